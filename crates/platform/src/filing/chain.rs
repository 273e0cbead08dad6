//! The audit log as a chain: each row carries the hash of itself and of the row before, so that
//! nothing in it can be changed, put in or taken out without breaking every hash from there on.
//!
//! The hash is SHA-256 of the hash of the row before (32 bytes, zeros for the first row) followed
//! by the row as a JSON array in UTF-8 without blanks: id, at, user, role, actor, act, case_number,
//! state, note, faults, about.

use super::random::hex;
use anyhow::Result;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use sha2::{Digest, Sha256};
use std::fmt;

/// The hash of a row.
pub type Hash = [u8; 32];

/// The columns of a row without its hash.
pub const COLUMNS: &str = "id, at, user, role, actor, act, case_number, state, note, faults, about";

/// The last row of the chain, or any other that somebody has noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Number of the row.
    pub id: i64,
    /// Its hash.
    pub hash: Hash,
}

/// The row before the first.
pub const START: Link = Link { id: 0, hash: [0; 32] };

/// A row in canonical form.
#[derive(serde::Serialize)]
pub struct Canonical<'a>(
    pub i64,
    pub i64,
    pub Option<&'a str>,
    pub &'a str,
    pub &'a str,
    pub &'a str,
    pub Option<&'a str>,
    pub Option<&'a str>,
    pub Option<&'a str>,
    pub &'a str,
    pub Option<&'a str>,
);

impl Canonical<'_> {
    /// Its hash behind that of the row before.
    pub fn hash(&self, before: &Hash) -> Result<Hash> {
        let mut digest = Sha256::new();
        digest.update(before);
        digest.update(serde_json::to_vec(self)?);
        Ok(digest.finalize().into())
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.id, hex(&self.hash))
    }
}

impl Link {
    /// Reads `id:hash`.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, digits) = text.trim().split_once(':')?;
        let mut hash = [0; 32];
        if digits.len() != 64 || !digits.is_ascii() {
            return None;
        }
        for (place, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digits.get(place * 2..place * 2 + 2)?, 16).ok()?;
        }
        Some(Self { id: id.parse().ok()?, hash })
    }
}

/// The end of the chain as it was noted with the last row. A row that was taken out of the end
/// leaves a gap behind: the next one doesn't take its number.
pub fn end(tx: &Transaction) -> Result<Link> {
    let last = "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1";
    let last: Option<(i64, Option<Hash>)> =
        tx.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let last = last.map_or(START, |(id, hash)| Link { id, hash: hash.unwrap_or_default() });
    Ok(noted(tx)?.filter(|noted| noted.id > last.id).unwrap_or(last))
}

/// What was noted with the last row.
pub fn noted(tx: &Transaction) -> Result<Option<Link>> {
    Ok(super::meta(tx, "audit_end")?.and_then(|text| Link::parse(&text)))
}

/// Notes the end of the chain.
pub fn note(tx: &Transaction, end: Link) -> Result<()> {
    tx.prepare_cached("INSERT OR REPLACE INTO meta VALUES ('audit_end', ?)")?
        .execute([end.to_string()])?;
    Ok(())
}

/// The hash that a stored row should have behind that of the row before; the row is one of
/// [`COLUMNS`].
pub fn hash_of(row: &Row, before: &Hash) -> Result<Hash> {
    let text = |place| -> Result<Option<&str>> { Ok(row.get_ref(place)?.as_str_or_null()?) };
    let given = |place| -> Result<&str> { Ok(text(place)?.unwrap_or_default()) };
    Canonical(
        row.get(0)?,
        row.get(1)?,
        text(2)?,
        given(3)?,
        given(4)?,
        given(5)?,
        text(6)?,
        text(7)?,
        text(8)?,
        given(9)?,
        text(10)?,
    )
    .hash(before)
}

/// Links rows that were written before there were hashes.
pub fn link_all(tx: &Transaction) -> Result<()> {
    let mut end = START;
    let mut rows = tx.prepare(&format!("SELECT {COLUMNS} FROM audit ORDER BY id"))?;
    let mut put = tx.prepare("UPDATE audit SET hash = ? WHERE id = ?")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        end = Link { id: row.get(0)?, hash: hash_of(row, &end.hash)? };
        put.execute(params![end.hash, end.id])?;
    }
    note(tx, end)
}
