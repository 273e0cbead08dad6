//! Reading the records from the database: all of them, or what has changed since.

use super::super::decode::decode;
use super::super::public::{NO_END, PUBLISHED};
use super::Lines;
use super::class::Class;
use super::filter::Bits;
use super::row::{self, Day, Place, Row};
use anyhow::{Context, Result};
use contract::query::Axis;
use contract::record::{RecordKind, Standing};
use contract::{Date, Text};
use rusqlite::Transaction;
use serde::Deserialize;
use std::sync::PoisonError;

const COLUMNS: &str = "rowid, subject_id, kind, standing, decided, published, last_day, list,
    authority, categories, outcome";

/// How far the database has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The last of `changes`.
    change: i64,
    /// The last of `subject_names`.
    name: i64,
    /// Another one after a VACUUM, which may give records other rowids.
    schema: i64,
}

impl Version {
    fn of(tx: &Transaction) -> Result<Self> {
        let last =
            |sql| -> Result<i64> { Ok(tx.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
        Ok(Self {
            change: last("SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'changes'")?,
            name: last("SELECT ifnull(max(id), 0) FROM subject_names")?,
            schema: last("PRAGMA schema_version")?,
        })
    }
}

impl Lines {
    /// Whether everything that `tx` sees has been read.
    pub fn is_current(&self, tx: &Transaction) -> Result<bool> {
        let now = Version::of(tx)?;
        Ok(self.version.is_some_and(|seen| {
            now.change <= seen.change && now.name <= seen.name && now.schema == seen.schema
        }))
    }

    /// Reads what has been stored since, or everything when it can't be told what that is.
    pub fn catch_up(&mut self, tx: &Transaction) -> Result<()> {
        let now = Version::of(tx)?;
        let seen = self.version.filter(|seen| seen.schema == now.schema);
        let changed = match seen {
            Some(seen) => changed(tx, seen.change, now.change)?.map(|changed| (seen, changed)),
            None => None,
        };
        let caught_up = match changed {
            Some((seen, changed)) => self.read_since(tx, seen, &changed)?,
            None => false,
        };
        if !caught_up {
            *self = Self::default();
            self.words.catch_up(tx)?;
            self.read_places(tx, 0)?;
            self.read_all(tx)?;
            self.rows.sort_unstable_by_key(Row::place);
        }
        (self.by_subject, self.by_end) = Default::default();
        *self.figures.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
        self.censuses.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        *self.answers.get_mut().unwrap_or_else(PoisonError::into_inner) = Default::default();
        self.version = Some(now);
        Ok(())
    }

    /// Reads the records that have changed. Says no when that isn't enough: a subject that was
    /// known is elsewhere now, with all its records.
    fn read_since(&mut self, tx: &Transaction, seen: Version, changed: &[u32]) -> Result<bool> {
        self.words.catch_up(tx)?;
        if self.read_places(tx, seen.name)? {
            return Ok(false);
        }
        if !changed.is_empty() {
            let gone = Bits::of(changed.iter().copied());
            self.rows.retain(|row| !gone.has(row.record));
            let kept = self.rows.len();
            self.read_rows(tx, changed)?;
            row::merge(&mut self.rows, kept);
        }
        Ok(true)
    }

    /// Reads where the subjects are that have been stored since; tells whether one of those that
    /// were known is elsewhere.
    fn read_places(&mut self, tx: &Transaction, since: i64) -> Result<bool> {
        #[derive(Deserialize)]
        struct Profile {
            industry: Option<Text>,
        }
        let mut find = tx.prepare_cached(
            "SELECT id, region_code, region_name, profile FROM subjects
             WHERE id IN (SELECT subject_id FROM subject_names WHERE id > ?)",
        )?;
        let mut rows = find.query([since])?;
        let (known, mut moved) = (self.places.len(), false);
        while let Some(row) = rows.next()? {
            let id: u32 = row.get(0)?;
            let region = self.words.region(row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            let profile: Option<Profile> =
                decode("subjects", &id.to_string(), row.get_ref(3)?.as_str()?);
            let industry = profile.and_then(|profile| profile.industry);
            let industry = industry.map_or(0, |name| self.words.industry(name.as_str()));
            let (id, place) = (id as usize, Place { region, industry });
            if self.places.len() <= id {
                self.places.resize(id + 1, Place::default());
            }
            moved |= id < known && self.places[id] != place;
            self.places[id] = place;
        }
        Ok(moved)
    }

    fn read_all(&mut self, tx: &Transaction) -> Result<()> {
        // At least as many as there are: what is not used of it takes no memory.
        let most = "SELECT ifnull(max(rowid), 0) FROM records";
        self.rows.reserve_exact(tx.query_row(most, [], |row| row.get(0))?);
        let mut find = tx.prepare(&format!(
            "SELECT {COLUMNS} FROM records INDEXED BY records_of_subject WHERE {PUBLISHED}"
        ))?;
        let mut rows = find.query([])?;
        while let Some(row) = rows.next()? {
            self.read(row);
        }
        Ok(())
    }

    fn read_rows(&mut self, tx: &Transaction, records: &[u32]) -> Result<()> {
        self.rows.reserve_exact(records.len());
        let mut find = tx.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM records WHERE rowid = ? AND {PUBLISHED}"
        ))?;
        for record in records {
            let mut rows = find.query([record])?;
            while let Some(row) = rows.next()? {
                self.read(row);
            }
        }
        Ok(())
    }

    fn read(&mut self, row: &rusqlite::Row) {
        match self.row(row) {
            Ok(row) => self.rows.push(row),
            Err(error) => {
                let id = row.get::<_, i64>(0).unwrap_or_default();
                tracing::error!(id, %error, "记录无法读取，名单里没有它");
            }
        }
    }

    fn row(&mut self, row: &rusqlite::Row) -> Result<Row> {
        let text = |column| -> rusqlite::Result<&str> { Ok(row.get_ref(column)?.as_str()?) };
        let date = |column| Date::parse(text(column)?).context("不是日期");
        let last = match text(6)? {
            NO_END => Day::NEVER,
            _ => Day::last(date(6)?),
        };
        let list = row.get_ref(7)?.as_str_or_null()?;
        let subject: u32 = row.get(1)?;
        let number = |column: usize| row.get::<_, Option<u16>>(column);
        let place = self.places.get(subject as usize).copied().unwrap_or_default();
        let class = |axis: &Axis| -> Result<u16> {
            Ok(match axis {
                Axis::Kind => RecordKind::from_code(text(2)?).context("没有这种类别")? as u16,
                Axis::List => list.map_or(0, |name| self.words.list(name)).into(),
                Axis::Category => number(9)?.unwrap_or_default(),
                Axis::Outcome => number(10)?.unwrap_or_default(),
                Axis::Standing => Standing::from_code(text(3)?).context("没有这种状态")? as u16,
                Axis::Region => place.region,
                Axis::Authority => number(8)?.unwrap_or_default(),
                Axis::Industry => place.industry,
            })
        };
        let mut numbers = [0; Axis::ALL.len()];
        for (to, axis) in numbers.iter_mut().zip(Axis::ALL) {
            *to = class(axis)?;
        }
        Ok(Row {
            record: row.get(0)?,
            subject,
            decided: Day::of(date(4)?),
            published: Day::of(date(5)?),
            last,
            class: self.classes.intern(Class(numbers)),
        })
    }
}

/// The rowids of the records that the changes after the one and up to the other are about, or
/// none if that can't be told: the log is cut from time to time.
fn changed(tx: &Transaction, after: i64, last: i64) -> Result<Option<Vec<u32>>> {
    let mut find = tx.prepare_cached("SELECT record FROM changes WHERE id > ? ORDER BY id")?;
    let records: Vec<Option<u32>> =
        find.query_map([after], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if i64::try_from(records.len())? != (last - after).max(0) {
        return Ok(None);
    }
    let mut records: Option<Vec<u32>> = records.into_iter().collect();
    if let Some(records) = &mut records {
        records.sort_unstable();
        records.dedup();
    }
    Ok(records)
}
