//! Objections: the mark while they are open, and what a decision does to the record.

use super::super::super::Now;
use super::super::row::CaseRow;
use super::{about, amend, must_be_there, stand};
use crate::http::ApiError;
use crate::store::amend_record;
use contract::case::{Action, ActionRequest, CaseState, Move};
use contract::record::{Record, Standing};

/// Marks the record as long as it is public. A record that is marked already, by somebody who
/// delivered it so, stands as current when the mark goes.
pub fn mark(now: &Now, row: &mut CaseRow, record: &Record) -> Result<(), ApiError> {
    row.facts.before = Some(match record.head.standing {
        Standing::UnderObjection => Standing::Current,
        other => other,
    });
    match record.head.standing {
        Standing::Current | Standing::Corrected => stand(now, record, Standing::UnderObjection),
        _ => Ok(()),
    }
}

/// What follows from a move.
pub fn follow(
    now: &Now,
    row: &mut CaseRow,
    step: &Move,
    request: &ActionRequest,
) -> Result<(), ApiError> {
    if matches!(step.action, Action::Correct | Action::Supplement) {
        let record = must_be_there(now.tx, row)?;
        let (mut record, changes) = amend::amended(&record, &request.changes)?;
        record.head.standing = match row.facts.before {
            Some(before) if !before.is_public() => before,
            _ => Standing::Corrected,
        };
        amend_record(now.tx, &record, now.today)?;
        row.facts.changes.extend(changes);
        return Ok(());
    }
    let Some(record) = about(now.tx, row)? else { return Ok(()) };
    match step.action {
        Action::Annul | Action::Delist => stand(now, &record, Standing::Revoked),
        Action::EndPublication => stand(now, &record, Standing::Expired),
        Action::RequestReview => mark(now, row, &record),
        _ if matches!(
            row.head.state,
            CaseState::Upheld | CaseState::Declined | CaseState::Withdrawn | CaseState::Lapsed
        ) =>
        {
            match (record.head.standing, row.facts.before) {
                (Standing::UnderObjection, Some(before)) => stand(now, &record, before),
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
