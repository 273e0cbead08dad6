//! Rectifications: interviews are scheduled and recorded, and their record becomes public.

use super::super::super::Now;
use super::super::row::CaseRow;
use crate::http::ApiError;
use crate::recourse;
use crate::store::{amend_record, put_records, records, restand_record};
use anyhow::Context;
use contract::Text;
use contract::case::{Action, ActionRequest, CaseState, Interview, Move};
use contract::record::{
    Body, InterviewKind, Record, RecordHead, RecordId, RecordKind, Rectification, Standing,
};

/// What follows from a move.
pub fn follow(
    now: &Now,
    row: &mut CaseRow,
    step: &Move,
    request: &ActionRequest,
) -> Result<(), ApiError> {
    match step.action {
        Action::CallReminder => call(row, InterviewKind::Reminder, request),
        Action::CallWarning => call(row, InterviewKind::Warning, request),
        Action::RecordInterview => {
            if let Some(interview) = row.facts.interviews.last_mut() {
                interview.result.clone_from(&request.note);
            }
            let result = match row.head.state {
                CaseState::Warned => "警示约谈后限期整改",
                _ => "提示约谈后限期整改",
            };
            publish(now, row, result)
        }
        Action::Pass => retell(now, row, "整改到位"),
        Action::Fail => retell(now, row, "整改不到位"),
        Action::Refer => retell(now, row, "整改不到位，已移交处理"),
        Action::Revoke => match &row.record {
            Some(id) => Ok(restand_record(now.tx, id, Standing::Revoked, now.today)?),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Schedules an interview; one that was not held yet is moved to the new day.
fn call(row: &mut CaseRow, kind: InterviewKind, request: &ActionRequest) -> Result<(), ApiError> {
    let day = request.day.context("约谈没有日期")?;
    let place = request.place.clone().context("约谈没有地点")?;
    let planned = |i: &Interview| i.kind == kind && i.result.is_none();
    row.facts.interviews.retain(|interview| !planned(interview));
    row.facts.interviews.push(Interview { kind, day, place, result: None });
    Ok(())
}

fn publish(now: &Now, row: &mut CaseRow, result: &str) -> Result<(), ApiError> {
    let Some(interview) = row.facts.interviews.last() else { return Ok(()) };
    let order = row.facts.order.as_ref().context("没有整改通知")?;
    let body = Body::Rectification(Rectification {
        order_no: order.order_no.clone(),
        matter: order.matter.clone(),
        legal_basis: order.legal_basis.clone(),
        due: row.head.due,
        interview: Some(interview.kind),
        interviewed: Some(interview.day),
        interviewer: Some(row.head.agency.name.clone()),
        result: Text::new(result),
    });
    let title = Text::new(interview.kind.label()).context("标题")?;
    if let Some(id) = &row.record {
        let mut record = records::by_id(now.tx, id)?.context("约谈的公示记录不见了")?;
        (record.body, record.head.title) = (body, title);
        return Ok(amend_record(now.tx, &record, now.today)?);
    }
    let (kind, head) = (RecordKind::Rectification, &row.head);
    let last = now.today.add_months(i32::from(now.settings.interview_months));
    let record = Record {
        head: RecordHead {
            id: RecordId::parse(&format!("case-{}", head.number)).context("记录编号")?,
            kind,
            subject: head.subject.clone(),
            title,
            document_no: order.order_no.clone(),
            authority: head.agency.clone(),
            decided: interview.day,
            published: now.today,
            withdrawn_after: Some(last),
            standing: Standing::Current,
            source: Some(head.agency.name.clone()),
            updated: now.today,
        },
        body,
        recourse: recourse::of(kind, &head.agency, Some(&head.agency.name)),
        revision: 1,
    };
    put_records(now.tx, std::slice::from_ref(&record), now.today)?;
    row.record = Some(record.head.id);
    Ok(())
}

/// Says of the interview's record what came of it.
fn retell(now: &Now, row: &CaseRow, result: &str) -> Result<(), ApiError> {
    let Some(id) = &row.record else { return Ok(()) };
    let mut record = records::by_id(now.tx, id)?.context("约谈的公示记录不见了")?;
    if let Body::Rectification(body) = &mut record.body {
        body.result = Text::new(result);
    }
    Ok(amend_record(now.tx, &record, now.today)?)
}
