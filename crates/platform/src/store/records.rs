//! Records: a subject's, or one by its id.

use super::lines::LATEST;
use super::public::{LAWFUL, PUBLIC};
use super::{decode, search};
use anyhow::Result;
use contract::query::{PAGE_SIZE, SubjectRecordsQuery};
use contract::record::{Record, RecordHead, RecordId, RecordKind};
use contract::{Date, Facet, FacetValue, Page, Text, Uscc};
use rusqlite::{OptionalExtension, Transaction, named_params};

/// A page of a subject's public records, latest decision first; none if it is not known.
pub fn of_subject(
    tx: &Transaction,
    code: &Uscc,
    query: &SubjectRecordsQuery,
    today: Date,
) -> Result<Option<Page<RecordHead>>> {
    let subject: Option<i64> = tx
        .prepare_cached("SELECT id FROM subjects WHERE code = ?")?
        .query_row([code.as_str()], |row| row.get(0))
        .optional()?;
    let Some(subject) = subject else { return Ok(None) };
    let (today, skip) = (today.to_string(), (query.page.saturating_sub(1)) * PAGE_SIZE);
    let mut facet = kinds(tx, subject, &today)?;
    facet.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let wanted = |kind: &RecordKind| query.kinds.is_empty() || query.kinds.contains(kind);
    let total = facet.iter().filter(|(kind, _)| wanted(kind)).map(|(_, count)| count).sum();

    // Codes of an enumeration, never text from outside.
    let codes: Vec<String> =
        RecordKind::ALL.iter().filter(|k| wanted(k)).map(|k| format!("'{}'", k.code())).collect();
    let mut find = tx.prepare_cached(&format!(
        "SELECT id, record FROM records
         WHERE subject_id = :subject AND kind IN ({}) AND {PUBLIC}
         ORDER BY decided DESC, id LIMIT :size OFFSET :skip",
        codes.join(", ")
    ))?;
    let mut rows = find.query(named_params! {
        ":subject": subject, ":today": today, ":size": PAGE_SIZE, ":skip": skip,
    })?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
        items.extend(decode::head(&id, &json));
    }
    let values = facet
        .into_iter()
        .filter_map(|(kind, count)| {
            let (value, label) = (kind.code().to_owned(), Text::new(kind.label())?);
            Some(FacetValue { value, label, count })
        })
        .collect();
    let facets = vec![Facet { name: "kind".to_owned(), values }];
    let next = search::next_page(query.page, total);
    let start = search::skipped(query.page);
    Ok(Some(Page { total, start, next, facets, ..Page::whole(items) }))
}

fn kinds(tx: &Transaction, subject: i64, today: &str) -> Result<Vec<(RecordKind, u64)>> {
    let mut count = tx.prepare_cached(&format!(
        "SELECT kind, count(*) FROM records WHERE subject_id = :subject AND {PUBLIC} GROUP BY kind"
    ))?;
    let mut rows = count.query(named_params! { ":subject": subject, ":today": today })?;
    let mut kinds = Vec::new();
    while let Some(row) = rows.next()? {
        let code: String = row.get(0)?;
        if let Some(kind) = RecordKind::from_code(&code) {
            kinds.push((kind, row.get(1)?));
        }
    }
    kinds.sort_by_key(|(kind, _)| *kind);
    Ok(kinds)
}

/// A subject's name and its public records published last, latest first; none if it is not known.
pub fn latest_of(
    tx: &Transaction,
    code: &Uscc,
    today: Date,
) -> Result<Option<(String, Vec<RecordHead>)>> {
    let subject: Option<(i64, String)> = tx
        .prepare_cached("SELECT id, name FROM subjects WHERE code = ?")?
        .query_row([code.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((subject, name)) = subject else { return Ok(None) };
    let mut find = tx.prepare_cached(&format!(
        "SELECT id, record FROM records WHERE subject_id = :subject AND {PUBLIC}
         ORDER BY published DESC, rowid DESC LIMIT {LATEST}"
    ))?;
    let mut rows =
        find.query(named_params! { ":subject": subject, ":today": today.to_string() })?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
        heads.extend(decode::head(&id, &json));
    }
    Ok(Some((name, heads)))
}

/// The record with this id, public or not; none if there is no such record or it can't be read.
pub fn by_id(tx: &Transaction, id: &RecordId) -> Result<Option<Record>> {
    let json: Option<String> = tx
        .prepare_cached(&format!("SELECT record FROM records WHERE id = ? AND {LAWFUL}"))?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    Ok(json.and_then(|json| decode::record(id.as_str(), &json)))
}
