//! The whole in numbers: the site, the kinds of record, the lists.

use super::lines::Answer;
use super::reader::Snapshot;
use super::{articles, decode, disclosed};
use crate::clock;
use anyhow::Result;
use contract::record::{CreditList, KindInfo, RecordHead, RecordKind};
use contract::site::{Notice, Site};
use contract::subject::KindCount;
use contract::{Date, Text, Timestamp};
use rusqlite::{OptionalExtension, Transaction};

/// What the home page shows.
pub fn site(tx: &Snapshot, today: Date) -> Result<Site> {
    let lines = tx.lines()?;
    let everything = disclosed::everything(&lines, today)?;
    let mut counts = counts(&everything);
    counts.retain(|c| c.count > 0);
    let latest_records = everything.latest(&lines);
    drop(lines);
    Ok(Site {
        as_of: as_of(tx, today)?,
        subjects: tx.names()?.subjects(),
        counts,
        latest: latest(tx, latest_records, today)?,
        notices: notices(tx, today)?,
        news: articles::news(tx, today)?,
    })
}

/// The moment as of which the data are.
pub fn as_of(tx: &Transaction, today: Date) -> Result<Timestamp> {
    let as_of = meta(tx, "as_of")?.and_then(|text| Timestamp::parse(&text));
    Ok(as_of.unwrap_or_else(|| clock::moment_of(today)))
}

/// Every kind of record with the number of public ones.
pub fn kinds(tx: &Snapshot, today: Date) -> Result<Vec<KindInfo>> {
    let counts = counts(&*disclosed::everything(&*tx.lines()?, today)?);
    let info = |c: &KindCount| {
        let label = Text::new(c.kind.label())?;
        let lead = Text::new(c.kind.about().lead)?;
        Some(KindInfo { kind: c.kind, label, lead, group: c.kind.group(), count: c.count })
    };
    Ok(counts.iter().filter_map(info).collect())
}

/// Every named list with the number of its public entries.
pub fn lists(tx: &Snapshot, today: Date) -> Result<Vec<CreditList>> {
    let lines = tx.lines()?;
    let everything = disclosed::everything(&lines, today)?;
    let counted = |list: CreditList| {
        let count = everything.of_list(lines.words(), list.name.as_str());
        CreditList { count, ..list }
    };
    Ok(definitions(tx)?.into_iter().map(counted).collect())
}

/// Every named list, without counts.
pub fn definitions(tx: &Transaction) -> Result<Vec<CreditList>> {
    let mut find =
        tx.prepare_cached("SELECT id, definition FROM lists WHERE shown ORDER BY place")?;
    let mut rows = find.query([])?;
    let mut lists = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
        lists.extend(decode::decode::<CreditList>("lists", &id, &json));
    }
    Ok(lists)
}

/// Public records of every kind, zeros too, in the order of the kinds.
fn counts(everything: &Answer) -> Vec<KindCount> {
    let of = |kind: &RecordKind| KindCount { kind: *kind, count: everything.of_kind(*kind) };
    RecordKind::ALL.iter().map(of).collect()
}

fn latest(tx: &Snapshot, records: &[u32], today: Date) -> Result<Vec<RecordHead>> {
    let latest = records.iter().take(10);
    let lines = latest.filter_map(|record| disclosed::line(tx, *record, today).transpose());
    lines.map(|line| Ok(line?.head)).collect()
}

fn notices(tx: &Transaction, today: Date) -> Result<Vec<Notice>> {
    let mut find = tx.prepare_cached(
        "SELECT id, notice FROM notices WHERE published <= ? ORDER BY published DESC, id LIMIT 10",
    )?;
    let mut rows = find.query([today.to_string()])?;
    let mut notices = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, json): (i64, String) = (row.get(0)?, row.get(1)?);
        notices.extend(decode::decode::<Notice>("notices", &id.to_string(), &json));
    }
    Ok(notices)
}

pub(super) fn meta(tx: &Transaction, key: &str) -> Result<Option<String>> {
    let mut find = tx.prepare_cached("SELECT value FROM meta WHERE key = ?")?;
    Ok(find.query_row([key], |row| row.get(0)).optional()?)
}

/// Hides every list whose definition lacks what the law demands, with its entries, and says so in
/// the log; shows it again once the definition is whole.
pub(super) fn check_lists(tx: &Transaction) -> Result<()> {
    let mut find = tx.prepare("SELECT id, name, definition, shown FROM lists")?;
    let mut rows = find.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name, json): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let list = serde_json::from_str::<CreditList>(&json);
        if let Err(error) = &list {
            tracing::warn!(id, name, %error, "名单缺少依据或其他法定内容，名单和其中的条目都不公示");
        }
        if row.get::<_, bool>(3)? != list.is_ok() {
            tx.execute("UPDATE lists SET shown = ? WHERE id = ?", (list.is_ok(), id))?;
        }
    }
    Ok(())
}
