//! Repairs: the commitment, the end of the record's publication, the result; and undoing it all.

use super::super::super::Now;
use super::super::publish;
use super::super::row::CaseRow;
use super::{about, must_be_there, stand};
use crate::http::ApiError;
use crate::recourse;
use crate::store::{amend_record, put_records, records, restand_record};
use anyhow::Context;
use contract::Text;
use contract::case::{Action, ActionRequest, CaseKind, CaseState, Move};
use contract::record::{
    Body, Fulfilment, Record, RecordHead, RecordId, RecordKind, RepairResult, Standing,
};

/// What follows from a move.
pub fn follow(
    now: &Now,
    row: &mut CaseRow,
    step: &Move,
    request: &ActionRequest,
) -> Result<(), ApiError> {
    if matches!(step.action, Action::Accept | Action::HandIn) && row.record.is_none() {
        publish::publish_commitment(now, row)?;
    }
    match step.action {
        Action::Grant => grant(now, row)?,
        Action::Restore => restore(now, row, request)?,
        _ => {}
    }
    if let Some(id) = &row.record
        && !CaseKind::Repair.keeps_record(row.head.state)
    {
        restand_record(now.tx, id, Standing::Expired, now.today)?;
    }
    if step.action == Action::RequestReview
        && let Some(id) = &row.record
    {
        restand_record(now.tx, id, Standing::Current, now.today)?;
    }
    Ok(())
}

fn grant(now: &Now, row: &mut CaseRow) -> Result<(), ApiError> {
    let record = must_be_there(now.tx, row)?;
    row.facts.before = Some(record.head.standing);
    stand(now, &record, Standing::Repaired)?;
    let result = result(now, row, &record)?;
    put_records(now.tx, std::slice::from_ref(&result), now.today)?;
    row.facts.result = Some(result.head.id);
    Ok(())
}

/// The public result: what was done wrong is not repeated, so nothing of the record's title or
/// content is in it.
fn result(now: &Now, row: &CaseRow, record: &Record) -> Result<Record, ApiError> {
    let head = &record.head;
    let listed = match &record.body {
        Body::ListEntry(entry) => Some(entry.list.clone()),
        _ => None,
    };
    let way = if listed.is_some() { "移出名单" } else { "终止公示" };
    let original = head.document_no.clone().or(listed);
    let original = original.or_else(|| Text::new(head.id.as_str())).context("记录没有编号")?;
    let effects = ["停止公示", "停止共享和使用", "解除相应措施"];
    let body = Body::Repair(RepairResult {
        way: Text::new(way).context("修复方式")?,
        original_no: original,
        ended: now.today,
        effects: effects.iter().filter_map(Text::new).collect(),
    });
    let title = format!("{}信用修复", head.kind.label());
    Ok(Record {
        head: RecordHead {
            id: RecordId::parse(&format!("repair-{}", row.head.number)).context("记录编号")?,
            kind: RecordKind::Repair,
            subject: row.head.subject.clone(),
            title: Text::new(title).context("标题")?,
            document_no: None,
            authority: row.head.agency.clone(),
            decided: now.today,
            published: now.today,
            withdrawn_after: None,
            standing: Standing::Current,
            source: Some(row.head.agency.name.clone()),
            updated: now.today,
        },
        body,
        recourse: recourse::of(RecordKind::Repair, &row.head.agency, Some(&row.head.agency.name)),
        revision: 1,
    })
}

/// False material was found: the record is public again, the result is not, and the commitment
/// stands as broken.
fn restore(now: &Now, row: &mut CaseRow, request: &ActionRequest) -> Result<(), ApiError> {
    debug_assert_eq!(row.head.state, CaseState::Restored);
    if let Some(record) = about(now.tx, row)?
        && record.head.standing == Standing::Repaired
    {
        let before = row.facts.before.filter(|standing| standing.is_public());
        stand(now, &record, before.unwrap_or(Standing::Current))?;
    }
    if let Some(id) = &row.facts.result {
        restand_record(now.tx, id, Standing::Revoked, now.today)?;
    }
    let Some(id) = &row.record else { return Ok(()) };
    let mut pledge = records::by_id(now.tx, id)?.context("修复承诺的公示记录不见了")?;
    if let Body::Commitment(body) = &mut pledge.body {
        body.fulfilment = Some(Fulfilment::None);
        body.unfulfilled = Text::new("申请信用修复的材料虚假。");
        body.sanction = request.note.clone().or_else(|| Text::new("恢复公示。"));
        body.assessed = Some(now.today);
        body.assessed_by = Some(row.head.agency.name.clone());
    }
    Ok(amend_record(now.tx, &pledge, now.today)?)
}
