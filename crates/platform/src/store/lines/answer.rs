//! What a query has to do with all records: how many fit, and how many with which values.

use super::filter::{Filter, Fit};
use super::row::{Day, Row};
use super::{Lines, Words};
use contract::query::{Axis, RecordQuery, Sort};
use contract::record::RecordKind;
use contract::{Facet, FacetValue, Text};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Range;
use std::sync::OnceLock;

/// Rows of answers that fit fewer than this are kept, so that no page of them has to be looked
/// for among all records.
const FEW: usize = 1000;
/// How many of the records published last are told.
pub const LATEST: usize = 50;
/// The most values of a facet.
const VALUES: usize = 50;

/// The answer to a query, but for its order and page.
pub struct Answer {
    /// How many records fit.
    pub total: u64,
    /// How many have which value, each axis counted without its own filter; most frequent first.
    pub facets: Vec<Facet>,
    latest: OnceLock<Vec<u32>>,
    /// From the first to the last that fits, by decision and by end: see [`Rows::Many`].
    reach: [OnceLock<Range<usize>>; 2],
    /// Numbers of records per number on each axis.
    counts: [Vec<u32>; Axis::ALL.len()],
    pub(super) rows: Rows,
}

/// The rows that fit.
pub(super) enum Rows {
    /// All of them, in order: they are few.
    Few(Vec<Row>),
    /// What tells them from others.
    Many(Filter),
}

impl Answer {
    pub(super) fn new(lines: &Lines, filter: Filter, query: &RecordQuery) -> Self {
        let candidates = filter.candidates(lines);
        let by_class = by_class(lines, &filter, candidates.as_deref());
        let mut counts = std::array::from_fn(|at| vec![0_u32; lines.words.numbers(Axis::ALL[at])]);
        let mut total = 0_u64;
        let classes = lines.classes.all().iter().zip(filter.fits(&lines.classes));
        for ((class, fit), number) in classes.zip(by_class).filter(|(_, number)| *number > 0) {
            let mut add = |axis: Axis| {
                if let Some(count) = counts[axis as usize].get_mut(class.number(axis)) {
                    *count += number;
                }
            };
            match fit {
                Fit::No => {}
                Fit::But(axis) => add(axis),
                Fit::Whole => {
                    total += u64::from(number);
                    Axis::ALL.iter().for_each(|axis| add(*axis));
                }
            }
        }
        let rows = match usize::try_from(total) {
            Ok(total) if total <= FEW => {
                Rows::Few(few(lines, &filter, candidates.as_deref(), total))
            }
            _ => Rows::Many(filter),
        };
        let facets = Axis::ALL.iter().zip(&counts);
        let facets = facets.map(|(axis, counts)| facet(&lines.words, *axis, counts, query));
        let facets = facets.filter(|facet| !facet.values.is_empty()).collect();
        let (latest, reach) = Default::default();
        Self { total, facets, latest, reach, counts, rows }
    }

    /// From the first to the last of these places that fits, found once: what has long ended
    /// lies before the first, and no page has to pass over it.
    pub(super) fn reach(
        &self,
        sort: Sort,
        places: Range<usize>,
        fits: impl Fn(usize) -> bool,
    ) -> Range<usize> {
        let found = || {
            let first = places.clone().find(|at| fits(*at)).unwrap_or(places.end);
            first..(first..places.end).rev().find(|at| fits(*at)).map_or(first, |last| last + 1)
        };
        self.reach[usize::from(sort == Sort::Ending)].get_or_init(found).clone()
    }

    /// Rowids of those published last, latest first.
    pub fn latest(&self, lines: &Lines) -> &[u32] {
        self.latest.get_or_init(|| match &self.rows {
            Rows::Few(rows) => last(rows.iter(), |_| true),
            Rows::Many(filter) => {
                let rows = lines.rows.get(filter.range(&lines.rows)).unwrap_or_default();
                last(rows.iter().rev(), |row| filter.has(row))
            }
        })
    }

