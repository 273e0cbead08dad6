//! Whether the enterprise that is signed in can apply for the repair of a record.

use super::eligibility::repair;
use crate::http::ApiError;
use crate::repair::{Rules, facts};
use crate::store::records;
use contract::case::Eligibility;
use contract::form::Answers;
use contract::problem::ProblemKind;
use contract::record::{Record, RecordId};
use contract::repair::RepairAnswer;
use contract::{Date, Text, Uscc};
use rusqlite::Transaction;

/// What the rules say to the record's own subject, who may know more than everybody.
pub fn own_answer(
    tx: &Transaction,
    rules: &Rules,
    record: &Record,
    today: Date,
) -> Result<RepairAnswer, ApiError> {
    Ok(rules.assess(record, facts(tx, record, today)?, today))
}

/// Whether this enterprise can apply for the repair of that record here, today.
pub fn eligibility(
    tx: &Transaction,
    rules: &Rules,
    me: &Uscc,
    id: &str,
    today: Date,
) -> Result<Eligibility, ApiError> {
    let unknown = || ApiError::new(ProblemKind::NotFound, "没有这条记录，请核对网址。");
    let id = RecordId::parse(id).ok_or_else(unknown)?;
    let record = records::by_id(tx, &id)?.ok_or_else(unknown)?;
    if record.head.subject.code != *me {
        let texts = |text: &str| Text::new(text).into_iter().collect();
        return Ok(Eligibility {
            eligible: false,
            reasons: texts("这条记录不是贵单位的，只有记录的主体能申请修复。"),
            instead: texts("请从“我的信用”里选择贵单位自己的记录。"),
            duplicate: None,
            known: Answers::default(),
            today,
        });
    }
    let mut known = Answers::default();
    known.set("record", record.head.id.as_str());
    Ok(repair(tx, rules, &record, today)?.told(known, today))
}
