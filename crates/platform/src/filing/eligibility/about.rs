//! Whether an objection can be raised to a record, or its repair applied for.

use super::known;
use crate::filing::{cases, repairs, training};
use crate::http::ApiError;
use crate::repair::Rules;
use crate::store::records;
use contract::case::{CaseHead, CaseKind, Eligibility};
use contract::form::{Answers, CERTIFICATE, FormTemplate, Known, Purpose};
use contract::record::{Record, RecordId};
use contract::subject::SubjectProfile;
use contract::{Date, Text};
use rusqlite::Transaction;

/// What stands in the way, and what else is possible.
#[derive(Default)]
pub struct Found {
    reasons: Vec<String>,
    instead: Vec<String>,
    duplicate: Option<CaseHead>,
}

impl Found {
    /// What is told, with what is known.
    pub fn told(self, known: Answers, today: Date) -> Eligibility {
        let texts = |all: Vec<String>| all.into_iter().filter_map(Text::new).collect::<Vec<_>>();
        Eligibility {
            eligible: self.reasons.is_empty(),
            reasons: texts(self.reasons),
            instead: texts(self.instead),
            duplicate: self.duplicate,
            known,
            today,
        }
    }
}

/// Whether this enterprise can file the form about that record today.
pub fn of(
    tx: &Transaction,
    rules: &Rules,
    profile: &SubjectProfile,
    form: &FormTemplate,
    about: Option<&RecordId>,
    today: Date,
) -> Result<Eligibility, ApiError> {
    let record = match about {
        Some(id) => records::by_id(tx, id)?,
        None => None,
    };
    let own = record.filter(|record| record.head.subject.code == profile.subject.code);
    let found = match &own {
        None => Found {
            reasons: vec!["请先选择是哪一条记录；只能办理本单位的记录。".to_owned()],
            instead: vec!["在“我的记录”里打开那条记录，从那里开始。".to_owned()],
            duplicate: None,
        },
        Some(record) if form.head.purpose == Purpose::Objection => objection(tx, record, today)?,
        Some(record) => repair(tx, rules, record, today)?,
    };
    let mut known = known(form, profile, own.as_ref());
    if form.head.purpose == Purpose::Repair
        && let Some(certificate) = training::certificates(tx, &profile.subject.code, today)?.first()
    {
        known.set(CERTIFICATE, certificate.code.clone());
    }
    Ok(found.told(known, today))
}

fn objection(tx: &Transaction, record: &Record, today: Date) -> Result<Found, ApiError> {
    let mut found = Found::default();
    if !record.head.is_public(today) {
        found.reasons.push("这条记录已经停止公示，不用再提异议。".to_owned());
        found.instead.push("别的网站仍在公示的，请用“问题反映”告诉我们。".to_owned());
    }
    already(tx, CaseKind::Objection, record, &mut found)?;
    Ok(found)
}

fn already(
    tx: &Transaction,
    kind: CaseKind,
    record: &Record,
    found: &mut Found,
) -> Result<(), ApiError> {
    found.duplicate = cases::open_about(tx, kind, &record.head.id)?;
    if let Some(open) = &found.duplicate {
        let number = open.number.as_str();
        let detail = format!("这条记录已有一件{}正在办理，受理编号 {number}。", kind.label());
        found.reasons.push(detail);
        found.instead.push("请查看这件的进度；要修改内容的，可以撤回后重新提交。".to_owned());
    }
    Ok(())
}

/// The rules say whether. What is applied for elsewhere isn't taken here: at the national window,
/// where the city doesn't take applications itself, or in the systems of the courts and others.
pub fn repair(
    tx: &Transaction,
    rules: &Rules,
    record: &Record,
    today: Date,
) -> Result<Found, ApiError> {
    let mut found = Found::default();
    let answer = repairs::own_answer(tx, rules, record, today)?;
    if !answer.can_apply {
        found.reasons.extend(answer.reasons.into_iter().map(String::from));
        if found.reasons.is_empty() {
            found.reasons.push(format!("{}。", answer.verdict.label()));
        }
    }
    if let Some(place) = answer.place.filter(|place| !place.here) {
        found.reasons.push(format!("请到{}办理：{}", place.name, place.note));
        let open = |address| format!("{}的网址：{address}", place.name);
        found.instead.extend(place.address.as_ref().map(open));
    }
    if !found.reasons.is_empty() {
        found.instead.extend(answer.ways.into_iter().map(String::from));
    }
    already(tx, CaseKind::Repair, record, &mut found)?;
    Ok(found)
}

/// What the record says, where a form asks for it.
pub fn said(record: &Record, known: Known) -> Option<String> {
    let head = &record.head;
    match known {
        Known::Record => Some(head.id.as_str().to_owned()),
        Known::RecordTitle => Some(head.title.to_string()),
        Known::RecordNumber => head.document_no.as_ref().map(ToString::to_string),
        Known::RecordAuthority => Some(head.authority.name.to_string()),
        Known::RecordDecided => Some(head.decided.to_string()),
        Known::RecordPublished => Some(head.published.to_string()),
        Known::RecordUntil => {
            head.withdrawn_after.filter(|day| *day < Date::FAR).map(|day| day.to_string())
        }
        _ => None,
    }
}
