//! Putting in sample data.

use super::{Applied, apply, articles, subjects};
use anyhow::Result;
use contract::Date;
use contract::record::{CreditList, Record};
use contract::site::Notice;
use contract::subject::SubjectProfile;
use rusqlite::{Transaction, params};

/// A whole set of data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seed {
    /// Who there is.
    pub subjects: Vec<SubjectProfile>,
    /// What is known about them.
    pub records: Vec<Record>,
    /// The named lists.
    pub lists: Vec<CreditList>,
    /// Notices to visitors.
    pub notices: Vec<Notice>,
}

pub(super) fn seed(tx: &Transaction, seed: &Seed, today: Date) -> Result<Applied> {
    for profile in &seed.subjects {
        subjects::put(tx, profile, profile.updated)?;
    }
    put_catalogue(tx, seed)?;
    articles::refresh(tx, today)?;
    apply::apply(tx, &seed.records, today)
}

/// Stores the lists and the notices.
pub(super) fn put_catalogue(tx: &Transaction, seed: &Seed) -> Result<()> {
    // Only sample data are ever put in this way: demo accounts may exist.
    tx.execute("INSERT OR REPLACE INTO meta VALUES ('sample', '1')", [])?;
    for (place, list) in seed.lists.iter().enumerate() {
        tx.prepare_cached("INSERT INTO lists VALUES (?, ?, ?, ?, ?, TRUE)")?.execute(params![
            list.id.as_str(),
            place,
            list.kind.code(),
            list.name.as_str(),
            serde_json::to_string(list)?
        ])?;
    }
    for notice in &seed.notices {
        tx.execute(
            "INSERT INTO notices (published, notice) VALUES (?, ?)",
            params![notice.published.to_string(), serde_json::to_string(notice)?],
        )?;
    }
    Ok(())
}
