//! Entries of the named lists.

use super::Draft;
use super::authorities::Office;
use super::build::{Plan, number};
use super::lists::{self, List};
use anyhow::Result;
use contract::Date;
use contract::record::{Body, Record, Standing};
use contract::subject::SubjectRef;

/// An entry of a list of the draft's kind.
pub fn entry(mut draft: Draft) -> Result<Record> {
    // A court's entries are mostly people, who aren't published.
    let made_up = |list: &&List| list.kind == draft.kind && list.office != Office::Court;
    let fitting: Vec<&List> = lists::every().filter(made_up).collect();
    let list = fitting[draft.turn % fitting.len()];
    let decided = draft.ago(10, 420);
    let standing = match draft.rng.below(25) {
        0 => Standing::UnderObjection,
        1 => Standing::Corrected,
        2 => Standing::Revoked,
        _ => Standing::Current,
    };
    let plan = plan(list, draft.id.as_str(), decided, draft.serial)?;
    let over = plan.last.is_some_and(|last| last < draft.today);
    let standing = if over { Standing::Expired } else { standing };
    Plan { standing, ..plan }.record(draft.subject, draft.today)
}

/// An entry of a list, decided on that day; grave ones can be repaired after a year.
pub fn plan(list: &List, id: &str, decided: Date, serial: u32) -> Result<Plan> {
    let number = number(list.office, "认", decided, serial)?;
    let entry = list.entry(&number, u32::from(decided.parts().0).saturating_sub(1))?;
    let plan = Plan::new(id, list.kind, list.office, decided, Body::ListEntry(entry))
        .titled(list.name)
        .numbered(&number);
    let minimum = if list.months >= 36 { 12 } else { 0 };
    Ok(match list.months {
        0 => plan,
        months => plan.for_months(months, minimum),
    })
}

/// An entry for one of the showcase subjects.
pub fn shown(id: &str, list: &str, subject: &SubjectRef, days: i32, today: Date) -> Result<Record> {
    let list = lists::list(list)?;
    plan(list, id, today.add_days(-days), days.unsigned_abs())?.record(subject, today)
}
