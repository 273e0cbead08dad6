//! How many rows of each class are public on a day, added up at certain places: what a period
//! holds is the difference of two sums and a few rows at its ends.

use super::Lines;
use super::row::{Day, Row};
use std::ops::Range;

/// The most places at which there are sums, and the most numbers that all sums consist of.
const PLACES: usize = 64;
const NUMBERS: usize = 1_000_000;

/// The sums of a day.
pub struct Census {
    today: Day,
    /// Rows from one place to the next.
    step: usize,
    /// Rows of each class before each place.
    sums: Vec<Vec<u32>>,
}

impl Census {
    /// Counts all rows.
    pub fn new(lines: &Lines, today: Day) -> Self {
        let classes = lines.classes.all().len();
        let places = (NUMBERS / classes.max(1)).clamp(1, PLACES);
        let step = lines.rows.len().div_ceil(places).max(1);
        let mut sums = vec![vec![0; classes]];
        let mut sum = vec![0; classes];
        for rows in lines.rows.chunks_exact(step) {
            count(&mut sum, rows, today);
            sums.push(sum.clone());
        }
        Self { today, step, sums }
    }

    /// How many rows in this range are of each class.
    pub fn counts(&self, rows: &[Row], range: Range<usize>) -> Vec<u32> {
        let (first, last) = (range.start.div_ceil(self.step), range.end / self.step);
        let sum = |place: usize| self.sums.get(place).map_or(&[][..], Vec::as_slice);
        let part = |range: Range<usize>| rows.get(range).unwrap_or_default();
        if last <= first {
            let mut counts = vec![0; sum(0).len()];
            count(&mut counts, part(range), self.today);
            return counts;
        }
        let mut counts = sum(last).to_vec();
        counts.iter_mut().zip(sum(first)).for_each(|(count, before)| *count -= before);
        count(&mut counts, part(range.start..first * self.step), self.today);
        count(&mut counts, part(last * self.step..range.end), self.today);
        counts
    }
}

fn count(counts: &mut [u32], rows: &[Row], today: Day) {
    for row in rows.iter().filter(|row| row.is_public(today)) {
        if let Some(count) = counts.get_mut(row.class as usize) {
            *count += 1;
        }
    }
}
