//! The sample data of a city's size, in the proportions that a city has: for benchmarks.

use super::batch::{self, Recipe, shares};
use super::naming::Naming;
use crate::store::{Seed, Store};
use anyhow::Result;
use contract::Date;

/// Subjects of a whole city; it has ten times as many records.
pub const SUBJECTS: usize = 300_000;

const CITY: Recipe = Recipe {
    seed: 3_000_000_000,
    enterprises: 25,
    shops: 72,
    naming: Naming::Long,
    shares: shares([80, 2, 8, 4, 8, 1, 1, 5, 20, 20, 1, 2, 10, 200, 18, 8, 0, 1, 3, 4, 1, 1]),
    crowded: 10,
};

/// Fills an empty store with so many subjects, rounded up to whole batches of 200, and calls
/// `progress` with the numbers of batches done and of all. Any error leaves the store empty.
pub fn fill(
    store: &mut Store,
    subjects: usize,
    today: Date,
    progress: impl FnMut(usize, usize),
) -> Result<()> {
    let batches = subjects.div_ceil(batch::SUBJECTS);
    store.fill(batches, &|number| batch(number, today), today, progress)
}

/// The batch with this number; the first contains the showcase.
fn batch(number: usize, today: Date) -> Result<Seed> {
    let mut seed = if number == 0 { super::start(today)? } else { Seed::default() };
    CITY.fill(&mut seed, number, today)?;
    Ok(seed)
}
