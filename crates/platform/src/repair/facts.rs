//! What is known about a record's repair beside the record.

use crate::filing::{cases, training};
use crate::http::ApiError;
use contract::Date;
use contract::case::CaseKind;
use contract::record::{Record, Standing};
use contract::repair::Facts;
use rusqlite::Transaction;

/// What anybody may know.
pub fn public(record: &Record) -> Facts {
    Facts { objection_open: record.head.standing == Standing::UnderObjection, ..Facts::default() }
}

/// What the record's subject may know, too.
pub fn of(tx: &Transaction, record: &Record, today: Date) -> Result<Facts, ApiError> {
    let id = &record.head.id;
    let open = |kind| Ok::<_, ApiError>(cases::open_about(tx, kind, id)?.is_some());
    Ok(Facts {
        objection_open: open(CaseKind::Objection)? || public(record).objection_open,
        repair_open: open(CaseKind::Repair)?,
        dishonest: cases::restored_on(tx, id)?,
        again_from: cases::refused_until(tx, id)?,
        trained: !training::certificates(tx, &record.head.subject.code, today)?.is_empty(),
        ..Facts::default()
    })
}
