//! Which of the rows that fit stand on a page.

use super::answer::Rows;
use super::row::{Day, Row};
use super::{Answer, Lines};
use contract::query::Sort;

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
        let falling = sort == Sort::Newest;
        if sort == Sort::Ending {
            return match &answer.rows {
                Rows::Few(rows) => {
                    let mut rows: Vec<&Row> = rows.iter().collect();
                    rows.sort_unstable_by_key(|row| row.end());
                    page(rows.len(), |at| rows[at].end(), |_| true, from, (falling, size))
                }
                Rows::Many(filter) => {
                    let (order, range) = (self.by_end(), filter.range(&self.rows));
                    // What has ended stands first and fits nothing: it is passed over at once.
                    let ended = |place: &u32| self.rows[*place as usize].last < filter.today;
                    let order = &order[order.partition_point(ended)..];
                    let row = |at: usize| &self.rows[order[at] as usize];
                    let fits =
                        |at: usize| range.contains(&(order[at] as usize)) && filter.has(row(at));
                    page(order.len(), |at| row(at).end(), fits, from, (falling, size))
                }
            };
        }
        match &answer.rows {
            Rows::Few(rows) => {
                page(rows.len(), |at| rows[at].place(), |_| true, from, (falling, size))
            }
            Rows::Many(filter) => {
                let rows = self.rows.get(filter.range(&self.rows)).unwrap_or_default();
                let fits = |at: usize| filter.has(&rows[at]);
                page(rows.len(), |at| rows[at].place(), fits, from, (falling, size))
            }
        }
    }
}

/// A page of rows that are sorted by their places; `falling` begins at the other end.
fn page(
    rows: usize,
    place: impl Fn(usize) -> Place,
    fits: impl Fn(usize) -> bool,
    from: From,
    (falling, size): (bool, usize),
) -> Picked {
    let back = from.is_some_and(|(_, back)| back);
    // Rows up to the cursor, without it, and rows from it on, without it.
    let (low, high) = match from {
        Some((cursor, _)) => {
            let low = first(rows, |at| place(at) >= cursor);
            (low, low + usize::from(low < rows && place(low) == cursor))
        }
        None if falling => (rows, rows),
        None => (0, 0),
    };
    let picked = |places: &mut dyn Iterator<Item = usize>| -> Vec<Place> {
        places.filter(|at| fits(*at)).take(size.saturating_add(1)).map(&place).collect()
    };
    let (mut found, behind) = match falling == back {
        true => (picked(&mut (high..rows)), (0..high).rev().any(&fits)),
        false => (picked(&mut (0..low).rev()), (low..rows).any(&fits)),
    };
    let beyond = found.len() > size;
    found.truncate(size);
    let (before, after) = if back { (beyond, behind) } else { (behind, beyond) };
    if back {
        found.reverse();
    }
    Picked { rows: found, before, after }
}

/// The first number below `end` from which on it is so.
fn first(end: usize, is_so: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_so(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
