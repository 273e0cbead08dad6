//! Finding subjects by a part of a name or by their code.

use super::found::Wanted;
use super::reader::Snapshot;
use super::{decode, subjects};
use crate::guidance;
use anyhow::Result;
use contract::query::{LAST_PAGE, PAGE_SIZE, SubjectQuery};
use contract::subject::{Region, RegisterStatus, SubjectHit, SubjectRef, Suggestion, Suggestions};
use contract::text::search_key;
use contract::{Date, Page, Text, Uscc};
use rusqlite::{OptionalExtension, Transaction};
use serde::Deserialize;

/// How many subjects are put in order for the first pages, and for all others.
const DEPTHS: [u32; 2] = [5 * PAGE_SIZE, LAST_PAGE * PAGE_SIZE];
/// Most suggestions in one answer.
const SUGGESTIONS: usize = 10;
/// Most services among them.
const SERVICES: usize = 3;

/// What a line of the results needs of a profile.
#[derive(Deserialize)]
struct Line {
    subject: SubjectRef,
    region: Region,
    status: RegisterStatus,
}

/// A page of the subjects that a query fits; empty when the query has less than two characters.
pub fn subjects(now: &Snapshot, query: &SubjectQuery, today: Date) -> Result<Page<SubjectHit>> {
    let Some(wanted) = wanted(query) else { return Ok(empty()) };
    let found = now.names()?.find(&wanted);
    let (size, skip) = (PAGE_SIZE as usize, query.page.saturating_sub(1) * PAGE_SIZE);
    let items = hits(now, found.subjects.iter().skip(skip as usize).take(size), today)?;
    let (total, next) = (found.total, next_page(query.page, found.total));
    let (start, facets) = (skipped(query.page), found.facets.clone());
    Ok(Page { total, start, next, facets, ..Page::whole(items) })
}

/// Those found, as the results show them.
pub(super) fn hits<'a>(
    now: &Snapshot,
    found: impl Iterator<Item = &'a (i64, u8)>,
    today: Date,
) -> Result<Vec<SubjectHit>> {
    let mut find = now.prepare_cached("SELECT code, profile FROM subjects WHERE id = ?")?;
    let mut items = Vec::new();
    for &(id, place) in found {
        let row: Option<(String, String)> =
            find.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((code, json)) = row else { continue };
        let Some(line) = decode::decode::<Line>("subjects", &code, &json) else { continue };
        let (_, summary) = subjects::counts(now, id, today)?;
        items.push(SubjectHit {
            subject: line.subject,
            region: line.region,
            status: line.status,
            matched_former_name: former_name(now, id, place)?,
            summary,
        });
    }
    Ok(items)
}

/// The first few subjects that a text fits, with the number of all, and the first few services.
pub fn suggestions(now: &Snapshot, q: &str) -> Result<Suggestions> {
    let query = SubjectQuery { q: q.to_owned(), page: 1, ..SubjectQuery::default() };
    let mut services = guidance::services(q);
    services.truncate(SERVICES);
    let Some(wanted) = wanted(&query) else {
        return Ok(Suggestions { items: Vec::new(), total: 0, services });
    };
    let found = now.names()?.find(&wanted);
    let mut find =
        now.prepare_cached("SELECT code, name, region_name FROM subjects WHERE id = ?")?;
    let mut items = Vec::new();
    for &(id, place) in found.subjects.iter().take(SUGGESTIONS) {
        let row: Option<[String; 3]> =
            find.query_row([id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?])).optional()?;
        let Some([code, name, region]) = row else { continue };
        if let (Some(code), Some(name), Some(region)) =
            (Uscc::parse(&code), Text::new(name), Text::new(region))
        {
            let matched_former_name = former_name(now, id, place)?;
            items.push(Suggestion { code, name, region, matched_former_name });
        }
    }
    Ok(Suggestions { items, total: found.total, services })
}

/// What a query looks for; none for less than two characters that count.
pub(super) fn wanted(query: &SubjectQuery) -> Option<Wanted> {
    let key = search_key(&query.q);
    (key.chars().count() >= 2).then(|| Wanted {
        exact: Uscc::parse(&query.q),
        prefix: code_prefix(&key),
        key,
        kind: query.kind,
        region: query.region.clone(),
        depth: DEPTHS[usize::from(query.page * PAGE_SIZE > DEPTHS[0])] as usize,
    })
}

/// The part of a code that a search key may be, if it looks like one: at least four of the
/// letters and digits that codes consist of.
pub(super) fn code_prefix(key: &str) -> Option<String> {
    let fits = (4..=18).contains(&key.len())
        && key.bytes().all(|b| contract::identifier::ALPHABET.contains(&b));
    fits.then(|| key.to_owned())
}

fn former_name(tx: &Transaction, subject: i64, place: u8) -> Result<Option<Text>> {
    if place == 0 {
        return Ok(None);
    }
    let name: Option<String> = tx
        .prepare_cached("SELECT name FROM subject_names WHERE subject_id = ? AND place = ?")?
        .query_row([subject, i64::from(place)], |row| row.get(0))
        .optional()?;
    Ok(name.and_then(Text::new))
}

fn empty<T>() -> Page<T> {
    Page::whole(Vec::new())
}

/// Items before this page.
pub(super) fn skipped(page: u32) -> u64 {
    u64::from(page.saturating_sub(1)) * u64::from(PAGE_SIZE)
}

/// The page after this one, if there is one.
pub(super) fn next_page(page: u32, total: u64) -> Option<String> {
    (u64::from(page) * u64::from(PAGE_SIZE) < total && page < LAST_PAGE)
        .then(|| (page + 1).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_codes() {
        assert_eq!(code_prefix(&search_key(" 9121-0399 ")).as_deref(), Some("91210399"));
        for no in ["912", "示例9121", "OIOIOI", "91210399MA0TEXT0466"] {
            assert_eq!(code_prefix(&search_key(no)), None, "{no}");
        }
    }
}
