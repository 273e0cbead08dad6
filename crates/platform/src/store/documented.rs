//! Records as documents are made of them, and what has become of them since.

use super::decode;
use super::public::PUBLIC;
use anyhow::Result;
use contract::record::{Record, RecordKind};
use contract::{Date, Uscc};
use rusqlite::{Transaction, named_params};
use serde::{Deserialize, Serialize};

/// As much of a record as tells whether it is still what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Id.
    pub id: String,
    /// Its revision and its standing.
    pub state: String,
}

/// The marks of a subject's public records; empty too if it is not known.
pub fn marks(tx: &Transaction, code: &Uscc, today: Date) -> Result<Vec<Mark>> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT id, revision || ' ' || standing FROM records
         WHERE subject_id = (SELECT id FROM subjects WHERE code = :code) AND {PUBLIC} ORDER BY id"
    ))?;
    let of = named_params! { ":code": code.as_str(), ":today": today.to_string() };
    let marks = find.query_map(of, |row| Ok(Mark { id: row.get(0)?, state: row.get(1)? }))?;
    Ok(marks.collect::<rusqlite::Result<_>>()?)
}

/// A subject's public records, those that speak against it first, else latest decision first; at
/// most so many, with the number of all.
pub fn records(
    tx: &Transaction,
    code: &Uscc,
    today: Date,
    adverse_only: bool,
    most: usize,
) -> Result<(Vec<Record>, usize)> {
    const ADVERSE: [RecordKind; 4] = [
        RecordKind::BlackList,
        RecordKind::AbnormalList,
        RecordKind::WatchList,
        RecordKind::Penalty,
    ];
    let codes = ADVERSE.map(|kind| format!("'{}'", kind.code())).join(", ");
    let mut find = tx.prepare_cached(&format!(
        "SELECT id, record, (kind IN ({codes}) OR breached) AS adverse FROM records
         WHERE subject_id = (SELECT id FROM subjects WHERE code = :code)
            AND (adverse OR NOT :adverse_only) AND {PUBLIC}
         ORDER BY adverse DESC, decided DESC, id"
    ))?;
    let mut rows = find.query(named_params! {
        ":code": code.as_str(), ":today": today.to_string(), ":adverse_only": adverse_only,
    })?;
    let (mut records, mut all) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        all += 1;
        if records.len() < most {
            let (id, json): (String, String) = (row.get(0)?, row.get(1)?);
            records.extend(decode::record(&id, &json));
        }
    }
    Ok((records, all))
}