    /// How many records of this kind fit.
    pub fn of_kind(&self, kind: RecordKind) -> u32 {
        self.of(Axis::Kind, kind as usize)
    }

    /// How many entries of the list with this name fit.
    pub fn of_list(&self, words: &Words, name: &str) -> u32 {
        self.of(Axis::List, words.list(name).into())
    }

    fn of(&self, axis: Axis, number: usize) -> u32 {
        self.counts[axis as usize].get(number).copied().unwrap_or_default()
    }
}

/// How many rows of each class the words and dates mean.
fn by_class(lines: &Lines, filter: &Filter, candidates: Option<&[u32]>) -> Vec<u32> {
    let range = filter.range(&lines.rows);
    if !filter.has_words() {
        return lines.census(filter.today).counts(&lines.rows, range);
    }
    let mut counts = vec![0; lines.classes.all().len()];
    let mut add = |row: &Row| {
        if filter.means(row)
            && let Some(count) = counts.get_mut(row.class as usize)
        {
            *count += 1;
        }
    };
    match candidates {
        Some(places) => lines.at(places).filter(|row| filter.is_within(row)).for_each(&mut add),
        None => lines.rows.get(range).unwrap_or_default().iter().for_each(&mut add),
    }
    counts
}

/// The rows that fit, which are so many.
fn few(lines: &Lines, filter: &Filter, candidates: Option<&[u32]>, total: usize) -> Vec<Row> {
    match candidates {
        Some(places) => {
            let within = lines.at(places).filter(|row| filter.is_within(row));
            within.filter(|row| filter.has(row)).copied().collect()
        }
        None => {
            let rows = lines.rows.get(filter.range(&lines.rows)).unwrap_or_default();
            let fitting = rows.iter().rev().filter(|row| filter.has(row));
            // Most are recent: none older than the last of them has to be looked at.
            let mut rows: Vec<Row> = fitting.take(total).copied().collect();
            rows.reverse();
            rows
        }
    }
}

/// Of those that fit, the ones published last, latest first.
fn last<'a>(rows: impl Iterator<Item = &'a Row>, fits: impl Fn(&Row) -> bool) -> Vec<u32> {
    let mut last: BinaryHeap<Reverse<(Day, u32)>> = BinaryHeap::with_capacity(LATEST + 1);
    for row in rows {
        let place = Reverse((row.published, row.record));
        if last.len() < LATEST {
            if fits(row) {
                last.push(place);
            }
        } else if let Some(mut oldest) = last.peek_mut()
            && place < *oldest
            && fits(row)
        {
            *oldest = place;
        }
    }
    last.into_sorted_vec().into_iter().map(|Reverse((_, record))| record).collect()
}

fn facet(words: &Words, axis: Axis, counts: &[u32], query: &RecordQuery) -> Facet {
    let mut values: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (number, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        for value in words.values(axis, number) {
            *values.entry(value).or_default() += u64::from(*count);
        }
    }
    let chosen = |value: &str| query.values(axis).iter().any(|chosen| chosen == value);
    for value in query.values(axis) {
        if !values.keys().any(|(known, _)| known == value) {
            values.insert((value, label(words, axis, value)), 0);
        }
    }
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_by_key(|(_, count)| Reverse(*count));
    let mut place = 0;
    values.retain(|((value, _), _)| {
        place += 1;
        place <= VALUES || chosen(value)
    });
    let value = |((value, label), count): ((&str, &str), u64)| {
        Some(FacetValue { value: value.to_owned(), label: Text::new(label)?, count })
    };
    Facet { name: axis.code().to_owned(), values: values.into_iter().filter_map(value).collect() }
}

/// What people read for a value that no record has now.
fn label<'a>(words: &'a Words, axis: Axis, value: &'a str) -> &'a str {
    let known = (0..words.numbers(axis)).flat_map(|number| words.values(axis, number));
    known.into_iter().find(|(known, _)| *known == value).map_or(value, |(_, label)| label)
}
