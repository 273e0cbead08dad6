//! Subjects: stored with every name they can be found by; read with their counts of the day.

use super::decode;
use super::public::PUBLIC;
use crate::{privacy, regions};
use anyhow::{Context, Result};
use contract::record::{RecordKind, Standing};
use contract::subject::{KindCount, RegisterStatus, StandingSummary, SubjectProfile, SubjectRef};
use contract::{Date, Uscc};
use rusqlite::{OptionalExtension, Transaction, named_params, params};

/// Stores a subject of whom only a decision of that day is known; gives its row.
pub(super) fn create(
    tx: &Transaction,
    subject: &SubjectRef,
    decided: Date,
    today: Date,
) -> Result<i64> {
    let profile = SubjectProfile {
        subject: subject.clone(),
        region: regions::of(&subject.code).context("信用代码没有区划")?,
        status: RegisterStatus::Active,
        former_names: Vec::new(),
        representative: None,
        legal_form: None,
        established: None,
        registered_with: None,
        address: None,
        industry: None,
        scope: None,
        updated: today,
        counts: Vec::new(),
        summary: StandingSummary::default(),
    };
    put(tx, &profile, decided)
}

/// Stores a profile, without its counts, whose name was right on the day `named`; gives its row.
pub(super) fn put(tx: &Transaction, profile: &SubjectProfile, named: Date) -> Result<i64> {
    let mut profile = privacy::masked(profile);
    (profile.counts, profile.summary) = (Vec::new(), StandingSummary::default());
    let id: i64 = tx
        .prepare_cached(
            "INSERT INTO subjects (code, name, kind, region_code, region_name, profile, named)
             VALUES (:code, :name, :kind, :region, :region_name, :profile, :named)
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                region_code = excluded.region_code, region_name = excluded.region_name,
                profile = excluded.profile, named = excluded.named
             RETURNING id",
        )?
        .query_row(
            named_params! {
                ":code": profile.subject.code.as_str(), ":name": profile.subject.name.as_str(),
                ":kind": profile.subject.kind.code(), ":region": profile.region.code.as_str(),
                ":region_name": profile.region.name.as_str(),
                ":profile": serde_json::to_string(&profile)?, ":named": named.to_string(),
            },
            |row| row.get(0),
        )?;
    put_names(tx, id, &profile)?;
    Ok(id)
}

fn put_names(tx: &Transaction, subject: i64, profile: &SubjectProfile) -> Result<()> {
    tx.prepare_cached("DELETE FROM subject_names WHERE subject_id = ?")?.execute([subject])?;
    let names = std::iter::once(&profile.subject.name).chain(&profile.former_names);
    for (place, name) in names.enumerate() {
        tx.prepare_cached("INSERT INTO subject_names VALUES (NULL, ?, ?, ?)")?.execute(params![
            subject,
            place,
            name.as_str()
        ])?;
    }
    Ok(())
}

/// Everything public about who a subject is; none if it is not known.
pub fn profile(tx: &Transaction, code: &Uscc, today: Date) -> Result<Option<SubjectProfile>> {
    let row: Option<(i64, String)> = tx
        .prepare_cached("SELECT id, profile FROM subjects WHERE code = ?")?
        .query_row([code.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((id, json)) = row else { return Ok(None) };
    let Some(mut profile) = decode::decode::<SubjectProfile>("subjects", code.as_str(), &json)
    else {
        return Ok(None);
    };
    (profile.counts, profile.summary) = counts(tx, id, today)?;
    Ok(Some(profile))
}

/// What is public about a subject on that day, per kind and in terms of standing.
pub(super) fn counts(
    tx: &Transaction,
    subject: i64,
    today: Date,
) -> Result<(Vec<KindCount>, StandingSummary)> {
    let mut query = tx.prepare_cached(&format!(
        "SELECT kind, standing = :objection, breached
         FROM records WHERE subject_id = :subject AND {PUBLIC}"
    ))?;
    let mut rows = query.query(named_params! {
        ":subject": subject, ":today": today.to_string(),
        ":objection": Standing::UnderObjection.code(),
    })?;
    let (mut counts, mut summary) = (Vec::<KindCount>::new(), StandingSummary::default());
    while let Some(row) = rows.next()? {
        let Some(kind) = RecordKind::from_code(row.get_ref(0)?.as_str()?) else { continue };
        match counts.iter_mut().find(|c| c.kind == kind) {
            Some(known) => known.count += 1,
            None => counts.push(KindCount { kind, count: 1 }),
        }
        summary.under_objection += row.get::<_, u32>(1)?;
        summary.breached += row.get::<_, u32>(2)?;
    }
    for KindCount { kind, count } in counts.iter().copied() {
        match kind {
            RecordKind::RedList => summary.red = count,
            RecordKind::BlackList => summary.black = count,
            RecordKind::WatchList => summary.watch = count,
            RecordKind::AbnormalList => summary.abnormal = count,
            RecordKind::Permit => summary.permits = count,
            RecordKind::Penalty => summary.penalties = count,
            RecordKind::Commitment => summary.commitments = count,
            RecordKind::Repair => summary.repaired = count,
            _ => {}
        }
    }
    counts.sort_by_key(|c| c.kind);
    Ok((counts, summary))
}
