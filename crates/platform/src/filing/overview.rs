//! What an enterprise sees first of its own.

use super::{cases, drafts, notices};
use crate::http::ApiError;
use crate::store::subjects;
use contract::case::{Draft, DraftHead, Overview, Role};
use contract::{Date, Uscc};
use rusqlite::Transaction;

/// What one page shows of its cases, drafts and notices; none if it is not in the register.
pub fn of(tx: &Transaction, subject: &Uscc, today: Date) -> Result<Option<Overview>, ApiError> {
    let Some(profile) = subjects::profile(tx, subject, today)? else { return Ok(None) };
    let mut open = cases::all(tx, subject)?.items;
    let cases_total = open.len() as u64;
    open.retain(|head| head.state.is_open());
    let open_total = open.len() as u64;
    open.sort_by_key(|head| head.state.acts_next() != Some(Role::Enterprise));
    open.truncate(Overview::CASES);
    let mut told = notices::of(tx, subject)?.items;
    let notices_total = told.len() as u64;
    let unread_total = told.iter().filter(|notice| !notice.read).count() as u64;
    told.truncate(Overview::NOTICES);
    let drafts = drafts::all(tx, subject, today)?.items.into_iter().map(head).collect();
    Ok(Some(Overview {
        summary: profile.summary,
        open,
        open_total,
        cases_total,
        drafts,
        notices: told,
        notices_total,
        unread_total,
    }))
}

fn head(draft: Draft) -> DraftHead {
    let Draft { id, template, saved, missing, .. } = draft;
    DraftHead { id, template: template.id, title: template.title, saved, missing }
}
