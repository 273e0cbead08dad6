//! Holding up whoever tries too often.

use super::Filing;
use crate::http::ApiError;
use contract::problem::ProblemKind;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const WITHIN: Duration = Duration::from_secs(10 * 60);
/// Names that are kept count of; the oldest go when there are more.
const MOST_NAMES: usize = 20_000;

impl Filing {
    /// Attempts to sign in, by user name.
    pub fn sign_ins(&self) -> &Throttle {
        &self.0.sign_ins
    }

    /// Attempts to look a case up, by its number.
    pub fn lookups(&self) -> &Throttle {
        &self.0.lookups
    }

    /// Attempts to guess the codes of receipts, of everybody together.
    pub fn receipts(&self) -> &Throttle {
        &self.0.receipts
    }

    /// Reports without an account, of everybody together.
    pub fn reports(&self) -> &Throttle {
        &self.0.reports
    }

    /// Documents that are made, of everybody together.
    pub fn documents(&self) -> &Throttle {
        &self.0.documents
    }
}

/// Counts failures by name.
pub struct Throttle {
    /// So many failures within the time are borne.
    most: u32,
    counts: Mutex<HashMap<String, (u32, Instant)>>,
}

impl Throttle {
    /// Bears so many failures within ten minutes.
    pub fn new(most: u32) -> Self {
        Self { most, counts: Mutex::default() }
    }

    /// Refuses when the name has failed too often of late.
    pub fn check(&self, name: &str, what: &str) -> Result<(), ApiError> {
        let Some(minutes) = self.minutes(name) else { return Ok(()) };
        let detail = format!("{what}出错太多次，请 {minutes} 分钟后再试。");
        Err(ApiError::new(ProblemKind::TooMany, detail))
    }

    /// Minutes until the name may try again; none if it may now.
    pub fn minutes(&self, name: &str) -> Option<u64> {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let (failures, since) = counts.get(name)?;
        let left = WITHIN.saturating_sub(since.elapsed());
        (*failures >= self.most && !left.is_zero()).then(|| left.as_secs() / 60 + 1)
    }

    /// Counts a failure.
    pub fn failed(&self, name: &str) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST_NAMES {
            counts.retain(|_, (_, since)| since.elapsed() < WITHIN);
        }
        if counts.len() >= MOST_NAMES {
            counts.clear();
        }
        let entry = counts.entry(name.to_owned()).or_insert((0, Instant::now()));
        if entry.1.elapsed() >= WITHIN {
            *entry = (0, Instant::now());
        }
        entry.0 += 1;
    }

    /// Forgets the failures of a name.
    pub fn succeeded(&self, name: &str) {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}
