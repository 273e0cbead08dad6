//! Interviews that were scheduled and whose outcome is not on record yet.

use super::facts::Facts;
use super::row::{self, CaseRow, HEAD};
use crate::http::ApiError;
use crate::ics::{self, Entry};
use chrono::Duration;
use contract::calendar::Calendar;
use contract::case::{Appointment, CaseHead, CaseKind, CaseState, Interview};
use contract::{Date, Text};
use rusqlite::{Transaction, params};

/// The most that are told at once.
const MOST: usize = 500;

/// Those of an agency, the next one first.
pub fn of_agency(
    tx: &Transaction,
    agency: &Text,
    (today, calendar): (Date, &Calendar),
) -> Result<Vec<Appointment>, ApiError> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD}, facts FROM cases
         WHERE agency_name = ? AND kind = ? AND state IN (?, ?) ORDER BY number"
    ))?;
    let (reminder, warning) = (CaseState::ReminderSet.code(), CaseState::WarningSet.code());
    let kind = CaseKind::Rectification.code();
    let mut rows = find.query(params![agency.as_str(), kind, reminder, warning])?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let facts: Facts = serde_json::from_str(&found.get::<_, String>(12)?)?;
        let Some(interview) = next(&facts) else { continue };
        let left = calendar.left(today, interview.day);
        all.push(Appointment { head: row::head(found)?, interview: interview.clone(), left });
    }
    all.sort_by_key(|appointment| appointment.interview.day);
    all.truncate(MOST);
    Ok(all)
}

/// The one that is coming in this case.
pub fn of_case(row: &CaseRow) -> Option<&Interview> {
    let set = matches!(row.head.state, CaseState::ReminderSet | CaseState::WarningSet);
    next(&row.facts).filter(|_| set)
}

fn next(facts: &Facts) -> Option<&Interview> {
    facts.interviews.last().filter(|interview| interview.result.is_none())
}

/// An interview for a calendar; `page` is the address of the case. What is to be put right isn't
/// told: calendars are shared.
pub fn entry(head: &CaseHead, interview: &Interview, page: String) -> Entry {
    let kind = interview.kind.label();
    Entry {
        uid: format!("interview-{}-{}", head.number, interview.kind.code()),
        stamp: head.updated.date(),
        day: interview.day,
        summary: format!("{kind}：{}", head.subject.name),
        text: format!(
            "{}约谈{}，受理编号 {}。{page}",
            head.agency.name, head.subject.name, head.number
        ),
        place: Some(interview.place.to_string()),
        page,
        reminder: kind.to_owned(),
        // In the morning of the day before.
        remind: Duration::hours(-15),
    }
}

/// A calendar file of interviews.
pub fn calendar_file(entries: &[Entry]) -> String {
    ics::file("interviews", entries)
}
