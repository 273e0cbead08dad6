//! What fits the words of a search besides subjects.

use super::public::PUBLIC;
use super::reader::Snapshot;
use super::{articles, catalogue, disclosed};
use crate::guidance;
use anyhow::Result;
use contract::article::ArticleQuery;
use contract::finding::{Findings, MOST_COUNTED, MOST_FINDINGS, may_be_number, subject_matter};
use contract::record::{CreditList, RecordHead, RecordKind};
use contract::text::search_key;
use contract::{Date, Facet, FacetValue, Page, Text};
use rusqlite::named_params;

/// All groups, each with its number and its first few.
pub fn findings(now: &Snapshot, q: &str, today: Date) -> Result<Findings> {
    let key = subject_matter(q);
    let query = ArticleQuery { section: None, q: key.clone() };
    Ok(Findings {
        records: records(now, q, today)?,
        lists: first(lists(now, &key, today)?),
        articles: first(articles::all(now, &query, today)?),
        services: first(guidance::services(q)),
    })
}

fn first<T>(mut all: Vec<T>) -> Page<T> {
    let total = all.len() as u64;
    all.truncate(MOST_FINDINGS);
    Page { total, ..Page::whole(all) }
}

/// Lists whose name, or the name of whose kind, contains the words: old names stand in that.
fn lists(now: &Snapshot, key: &str, today: Date) -> Result<Vec<CreditList>> {
    let mut lists = catalogue::lists(now, today)?;
    lists.retain(|list| {
        let names = [Some(list.name.as_str()), Some(list.kind.label()), list.kind.former_label()];
        names.iter().flatten().any(|name| search_key(name).contains(key))
    });
    Ok(lists)
}

/// Public records whose document number begins so.
fn records(now: &Snapshot, q: &str, today: Date) -> Result<Page<RecordHead>> {
    if !may_be_number(q) {
        return Ok(Page::whole(Vec::new()));
    }
    let mut find = now.prepare_cached(&format!(
        "SELECT rowid, decided, kind FROM records INDEXED BY records_by_number
         WHERE number_key >= :key AND number_key < :key || char(0x10FFFF) AND {PUBLIC}
         LIMIT :most"
    ))?;
    let found = find.query_map(
        named_params! {
            ":key": search_key(q), ":today": today.to_string(), ":most": MOST_COUNTED as i64,
        },
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let mut found: Vec<(u32, String, String)> = found.collect::<rusqlite::Result<_>>()?;
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let shown = found.iter().take(MOST_FINDINGS);
    let shown = shown.filter_map(|(row, ..)| disclosed::line(now, *row, today).transpose());
    let items = shown.map(|line| Ok(line?.head)).collect::<Result<_>>()?;
    let count = |kind: &RecordKind| {
        let count = found.iter().filter(|(.., code)| code == kind.code()).count() as u64;
        let label = Text::new(kind.label()).filter(|_| count > 0)?;
        Some(FacetValue { value: kind.code().to_owned(), label, count })
    };
    let values = RecordKind::ALL.iter().filter_map(count).collect();
    let facets = vec![Facet { name: "kind".to_owned(), values }];
    Ok(Page { total: found.len() as u64, facets, ..Page::whole(items) })
}
