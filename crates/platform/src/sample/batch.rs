//! Filling a set of sample data with made-up subjects and their records.

use super::naming::Naming;
use super::rng::Rng;
use super::{Draft, draft_records, subjects};
use crate::store::Seed;
use anyhow::Result;
use contract::Date;
use contract::record::RecordKind;

/// Subjects in a batch, those of the showcase included.
pub const SUBJECTS: usize = 200;
/// Records in a batch.
pub const RECORDS: usize = 2000;
/// Kinds other than permits.
const KINDS: usize = RecordKind::ALL.len() - 1;

/// What a batch is made up of.
pub struct Recipe {
    /// Where the generator of the first batch begins.
    pub seed: u64,
    /// How many of a hundred subjects are enterprises, and how many individual businesses.
    pub enterprises: u32,
    pub shops: u32,
    /// How subjects get names and codes that nobody else has.
    pub naming: Naming,
    /// How many of a thousand records are of a kind; the rest are permits.
    pub shares: [(RecordKind, u32); KINDS],
    /// How many of a hundred records are about the first few subjects of the batch.
    pub crowded: u32,
}

/// Of every kind enough to be seen.
pub const SMALL: Recipe = Recipe {
    seed: 20_261_122,
    enterprises: 60,
    shops: 25,
    naming: Naming::Short,
    shares: shares([
        95, 6, 22, 12, 18, 5, 6, 16, 45, 40, 24, 7, 22, 150, 55, 35, 0, 6, 34, 20, 14, 8,
    ]),
    crowded: 0,
};

/// The shares in the order of the kinds after permits.
pub const fn shares(shares: [u32; KINDS]) -> [(RecordKind, u32); KINDS] {
    let mut all = [(RecordKind::Permit, 0); KINDS];
    let mut place = 0;
    while place < KINDS {
        all[place] = (RecordKind::ALL[place + 1], shares[place]);
        place += 1;
    }
    all
}

impl Recipe {
    /// Fills the seed up to the size of a batch: the one with this number.
    pub fn fill(&self, seed: &mut Seed, number: usize, today: Date) -> Result<()> {
        let mut rng = Rng::new(self.seed.wrapping_add(number as u64));
        let (quiet, mut businesses) = (seed.subjects.len(), Vec::new());
        for place in quiet..SUBJECTS {
            let serial = (number * SUBJECTS + place) as u32;
            let (profile, trade) = subjects::generate(&mut rng, self, serial, today)?;
            seed.subjects.push(profile);
            businesses.push(trade);
        }
        // Records of each kind take turns at what there is only a few of.
        let mut turns = [number; RecordKind::ALL.len()];
        // A penalty may bring its repair along, so serials run ahead of records.
        let mut serial = (number * RECORDS) as u32;
        while seed.records.len() < RECORDS {
            serial += 1;
            let crowded = self.crowded > 0 && rng.percent(self.crowded);
            let many = if crowded { 4 } else { businesses.len() };
            let place = rng.below(many as u32) as usize;
            let kind = self.kind(&mut rng);
            let turn = turns[kind as usize];
            turns[kind as usize] += 1;
            let draft = Draft {
                turn,
                subject: &seed.subjects[quiet + place].subject,
                trade: businesses[place],
                kind,
                id: format!("{}-{serial:05}", kind.code().replace('_', "-")),
                serial,
                today,
                rng: &mut rng,
            };
            seed.records.extend(draft_records(draft)?);
        }
        seed.records.truncate(RECORDS);
        Ok(())
    }

    fn kind(&self, rng: &mut Rng) -> RecordKind {
        let mut left = rng.below(1000);
        for (kind, share) in self.shares {
            if left < share {
                return kind;
            }
            left -= share;
        }
        RecordKind::Permit
    }
}
