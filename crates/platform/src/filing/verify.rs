//! Whether the audit log is as it was written.

use super::chain::{self, COLUMNS, Hash, Link, START};
use anyhow::Result;
use rusqlite::Transaction;
use std::fmt;

/// What is wrong, and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// This row says something else than when it was written, or a row before it did.
    Changed(i64),
    /// This row isn't there.
    Missing(i64),
    /// The rows after the first number are gone; there were as many as the second.
    Cut(i64, i64),
    /// The whole chain was made anew: this row isn't the one that was noted.
    Replaced(i64),
    /// The note of the end is gone.
    NoEnd,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(id) => write!(f, "第 {id} 条被改动，或它前面插入了别的内容"),
            Self::Missing(id) => write!(f, "第 {id} 条不见了"),
            Self::Cut(last, all) => write!(f, "第 {last} 条以后的都不见了，原来至少有 {all} 条"),
            Self::Replaced(id) => write!(f, "第 {id} 条和当时记下的锚点不同，整条链被重写过"),
            Self::NoEnd => f.write_str("末尾的记录不见了，无法确认后面没有被截去"),
        }
    }
}

/// Follows the chain from its first row; gives its end, or the first thing that is wrong. `anchors`
/// are rows as somebody has noted them before, elsewhere.
pub fn verify(tx: &Transaction, anchors: &[Link]) -> Result<Result<Link, Broken>> {
    let mut find = tx.prepare(&format!("SELECT {COLUMNS}, hash FROM audit ORDER BY id"))?;
    let mut rows = find.query([])?;
    let mut end = START;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if id != end.id + 1 {
            return Ok(Err(Broken::Missing(end.id + 1)));
        }
        let stored: Option<Hash> = row.get(11).unwrap_or_default();
        // What can't even be read has been tampered with too.
        let Some(hash) = chain::hash_of(row, &end.hash).ok().filter(|hash| stored == Some(*hash))
        else {
            return Ok(Err(Broken::Changed(id)));
        };
        end = Link { id, hash };
        if anchors.iter().any(|anchor| anchor.id == id && anchor.hash != hash) {
            return Ok(Err(Broken::Replaced(id)));
        }
    }
    let noted = chain::noted(tx)?;
    let beyond = anchors.iter().chain(&noted).map(|link| link.id).max().unwrap_or_default();
    Ok(match noted {
        _ if beyond > end.id => Err(Broken::Cut(end.id, beyond)),
        Some(noted) if noted == end => Ok(end),
        Some(noted) => Err(Broken::Replaced(noted.id)),
        None if end == START => Ok(end),
        None => Err(Broken::NoEnd),
    })
}
