//! Cases: filed once, moved by the contract's table, published and logged in one transaction.

mod act;
mod beside;
mod check;
mod clock;
mod complete;
mod consents;
mod desk;
mod facts;
mod figures;
mod file;
mod guard;
mod handling;
pub mod interviews;
mod once;
mod public;
mod publish;
mod putright;
mod row;
mod summary;

pub use act::act;
pub use beside::of as beside;
pub use clock::{settle, settle_daily, settle_now};
pub use consents::{all as authorisations, withdraw as withdraw_consent};
pub use desk::queue;
pub use figures::figures;
pub use file::file;
pub use handling::handling;
pub use once::Once;
pub use public::{progress, proof, receipt};
pub use putright::amend;
pub use putright::{order, order_preview, report, working_days};
pub(crate) use row::CaseRow;
pub use row::{any, of_agency, of_subject};

use super::audit;
use crate::http::ApiError;
use contract::case::{Attachment, Case, CaseHead, CaseKind, Role};
use contract::record::RecordId;
use contract::{Date, Page, Text, Timestamp, Uscc};
use row::HEAD;
use rusqlite::{Transaction, params};

/// The most cases of one enterprise that its list shows.
const MOST: u32 = 500;

/// The cases of an enterprise, latest first.
pub fn all(tx: &Transaction, subject: &Uscc) -> Result<Page<CaseHead>, ApiError> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD} FROM cases WHERE subject_code = ? ORDER BY submitted DESC, number DESC LIMIT ?"
    ))?;
    let mut rows = find.query(params![subject.as_str(), MOST])?;
    let mut items = Vec::new();
    while let Some(found) = rows.next()? {
        items.push(row::head(found)?);
    }
    Ok(Page::whole(items))
}

/// The enterprise's open case of this form, if there is one.
pub fn open_of(tx: &Transaction, subject: &Uscc, form: &str) -> Result<Option<CaseHead>, ApiError> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD} FROM cases WHERE subject_code = ? AND template = ?
         ORDER BY submitted DESC, number DESC"
    ))?;
    let mut rows = find.query([subject.as_str(), form])?;
    while let Some(found) = rows.next()? {
        let head = row::head(found)?;
        if head.state.is_open() {
            return Ok(Some(head));
        }
    }
    Ok(None)
}

/// The open case of this kind about that record, whoever filed it.
pub fn open_about(
    tx: &Transaction,
    kind: CaseKind,
    about: &RecordId,
) -> Result<Option<CaseHead>, ApiError> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD} FROM cases WHERE kind = ? AND about = ? AND about IS NOT NULL AND open"
    ))?;
    let mut rows = find.query([kind.code(), about.as_str()])?;
    rows.next()?.map(row::head).transpose()
}

/// From when on a repair that was refused can be applied for again, the latest refusal.
pub fn refused_until(tx: &Transaction, about: &RecordId) -> Result<Option<Date>, ApiError> {
    let find = "SELECT max(facts ->> 'reapply_from') FROM cases
         WHERE about = ? AND kind = 'repair' AND state IN ('refused', 'declined')";
    let day: Option<String> = tx.query_row(find, [about.as_str()], |row| row.get(0))?;
    Ok(day.and_then(|day| Date::parse(&day)))
}

/// When a repair of the record was undone because its material was false.
pub fn restored_on(tx: &Transaction, about: &RecordId) -> Result<Option<Date>, ApiError> {
    let find = "SELECT max(updated) FROM cases
         WHERE about = ? AND kind = 'repair' AND state = 'restored'";
    let at: Option<i64> = tx.query_row(find, [about.as_str()], |row| row.get(0))?;
    Ok(at.map(|at| Timestamp(at).date()))
}

/// A case as somebody in this role sees it.
pub fn shown(tx: &Transaction, row: CaseRow, role: Role, today: Date) -> Result<Case, ApiError> {
    let number = row.head.number.as_str();
    let remedy = putright::remedy(tx, &row, role, today)?;
    let public = row.record.clone().filter(|_| row.head.kind.keeps_record(row.head.state));
    Ok(Case {
        attachments: attachments(tx, number)?,
        consents: consents::of(tx, number)?,
        events: audit::events(tx, number)?,
        offers: guard::offers(tx, &row, role, today)?,
        // Only who filed may hand the code on.
        verification_code: match role {
            Role::Enterprise => row.verification,
            _ => String::new(),
        },
        form: row.form,
        answers: row.answers,
        record: public,
        commitment_number: row.commitment,
        remedy,
        version: row.version,
        beside: None,
        head: row.head,
    })
}

fn attachments(tx: &Transaction, number: &str) -> Result<Vec<Attachment>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, name, size, media FROM uploads WHERE case_number = ? ORDER BY rowid",
    )?;
    let mut rows = find.query([number])?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let (name, media): (String, Option<String>) = (found.get(1)?, found.get(3)?);
        let (Some(name), Some(media)) = (Text::new(name), media) else { continue };
        all.push(Attachment { id: found.get(0)?, name, size: found.get(2)?, media });
    }
    Ok(all)
}
