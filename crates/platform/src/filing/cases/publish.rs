//! What a case makes public: the record follows the state, in the transaction of the move.

use super::super::Now;
use super::row::CaseRow;
use super::summary;
use crate::http::ApiError;
use crate::recourse;
use crate::store::{put_records, records};
use anyhow::Context;
use contract::case::{Action, ActionRequest, CaseKind, CaseState, CommitmentNumber, Move};
use contract::record::{
    Body, Commitment, CommitmentType, Disclosure, Fulfilment, Record, RecordHead, RecordId,
    RecordKind, RegistrationCategory, SelfRegistered, Standing,
};
use contract::{Date, Text};

/// How a commitment was found to be kept.
pub struct Finding {
    fulfilment: Fulfilment,
    unfulfilled: Option<Text>,
    sanction: Option<Text>,
}

impl Finding {
    /// What the move finds, if it finds anything.
    pub fn new(step: &Move, request: &ActionRequest) -> Option<Self> {
        let fulfilment = match step.action {
            Action::FindFulfilled => Fulfilment::Full,
            Action::FindPartly => Fulfilment::Partial,
            Action::FindUnfulfilled => Fulfilment::None,
            _ => return None,
        };
        let broken = |text: &Option<Text>| text.clone().filter(|_| fulfilment != Fulfilment::Full);
        let (unfulfilled, sanction) = (broken(&request.unfulfilled), broken(&request.sanction));
        Some(Self { fulfilment, unfulfilled, sanction })
    }
}

/// Until when what was committed to or registered holds: an answer, by the convention that the
/// field is called `valid_until`, or the end of the period `valid`.
pub fn valid_until(row: &CaseRow) -> Option<Date> {
    let day = |key| Date::parse(row.answers.get(key));
    day("valid_until").or_else(|| day("valid.to"))
}

/// Publishes, changes or withdraws the record, as the state that the case has come to asks.
pub fn follow(now: &Now, row: &mut CaseRow, finding: Option<&Finding>) -> Result<(), ApiError> {
    if row.head.state == CaseState::InForce && row.commitment.is_none() {
        row.commitment = Some(next_number(now)?);
    }
    let record = match &row.record {
        Some(id) => Some(changed(now, row, id, finding)?),
        None if row.head.kind.keeps_record(row.head.state)
            && row.form.disclosure == Disclosure::Public =>
        {
            Some(first(now, row)?)
        }
        None => None,
    };
    if let Some(record) = record {
        put_records(now.tx, std::slice::from_ref(&record), now.today)?;
        row.record = Some(record.head.id);
    }
    Ok(())
}

/// Publishes the commitment that goes with another kind of case.
pub fn publish_commitment(now: &Now, row: &mut CaseRow) -> Result<(), ApiError> {
    if row.commitment.is_none() {
        row.commitment = Some(next_number(now)?);
    }
    let record = recorded(now, row, RecordKind::Commitment, Body::Commitment(commitment(row)?))?;
    put_records(now.tx, std::slice::from_ref(&record), now.today)?;
    row.record = Some(record.head.id);
    Ok(())
}

fn next_number(now: &Now) -> Result<CommitmentNumber, ApiError> {
    let (year, month, day) = now.today.parts();
    let prefix = format!("{}{year:04}{month:02}{day:02}", now.division);
    let count = "SELECT count(*) FROM cases WHERE commitment_number GLOB ? || '*'";
    let count: u32 = now.tx.query_row(count, [&prefix], |row| row.get(0))?;
    let number = CommitmentNumber::new(now.division, now.today, count.saturating_add(1));
    Ok(number.context("承诺编码的流水号用完了")?)
}

fn first(now: &Now, row: &CaseRow) -> Result<Record, ApiError> {
    let head = &row.head;
    let (kind, body) = match head.kind {
        CaseKind::Commitment => (RecordKind::Commitment, Body::Commitment(commitment(row)?)),
        CaseKind::Registration => {
            (RecordKind::SelfRegistered, Body::SelfRegistered(registered(now, row)?))
        }
        kind => return Err(anyhow::anyhow!("{}不产生这种记录", kind.label()).into()),
    };
    recorded(now, row, kind, body)
}

fn recorded(now: &Now, row: &CaseRow, kind: RecordKind, body: Body) -> Result<Record, ApiError> {
    let head = &row.head;
    let registered_until = valid_until(row).filter(|_| head.kind == CaseKind::Registration);
    Ok(Record {
        head: RecordHead {
            id: RecordId::parse(&format!("case-{}", head.number)).context("记录编号")?,
            kind,
            subject: head.subject.clone(),
            title: head.title.clone(),
            document_no: row.commitment.as_ref().and_then(|n| Text::new(n.as_str())),
            authority: head.agency.clone(),
            decided: now.today,
            published: now.today,
            withdrawn_after: registered_until.map(|day| day.max(now.today)),
            standing: Standing::Current,
            source: Some(head.agency.name.clone()),
            updated: now.today,
        },
        body,
        recourse: recourse::of(kind, &head.agency, Some(&head.agency.name)),
        revision: 1,
    })
}

fn commitment(row: &CaseRow) -> Result<Commitment, ApiError> {
    let number = row.commitment.as_ref().and_then(|n| Text::new(n.as_str()));
    let liability = row.form.matter.liability.clone();
    Ok(Commitment {
        number: number.context("没有承诺编码")?,
        commitment_type: row.form.head.commitment.unwrap_or(CommitmentType::Other),
        matter: summary::answer(row, "matter").unwrap_or_else(|| row.head.title.clone()),
        content: summary::letter(row).context("承诺书是空的")?,
        breach_liability: liability
            .or_else(|| Text::new("违反承诺的，依法依规承担责任，并记入信用记录。"))
            .context("违诺责任")?,
        valid_until: valid_until(row),
        disclosure: row.form.disclosure,
        fulfilment: None,
        unfulfilled: None,
        sanction: None,
        assessed: None,
        assessed_by: None,
    })
}

fn registered(now: &Now, row: &CaseRow) -> Result<SelfRegistered, ApiError> {
    Ok(SelfRegistered {
        category: row.form.head.registration.unwrap_or(RegistrationCategory::Business),
        content: summary::content(row).context("申报的内容是空的")?,
        number: summary::answer(row, "number"),
        issuer: summary::answer(row, "issuer").or_else(|| summary::answer(row, "counterparty")),
        valid_until: valid_until(row),
        verified_by: Some(row.head.agency.name.clone()),
        verified: Some(now.today),
    })
}

fn changed(
    now: &Now,
    row: &CaseRow,
    id: &RecordId,
    finding: Option<&Finding>,
) -> Result<Record, ApiError> {
    let mut record = records::by_id(now.tx, id)?.context("办件的公示记录不见了")?;
    if let (Body::Commitment(body), Some(finding)) = (&mut record.body, finding) {
        body.fulfilment = Some(finding.fulfilment);
        body.unfulfilled = finding.unfulfilled.clone();
        body.sanction = finding.sanction.clone();
        body.assessed = Some(now.today);
        body.assessed_by = Some(row.head.agency.name.clone());
    }
    record.head.standing = match row.head.state {
        CaseState::Revoked => Standing::Revoked,
        state if row.head.kind.keeps_record(state) => record.head.standing,
        _ => Standing::Expired,
    };
    Ok(record)
}
