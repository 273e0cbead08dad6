//! The disclosure lists: which records a query fits, by page, and what they say.

use super::decode;
use super::lines::{Answer, Day, Lines, Named};
use super::public::LAWFUL;
use super::reader::Snapshot;
use super::search::code_prefix;
use anyhow::{Context, Result};
use contract::query::{Cursor, PAGE_SIZE, RecordQuery};
use contract::record::{Body, RecordHead, RecordId, RecordLine};
use contract::text::search_key;
use contract::{Date, FieldError, Page, Text};
use rusqlite::OptionalExtension;
use std::sync::Arc;

/// What a query may fail with besides a broken database: a value that doesn't exist.
pub type Found<T> = std::result::Result<T, FieldError>;

/// A page of the public records that a query fits, with the total and the facets.
pub fn page(now: &Snapshot, query: &RecordQuery, today: Date) -> Result<Found<Page<RecordLine>>> {
    let size = u64::from(PAGE_SIZE);
    let cursor = match &query.page {
        Some(cursor) => Some((place(now, cursor)?, cursor.before)),
        None => None,
    };
    let lines = now.lines()?;
    let answer = match lines.answer(query, today, || named(now, &query.q))? {
        Ok(answer) => answer,
        Err(error) => return Ok(Err(error)),
    };
    let pick = |from| lines.pick(&answer, query.sort, from, PAGE_SIZE as usize);
    let mut picked = pick(cursor);
    // What comes before a record may be less than a page, when records have come or gone.
    let first = cursor.is_none() || cursor.is_some_and(|(_, back)| back) && !picked.before;
    if first && cursor.is_some() {
        picked = pick(None);
    }
    drop(lines);
    let start = match (&query.page, first) {
        (Some(cursor), false) => cursor.place.min(answer.total),
        _ => 0,
    };
    let mut items = Vec::new();
    for (_, record) in &picked.rows {
        items.extend(line(now, *record, today)?);
    }
    let lead = |before, place, at: Option<&(Day, u32)>| -> Result<Option<String>> {
        let Some(&(day, record)) = at else { return Ok(None) };
        let Some(id) = id(now, record)? else { return Ok(None) };
        Ok(Some(Cursor { before, date: day.date(), place, id }.to_string()))
    };
    let previous = match picked.before {
        true => match picked.rows.first() {
            first @ Some(_) => lead(true, start.saturating_sub(size), first)?,
            // Beyond the end: the way back is the way that led here.
            None => query.page.clone().map(|cursor| {
                let place = answer.total.saturating_sub(size);
                Cursor { before: true, place, ..cursor }.to_string()
            }),
        },
        false => None,
    };
    let next = match picked.after {
        true => lead(false, start + picked.rows.len() as u64, picked.rows.last())?,
        false => None,
    };
    let (total, facets) = (answer.total, answer.facets.clone());
    let as_of = Some(super::catalogue::as_of(now, today)?);
    Ok(Ok(Page { items, total, start, previous, next, facets, as_of }))
}

/// What is public on that day.
pub fn everything(lines: &Lines, today: Date) -> Result<Arc<Answer>> {
    let answer = lines.answer(&RecordQuery::default(), today, || Ok(None))?;
    answer.ok().context("没有筛选条件，却有筛选条件不对")
}

/// Rowids of the records that a query fits, in its order, at most so many.
pub fn records(
    now: &Snapshot,
    query: &RecordQuery,
    today: Date,
    most: usize,
) -> Result<Found<Vec<u32>>> {
    let lines = now.lines()?;
    let answer = match lines.answer(query, today, || named(now, &query.q))? {
        Ok(answer) => answer,
        Err(error) => return Ok(Err(error)),
    };
    let picked = lines.pick(&answer, query.sort, None, most);
    Ok(Ok(picked.rows.into_iter().map(|(_, record)| record).collect()))
}

/// The records published last that a query fits, latest first.
pub fn latest(now: &Snapshot, query: &RecordQuery, today: Date) -> Result<Found<Vec<RecordHead>>> {
    let lines = now.lines()?;
    let answer = match lines.answer(query, today, || named(now, &query.q))? {
        Ok(answer) => answer,
        Err(error) => return Ok(Err(error)),
    };
    let latest = answer.latest(&lines);
    drop(lines);
    let heads = latest.iter().filter_map(|record| line(now, *record, today).transpose());
    heads.map(|line| Ok(line?.head)).collect::<Result<_>>().map(Ok)
}

/// The line of a record; none if it is not public on that day any more.
pub fn line(now: &Snapshot, record: u32, today: Date) -> Result<Option<RecordLine>> {
    Ok(full(now, record, today)?.map(|(line, _)| line))
}

/// The line and the body of a record; none if it is not public on that day any more.
pub fn full(now: &Snapshot, record: u32, today: Date) -> Result<Option<(RecordLine, Body)>> {
    let mut find = now.prepare_cached(&format!(
        "SELECT r.id, record, region_name FROM records r JOIN subjects s ON s.id = subject_id
         WHERE r.rowid = ? AND {LAWFUL}"
    ))?;
    let row: Option<[String; 3]> =
        find.query_row([record], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?])).optional()?;
    let Some([id, json, region]) = row else { return Ok(None) };
    let Some(record) = decode::record(&id, &json).filter(|r| r.head.is_public(today)) else {
        return Ok(None);
    };
    let Some(region) = Text::new(region) else { return Ok(None) };
    let categories = record.body.categories().into_iter().filter_map(Text::new).collect();
    let outcome = record.body.outcome().and_then(Text::new);
    Ok(Some((RecordLine { head: record.head, region, categories, outcome }, record.body)))
}

/// Where a cursor stands. One whose record is not there at all stands at the end of its day.
fn place(now: &Snapshot, cursor: &Cursor) -> Result<(Day, u32)> {
    let mut find = now.prepare_cached("SELECT rowid FROM records WHERE id = ?")?;
    let record = find.query_row([cursor.id.as_str()], |row| row.get(0)).optional()?;
    Ok((Day::last(cursor.date), record.unwrap_or(u32::MAX)))
}

fn id(now: &Snapshot, record: u32) -> Result<Option<RecordId>> {
    let mut find = now.prepare_cached("SELECT id FROM records WHERE rowid = ?")?;
    let id: Option<String> = find.query_row([record], |row| row.get(0)).optional()?;
    Ok(id.and_then(|id| RecordId::parse(&id)))
}

/// Subjects whose names contain the words or whose code begins so, and records whose document
/// number does.
fn named(now: &Snapshot, q: &str) -> Result<Option<Named>> {
    let key = search_key(q);
    if key.is_empty() {
        return Ok(None);
    }
    let names = now.names()?;
    let subjects = names.subjects_named(&key, code_prefix(&key).as_deref());
    drop(names);
    let subjects = subjects.into_iter().filter_map(|row| u32::try_from(row).ok()).collect();
    let mut find = now.prepare_cached(
        "SELECT rowid, subject_id FROM records
         WHERE number_key >= ?1 AND number_key < ?1 || char(0x10FFFF)",
    )?;
    let records = find.query_map([&key], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let records: Vec<(u32, u32)> = records.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Named::new(subjects, &records)))
}
