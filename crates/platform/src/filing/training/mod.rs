//! Repair training: courses, tests and certificates.

mod attempts;
mod content;

pub use attempts::{begin, hand_in, state};
pub use content::{Content, load};

use crate::http::ApiError;
use contract::training::Certificate;
use contract::{Date, Uscc};
use rusqlite::{OptionalExtension, Transaction, params};

/// The certificates of an enterprise that count on this day, the latest first.
pub fn certificates(
    tx: &Transaction,
    subject: &Uscc,
    today: Date,
) -> Result<Vec<Certificate>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT certificate FROM certificates WHERE subject = ? AND valid_until >= ?
         ORDER BY valid_until DESC, code LIMIT 50",
    )?;
    let mut rows = find.query(params![subject.as_str(), today.to_string()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let json = row.get_ref(0)?.as_str().map_err(anyhow::Error::from)?;
        all.push(serde_json::from_str(json)?);
    }
    Ok(all)
}

/// The certificate with this code, still valid or not.
pub fn certificate(tx: &Transaction, code: &str) -> Result<Option<Certificate>, ApiError> {
    let json: Option<String> = tx
        .prepare_cached("SELECT certificate FROM certificates WHERE code = ?")?
        .query_row([code], |row| row.get(0))
        .optional()?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}
