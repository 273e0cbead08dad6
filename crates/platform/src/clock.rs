//! Which day it is.

use contract::{Date, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the date comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock, in Beijing time.
    System,
    /// Always this day: for tests and demonstrations.
    Fixed(Date),
}

impl Clock {
    /// Today's date in Beijing.
    pub fn today(self) -> Date {
        match self {
            Self::System => now().date(),
            Self::Fixed(date) => date,
        }
    }
}

/// This moment.
pub fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Timestamp(i64::try_from(seconds).unwrap_or_default())
}

/// A moment of that day: this one if it is today, else eight in the morning.
pub fn moment_of(day: Date) -> Timestamp {
    match now() {
        now if now.date() == day => now,
        // 08:00 in Beijing is 00:00 UTC.
        _ => Timestamp(i64::from(day.days()) * 86_400),
    }
}
