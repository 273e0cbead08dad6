//! A query in terms of rows.

use super::class::{Class, Classes};
use super::row::{Day, Row};
use super::{Lines, Words};
use contract::query::{Axis, RecordQuery};
use contract::{Date, FieldError};
use std::ops::Range;

/// A set of row numbers.
#[derive(Default)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// Of these.
    pub fn of(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Vec::new();
        for number in numbers {
            let word = number as usize / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (number % 64);
        }
        Self(bits)
    }

    /// Whether it is one of them.
    pub fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}

/// What the words of a query mean.
pub struct Named {
    /// Rows of the subjects that have such a name or code.
    subjects: Bits,
    /// Rows of the records whose document number begins so.
    records: Bits,
    /// Rows of all subjects that have any of these, each once.
    concerned: Vec<u32>,
}

impl Named {
    /// These subjects and these records, each record with its subject.
    pub fn new(mut subjects: Vec<u32>, records: &[(u32, u32)]) -> Self {
        let named = Bits::of(subjects.iter().copied());
        subjects.extend(records.iter().map(|(_, subject)| *subject));
        subjects.sort_unstable();
        subjects.dedup();
        let records = Bits::of(records.iter().map(|(record, _)| *record));
        Self { subjects: named, records, concerned: subjects }
    }

    fn has(&self, row: &Row) -> bool {
        self.subjects.has(row.subject) || self.records.has(row.record)
    }
}

/// How far a class fits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// In everything.
    Whole,
    /// In everything but on this axis.
    But(Axis),
    No,
}

/// Which rows a query fits on a day.
pub struct Filter {
    pub today: Day,
    from: Day,
    to: Day,
    named: Option<Named>,
    /// Axes with the numbers that are wanted, where any are.
    only: Vec<(Axis, Vec<bool>)>,
    /// The classes that fit in everything.
    whole: Bits,
}

impl Filter {
    /// Errors: a list that is not in the catalogue.
    pub fn new(
        lines: &Lines,
        query: &RecordQuery,
        named: Option<Named>,
        today: Date,
    ) -> Result<Self, FieldError> {
        let mut only = Vec::new();
        for &axis in Axis::ALL {
            let wanted = query.values(axis);
            if wanted.is_empty() {
                continue;
            }
            let numbers = wanted_numbers(&lines.words, axis, wanted);
            if axis == Axis::List && !numbers.contains(&true) {
                let detail = "没有这个名单，可能已经撤下。请从名单目录里重新选择。";
                return Err(FieldError::new(axis.code(), detail));
            }
            only.push((axis, numbers));
        }
        let mut filter = Self {
            today: Day::of(today),
            from: query.from.map_or(Day::of(Date::from_days(i32::MIN)), Day::of),
            to: query.to.map_or(Day::NEVER, Day::of),
            named,
            only,
            whole: Bits::default(),
        };
        let whole = (0..).zip(filter.fits(&lines.classes)).filter(|(_, fit)| *fit == Fit::Whole);
        filter.whole = Bits::of(whole.map(|(number, _)| number));
        Ok(filter)
    }

    /// How far each class fits.
    pub fn fits(&self, classes: &Classes) -> Vec<Fit> {
        classes.all().iter().map(|class| self.fit(class)).collect()
    }

    fn fit(&self, class: &Class) -> Fit {
        let mut fit = Fit::Whole;
        for (axis, wanted) in &self.only {
            if !wanted.get(class.number(*axis)).copied().unwrap_or_default() {
                match fit {
                    Fit::Whole => fit = Fit::But(*axis),
                    _ => return Fit::No,
                }
            }
        }
        fit
    }

    /// The rows within the dates of the query; rows are in order of decision.
    pub fn range(&self, rows: &[Row]) -> Range<usize> {
        let first = rows.partition_point(|row| row.decided < self.from);
        first..rows.partition_point(|row| row.decided <= self.to).max(first)
    }

    /// Whether a row lies within the dates of the query.
    pub fn is_within(&self, row: &Row) -> bool {
        self.from <= row.decided && row.decided <= self.to
    }

    /// Places of all rows that the words and dates can mean, if the words leave few.
    pub fn candidates(&self, lines: &Lines) -> Option<Vec<u32>> {
        /// A row that is looked up costs as much as so many that are passed on the way.
        const DEARER: usize = 16;
        let named = self.named.as_ref()?;
        let by_subject = lines.by_subject();
        let of = |subject: &u32| by_subject.of(*subject);
        let count: usize = named.concerned.iter().map(|subject| of(subject).len()).sum();
        if count > lines.rows.len() / DEARER {
            return None;
        }
        let mut places: Vec<u32> = named.concerned.iter().flat_map(of).copied().collect();
        places.sort_unstable();
        Some(places)
    }

    /// Whether the words mean this row and it is public, whatever its class.
    pub fn means(&self, row: &Row) -> bool {
        row.is_public(self.today) && self.named.as_ref().is_none_or(|named| named.has(row))
    }

    /// Whether the query has words.
    pub fn has_words(&self) -> bool {
        self.named.is_some()
    }

    /// Whether rows of this class fit, whatever else they are.
    pub fn wants(&self, class: u32) -> bool {
        self.whole.has(class)
    }

    /// Whether this row, which is within the dates, fits.
    pub fn has(&self, row: &Row) -> bool {
        self.wants(row.class) && self.means(row)
    }
}

/// Which numbers on an axis stand for any of the values.
fn wanted_numbers(words: &Words, axis: Axis, wanted: &[String]) -> Vec<bool> {
    let fits =
        |number| words.values(axis, number).iter().any(|(v, _)| wanted.iter().any(|w| w == v));
    (0..words.numbers(axis)).map(fits).collect()
}
