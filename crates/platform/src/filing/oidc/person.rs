//! From what the provider says to an account: for which enterprise or agency somebody acts.

use super::super::accounts::{self, Account};
use super::super::{Now, sessions};
use super::{Claims, Options, Trouble};
use crate::http::ApiError;
use crate::store::subjects;
use contract::account::Identity;
use contract::identifier::mask_name;
use contract::record::Authority;
use contract::{Text, Uscc};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::Value;

/// Finds or makes the account, and begins a session of it; gives the secret for the cookie.
pub fn enter(
    now: &Now,
    options: &Options,
    claims: &Claims,
    replaces: Option<&str>,
) -> Result<Result<String, Trouble>, ApiError> {
    let identity = match identity(now, options, claims)? {
        Ok(identity) => identity,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let account = account(now.tx, options, claims, identity)?;
    sessions::begin(now, &account, replaces).map(Ok)
}

fn identity(
    now: &Now,
    options: &Options,
    claims: &Claims,
) -> Result<Result<Identity, Trouble>, ApiError> {
    // Who acts for an agency does so also when the provider knows an enterprise of theirs.
    if let Some(agency) = text(claims, &options.agency_claim) {
        let found = agency_named(now.tx, &agency)?;
        return Ok(found.map(|agency| Identity::Officer { agency }).ok_or(Trouble::UnknownAgency));
    }
    let Some(code) = text(claims, &options.enterprise_claim) else {
        return Ok(Err(Trouble::Nobody));
    };
    let Some(code) = Uscc::parse(&code) else { return Ok(Err(Trouble::UnknownEnterprise)) };
    let profile = subjects::profile(now.tx, &code, now.today)?;
    let entered = profile.map(|profile| Identity::Enterprise { subject: profile.subject });
    Ok(entered.ok_or(Trouble::UnknownEnterprise))
}

/// The agency with this name or code, if any form is received by it or any case handled by it.
fn agency_named(tx: &Transaction, named: &str) -> Result<Option<Authority>, ApiError> {
    let mut all = tx.prepare_cached(
        "SELECT template -> '$.head.agency' FROM form_templates
         UNION SELECT agency FROM cases",
    )?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let json: String = row.get(0)?;
        let agency: Authority = serde_json::from_str(&json)?;
        if agency.name.as_str() == named || agency.code.is_some_and(|c| c.as_str() == named) {
            return Ok(Some(agency));
        }
    }
    Ok(None)
}

fn account(
    tx: &Transaction,
    options: &Options,
    claims: &Claims,
    identity: Identity,
) -> Result<Account, ApiError> {
    let issuer = options.issuer.as_deref().unwrap_or_default();
    // No user name of a password can be the same: those have no blanks.
    let user = format!("oidc {issuer} {}", claims.subject);
    let name = text(claims, &options.person_claim).map(|name| mask_name(&name));
    let person = name.and_then(Text::new).or_else(|| Text::new("经办人"));
    let person = person.ok_or_else(|| anyhow::anyhow!("没有姓名"))?;
    let email = text(claims, "email").filter(|_| {
        claims.rest.get("email_verified").is_none_or(|verified| *verified == Value::Bool(true))
    });
    let json = serde_json::to_string(&identity)?;
    let find = "SELECT id, identity FROM accounts WHERE user = ?";
    let known: Option<(i64, String)> =
        tx.query_row(find, [&user], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    if let Some((id, earlier)) = &known
        && *earlier != json
    {
        // They act for somebody else now: nothing of before goes on.
        let old = accounts::read(*id, user.clone(), person.as_str(), earlier)?;
        sessions::end_all(tx, &old)?;
    }
    // An empty hash fits no password.
    tx.execute(
        "INSERT INTO accounts (user, password, person, identity, email) VALUES (?1, '', ?2, ?3, ?4)
         ON CONFLICT (user) DO UPDATE SET person = ?2, identity = ?3, email = ?4",
        params![user, person.as_str(), json, email],
    )?;
    let id = tx.query_row("SELECT id FROM accounts WHERE user = ?", [&user], |row| row.get(0))?;
    Ok(Account { id, user, person, identity })
}

/// A claim that is text.
fn text(claims: &Claims, name: &str) -> Option<String> {
    let text = claims.rest.get(name)?.as_str()?.trim();
    (!text.is_empty() && text.chars().count() <= 200).then(|| text.to_owned())
}
