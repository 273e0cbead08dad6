//! Messages that leave the platform. Each is stored in the transaction of what it tells, and sent
//! afterwards, again and again until somebody has taken it: at least once, never lost. It contains a
//! name and a number or address, the number of the case and what comes next, nothing more.

mod deliver;
mod mail;
mod options;
mod webhook;

pub use deliver::deliver;
pub use options::Options;

use super::{Now, random};
use crate::clock;
use crate::http::ApiError;
use anyhow::Result;
use contract::case::CaseHead;
use contract::form::{Answers, FieldKind, FormField, FormTemplate};
use mail::Mail;
use rusqlite::{OptionalExtension, Transaction, params};
use webhook::Webhook;

/// A way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// A gateway that sends short messages.
    Webhook,
    /// Mail.
    Mail,
}

impl Channel {
    /// How it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Mail => "mail",
        }
    }
}

/// The ways out that there are.
#[derive(Default)]
pub struct Senders {
    webhook: Option<Webhook>,
    mail: Option<Mail>,
}

/// A message that waits.
#[derive(Clone, Debug)]
pub struct Message {
    /// Row.
    pub id: i64,
    /// Random: a receiver knows by it a message that comes again.
    pub key: String,
    /// Number of the case.
    pub case: String,
    /// State of the case.
    pub state: String,
    /// Whom it is for.
    pub name: String,
    /// Number or address.
    pub address: String,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub created: i64,
    /// How often sending it has failed.
    pub attempts: u32,
}

impl Senders {
    /// As they were set. Errors: settings that don't fit.
    pub fn open(options: &Options) -> Result<Self> {
        Ok(Self { webhook: Webhook::open(options)?, mail: Mail::open(options)? })
    }

    /// Whether there is this way out.
    pub fn has(&self, channel: Channel) -> bool {
        match channel {
            Channel::Webhook => self.webhook.is_some(),
            Channel::Mail => self.mail.is_some(),
        }
    }

    /// Sends a message. Blocks.
    fn send(&self, channel: Channel, message: &Message) -> Result<()> {
        match (channel, &self.webhook, &self.mail) {
            (Channel::Webhook, Some(webhook), _) => webhook.send(message),
            (Channel::Mail, _, Some(mail)) => mail.send(message),
            _ => anyhow::bail!("没有设置这种发送方式"),
        }
    }
}

/// Stores messages about a case for everybody who is to be told, within the transaction of what
/// they tell.
pub fn put(now: &Now, head: &CaseHead, text: &str) -> Result<(), ApiError> {
    if now.senders.has(Channel::Webhook)
        && let Some((name, phone)) = agent(now.tx, head.number.as_str())?
    {
        store(now.tx, Channel::Webhook, head, (&name, &phone), text)?;
    }
    if now.senders.has(Channel::Mail) {
        for (name, email) in addresses(now.tx, head)? {
            store(now.tx, Channel::Mail, head, (&name, &email), text)?;
        }
    }
    Ok(())
}

fn store(
    tx: &Transaction,
    channel: Channel,
    head: &CaseHead,
    (name, address): (&str, &str),
    text: &str,
) -> Result<(), ApiError> {
    // The machine's clock, whatever day it is said to be: it is about waiting.
    let moment = clock::now().0;
    let (case, state) = (head.number.as_str(), head.state.code());
    tx.prepare_cached(
        "INSERT INTO outbox (key, channel, case_number, state, name, address, text, created, next)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        random::token()?,
        channel.code(),
        case,
        state,
        name,
        address,
        text,
        moment,
        moment
    ])?;
    Ok(())
}

/// Name and number of whoever files the case, as they gave them.
fn agent(tx: &Transaction, number: &str) -> Result<Option<(String, String)>, ApiError> {
    let find = "SELECT form, answers FROM cases WHERE number = ?";
    let found: Option<(String, String)> =
        tx.query_row(find, [number], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((form, answers)) = found else { return Ok(None) };
    let form: FormTemplate = serde_json::from_str(&form)?;
    let answers: Answers = serde_json::from_str(&answers)?;
    let given = |wanted: fn(&FormField) -> bool| {
        let asked = form.steps(&answers).into_iter().flat_map(|section| section.asked(&answers));
        let mut texts = asked.filter(|f| wanted(f)).map(|f| answers.get(&f.id).to_owned());
        texts.find(|text| !text.is_empty())
    };
    let phone = given(|f| matches!(f.kind, FieldKind::Phone {}));
    let name = given(|f| f.private && matches!(f.kind, FieldKind::Person {}));
    Ok(phone.map(|phone| (name.unwrap_or_default(), phone)))
}

/// Names and addresses of those who act for the enterprise.
fn addresses(tx: &Transaction, head: &CaseHead) -> Result<Vec<(String, String)>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT person, email FROM accounts WHERE email IS NOT NULL
         AND identity ->> '$.enterprise.subject.code' = ? ORDER BY id",
    )?;
    let found =
        find.query_map([head.subject.code.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
