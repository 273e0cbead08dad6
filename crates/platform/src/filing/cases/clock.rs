//! Moves that time makes: what was not corrected lapses, what has a term expires; and what has
//! happened to a record since somebody asked for its repair.

use super::super::{Filing, Now, audit, uploads};
use super::row::CaseRow;
use super::{act, once, publish, row};
use crate::http::ApiError;
use crate::store::records;
use contract::Date;
use contract::case::{Action, ActionRequest, CaseKind, CaseNumber, Move, Role};
use contract::record::Record;
use rusqlite::Transaction;
use std::time::Duration;

/// Applies the moves that are due. Readers call it first, so that nobody sees a state that time
/// has ended.
pub async fn settle(filing: &Filing) -> Result<(), ApiError> {
    if filing.read(|tx, today| due(tx, today, 1)).await?.is_empty() {
        return Ok(());
    }
    filing.write(settle_now).await
}

/// Applies them in a transaction.
pub fn settle_now(now: &Now) -> Result<(), ApiError> {
    for number in due(now.tx, now.today, u32::MAX)? {
        let Some(row) = row::any(now.tx, &number)? else { continue };
        match next(now.tx, &row, now.today)? {
            Some(step) => act::make(now, row, step, None, &ActionRequest::default())?,
            None => look_again(now, row)?,
        }
    }
    Ok(())
}

/// Settles again and again, as long as the server runs.
pub async fn settle_daily(filing: Filing) {
    let mut ticks = tokio::time::interval(Duration::from_secs(600));
    loop {
        ticks.tick().await;
        // What failed is in the log, and comes again.
        let _ = settle(&filing).await;
        let _ = uploads::clean(&filing).await;
        let _ = filing.write(once::forget).await;
        let _ = filing.drop_anchor().await;
    }
}

/// The first day on which the clock has something to do.
pub fn day(tx: &Transaction, row: &CaseRow) -> Result<Option<Date>, ApiError> {
    let mut first = None;
    for step in row.head.kind.offers(row.head.state, Role::Clock) {
        if let Some(last) = last_day(tx, row, &step)? {
            let day = last.add_days(1);
            first = Some(first.map_or(day, |first: Date| first.min(day)));
        }
    }
    Ok(first)
}

/// The last day on which the clock doesn't make this move yet.
fn last_day(tx: &Transaction, row: &CaseRow, step: &Move) -> Result<Option<Date>, ApiError> {
    Ok(match (step.action, row.head.kind) {
        (Action::Expire, CaseKind::Repair) => match about(tx, row)? {
            Some(record) if record.head.standing.is_public() => record.head.withdrawn_after,
            _ => Some(row.head.submitted.date().add_days(-1)),
        },
        (Action::Expire, _) => publish::valid_until(row),
        _ => row.head.due,
    })
}

fn about(tx: &Transaction, row: &CaseRow) -> Result<Option<Record>, ApiError> {
    match &row.about {
        Some(id) => Ok(records::by_id(tx, id)?),
        None => Ok(None),
    }
}

/// The move that is due: of several, the one that was due first.
fn next(tx: &Transaction, row: &CaseRow, today: Date) -> Result<Option<Move>, ApiError> {
    let mut due = None;
    for step in row.head.kind.offers(row.head.state, Role::Clock) {
        let Some(last) = last_day(tx, row, &step)?.filter(|last| *last < today) else { continue };
        if due.is_none_or(|(earlier, _)| last < earlier) {
            due = Some((last, step));
        }
    }
    Ok(due.map(|(_, step)| step))
}

/// The record has changed since it was asked about: whoever decides has to look again, and is told
/// so by the version.
fn look_again(now: &Now, mut row: CaseRow) -> Result<(), ApiError> {
    let Some(record) = about(now.tx, &row)? else { return Ok(()) };
    row.facts.revision = Some(record.revision);
    row.version = row.version.saturating_add(1);
    row::save(now.tx, &row, day(now.tx, &row)?)?;
    let case = Some(&row.head.number);
    let note = Some(format!("记录已经更正为第 {} 版", record.revision));
    audit::log(now, audit::Entry { act: "record_changed", case, note, ..Default::default() })
}

/// Cases whose day has come, and repairs whose record is not what it was.
fn due(tx: &Transaction, today: Date, most: u32) -> Result<Vec<CaseNumber>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT number FROM (
             SELECT number, clock_day FROM cases WHERE clock_day <= ?1
             UNION
             SELECT number, clock_day FROM cases JOIN records ON records.id = about
             WHERE about IS NOT NULL AND open AND cases.kind = ?3
               AND (revision <> facts ->> 'revision'
                   OR standing NOT IN ('current', 'under_objection', 'corrected')))
         ORDER BY clock_day LIMIT ?2",
    )?;
    let mut rows = find.query((today.to_string(), most, CaseKind::Repair.code()))?;
    let mut numbers = Vec::new();
    while let Some(found) = rows.next()? {
        numbers.extend(CaseNumber::parse(&found.get::<_, String>(0)?));
    }
    Ok(numbers)
}
