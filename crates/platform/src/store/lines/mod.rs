//! All records that are or were public, in memory, to filter, count and page through them at
//! once: 20 bytes a record, and 12 for two other orders; with the counts by class some 110 MB for
//! a city of 3,000,000 records.

mod answer;
mod census;
mod class;
mod filter;
mod orders;
mod pick;
mod read;
mod row;
mod words;

pub use answer::{Answer, LATEST};
pub use filter::Named;
pub use row::Day;
pub use words::Words;

use anyhow::Result;
use census::Census;
use class::Classes;
use contract::query::{Axis, RecordQuery, Sort};
use contract::record::RecordKind;
use contract::statistics::Statistics;
use contract::{Date, FieldError};
use filter::Filter;
use orders::{ByEnd, BySubject};
use read::Version;
use row::{Place, Row};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Answers by day and query; one that is being counted has its place already.
type Answers = HashMap<String, Arc<OnceLock<Arc<Answer>>>>;

/// How many answers are kept, and as many older ones.
const KEPT: usize = 256;

/// On how many days rows are counted: today, and around midnight the day before.
const DAYS: usize = 2;

/// A census that whoever comes first takes, and the others wait for.
type Counting = Arc<OnceLock<Arc<Census>>>;

/// All records that have been read so far.
#[derive(Default)]
pub struct Lines {
    version: Option<Version>,
    /// In the order of their days of decision and their rowids.
    rows: Vec<Row>,
    /// By row in `subjects`.
    places: Vec<Place>,
    words: Words,
    classes: Classes,
    by_subject: OnceLock<BySubject>,
    by_end: OnceLock<ByEnd>,
    figures: Mutex<Option<(Date, Arc<Statistics>)>>,
    censuses: Mutex<Vec<(Day, Counting)>>,
    /// Those asked for of late, and those before them: what is asked for often stays.
    answers: Mutex<[Answers; 2]>,
}

impl Lines {
    /// The rows at these places.
    fn at<'a>(&'a self, places: &'a [u32]) -> impl Iterator<Item = &'a Row> {
        places.iter().filter_map(|place| self.rows.get(*place as usize))
    }

    fn by_subject(&self) -> &BySubject {
        self.by_subject.get_or_init(|| BySubject::new(&self.rows))
    }

    fn by_end(&self) -> &ByEnd {
        self.by_end.get_or_init(|| ByEnd::new(&self.rows))
    }

    /// What is public on that day, counted or remembered.
    fn census(&self, today: Day) -> Arc<Census> {
        // A thread that panicked with them in hand has left them whole.
        let mut censuses = self.censuses.lock().unwrap_or_else(PoisonError::into_inner);
        let known = censuses.iter().find(|(day, _)| *day == today).map(|(_, place)| place.clone());
        let place = known.unwrap_or_else(|| {
            let place = Arc::<OnceLock<Arc<Census>>>::default();
            censuses.truncate(DAYS - 1);
            censuses.insert(0, (today, place.clone()));
            place
        });
        drop(censuses);
        place.get_or_init(|| Arc::new(Census::new(self, today))).clone()
    }

    /// The figures of that day, made or remembered.
    pub fn figures(
        &self,
        today: Date,
        make: impl FnOnce() -> Result<Statistics>,
    ) -> Result<Arc<Statistics>> {
        // Whoever asks meanwhile waits instead of counting too.
        let mut kept = self.figures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((day, figures)) = &*kept
            && *day == today
        {
            return Ok(figures.clone());
        }
        let figures = Arc::new(make()?);
        *kept = Some((today, figures.clone()));
        Ok(figures)
    }

    /// Days of decision and of publication of the public records of a kind that were decided in
    /// that period.
    pub fn decided(
        &self,
        kind: RecordKind,
        period: (Date, Date),
        today: Date,
    ) -> impl Iterator<Item = (Date, Date)> {
        let (from, to, today) = (Day::of(period.0), Day::of(period.1), Day::of(today));
        let first = self.rows.partition_point(|row| row.decided < from);
        let rows = self.rows.iter().skip(first).take_while(move |row| row.decided <= to);
        let is_kind = move |row: &&Row| {
            let class = self.classes.all().get(row.class as usize);
            class.is_some_and(|class| class.number(Axis::Kind) == kind as usize)
        };
        let public = rows.filter(move |row| row.is_public(today)).filter(is_kind);
        public.map(|row| (row.decided.date(), row.published.date()))
    }

    /// Makes everything that the first question would otherwise wait for.
    pub fn warm(&self, today: Date) {
        self.by_subject();
        self.by_end();
        self.census(Day::of(today));
    }

    /// What the numbers stand for.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The answer to a query on that day, computed or remembered; `named` tells what its words
    /// mean. Errors: a list that is not in the catalogue.
    pub fn answer(
        &self,
        query: &RecordQuery,
        today: Date,
        named: impl FnOnce() -> Result<Option<Named>>,
    ) -> Result<Result<Arc<Answer>, FieldError>> {
        let query = RecordQuery { sort: Sort::Newest, page: None, ..query.clone() };
        let key = format!("{today}{:?}", query.pairs());
        let place = self.remembered(key);
        if let Some(answer) = place.get() {
            return Ok(Ok(answer.clone()));
        }
        let filter = match Filter::new(self, &query, named()?, today) {
            Ok(filter) => filter,
            Err(error) => return Ok(Err(error)),
        };
        // Whoever asks the same meanwhile waits for it instead of counting too.
        let answer = place.get_or_init(|| Arc::new(Answer::new(self, filter, &query)));
        Ok(Ok(answer.clone()))
    }

    /// Where the answer to a query is remembered, or will be.
    fn remembered(&self, key: String) -> Arc<OnceLock<Arc<Answer>>> {
        // A thread that panicked with the answers in hand has left them whole.
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let [young, old] = &mut *answers;
        if let Some(place) = young.get(&key) {
            return place.clone();
        }
        if young.len() >= KEPT {
            *old = std::mem::take(young);
        }
        let place = old.remove(&key).unwrap_or_default();
        young.insert(key, place.clone());
        place
    }
}
