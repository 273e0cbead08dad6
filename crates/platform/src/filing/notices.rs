//! Messages to enterprises about their cases.

use super::{Now, outbox};
use crate::http::ApiError;
use contract::case::{CaseHead, CaseNotice, CaseNumber, Role};
use contract::problem::ProblemKind;
use contract::{Page, Text, Timestamp, Uscc};
use rusqlite::{Transaction, params};

/// The most notices that are given out; older ones are in the cases themselves.
const MOST: u32 = 200;

/// Tells the enterprise what happened, who acts next and by when.
pub fn tell(now: &Now, head: &CaseHead, what: &str) -> Result<(), ApiError> {
    let next = match (head.state.acts_next(), head.due) {
        (Some(Role::Officer), Some(day)) => {
            format!("{}将在{}前办理。", head.agency.name, day.chinese())
        }
        (Some(Role::Supplier), Some(day)) => {
            let handler = head.handler.as_ref().unwrap_or(&head.agency);
            format!("{}将在{}前核查。", handler.name, day.chinese())
        }
        (Some(Role::Enterprise), Some(day)) => format!("请在{}前处理。", day.chinese()),
        _ => String::new(),
    };
    let phone = match &head.agency.phone {
        Some(phone) => format!("咨询电话：{phone}。"),
        None => String::new(),
    };
    // A reason in somebody's own words may end its sentence itself.
    let message = |what: &str| {
        let what = what.trim_end_matches('。');
        format!("“{}”（受理编号 {}）{what}。{next}{phone}", head.title, head.number.as_str())
    };
    let text = message(what);
    now.tx.execute(
        "INSERT INTO case_notices (subject, at, case_number, text) VALUES (?, ?, ?, ?)",
        params![head.subject.code.as_str(), now.at.0, head.number.as_str(), text],
    )?;
    // What stands after the colon are somebody's own words: they don't leave the platform.
    let bare = what.split_once('：').map_or(what, |(action, _)| action);
    outbox::put(now, head, &message(bare))
}

/// The notices of an enterprise, latest first.
pub fn of(tx: &Transaction, subject: &Uscc) -> Result<Page<CaseNotice>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, at, case_number, text, read FROM case_notices
         WHERE subject = ? ORDER BY id DESC LIMIT ?",
    )?;
    let mut rows = find.query(params![subject.as_str(), MOST])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let (case, text): (String, String) = (row.get(2)?, row.get(3)?);
        let (Some(case), Some(text)) = (CaseNumber::parse(&case), Text::new(text)) else {
            continue;
        };
        let (id, at, read) = (row.get(0)?, Timestamp(row.get(1)?), row.get(4)?);
        items.push(CaseNotice { id, at, case, text, read });
    }
    Ok(Page::whole(items))
}

/// Marks the notices of the enterprise as read, up to this one: a later one hasn't been seen.
pub fn mark_all_read(tx: &Transaction, subject: &Uscc, until: u64) -> Result<(), ApiError> {
    let mark = "UPDATE case_notices SET read = 1 WHERE id <= ? AND subject = ?";
    tx.execute(mark, params![i64::try_from(until).unwrap_or_default(), subject.as_str()])?;
    Ok(())
}

/// Marks a notice of the enterprise as read.
pub fn mark_read(tx: &Transaction, subject: &Uscc, id: u64) -> Result<(), ApiError> {
    let mark = "UPDATE case_notices SET read = 1 WHERE id = ? AND subject = ?";
    let id = i64::try_from(id).unwrap_or_default();
    match tx.execute(mark, params![id, subject.as_str()])? {
        0 => Err(ApiError::new(ProblemKind::NotFound, "没有这条通知。")),
        _ => Ok(()),
    }
}
