//! Names that records bring: the latest decision gives a subject's present name, every other one
//! stays as a former name. So the names are the same in whatever order files come in.

use super::{decode, subjects};
use anyhow::Result;
use contract::record::RecordHead;
use contract::subject::SubjectProfile;
use contract::text::search_key;
use contract::{Date, Text};
use rusqlite::{OptionalExtension, Transaction, params};

/// The row of a record's subject, made if it is new, its names brought up to date otherwise.
pub(super) fn subject(tx: &Transaction, head: &RecordHead, today: Date) -> Result<i64> {
    let known: Option<(i64, String, String)> = tx
        .prepare_cached("SELECT id, name, named FROM subjects WHERE code = ?")?
        .query_row([head.subject.code.as_str()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((id, name, named)) = known else {
        return subjects::create(tx, &head.subject, head.decided, today);
    };
    let decided = head.decided.to_string();
    let newer = decided > named;
    if !is_same(&name, head.subject.name.as_str()) {
        rename(tx, id, head, newer, today)?;
    } else if newer {
        tx.prepare_cached("UPDATE subjects SET named = ? WHERE id = ?")?
            .execute(params![decided, id])?;
    }
    Ok(id)
}

/// Whether two names differ in nothing but width, blanks and signs.
fn is_same(a: &str, b: &str) -> bool {
    a == b || search_key(a) == search_key(b)
}

fn rename(tx: &Transaction, id: i64, head: &RecordHead, newer: bool, today: Date) -> Result<()> {
    let (code, name) = (&head.subject.code, &head.subject.name);
    let (json, named): (String, String) = tx
        .prepare_cached("SELECT profile, named FROM subjects WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some(mut profile) = decode::decode::<SubjectProfile>("subjects", code.as_str(), &json)
    else {
        return Ok(());
    };
    let former = &mut profile.former_names;
    let has_had = |former: &[Text]| former.iter().any(|f| is_same(f.as_str(), name.as_str()));
    let day = if newer {
        former.retain(|f| !is_same(f.as_str(), name.as_str()));
        former.insert(0, std::mem::replace(&mut profile.subject.name, name.clone()));
        Some(head.decided)
    } else if has_had(former) {
        return Ok(());
    } else {
        former.push(name.clone());
        Date::parse(&named)
    };
    profile.updated = today;
    subjects::put(tx, &profile, day.unwrap_or(head.decided))?;
    Ok(())
}
