//! Whether somebody can file something, before a word is typed.

mod about;

pub use about::repair;

use super::cases::{self, CaseRow};
use crate::http::ApiError;
use crate::repair::Rules;
use crate::store::{PUBLIC, records, subjects};
use anyhow::Context;
use contract::case::Eligibility;
use contract::form::{Answers, FieldKind, FormTemplate, Known, Purpose};
use contract::record::{CommitmentType, Record, RecordId};
use contract::subject::{RegisterStatus, SubjectProfile};
use contract::{Date, Text, Uscc};
use rusqlite::{Transaction, named_params};

/// Whether this enterprise can file that form today, about that record where it is about one.
pub fn of(
    tx: &Transaction,
    rules: &Rules,
    code: &Uscc,
    form: &FormTemplate,
    about: Option<&RecordId>,
    today: Date,
) -> Result<Eligibility, ApiError> {
    let profile = registered(tx, code, today)?;
    let (mut reasons, mut instead) = (Vec::new(), Vec::new());
    let purpose = form.head.purpose;
    if matches!(purpose, Purpose::Objection | Purpose::Repair) {
        return about::of(tx, rules, &profile, form, about, today);
    }
    if purpose == Purpose::Report {
        return Ok(Eligibility {
            eligible: true,
            reasons: Vec::new(),
            instead: Vec::new(),
            duplicate: None,
            known: known(form, &profile, None),
            today,
        });
    }
    if profile.status != RegisterStatus::Active {
        reasons.push(format!("贵单位的登记状态是“{}”，不能办理。", profile.status.label()));
        instead.push("登记状态有误的，请向登记机关申请更正。".to_owned());
    }
    // A commitment to repair is what the others are waiting for.
    let barred = form.head.purpose == Purpose::Commitment
        && form.head.commitment != Some(CommitmentType::Repair);
    if barred && profile.summary.black > 0 {
        reasons.push("贵单位在严重失信主体名单上，移出之前不能用信用承诺办理。".to_owned());
        instead.push("可以先申请信用修复，或按普通程序提交全部材料办理。".to_owned());
    }
    if barred && broke_a_commitment(tx, code, today)? {
        reasons.push(
            "贵单位有被撤销或全部未履行的信用承诺，处理完之前不能再用信用承诺办理。".to_owned(),
        );
        instead.push("可以按普通程序提交全部材料办理，或联系受理单位了解怎样补正。".to_owned());
    }
    let duplicate = cases::open_of(tx, code, &form.head.id)?;
    if let Some(open) = &duplicate {
        reasons.push(format!("同一事项已有一件正在办理，受理编号 {}。", open.number.as_str()));
        instead.push("请查看这件的进度；要修改内容的，可以撤回后重新提交。".to_owned());
    }
    let texts = |all: Vec<String>| all.into_iter().filter_map(Text::new).collect::<Vec<_>>();
    Ok(Eligibility {
        eligible: reasons.is_empty(),
        reasons: texts(reasons),
        instead: texts(instead),
        duplicate,
        known: known(form, &profile, None),
        today,
    })
}

/// What the register knows of the enterprise, as answers to that form.
pub fn known_of(
    tx: &Transaction,
    code: &Uscc,
    form: &FormTemplate,
    about: Option<&RecordId>,
    today: Date,
) -> Result<Answers, ApiError> {
    let profile = registered(tx, code, today)?;
    let record = match about {
        Some(id) => records::by_id(tx, id)?,
        None => None,
    };
    Ok(known(form, &profile, record.as_ref()))
}

/// What is known of a case's subject and record, for an officer, who may look at a case whose
/// subject is no longer registered.
pub fn register_of(tx: &Transaction, row: &CaseRow, today: Date) -> Result<Answers, ApiError> {
    let profile = subjects::profile(tx, &row.head.subject.code, today)?;
    let record = match &row.about {
        Some(id) => records::by_id(tx, id)?,
        None => None,
    };
    let known = |profile| known(&row.form, &profile, record.as_ref());
    Ok(profile.map(known).unwrap_or_default())
}

/// What the register says of the enterprise.
pub fn registered(tx: &Transaction, code: &Uscc, today: Date) -> Result<SubjectProfile, ApiError> {
    Ok(subjects::profile(tx, code, today)?.context("企业没有登记信息")?)
}

fn broke_a_commitment(tx: &Transaction, code: &Uscc, today: Date) -> Result<bool, ApiError> {
    let found = tx
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM cases WHERE subject_code = :code
                 AND kind = 'commitment'
                 AND (state = 'unfulfilled'
                      OR state = 'revoked' AND NOT ifnull(facts ->> '$.blameless', 0)))
             OR EXISTS (SELECT 1 FROM records
                 WHERE subject_id = (SELECT id FROM subjects WHERE code = :code) AND {PUBLIC}
                 AND breached AND record ->> '$.body.commitment.fulfilment' = 'none')"
        ))?
        .query_row(
            named_params! { ":code": code.as_str(), ":today": today.to_string() },
            |row| row.get(0),
        )?;
    Ok(found)
}

/// What the register knows, and what the record says, as answers.
fn known(form: &FormTemplate, profile: &SubjectProfile, record: Option<&Record>) -> Answers {
    let mut answers = Answers::default();
    for field in form.fields() {
        let Some(known) = field.known else { continue };
        let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
        let answer = match known {
            Known::Name => Some(profile.subject.name.to_string()),
            Known::Code => Some(profile.subject.code.to_string()),
            Known::Representative => text(&profile.representative),
            Known::Address => text(&profile.address),
            Known::Region if matches!(field.kind, FieldKind::Region {}) => {
                Some(profile.region.code.to_string())
            }
            Known::Region => Some(profile.region.name.to_string()),
            Known::Industry => text(&profile.industry),
            Known::Established => profile.established.map(|day| day.to_string()),
            of_record => record.and_then(|record| about::said(record, of_record)),
        };
        if let Some(answer) = answer {
            answers.set(&field.id, answer);
        }
    }
    answers
}
