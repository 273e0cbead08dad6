//! A case as it is stored.

use super::super::conflict::no_case;
use super::facts::Facts;
use crate::http::ApiError;
use anyhow::Context;
use contract::case::{CaseHead, CaseKind, CaseNumber, CaseState, CommitmentNumber, Course, Role};
use contract::form::{Answers, FormTemplate};
use contract::record::RecordId;
use contract::{Date, Text, Timestamp, Uscc};
use rusqlite::{Row, Transaction, named_params};

/// The columns of [`head`].
pub const HEAD: &str =
    "number, kind, title, subject, agency, state, submitted, updated, due, due_certain, template,
     handler";

/// A case.
pub struct CaseRow {
    pub head: CaseHead,
    pub form: FormTemplate,
    pub answers: Answers,
    pub verification: String,
    /// The record that came of it.
    pub record: Option<RecordId>,
    pub commitment: Option<CommitmentNumber>,
    pub version: u32,
    /// The record that it is about.
    pub about: Option<RecordId>,
    pub course: Course,
    pub facts: Facts,
    /// When it was decided.
    pub ended: Option<Timestamp>,
    /// Whether somebody without an account filed it: its subject must not read it.
    pub anonymous: bool,
}

impl CaseRow {
    /// A new case, without answers yet.
    pub fn new(head: CaseHead, form: FormTemplate, verification: String) -> Self {
        Self {
            head,
            form,
            answers: Answers::default(),
            verification,
            record: None,
            commitment: None,
            version: 1,
            about: None,
            course: Course::default(),
            facts: Facts::default(),
            ended: None,
            anonymous: false,
        }
    }
}

/// What lists show, from the columns of [`HEAD`].
pub fn head(row: &Row) -> Result<CaseHead, ApiError> {
    let text = |place| row.get::<_, String>(place);
    let (due, handler): (Option<String>, Option<String>) = (row.get(8)?, row.get(11)?);
    let broken = "存储的办件无法读取";
    Ok(CaseHead {
        number: CaseNumber::parse(&text(0)?).context(broken)?,
        kind: CaseKind::from_code(&text(1)?).context(broken)?,
        title: Text::new(text(2)?).context(broken)?,
        subject: serde_json::from_str(&text(3)?)?,
        agency: serde_json::from_str(&text(4)?)?,
        handler: handler.map(|json| serde_json::from_str(&json)).transpose()?,
        state: CaseState::from_code(&text(5)?).context(broken)?,
        submitted: Timestamp(row.get(6)?),
        updated: Timestamp(row.get(7)?),
        due: due.and_then(|day| Date::parse(&day)),
        due_certain: row.get(9)?,
        left: None,
        template: text(10)?,
    })
}

/// The case with this number, whosever it is.
pub fn any(tx: &Transaction, number: &CaseNumber) -> Result<Option<CaseRow>, ApiError> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD}, form, answers, verification, record_id, commitment_number, about, course,
            facts, version, ended, anonymous
         FROM cases WHERE number = ?"
    ))?;
    let mut rows = find.query([number.as_str()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text = |place| row.get::<_, Option<String>>(place).map(Option::unwrap_or_default);
    Ok(Some(CaseRow {
        head: head(row)?,
        form: serde_json::from_str(&text(12)?)?,
        answers: serde_json::from_str(&text(13)?)?,
        verification: text(14)?,
        record: RecordId::parse(&text(15)?),
        commitment: CommitmentNumber::parse(&text(16)?),
        about: RecordId::parse(&text(17)?),
        course: serde_json::from_str(&text(18)?)?,
        facts: serde_json::from_str(&text(19)?)?,
        version: row.get(20)?,
        ended: row.get::<_, Option<i64>>(21)?.map(Timestamp),
        anonymous: row.get(22)?,
    }))
}

/// The enterprise's own case.
pub fn of_subject(tx: &Transaction, number: &str, subject: &Uscc) -> Result<CaseRow, ApiError> {
    let number = CaseNumber::parse(number).ok_or_else(no_case)?;
    let own = |row: &CaseRow| row.head.subject.code == *subject && !row.anonymous;
    any(tx, &number)?.filter(own).ok_or_else(no_case)
}

/// A case that the agency received, or that was forwarded to it; and as what it handles it.
pub fn of_agency(
    tx: &Transaction,
    number: &str,
    agency: &Text,
) -> Result<(CaseRow, Role), ApiError> {
    let number = CaseNumber::parse(number).ok_or_else(no_case)?;
    let row = any(tx, &number)?.ok_or_else(no_case)?;
    let role = match &row.head {
        head if head.agency.name == *agency => Role::Officer,
        head if head.handler.as_ref().is_some_and(|h| h.name == *agency) => Role::Supplier,
        _ => return Err(no_case()),
    };
    Ok((row, role))
}

/// Stores the case, new or changed; `clock_day` is when the platform's clock acts on it.
pub fn save(tx: &Transaction, row: &CaseRow, clock_day: Option<Date>) -> Result<(), ApiError> {
    let head = &row.head;
    let code = if row.anonymous { "" } else { head.subject.code.as_str() };
    tx.prepare_cached(
        "INSERT INTO cases (number, kind, template, title, subject_code, subject_name, subject,
            agency_name, agency, state, submitted, updated, due, due_certain, clock_day, version,
            verification, record_id, commitment_number, form, answers, handler_name, handler,
            about, course, facts, open, ended, anonymous)
         VALUES (:number, :kind, :template, :title, :code, :name, :subject,
            :agency_name, :agency, :state, :submitted, :updated, :due, :certain, :clock, :version,
            :verification, :record, :commitment, :form, :answers, :handler_name, :handler,
            :about, :course, :facts, :open, :ended, :anonymous)
         ON CONFLICT (number) DO UPDATE SET state = excluded.state, updated = excluded.updated,
            due = excluded.due, due_certain = excluded.due_certain,
            clock_day = excluded.clock_day, version = excluded.version,
            record_id = excluded.record_id, commitment_number = excluded.commitment_number,
            answers = excluded.answers, handler_name = excluded.handler_name,
            handler = excluded.handler, course = excluded.course, facts = excluded.facts,
            open = excluded.open, ended = excluded.ended",
    )?
    .execute(named_params! {
        ":number": head.number.as_str(), ":kind": head.kind.code(),
        ":template": row.form.head.id, ":title": head.title.as_str(),
        ":code": code, ":name": head.subject.name.as_str(),
        ":subject": serde_json::to_string(&head.subject)?,
        ":agency_name": head.agency.name.as_str(),
        ":agency": serde_json::to_string(&head.agency)?, ":state": head.state.code(),
        ":submitted": head.submitted.0, ":updated": head.updated.0,
        ":due": head.due.map(|day| day.to_string()), ":certain": head.due_certain,
        ":clock": clock_day.map(|day| day.to_string()), ":version": row.version,
        ":verification": row.verification,
        ":record": row.record.as_ref().map(RecordId::as_str),
        ":commitment": row.commitment.as_ref().map(CommitmentNumber::as_str),
        ":form": serde_json::to_string(&row.form)?,
        ":answers": serde_json::to_string(&row.answers)?,
        ":handler_name": head.handler.as_ref().map(|h| h.name.as_str()),
        ":handler": head.handler.as_ref().map(serde_json::to_string).transpose()?,
        ":about": row.about.as_ref().map(RecordId::as_str),
        ":course": serde_json::to_string(&row.course)?,
        ":facts": serde_json::to_string(&row.facts)?,
        ":open": head.state.is_open(), ":ended": row.ended.map(|at| at.0),
        ":anonymous": row.anonymous,
    })?;
    Ok(())
}
