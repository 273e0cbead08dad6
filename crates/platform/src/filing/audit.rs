//! The log of everything that anybody did; the events of a case are read from it.

use super::chain::{self, COLUMNS, Canonical};
use super::{Filing, Now, accounts::Account};
use crate::http::ApiError;
use anyhow::Result;
use contract::account::Identity;
use contract::case::{Action, CaseNumber, CaseState, Event, LogEntry, Role};
use contract::{FieldError, Text, Timestamp};
use rusqlite::{Transaction, params};

/// Something that was done.
#[derive(Default)]
pub struct Entry<'a> {
    /// By whom; none for the platform's clock.
    pub account: Option<&'a Account>,
    /// As what, where the account alone doesn't tell.
    pub role: Option<Role>,
    /// What: the code of an [`Action`], or another word.
    pub act: &'a str,
    /// In which case.
    pub case: Option<&'a CaseNumber>,
    /// The state of the case after it.
    pub state: Option<CaseState>,
    /// Reason.
    pub note: Option<String>,
    /// What was found wrong.
    pub faults: &'a [FieldError],
    /// What was looked at or asked for, beside the case.
    pub about: Option<String>,
}

/// Writes it down.
pub fn log(now: &Now, entry: Entry) -> Result<(), ApiError> {
    Ok(append(now.tx, now.at, &entry)?)
}

/// Writes it down as of that moment, linked to what was written before.
pub fn append(tx: &Transaction, at: Timestamp, entry: &Entry) -> Result<()> {
    let (role, actor) = match entry.account.map(|a| &a.identity) {
        None if entry.role == Some(Role::Public) => (Role::Public, "反映人"),
        None => (Role::Clock, "系统"),
        Some(Identity::Enterprise { subject }) => (Role::Enterprise, subject.name.as_str()),
        Some(Identity::Officer { agency }) => (Role::Officer, agency.name.as_str()),
    };
    let before = chain::end(tx)?;
    let (id, faults) = (before.id + 1, serde_json::to_string(entry.faults)?);
    let row = Canonical(
        id,
        at.0,
        entry.account.map(|a| a.user.as_str()),
        entry.role.unwrap_or(role).code(),
        actor,
        entry.act,
        entry.case.map(CaseNumber::as_str),
        entry.state.map(CaseState::code),
        entry.note.as_deref(),
        &faults,
        entry.about.as_deref(),
    );
    let hash = row.hash(&before.hash)?;
    tx.prepare_cached(&format!(
        "INSERT INTO audit ({COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ))?
    .execute(params![
        row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10, hash
    ])?;
    chain::note(tx, chain::Link { id, hash })
}

/// Writes down that an officer looked at something that isn't public. What was looked at must not
/// be answered unless this is done.
pub async fn seen(
    filing: &Filing,
    account: &Account,
    act: &'static str,
    case: Option<CaseNumber>,
    about: Option<String>,
) -> Result<(), ApiError> {
    let account = account.clone();
    filing
        .write(move |now| {
            let (account, case) = (Some(&account), case.as_ref());
            log(now, Entry { account, act, case, about, ..Default::default() })
        })
        .await
}

/// A query in a few words, for the log.
pub fn asked(pairs: &[(String, String)]) -> String {
    let given = pairs.iter().filter(|(_, value)| !value.is_empty());
    let words: Vec<String> = given.map(|(name, value)| format!("{name}={value}")).collect();
    words.join("&").chars().take(300).collect()
}

/// What happened in a case, oldest first.
pub fn events(tx: &Transaction, number: &str) -> Result<Vec<Event>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT at, act, role, actor, state, note, faults FROM audit
         WHERE case_number = ? ORDER BY id",
    )?;
    let mut rows = find.query([number])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |place| row.get::<_, Option<String>>(place).map(Option::unwrap_or_default);
        // Other acts, such as taking back an authorisation, don't move the case.
        let Some(action) = Action::from_code(&text(1)?) else { continue };
        let parts =
            (Role::from_code(&text(2)?), Text::new(text(3)?), CaseState::from_code(&text(4)?));
        let (Some(role), Some(actor), Some(state)) = parts else { continue };
        events.push(Event {
            at: Timestamp(row.get(0)?),
            action,
            role,
            actor,
            state,
            note: Text::new(text(5)?),
            faults: serde_json::from_str(&text(6)?)?,
        });
    }
    Ok(events)
}

/// Everything that was done in a case and with it, oldest first, for officers.
pub fn entries(tx: &Transaction, number: &str) -> Result<Vec<LogEntry>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT at, act, role, actor, person, state, note, faults
         FROM audit LEFT JOIN accounts ON accounts.user = audit.user
         WHERE case_number = ? ORDER BY audit.id",
    )?;
    let mut rows = find.query([number])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |place| row.get::<_, Option<String>>(place).map(Option::unwrap_or_default);
        let parts = (Role::from_code(&text(2)?), Text::new(text(3)?), Text::new(what(&text(1)?)));
        let (Some(role), Some(actor), Some(what)) = parts else { continue };
        entries.push(LogEntry {
            at: Timestamp(row.get(0)?),
            role,
            actor,
            person: Text::new(text(4)?),
            what,
            state: CaseState::from_code(&text(5)?),
            note: Text::new(text(6)?),
            faults: serde_json::from_str(&text(7)?)?,
        });
    }
    Ok(entries)
}

/// An act as people read it.
fn what(act: &str) -> &str {
    match (Action::from_code(act), act) {
        (Some(action), _) => action.label(),
        (_, "withdraw_consent") => "撤回授权",
        (_, "read_case") => "查看办件",
        (_, "read_attachment") => "查看附件",
        (_, "record_changed") => "记录有变化",
        (_, other) => other,
    }
}
