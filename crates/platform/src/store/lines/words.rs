//! What the numbers in rows stand for.

use super::super::filed::SEPARATOR;
use anyhow::{Context, Result};
use contract::query::Axis;
use contract::record::{RecordKind, Standing};
use rusqlite::Transaction;

/// The values of all axes. Number 0 is none, but for kinds and standings, which all have one.
#[derive(Default)]
pub struct Words {
    /// By their ids in `terms`.
    terms: Vec<String>,
    /// Ids and names of the lists that are shown.
    lists: Vec<(String, String)>,
    /// Codes and names.
    regions: Vec<(String, String)>,
    industries: Vec<String>,
}

impl Words {
    /// Reads the terms that have been stored since, and the lists.
    pub fn catch_up(&mut self, tx: &Transaction) -> Result<()> {
        let mut find = tx.prepare_cached("SELECT id, term FROM terms WHERE id >= ? ORDER BY id")?;
        let mut rows = find.query([self.terms.len()])?;
        while let Some(row) = rows.next()? {
            let id: u16 = row.get(0).context("不同的机关、类别和结果超过 65535 个")?;
            self.terms.resize(usize::from(id), String::new());
            self.terms.push(row.get(1)?);
        }
        let mut find =
            tx.prepare_cached("SELECT id, name FROM lists WHERE shown ORDER BY place")?;
        let lists = find.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.lists = lists.collect::<rusqlite::Result<_>>()?;
        Ok(())
    }

    /// The number of the list with this name; 0 if the catalogue doesn't have it.
    pub fn list(&self, name: &str) -> u8 {
        let place = self.lists.iter().position(|(_, known)| known == name);
        place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or_default()
    }

    /// The number of a region, which is new or not.
    pub fn region(&mut self, code: &str, name: &str) -> u16 {
        let known = self.regions.iter().position(|(known, _)| known == code);
        known.map_or_else(
            || {
                self.regions.push((code.to_owned(), name.to_owned()));
                number(self.regions.len())
            },
            |place| number(place + 1),
        )
    }

    /// The number of an industry, which is new or not.
    pub fn industry(&mut self, name: &str) -> u16 {
        let known = self.industries.iter().position(|known| known == name);
        known.map_or_else(
            || {
                self.industries.push(name.to_owned());
                number(self.industries.len())
            },
            |place| number(place + 1),
        )
    }

    /// One more than the highest number on the axis.
    pub fn numbers(&self, axis: Axis) -> usize {
        match axis {
            Axis::Kind => RecordKind::ALL.len(),
            Axis::Standing => Standing::ALL.len(),
            Axis::List => self.lists.len() + 1,
            Axis::Region => self.regions.len() + 1,
            Axis::Industry => self.industries.len() + 1,
            Axis::Category | Axis::Outcome | Axis::Authority => self.terms.len(),
        }
    }

    /// The values that a number stands for, each with what people read: several for a set of
    /// categories, none for 0.
    pub fn values(&self, axis: Axis, number: usize) -> Vec<(&str, &str)> {
        let place = number.checked_sub(1);
        let term = || self.terms.get(number).map_or("", String::as_str);
        let one = match axis {
            Axis::Kind => RecordKind::ALL.get(number).map(|kind| (kind.code(), kind.label())),
            Axis::Standing => Standing::ALL.get(number).map(|s| (s.code(), s.label())),
            Axis::List => place.and_then(|place| self.lists.get(place)).map(pair),
            Axis::Region => place.and_then(|place| self.regions.get(place)).map(pair),
            Axis::Industry => {
                place.and_then(|place| self.industries.get(place)).map(|name| (&**name, &**name))
            }
            Axis::Category => {
                let set = term().split(SEPARATOR).filter(|one| !one.is_empty());
                return set.map(|one| (one, one)).collect();
            }
            Axis::Outcome | Axis::Authority => Some((term(), term())).filter(|t| !t.0.is_empty()),
        };
        one.into_iter().collect()
    }
}

fn number(place: usize) -> u16 {
    u16::try_from(place).unwrap_or_default()
}

fn pair((value, label): &(String, String)) -> (&str, &str) {
    (value, label)
}
