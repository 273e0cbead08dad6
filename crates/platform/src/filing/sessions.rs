//! Sessions: begun, found, ended.

use super::accounts::{self, Account};
use super::callers::Caller;
use super::{Filing, Now, audit, random};
use crate::clock;
use crate::http::ApiError;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use contract::Timestamp;
use contract::account::Session;
use rusqlite::{OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

const COOKIE: &str = "credit_session";
/// A session ends after so many seconds, however busy it is.
const LONGEST: i64 = 12 * 3600;

/// Begins a session; gives the secret for the cookie.
pub fn begin(now: &Now, account: &Account, replaces: Option<&str>) -> Result<String, ApiError> {
    if let Some(old) = replaces {
        end(now.tx, old)?;
    }
    let moment = clock::now().0;
    now.tx.execute("DELETE FROM sessions WHERE began < ?", [moment - LONGEST])?;
    let secret = random::token()?;
    let put = "INSERT INTO sessions VALUES (?, ?, ?, ?)";
    now.tx.execute(put, params![hash(&secret), account.id, moment, moment])?;
    let account = Some(account);
    audit::log(now, audit::Entry { account, act: "sign_in", ..Default::default() })?;
    Ok(secret)
}

/// A session that has just begun.
pub fn begun(filing: &Filing, account: &Account, secret: &str) -> Session {
    let now = clock::now().0;
    told(filing, account, secret, now, now)
}

/// Ends a session.
pub fn end(tx: &Transaction, secret: &str) -> Result<(), ApiError> {
    tx.execute("DELETE FROM sessions WHERE token = ?", [hash(secret)])?;
    Ok(())
}

/// Ends every session of the account.
pub fn end_all(tx: &Transaction, account: &Account) -> Result<(), ApiError> {
    tx.execute("DELETE FROM sessions WHERE account_id = ?", [account.id])?;
    Ok(())
}

fn told(filing: &Filing, account: &Account, secret: &str, began: i64, used: i64) -> Session {
    let idle = i64::try_from(filing.options().idle.as_secs()).unwrap_or(LONGEST);
    let csrf = random::hex(&Sha256::digest(format!("csrf {secret}")));
    let expires = Timestamp((used + idle).min(began + LONGEST));
    Session { person: account.person.clone(), identity: account.identity.clone(), csrf, expires }
}

/// Who calls, if the session still runs.
pub async fn current(filing: &Filing, headers: &HeaderMap) -> Result<Option<Caller>, ApiError> {
    let Some(secret) = secret(headers) else { return Ok(None) };
    let token = hash(&secret);
    let found = filing.read(move |tx, _| Ok(find(tx, &token)?)).await?;
    let Some((id, user, person, identity, began, used)) = found else { return Ok(None) };
    let account = accounts::read(id, user, &person, &identity)?;
    let (now, idle) = (clock::now().0, filing.options().idle.as_secs() as i64);
    if now >= (used + idle).min(began + LONGEST) {
        return Ok(None);
    }
    // Not on every request: a write each would be felt.
    if now - used > idle / 20 {
        let token = hash(&secret);
        let touch = "UPDATE sessions SET used = ? WHERE token = ?";
        filing.write(move |w| Ok(w.tx.execute(touch, params![now, token])?)).await?;
    }
    let session = told(filing, &account, &secret, began, now);
    Ok(Some(Caller { account, session }))
}

type Row = (i64, String, String, String, i64, i64);

fn find(tx: &Transaction, token: &[u8]) -> rusqlite::Result<Option<Row>> {
    tx.prepare_cached(
        "SELECT a.id, a.user, a.person, a.identity, s.began, s.used
         FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE s.token = ?",
    )?
    .query_row([token], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))
    .optional()
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// The secret that the browser sent.
pub fn secret(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(COOKIE).map(|cookie| cookie.value().to_owned())
}

/// The cookie with this secret; empty to take it away.
pub fn cookie(headers: &HeaderMap, secret: String) -> Cookie<'static> {
    let https = headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https");
    let gone = secret.is_empty();
    let mut cookie = Cookie::build((COOKIE, secret))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(https)
        .build();
    if gone {
        cookie.make_removal();
    }
    cookie
}
