//! What follows from a move of a case that puts something right: the record that it is about, the
//! lists, what is published of it. All of it in the transaction of the move.

pub mod amend;
mod objection;
mod order;
mod rectification;
mod repair;
mod report;

pub use order::{days as working_days, order, preview as order_preview};
pub use report::report;

use super::super::Now;
use super::row::CaseRow;
use crate::http::ApiError;
use crate::store::{records, restand_record};
use contract::case::{Action, ActionRequest, CaseKind, Move, Remedy, Role};
use contract::problem::ProblemKind;
use contract::record::{Authority, Record, Standing};
use contract::{Date, FieldError};
use rusqlite::Transaction;

/// What a new case changes at once.
pub fn begin(now: &Now, row: &mut CaseRow) -> Result<(), ApiError> {
    let Some(record) = about(now.tx, row)? else { return Ok(()) };
    row.facts.revision = Some(record.revision);
    match row.head.kind {
        CaseKind::Objection => objection::mark(now, row, &record),
        _ => Ok(()),
    }
}

/// What follows from a move. The case already stands where the move leads.
pub fn follow(
    now: &Now,
    row: &mut CaseRow,
    step: &Move,
    request: &ActionRequest,
) -> Result<(), ApiError> {
    match step.action {
        Action::Forward => row.head.handler = Some(chosen(now.tx, row, request)?),
        Action::Recall => row.head.handler = None,
        Action::Refuse | Action::Decline if request.day.is_some() => {
            row.facts.reapply_from = request.day;
        }
        _ => {}
    }
    match row.head.kind {
        CaseKind::Objection => objection::follow(now, row, step, request),
        CaseKind::Repair => repair::follow(now, row, step, request),
        CaseKind::Rectification => rectification::follow(now, row, step, request),
        _ => Ok(()),
    }
}

/// The record that the case is about, as it stands now.
pub fn about(tx: &Transaction, row: &CaseRow) -> Result<Option<Record>, ApiError> {
    match &row.about {
        Some(id) => Ok(records::by_id(tx, id)?),
        None => Ok(None),
    }
}

fn must_be_there(tx: &Transaction, row: &CaseRow) -> Result<Record, ApiError> {
    let gone = || ApiError::new(ProblemKind::Conflict, "这条记录已经不在平台上，没有执行。");
    about(tx, row)?.ok_or_else(gone)
}

/// Lets the record stand so; what it says stays the same.
fn stand(now: &Now, record: &Record, standing: Standing) -> Result<(), ApiError> {
    Ok(restand_record(now.tx, &record.head.id, standing, now.today)?)
}

/// The agencies that a case can be forwarded to: of an objection, those that stand behind the
/// record; of a report, every agency of this platform.
pub fn forward_to(tx: &Transaction, row: &CaseRow) -> Result<Vec<Authority>, ApiError> {
    let mut all = match about(tx, row)? {
        Some(record) => vec![record.recourse.objection, record.head.authority],
        None => super::super::accounts::agencies(tx)?,
    };
    all.retain(|agency| agency.name != row.head.agency.name);
    all.dedup_by(|a, b| a.name == b.name);
    Ok(all)
}

fn chosen(tx: &Transaction, row: &CaseRow, request: &ActionRequest) -> Result<Authority, ApiError> {
    let all = forward_to(tx, row)?;
    let found = match &request.agency {
        Some(name) => all.iter().find(|agency| agency.name == *name),
        None => all.first(),
    };
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|agency| agency.name.as_str()).collect();
        let detail = match names.is_empty() {
            true => "这条记录由本单位提供，没有可以转办的单位，请直接核查。".to_owned(),
            false => format!("请选择转给哪个单位：{}。", names.join("、")),
        };
        ApiError::from(vec![FieldError::new("agency", detail)])
    })
}

/// What the parties see beside form and answers.
pub fn remedy(
    tx: &Transaction,
    row: &CaseRow,
    role: Role,
    today: Date,
) -> Result<Remedy, ApiError> {
    let facts = &row.facts;
    let forwards = row.head.kind.step(row.head.state, Action::Forward, role).is_some();
    Ok(Remedy {
        about: about(tx, row)?.map(|record| record.head),
        changes: facts.changes.clone(),
        order: facts.order.clone(),
        interviews: facts.interviews.clone(),
        review_until: row.course.review_until.filter(|last| *last >= today),
        reapply_from: facts.reapply_from,
        result: facts.result.clone(),
        forward_to: if forwards { forward_to(tx, row)? } else { Vec::new() },
    })
}
