//! What can be asked without signing in: progress by number and code, the proof of a receipt.

use super::super::audit;
use super::super::conflict::no_case;
use super::row::{self, HEAD};
use crate::http::ApiError;
use contract::case::{CaseLookup, CaseNumber, Event, Progress, Proof, Receipt};
use contract::text::half_width;
use rusqlite::{OptionalExtension, Transaction};

/// Where the case stands, if number and code belong together. Who asks with a wrong number learns
/// no more than who asks with a wrong code.
pub fn progress(tx: &Transaction, lookup: &CaseLookup) -> Result<Option<Progress>, ApiError> {
    let Some(number) = CaseNumber::parse(&lookup.number) else { return Ok(None) };
    let Some(row) = row::any(tx, &number)? else { return Ok(None) };
    if row.verification != plain(&lookup.code) {
        return Ok(None);
    }
    let events = audit::events(tx, number.as_str())?;
    let bare = |event| Event { note: None, faults: Vec::new(), ..event };
    Ok(Some(Progress { head: row.head, events: events.into_iter().map(bare).collect() }))
}

/// The receipt of a case that was filed without an account.
pub fn receipt(tx: &Transaction, number: &CaseNumber) -> Result<Receipt, ApiError> {
    let row = row::any(tx, number)?.filter(|row| row.anonymous).ok_or_else(no_case)?;
    Ok(Receipt { head: row.head, verification_code: row.verification })
}

/// What the receipt with this code must say.
pub fn proof(tx: &Transaction, code: &str) -> Result<Option<Proof>, ApiError> {
    let find = format!("SELECT {HEAD} FROM cases WHERE verification = ?");
    let mut find = tx.prepare_cached(&find)?;
    let head = find.query_row([plain(code)], |found| Ok(row::head(found))).optional()?;
    let Some(head) = head.transpose()? else { return Ok(None) };
    Ok(Some(Proof {
        number: head.number,
        subject: head.subject,
        title: head.title,
        submitted: head.submitted,
        state: head.state,
    }))
}

/// A code as people type it: any case, with blanks and hyphens, full-width too.
fn plain(code: &str) -> String {
    let kept = code.chars().take(40).map(half_width).filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_uppercase()).collect()
}
