//! What a record is filtered by, as columns.

use anyhow::Result;
use contract::record::Record;
use contract::text::search_key;
use rusqlite::{OptionalExtension, Transaction, params};

/// What stands between the categories of one record: no text contains it.
pub const SEPARATOR: char = '\u{1f}';

/// Columns of `records` that follow from what the record says.
pub struct Filed {
    pub authority: i64,
    pub categories: Option<i64>,
    pub outcome: Option<i64>,
    pub number_key: Option<String>,
}

impl Filed {
    /// Of this record; terms that are new are stored.
    pub fn of(tx: &Transaction, record: &Record) -> Result<Self> {
        let about = record.head.kind.about();
        let categories = about.category.map(|_| record.body.categories()).unwrap_or_default();
        let outcome = about.outcome.and_then(|_| record.body.outcome());
        let set = categories.join(&SEPARATOR.to_string());
        let number = record.head.document_no.as_ref().map(|number| search_key(number.as_str()));
        Ok(Self {
            authority: term(tx, record.head.authority.name.as_str())?,
            categories: (!set.is_empty()).then(|| term(tx, &set)).transpose()?,
            outcome: outcome.map(|outcome| term(tx, outcome)).transpose()?,
            number_key: number.filter(|key| !key.is_empty()),
        })
    }
}

fn term(tx: &Transaction, term: &str) -> Result<i64> {
    let known = tx
        .prepare_cached("SELECT id FROM terms WHERE term = ?")?
        .query_row([term], |row| row.get(0))
        .optional()?;
    Ok(match known {
        Some(id) => id,
        None => tx
            .prepare_cached("INSERT INTO terms (term) VALUES (?) RETURNING id")?
            .query_row([term], |row| row.get(0))?,
    })
}

/// Fills the columns of records that were stored before there were such columns.
pub fn fill_in(tx: &Transaction) -> Result<()> {
    let mut find = tx.prepare("SELECT rowid, record FROM records")?;
    let mut put = tx.prepare(
        "UPDATE records SET authority = ?, categories = ?, outcome = ?, number_key = ?
         WHERE rowid = ?",
    )?;
    let mut rows = find.query([])?;
    while let Some(row) = rows.next()? {
        let (rowid, json): (i64, String) = (row.get(0)?, row.get(1)?);
        let Some(record) = super::decode::record(&rowid.to_string(), &json) else { continue };
        let f = Filed::of(tx, &record)?;
        put.execute(params![f.authority, f.categories, f.outcome, f.number_key, rowid])?;
    }
    Ok(())
}
