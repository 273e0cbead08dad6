//! What stands in the way of a move that the table allows.

use super::open_about;
use super::row::CaseRow;
use crate::http::ApiError;
use crate::store::records;
use contract::Date;
use contract::case::{Action, CaseKind, Move, Offer, Role};
use contract::record::Record;
use rusqlite::Transaction;

/// Why the move can't be made today, as a sentence; none where it can.
pub fn against(
    tx: &Transaction,
    row: &CaseRow,
    step: &Move,
    today: Date,
) -> Result<Option<String>, ApiError> {
    let kind = row.head.kind;
    if kind.once(step.action) && row.facts.used.contains(&step.action) {
        let label = step.action.label();
        return Ok(Some(format!("{label}只能有一次，这件已经用过了。")));
    }
    if let (Action::RequestReview, Some(last)) = (step.action, row.course.review_until)
        && last < today
    {
        let detail = format!("申请复核的期限到{}为止，已经过了。", last.chinese());
        return Ok(Some(detail));
    }
    let Some(id) = &row.about else { return Ok(None) };
    let record = records::by_id(tx, id)?;
    Ok(match (kind, step.action) {
        (CaseKind::Objection, Action::Delist) => not_listed(record.as_ref()),
        (CaseKind::Objection, Action::Correct | Action::Supplement | Action::Annul)
            if record.is_none() =>
        {
            Some("这条记录已经不在平台上，不用再改。".to_owned())
        }
        (CaseKind::Repair, Action::Grant) => match open_about(tx, CaseKind::Objection, id)? {
            Some(open) => {
                let number = open.number.as_str();
                Some(format!("对这条记录的异议（{number}）还没有办结，先办异议。"))
            }
            None if !record.is_some_and(|record| record.head.is_public(today)) => {
                Some("这条记录已经停止公示，不用再修复。".to_owned())
            }
            None => None,
        },
        _ => None,
    })
}

fn not_listed(record: Option<&Record>) -> Option<String> {
    let listed = record.is_some_and(|record| record.head.kind.list_tone().is_some());
    (!listed).then(|| "这条记录不是名单，不能移出；可以撤销或终止公示。".to_owned())
}

/// What somebody in this role may do now.
pub fn offers(
    tx: &Transaction,
    row: &CaseRow,
    role: Role,
    today: Date,
) -> Result<Vec<Offer>, ApiError> {
    let mut offers = Vec::new();
    for step in row.head.kind.offers(row.head.state, role) {
        if against(tx, row, &step, today)?.is_none() {
            offers.push(Offer { action: step.action, needs: step.needs });
        }
    }
    Ok(offers)
}
