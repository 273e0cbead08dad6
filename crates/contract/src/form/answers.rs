//! What somebody has answered so far, exactly as typed.

use super::Entries;
use serde::{Deserialize, Serialize};

/// The longest single answer that is kept, in characters; a field's own limit is tighter.
pub const LONGEST_ANSWER: usize = 20_000;
/// The most answers of one form, every cell of a table counted.
pub const MOST_ANSWERS: usize = 2_000;

/// Answers by key, as typed: nothing is corrected or dropped before it is checked, so that no
/// character is lost. The key of a field is its id; of a period `id.from` and `id.to`; of a cell
/// `id.0.column`. Several choices or attachments stand in one answer, a line each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = std::collections::BTreeMap<String, String>))]
#[serde(transparent)]
pub struct Answers(pub Entries);

impl Answers {
    /// The answer, trimmed; empty if there is none.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", |answer| answer.trim())
    }

    /// Keeps what was typed.
    pub fn set(&mut self, key: &str, typed: impl Into<String>) {
        self.0.insert(key.to_owned(), typed.into());
    }

    /// The lines of an answer that may have several: choices, attachments.
    pub fn lines<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> {
        self.0.get(key).map_or("", String::as_str).lines().map(str::trim).filter(|l| !l.is_empty())
    }

    /// How many rows a table has: one more than the highest that has a cell.
    pub fn rows(&self, field: &str) -> usize {
        let row = |key: &str| {
            let rest = key.strip_prefix(field)?.strip_prefix('.')?;
            rest.split('.').next()?.parse::<usize>().ok()
        };
        self.0.keys().filter_map(|key| row(key)).max().map_or(0, |last| last.saturating_add(1))
    }

    /// Takes a row out of a table; the rows after it move up.
    pub fn remove_row(&mut self, field: &str, row: usize) {
        self.move_rows(field, |n| match n {
            n if n == row => None,
            n if n > row => Some(n - 1),
            n => Some(n),
        });
    }

    /// Puts a row back that was taken out, with its keys and answers; the rows from there on move
    /// down.
    pub fn insert_row(&mut self, field: &str, row: usize, cells: Vec<(String, String)>) {
        self.move_rows(field, |n| Some(if n >= row { n.saturating_add(1) } else { n }));
        self.0.extend(cells);
    }

    /// Gives every row of a table its new number; those without one go.
    fn move_rows(&mut self, field: &str, to: impl Fn(usize) -> Option<usize>) {
        for (key, value) in std::mem::take(&mut self.0) {
            let cell = key.strip_prefix(field).and_then(|k| k.strip_prefix('.'));
            let cell = cell.and_then(|k| k.split_once('.'));
            let place = cell.and_then(|(n, column)| Some((n.parse::<usize>().ok()?, column)));
            let moved = match place {
                Some((n, column)) => to(n).map(|n| format!("{field}.{n}.{column}")),
                None => Some(key),
            };
            self.0.extend(moved.map(|key| (key, value)));
        }
    }
}
