//! How the agencies handle cases, in figures for the public.

use crate::http::ApiError;
use contract::calendar::{Calendar, TimeLeft};
use contract::case::{CaseKind, CaseState, Handling, Outcome};
use contract::{Date, Text};
use rusqlite::{Transaction, named_params};

/// How many cases of a state an agency has, how many of them are late, and how long they took.
struct Group {
    agency: String,
    kind: CaseKind,
    state: CaseState,
    count: u32,
    late: u32,
    soon: u32,
    ended: u32,
    seconds: i64,
    longest: i64,
}

/// The figures, per agency and kind, by name. Whoever a case was forwarded to is the one that
/// handled it.
pub fn handling(
    tx: &Transaction,
    kind: Option<CaseKind>,
    (today, calendar): (Date, &Calendar),
) -> Result<Vec<Handling>, ApiError> {
    let mut all: Vec<Handling> = Vec::new();
    let (mut seconds, mut ended) = (0, 0);
    // The last day that is near.
    let soon = calendar.after(today, TimeLeft::SOON).date;
    for group in groups(tx, kind, (today, soon))? {
        let Some(agency) = Text::new(&group.agency) else { continue };
        let same = |h: &&mut Handling| h.agency == agency && h.kind == group.kind;
        if all.last_mut().filter(same).is_none() {
            (seconds, ended) = (0, 0);
            all.push(Handling {
                agency,
                kind: group.kind,
                received: 0,
                open: 0,
                soon: 0,
                overdue: 0,
                average_tenths: None,
                longest: None,
                outcomes: Vec::new(),
            });
        }
        let Some(entry) = all.last_mut() else { continue };
        entry.received += group.count;
        match group.state.is_open() {
            true => entry.open += group.count,
            false => entry.outcomes.push(Outcome { state: group.state, count: group.count }),
        }
        entry.overdue += group.late;
        entry.soon += group.soon;
        (seconds, ended) = (seconds + group.seconds, ended + group.ended);
        if ended > 0 {
            let tenths = (seconds * 10 / 86_400 + i64::from(ended) / 2) / i64::from(ended);
            entry.average_tenths = u32::try_from(tenths).ok();
            let days = u32::try_from(group.longest / 86_400).unwrap_or_default();
            entry.longest = Some(entry.longest.unwrap_or_default().max(days));
        }
    }
    Ok(all)
}

fn groups(
    tx: &Transaction,
    kind: Option<CaseKind>,
    (today, soon): (Date, Date),
) -> Result<Vec<Group>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT coalesce(handler_name, agency_name) AS who, kind, state, count(*),
             sum(open AND due IS NOT NULL AND due < :today), count(ended),
             ifnull(sum(ended - submitted), 0), ifnull(max(ended - submitted), 0),
             sum(open AND due IS NOT NULL AND due BETWEEN :today AND :soon)
         FROM cases WHERE kind = ifnull(:kind, kind)
         GROUP BY who, kind, state ORDER BY who, kind, state",
    )?;
    let mut rows = find.query(named_params! {
        ":today": today.to_string(), ":soon": soon.to_string(), ":kind": kind.map(CaseKind::code),
    })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, state): (String, String) = (row.get(1)?, row.get(2)?);
        let known = CaseKind::from_code(&kind).zip(CaseState::from_code(&state));
        let Some((kind, state)) = known else { continue };
        all.push(Group {
            agency: row.get(0)?,
            kind,
            state,
            count: row.get(3)?,
            late: row.get(4)?,
            ended: row.get(5)?,
            seconds: row.get(6)?,
            longest: row.get(7)?,
            soon: row.get(8)?,
        });
    }
    Ok(all)
}
