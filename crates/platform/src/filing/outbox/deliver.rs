//! Sending what waits, as long as the server runs.

use super::{Channel, Message};
use crate::clock;
use crate::filing::{Filing, off_thread};
use crate::http::ApiError;
use rusqlite::{Transaction, params};
use std::time::Duration;

/// How often it is looked for messages that wait.
const EVERY: Duration = Duration::from_millis(500);
/// So many are sent before it is looked again.
const AT_ONCE: u32 = 20;
/// So often a message is tried.
const MOST_ATTEMPTS: u32 = 12;
/// The longest wait between two attempts, in seconds.
const LONGEST_WAIT: i64 = 6 * 3600;
/// How long it is remembered that a message was sent, in seconds.
const KEPT: i64 = 90 * 86_400;

/// Sends by this channel for ever; at once back when there is no such channel.
pub async fn deliver(filing: Filing, channel: Channel) {
    if !filing.senders().has(channel) {
        return;
    }
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        // What failed is in the log, and waits.
        let _ = round(&filing, channel).await;
    }
}

async fn round(filing: &Filing, channel: Channel) -> Result<(), ApiError> {
    for message in filing.read(move |tx, _| waiting(tx, channel)).await? {
        let (sender, sent) = (filing.clone(), message.clone());
        let done = off_thread(move || Ok(sender.senders().send(channel, &sent))).await?;
        let retry = i64::try_from(filing.options().outbox.retry.as_secs()).unwrap_or(30);
        // If the platform dies before this is written, the message is sent once more.
        filing
            .write(move |now| match done {
                Ok(()) => sent_well(now.tx, &message),
                Err(error) => failed(now.tx, channel, &message, &format!("{error:#}"), retry),
            })
            .await?;
    }
    Ok(())
}

fn waiting(tx: &Transaction, channel: Channel) -> Result<Vec<Message>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, key, case_number, state, name, address, text, created, attempts FROM outbox
         WHERE channel = ? AND next <= ? ORDER BY next, id LIMIT ?",
    )?;
    let read = |row: &rusqlite::Row| {
        Ok(Message {
            id: row.get(0)?,
            key: row.get(1)?,
            case: row.get(2)?,
            state: row.get(3)?,
            name: row.get(4)?,
            address: row.get(5)?,
            text: row.get(6)?,
            created: row.get(7)?,
            attempts: row.get(8)?,
        })
    };
    let found = find.query_map(params![channel.code(), clock::now().0, AT_ONCE], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Whom it was for needn't be known any more.
fn sent_well(tx: &Transaction, message: &Message) -> Result<(), ApiError> {
    let moment = clock::now().0;
    let done = "UPDATE outbox SET sent = ?, next = NULL, error = NULL, attempts = attempts + 1,
        name = '', address = '', text = '' WHERE id = ?";
    tx.execute(done, params![moment, message.id])?;
    tx.execute("DELETE FROM outbox WHERE sent < ?", [moment - KEPT])?;
    Ok(())
}

fn failed(
    tx: &Transaction,
    channel: Channel,
    message: &Message,
    error: &str,
    retry: i64,
) -> Result<(), ApiError> {
    let (case, attempts) = (&message.case, message.attempts + 1);
    let wait = retry.saturating_mul(1 << message.attempts.min(20)).min(LONGEST_WAIT);
    let next = (attempts < MOST_ATTEMPTS).then(|| clock::now().0 + wait);
    let channel = channel.code();
    match next {
        Some(_) => tracing::warn!(case, channel, attempts, error, "通知没有送出，稍后再试"),
        None => tracing::error!(
            case,
            channel,
            attempts,
            error,
            "通知没有送出，不再自动重试；platform outbox retry 可以再试"
        ),
    }
    let keep = "UPDATE outbox SET attempts = ?, next = ?, error = ? WHERE id = ?";
    let error: String = error.chars().take(500).collect();
    tx.execute(keep, params![attempts, next, error, message.id])?;
    Ok(())
}
