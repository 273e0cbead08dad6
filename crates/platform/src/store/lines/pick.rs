//! Which of the rows that fit stand on a page.

use super::answer::Rows;
use super::filter::Filter;
use super::orders::ByEnd;
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
                let range = filter.range(&self.rows);
                let row = |place: usize| &self.rows[place];
                ending_page(answer, (filter, range), self.by_end(), row, from, order)
            }
            Rows::Many(filter) => {
                let rows = self.rows.get(filter.range(&self.rows)).unwrap_or_default();
                let fits = |at: usize| filter.has(&rows[at]);
                let reach = answer.reach(sort, 0..rows.len(), fits);
                page(reach, |at| rows[at].place(), fits, from, order)
            }
        }
    }
}

/// A page of the rows that fit, by end; `row` is asked for as few of them as possible.
fn ending_page<'a>(
    answer: &Answer,
    (filter, range): (&Filter, Range<usize>),
    ends: &ByEnd,
    row: impl Fn(usize) -> &'a Row,
    from: From,
    order: (bool, usize),
) -> Picked {
    let end = |at| row(ends.place(at)).end();
    let fits = |at| {
        let place = ends.place(at);
        filter.wants(ends.class(at)) && range.contains(&place) && filter.means(row(place))
    };
    let ended = first(0..ends.len(), |at| end(at).0 >= filter.today);
    page(answer.reach(Sort::Ending, ended..ends.len(), fits), end, fits, from, order)
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

#[cfg(test)]
mod tests {
    use super::super::class::Class;
    use super::*;
    use contract::Date;
    use contract::query::{Axis, RecordQuery};
    use contract::record::RecordKind;
    use std::cell::Cell;
    use std::sync::Arc;

    const ROWS: u32 = 60_000;
    const TODAY: i32 = 20_000;
    const SIZE: usize = 20;

    /// Many permits, of which some have ended and most never do, and a penalty now and then, which
    /// will end.
    fn lines() -> Lines {
        let mut lines = Lines::default();
        let class = |kind: RecordKind| {
            let mut numbers = [0; Axis::ALL.len()];
            numbers[Axis::Kind as usize] = kind as u16;
            Class(numbers)
        };
        let permit = lines.classes.intern(class(RecordKind::Permit));
        let penalty = lines.classes.intern(class(RecordKind::Penalty));
        let day = |days: u32| Day::of(Date::from_days(TODAY + days as i32 - 1000));
        lines.rows.extend((0..ROWS).map(|n| {
            let (record, subject) = (n * 7919 % ROWS, n % 500);
            let (class, last) = match n % 30 {
                0 => (penalty, day(1000 + n * 37 % 90)),
                1..8 => (permit, day(900 + n * 37 % 100)),
                _ => (permit, Day::NEVER),
            };
            let decided = day(n * 31 % 900);
            Row { record, subject, class, decided, published: decided, last }
        }));
        lines.rows.sort_unstable_by_key(Row::place);
        lines
    }

    fn answer(lines: &Lines, query: &RecordQuery) -> Arc<Answer> {
        lines.answer(query, Date::from_days(TODAY), || Ok(None)).unwrap().unwrap()
    }

    /// The rows that fit, by end, found the simple way.
    fn by_hand<'a>(lines: &'a Lines, query: &RecordQuery, today: Day) -> Vec<&'a Row> {
        let penalty = |row: &Row| lines.classes.all()[row.class as usize].0[0] == 1;
        let fits = |row: &&Row| {
            row.is_public(today)
                && query.from.is_none_or(|from| Day::of(from) <= row.decided)
                && query.to.is_none_or(|to| row.decided <= Day::of(to))
                && (query.only.is_empty() || penalty(row))
        };
        let mut rows: Vec<&Row> = lines.rows.iter().filter(fits).collect();
        rows.sort_unstable_by_key(|row| row.end());
        rows
    }

    #[test]
    fn by_end_every_row_once_forward_and_backward() {
        let (lines, today) = (lines(), Day::of(Date::from_days(TODAY)));
        let (from, to) = (Date::from_days(TODAY - 300), Date::from_days(TODAY - 200));
        let period = RecordQuery { from: Some(from), to: Some(to), ..Default::default() };
        for query in [RecordQuery::default(), RecordQuery::of(RecordKind::Penalty), period] {
            let (answer, wanted) = (answer(&lines, &query), by_hand(&lines, &query, today));
            assert!(matches!(answer.rows, Rows::Many(_)));
            assert_eq!(answer.total, wanted.len() as u64);
            let (mut from, mut seen) = (None, 0);
            for page in wanted.chunks(SIZE) {
                let page: Vec<Place> = page.iter().map(|row| row.end()).collect();
                let picked = lines.pick(&answer, Sort::Ending, from, SIZE);
                assert_eq!((&picked.rows, picked.before), (&page, seen > 0));
                seen += page.len();
                assert_eq!(picked.after, seen < wanted.len());
                if let Some(next) = wanted.get(seen) {
                    let back = lines.pick(&answer, Sort::Ending, Some((next.end(), true)), SIZE);
                    assert_eq!((back.rows, back.before), (page, picked.before));
                }
                from = picked.rows.last().map(|last| (*last, false));
            }
        }
    }

    #[test]
    fn by_end_few_rows_of_others_are_looked_at() {
        let lines = lines();
        let answer = answer(&lines, &RecordQuery::of(RecordKind::Penalty));
        let Rows::Many(filter) = &answer.rows else { panic!("so few that they are all kept") };
        let looked_at = Cell::new(0);
        let row = |place: usize| {
            looked_at.set(looked_at.get() + 1);
            &lines.rows[place]
        };
        let pick = |from| {
            let range = filter.range(&lines.rows);
            ending_page(&answer, (filter, range), lines.by_end(), row, from, (false, SIZE))
        };
        let first = pick(None);
        let last = pick(Some(((Day::NEVER, 0), true)));
        assert_eq!((first.rows.len(), last.rows.len()), (SIZE, SIZE));
        assert!(looked_at.get() < 200, "{} of {ROWS} rows", looked_at.get());
    }
}
