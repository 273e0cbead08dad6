//! One record in 20 bytes.

use contract::Date;

/// A day as a number from 1949-01-01, before which nothing was decided, to 2128.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(u16);

impl Day {
    /// No end.
    pub const NEVER: Day = Day(u16::MAX);
    /// Days from there to 1970-01-01.
    const EPOCH: i32 = 7670;

    /// That day; what lies outside counts as the first or last day within.
    pub fn of(date: Date) -> Self {
        let days = date.days() + Self::EPOCH;
        Self(u16::try_from(days.clamp(0, i32::from(u16::MAX) - 1)).unwrap_or_default())
    }

    /// That day as the last one of a publication: [`Date::FAR`] means no end.
    pub fn last(date: Date) -> Self {
        if date < Date::FAR { Self::of(date) } else { Self::NEVER }
    }

    /// The number.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The date; [`Date::FAR`] for no end.
    pub fn date(self) -> Date {
        match self {
            Self::NEVER => Date::FAR,
            Self(day) => Date::from_days(i32::from(day) - Self::EPOCH),
        }
    }
}

/// A record.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its rowid in `records`.
    pub record: u32,
    /// Its subject's row in `subjects`.
    pub subject: u32,
    /// What it is filtered by: a number of `Classes`.
    pub class: u32,
    pub decided: Day,
    pub published: Day,
    pub last: Day,
}

impl Row {
    /// Its place in the order of decision.
    pub fn place(&self) -> (Day, u32) {
        (self.decided, self.record)
    }

    /// Its place in the order of the ends of publication.
    pub fn end(&self) -> (Day, u32) {
        (self.last, self.record)
    }

    /// Whether it is public on that day.
    pub fn is_public(&self, today: Day) -> bool {
        self.published <= today && today <= self.last
    }
}

/// Where a subject is and what it does.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    pub region: u16,
    pub industry: u16,
}

/// Puts the rows from this one on where they belong among those before, which are in order.
/// In place: sorting anew would take half as much memory again for a moment.
pub fn merge(rows: &mut [Row], from: usize) {
    let mut new = rows.get(from..).unwrap_or_default().to_vec();
    new.sort_unstable_by_key(Row::place);
    let (mut old, mut at) = (from, rows.len());
    while let Some(last) = new.last() {
        at -= 1;
        if old > 0 && rows[old - 1].place() > last.place() {
            old -= 1;
            rows[at] = rows[old];
        } else {
            rows[at] = *last;
            new.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_exact() {
        assert_eq!(size_of::<Row>(), 20);
        let first = Date::new(1949, 1, 1).unwrap_or(Date::FAR);
        for days in 0..65_000 {
            let date = first.add_days(days);
            assert_eq!(Day::of(date).date(), date);
        }
        assert_eq!(Day::of(first.add_days(-9)), Day::of(first));
        assert!(Day::of(Date::new(9999, 1, 1).unwrap_or(first)) < Day::NEVER);
        assert_eq!(Day::last(Date::FAR), Day::NEVER);
    }
}
