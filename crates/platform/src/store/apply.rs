//! Storing deliveries of records.

use super::filed::Filed;
use super::{decode, lists, naming, public};
use crate::{clock, privacy};
use anyhow::{Context, Result, bail};
use contract::record::{Body, Disclosure, Fulfilment, Record, RecordId, Standing};
use contract::subject::SubjectKind;
use contract::{Date, Text};
use rusqlite::{OptionalExtension, Transaction, named_params, params};
use sha2::{Digest, Sha256};

/// What `Store::apply` did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Records that were not there before.
    pub added: u32,
    /// Records whose content changed; the earlier version is kept.
    pub revised: u32,
    /// Records that were delivered before in just this form.
    pub unchanged: u32,
}

/// Stores records within a transaction, see [`super::Store::apply`].
pub fn apply(tx: &Transaction, records: &[Record], today: Date) -> Result<Applied> {
    let mut applied = Applied::default();
    for record in records {
        let counter = match apply_one(tx, record, today)
            .with_context(|| format!("记录 {} 无法保存", record.head.id.as_str()))?
        {
            Change::Added => &mut applied.added,
            Change::Revised => &mut applied.revised,
            Change::Unchanged => &mut applied.unchanged,
        };
        *counter += 1;
    }
    if applied.added + applied.revised > 0 {
        set_as_of(tx, today)?;
    }
    Ok(applied)
}

/// Says that the data are as of now, or of that day.
pub(super) fn set_as_of(tx: &Transaction, today: Date) -> Result<()> {
    let as_of = clock::moment_of(today).to_string();
    tx.execute("INSERT OR REPLACE INTO meta VALUES ('as_of', ?)", [as_of])?;
    Ok(())
}

enum Change {
    Added,
    Revised,
    Unchanged,
}

/// A record ready to be stored: checked, redacted, with its fingerprint.
pub(super) struct Ready {
    pub record: Record,
    delivered: Vec<u8>,
}

impl Ready {
    pub fn new(record: &Record, today: Date) -> Result<Self> {
        if record.head.subject.kind == SubjectKind::Person {
            bail!("自然人的记录不公开，平台不保存。");
        }
        if let Err(errors) = record.validate() {
            bail!("{}", errors.iter().map(|e| e.detail.as_str()).collect::<String>());
        }
        let mut record = privacy::redacted(record)?;
        let delivered = digest(&record)?;
        // A commitment that may not be public never is, also when it was until now.
        let closed = matches!(
            &record.body,
            Body::Commitment(commitment) if commitment.disclosure != Disclosure::Public
        );
        if closed && record.head.standing.is_public() {
            record.head.standing = Standing::Expired;
        }
        record.head.updated = today;
        record.revision = 1;
        Ok(Self { record, delivered })
    }
}

