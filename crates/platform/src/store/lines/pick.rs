//! Which of the rows that fit stand on a page.

use super::answer::Rows;
use super::row::{Day, Row};
use super::{Answer, Lines};
use contract::query::Sort;
use std::ops::Range;

/// A place between two rows of a list: the day it is sorted by, and the rowid.
pub type Place = (Day, u32);

/// Some of the rows that fit, in order.
pub struct Picked {
    /// Their places.
    pub rows: Vec<Place>,
    /// Whether any stand before them.
    pub before: bool,
    /// Whether any stand after them.
    pub after: bool,
}

/// Where a page begins: after that place, or if so told before it.
type From = Option<(Place, bool)>;

impl Lines {
    /// The first `size` rows that stand after a place in the order, or the last ones before it.
    pub fn pick(&self, answer: &Answer, sort: Sort, from: From, size: usize) -> Picked {
        let order = (sort == Sort::Newest, size);
        let ending = sort == Sort::Ending;
        match &answer.rows {
            Rows::Few(rows) if ending => {
                let mut rows: Vec<&Row> = rows.iter().collect();
                rows.sort_unstable_by_key(|row| row.end());
                page(0..rows.len(), |at| rows[at].end(), |_| true, from, order)
            }
            Rows::Few(rows) => page(0..rows.len(), |at| rows[at].place(), |_| true, from, order),
            Rows::Many(filter) if ending => {
                let (places, range) = (self.by_end(), filter.range(&self.rows));
                let row = |at: usize| &self.rows[places[at] as usize];
                let fits =
                    |at: usize| range.contains(&(places[at] as usize)) && filter.has(row(at));
                let reach = answer.reach(sort, places.len(), fits);
                page(reach, |at| row(at).end(), fits, from, order)
            }
            Rows::Many(filter) => {
                let rows = self.rows.get(filter.range(&self.rows)).unwrap_or_default();
                let fits = |at: usize| filter.has(&rows[at]);
                let reach = answer.reach(sort, rows.len(), fits);
                page(reach, |at| rows[at].place(), fits, from, order)
            }
        }
    }
}

/// A page of those rows, which are sorted by their places; `falling` begins at the other end.
fn page(
    rows: Range<usize>,
    place: impl Fn(usize) -> Place,
    fits: impl Fn(usize) -> bool,
    from: From,
    (falling, size): (bool, usize),
) -> Picked {
    let back = from.is_some_and(|(_, back)| back);
    // Rows up to the cursor, without it, and rows from it on, without it.
    let (low, high) = match from {
        Some((cursor, _)) => {
            let low = first(rows.clone(), |at| place(at) >= cursor);
            (low, low + usize::from(low < rows.end && place(low) == cursor))
        }
        None if falling => (rows.end, rows.end),
        None => (rows.start, rows.start),
    };
    let picked = |places: &mut dyn Iterator<Item = usize>| -> Vec<Place> {
        places.filter(|at| fits(*at)).take(size.saturating_add(1)).map(&place).collect()
    };
    let (mut found, behind) = match falling == back {
        true => (picked(&mut (high..rows.end)), (rows.start..high).rev().any(&fits)),
        false => (picked(&mut (rows.start..low).rev()), (low..rows.end).any(&fits)),
    };
    let beyond = found.len() > size;
    found.truncate(size);
    let (before, after) = if back { (beyond, behind) } else { (behind, beyond) };
    if back {
        found.reverse();
    }
    Picked { rows: found, before, after }
}

/// The first of these numbers, or their end, from which on it is so.
fn first(numbers: Range<usize>, is_so: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (numbers.start, numbers.end);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_so(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
