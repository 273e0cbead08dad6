//! The same request twice is done once (`Idempotency-Key`).

use super::super::Now;
use super::super::accounts::Account;
use super::super::conflict::conflict;
use crate::http::ApiError;
use contract::case::CaseNumber;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// How long a request is remembered, in seconds: a browser that was switched off meanwhile asks
/// again when it is used next.
const KEPT: i64 = 180 * 86_400;

/// The key of a request with the fingerprint of what it asks for.
pub struct Once {
    key: String,
    request: Vec<u8>,
}

impl Once {
    /// Of this request to that address.
    pub fn new(key: String, address: &str, body: &impl Serialize) -> Result<Self, ApiError> {
        let content = serde_json::to_vec(&(address, body))?;
        Ok(Self { key, request: Sha256::digest(content).to_vec() })
    }

    /// The case that the request came to, if it was done before.
    pub fn done(
        &self,
        now: &Now,
        account: Option<&Account>,
    ) -> Result<Option<CaseNumber>, ApiError> {
        let find =
            "SELECT request, case_number FROM requests_done WHERE account_id = ? AND key = ?";
        let found: Option<(Vec<u8>, String)> = now
            .tx
            .query_row(find, params![id(account), self.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match found {
            Some((request, number)) if request == self.request => Ok(CaseNumber::parse(&number)),
            Some(_) => {
                let detail = "同一个提交编号已经用于另一份内容，没有重复提交。请刷新页面后再试。";
                Err(conflict(detail, None))
            }
            None => Ok(None),
        }
    }

    /// Remembers what it came to.
    pub fn keep(
        &self,
        now: &Now,
        account: Option<&Account>,
        number: &CaseNumber,
    ) -> Result<(), ApiError> {
        now.tx.execute(
            "INSERT INTO requests_done VALUES (?, ?, ?, ?, ?)",
            params![id(account), self.key, self.request, number.as_str(), now.at.0],
        )?;
        Ok(())
    }
}

/// Who has no account shares the keys of all who have none; they are long and random.
fn id(account: Option<&Account>) -> i64 {
    account.map_or(0, |account| account.id)
}

/// Forgets requests that nobody repeats any more.
pub fn forget(now: &Now) -> Result<(), ApiError> {
    let before = now.at.0 - KEPT;
    now.tx.execute("DELETE FROM requests_done WHERE at < ?", [before])?;
    Ok(())
}