fn apply_one(tx: &Transaction, record: &Record, today: Date) -> Result<Change> {
    let mut ready = Ready::new(record, today)?;
    let id = ready.record.head.id.as_str();
    let known: Option<(Vec<u8>, u32, String)> = tx
        .prepare_cached("SELECT delivered, revision, record FROM records WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let subject = |ready: &Ready| naming::subject(tx, &ready.record.head, today);
    let Some((earlier, revision, json)) = known else {
        lists::put_if_new(tx, &ready.record)?;
        save(tx, &ready, subject(&ready)?)?;
        return Ok(Change::Added);
    };
    if earlier == ready.delivered {
        return Ok(Change::Unchanged);
    }
    keep_version(tx, id, revision, &json, today)?;
    if let Some(head) = decode::head(id, &json) {
        ready.record.head.published = head.published;
        if is_decided_here(tx, id)? {
            ready.record.head.standing = head.standing;
        }
    }
    ready.record.revision = revision + 1;
    lists::put_if_new(tx, &ready.record)?;
    save(tx, &ready, subject(&ready)?)?;
    Ok(Change::Revised)
}

/// Whether a case here is or was about the record: then its standing is decided here, and a new
/// delivery neither takes the mark of an objection away nor publishes what was repaired.
fn is_decided_here(tx: &Transaction, id: &str) -> Result<bool> {
    let decided = "SELECT EXISTS (SELECT 1 FROM cases WHERE about = ?)";
    Ok(tx.prepare_cached(decided)?.query_row([id], |row| row.get(0))?)
}

/// Puts a changed record in the place of the one that is stored, as a decision here asks. The
/// earlier version is kept; what was last delivered stays known, so that the same delivery once
/// more doesn't undo the decision.
pub fn amend(tx: &Transaction, record: &Record, today: Date) -> Result<()> {
    let id = record.head.id.as_str();
    let (delivered, revision, json, subject): (Vec<u8>, u32, String, i64) = tx
        .prepare_cached("SELECT delivered, revision, record, subject_id FROM records WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    keep_version(tx, id, revision, &json, today)?;
    let mut ready = Ready { delivered, ..Ready::new(record, today)? };
    ready.record.revision = revision + 1;
    save(tx, &ready, subject)?;
    set_as_of(tx, today)
}

/// Lets a stored record stand so, and leaves what it says as it is.
pub fn restand(tx: &Transaction, id: &RecordId, standing: Standing, today: Date) -> Result<()> {
    tx.prepare_cached(
        "UPDATE records SET standing = ?2, record = json_set(record, '$.head.standing', ?2,
            '$.head.updated', ?3) WHERE id = ?1",
    )?
    .execute(params![id.as_str(), standing.code(), today.to_string()])?;
    set_as_of(tx, today)
}

fn keep_version(tx: &Transaction, id: &str, revision: u32, json: &str, today: Date) -> Result<()> {
    tx.prepare_cached("INSERT INTO record_versions VALUES (?, ?, ?, ?)")?.execute(params![
        id,
        revision,
        today.to_string(),
        json
    ])?;
    Ok(())
}

/// The fingerprint of what a delivery says, without what is set here.
fn digest(record: &Record) -> Result<Vec<u8>> {
    let mut content = record.clone();
    (content.head.published, content.head.updated) = (Date::FAR, Date::FAR);
    content.revision = 0;
    Ok(Sha256::digest(serde_json::to_vec(&content)?).to_vec())
}

/// Stores a record of the subject with this row.
pub(super) fn save(tx: &Transaction, ready: &Ready, subject: i64) -> Result<()> {
    let Ready { record, delivered } = ready;
    let (head, filed) = (&record.head, Filed::of(tx, record)?);
    let list = match &record.body {
        Body::ListEntry(entry) => Some(&entry.list),
        _ => None,
    };
    let breached = matches!(
        &record.body,
        Body::Commitment(c) if matches!(c.fulfilment, Some(Fulfilment::Partial | Fulfilment::None))
    );
    let last_day = head.withdrawn_after.map_or(public::NO_END.to_owned(), |day| day.to_string());
    tx.prepare_cached(
        "INSERT INTO records (id, subject_id, kind, standing, decided, published, last_day, list,
            breached, revision, delivered, record, authority, categories, outcome, number_key)
         VALUES (:id, :subject, :kind, :standing, :decided, :published, :last_day, :list,
            :breached, :revision, :delivered, :record, :authority, :categories, :outcome,
            :number_key)
         ON CONFLICT (id) DO UPDATE SET subject_id = excluded.subject_id, kind = excluded.kind,
            standing = excluded.standing, decided = excluded.decided,
            published = excluded.published, last_day = excluded.last_day, list = excluded.list,
            breached = excluded.breached, revision = excluded.revision,
            delivered = excluded.delivered, record = excluded.record,
            authority = excluded.authority, categories = excluded.categories,
            outcome = excluded.outcome, number_key = excluded.number_key",
    )?
    .execute(named_params! {
        ":id": head.id.as_str(), ":subject": subject, ":kind": head.kind.code(),
        ":standing": head.standing.code(), ":decided": head.decided.to_string(),
        ":published": head.published.to_string(), ":last_day": last_day,
        ":list": list.map(Text::as_str), ":breached": breached, ":revision": record.revision,
        ":delivered": delivered, ":record": serde_json::to_string(record)?,
        ":authority": filed.authority, ":categories": filed.categories,
        ":outcome": filed.outcome, ":number_key": filed.number_key,
    })?;
    Ok(())
}
