//! The queue of an agency.

use super::row::{self, HEAD};
use crate::http::ApiError;
use contract::calendar::{Calendar, TimeLeft};
use contract::case::{CaseHead, CaseKind, CaseState, Role};
use contract::query::{DeskQuery, DeskSort, DeskView, PAGE_SIZE};
use contract::{Date, Facet, FacetValue, Page, Text};
use rusqlite::{Transaction, named_params};

/// What every query of the queue keeps to.
const MINE: &str = "(agency_name = :agency OR handler_name = :agency)
    AND (instr(replace(number, '-', ''), replace(:q, '-', '')) OR instr(subject_name, :q)
        OR instr(subject_code, upper(:q)) OR instr(title, :q))";

/// How near the due day is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    Overdue,
    Soon,
    Later,
}

/// So many of the agency's cases are alike.
struct Cell {
    kind: CaseKind,
    state: CaseState,
    /// As whom the agency acts in them.
    me: Role,
    near: Near,
    count: u64,
}

impl Cell {
    fn is_in(&self, view: DeskView) -> bool {
        view.holds(self.kind, self.state, self.me)
            && match view {
                DeskView::Overdue => self.near == Near::Overdue,
                DeskView::Soon => self.near == Near::Soon,
                _ => true,
            }
    }

    fn is_of(&self, query: &DeskQuery) -> [bool; 3] {
        [
            query.view.is_none_or(|view| self.is_in(view)),
            query.kind.is_none_or(|kind| kind == self.kind),
            query.state.is_none_or(|state| state == self.state),
        ]
    }
}

/// A page of the agency's cases.
pub fn queue(
    tx: &Transaction,
    agency: &Text,
    query: &DeskQuery,
    (today, calendar): (Date, &Calendar),
) -> Result<Page<CaseHead>, ApiError> {
    // The last day that is near.
    let soon = calendar.after(today, TimeLeft::SOON).date;
    let cells = cells(tx, agency, &query.q, today, soon)?;
    let total = cells.iter().filter(|c| c.is_of(query) == [true; 3]).map(|c| c.count).sum();
    let (from, until) = match query.view {
        Some(DeskView::Overdue) => (None, Some(today.add_days(-1))),
        Some(DeskView::Soon) => (Some(today), Some(soon)),
        _ => (None, None),
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let skip = (query.page - 1) * PAGE_SIZE;
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD} FROM cases WHERE {MINE}
            AND kind = ifnull(:kind, kind) AND state = ifnull(:state, state)
            AND instr(iif(agency_name = :agency, :received, :forwarded),
                ' ' || kind || ':' || state || ' ')
            AND (:from IS NULL OR due >= :from) AND (:until IS NULL OR due <= :until)
         ORDER BY {} LIMIT :size OFFSET :skip",
        order(query.sort)
    ))?;
    let mut rows = find.query(named_params! {
        ":agency": agency.as_str(), ":q": query.q, ":kind": query.kind.map(CaseKind::code),
        ":state": query.state.map(CaseState::code), ":received": held(query.view, Role::Officer),
        ":forwarded": held(query.view, Role::Supplier),
        ":from": day(from), ":until": day(until), ":size": PAGE_SIZE, ":skip": skip,
    })?;
    let mut items = Vec::new();
    while let Some(found) = rows.next()? {
        let head = row::head(found)?;
        let left = head.due.map(|due| calendar.left(today, due));
        items.push(CaseHead { left, ..head });
    }
    let more = u64::from(skip) + (items.len() as u64) < total;
    Ok(Page {
        total,
        start: u64::from(skip),
        next: more.then(|| (query.page + 1).to_string()),
        facets: facets(&cells, query),
        ..Page::whole(items)
    })
}

fn order(sort: DeskSort) -> &'static str {
    match sort {
        DeskSort::Due => "due IS NULL, due, updated DESC, number",
        DeskSort::Submitted => "submitted, number",
        DeskSort::Updated => "updated DESC, number DESC",
    }
}

/// The kinds and states of the view, each between blanks.
fn held(view: Option<DeskView>, me: Role) -> String {
    let mut held = " ".to_owned();
    for kind in CaseKind::ALL {
        let states = CaseState::ALL.iter();
        for state in states.filter(|state| view.is_none_or(|view| view.holds(*kind, **state, me))) {
            held.push_str(&format!("{}:{} ", kind.code(), state.code()));
        }
    }
    held
}

fn cells(
    tx: &Transaction,
    agency: &Text,
    q: &str,
    today: Date,
    soon: Date,
) -> Result<Vec<Cell>, ApiError> {
    let mut count = tx.prepare_cached(&format!(
        "SELECT kind, state, due < :today, due <= :soon, count(*), agency_name = :agency FROM cases
         WHERE {MINE} GROUP BY 1, 2, 3, 4, 6"
    ))?;
    let mut rows = count.query(named_params! {
        ":agency": agency.as_str(), ":q": q,
        ":today": today.to_string(), ":soon": soon.to_string(),
    })?;
    let mut cells = Vec::new();
    while let Some(found) = rows.next()? {
        let kind = CaseKind::from_code(&found.get::<_, String>(0)?);
        let state = CaseState::from_code(&found.get::<_, String>(1)?);
        let (Some(kind), Some(state)) = (kind, state) else { continue };
        let near = match (found.get::<_, Option<bool>>(2)?, found.get::<_, Option<bool>>(3)?) {
            (Some(true), _) => Near::Overdue,
            (_, Some(true)) => Near::Soon,
            _ => Near::Later,
        };
        let me = if found.get(5)? { Role::Officer } else { Role::Supplier };
        cells.push(Cell { kind, state, me, near, count: found.get(4)? });
    }
    Ok(cells)
}

/// Counts per view, kind and state, each without that filter itself.
fn facets(cells: &[Cell], query: &DeskQuery) -> Vec<Facet> {
    let count = |own: usize, has: &dyn Fn(&Cell) -> bool| {
        let others = |cell: &&Cell| {
            cell.is_of(query).iter().enumerate().all(|(place, is)| *is || place == own)
        };
        cells.iter().filter(others).filter(|cell| has(cell)).map(|cell| cell.count).sum::<u64>()
    };
    let facet = |name: &str, values: Vec<(&str, &str, u64)>| Facet {
        name: name.to_owned(),
        values: values
            .into_iter()
            .filter_map(|(value, label, count)| {
                Some(FacetValue { value: value.to_owned(), label: Text::new(label)?, count })
            })
            .collect(),
    };
    let there = |counted: &(&str, &str, u64)| counted.2 > 0;
    let views = DeskView::ALL.iter();
    let views = views.map(|v| (v.code(), v.label(), count(0, &|cell: &Cell| cell.is_in(*v))));
    let kinds = CaseKind::ALL.iter();
    let kinds = kinds.map(|k| (k.code(), k.label(), count(1, &|cell: &Cell| cell.kind == *k)));
    let states = CaseState::ALL.iter();
    let states = states.map(|s| (s.code(), s.label(), count(2, &|cell: &Cell| cell.state == *s)));
    vec![
        facet("view", views.collect()),
        facet("kind", kinds.filter(there).collect()),
        facet("state", states.filter(there).collect()),
    ]
}
