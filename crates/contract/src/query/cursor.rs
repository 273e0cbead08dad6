//! Where a page of a long list begins: at a record, not at a number, so that the last page is as
//! quick as the first and nothing is skipped when records come in meanwhile.

use crate::Date;
use crate::record::RecordId;
use std::fmt;

/// The place of a page, as the value of `page`: `a.DATE.PLACE.ID` for what comes after a record,
/// `b.DATE.PLACE.ID` for what comes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Whether the page holds what comes before the record, not after it.
    pub before: bool,
    /// The date of that record by which the list is sorted.
    pub date: Date,
    /// How many records of the list stand before the page; only to be shown.
    pub place: u64,
    /// The record.
    pub id: RecordId,
}

impl Cursor {
    /// Reads a value of `page`.
    pub fn parse(raw: &str) -> Option<Self> {
        let mut parts = raw.splitn(4, '.');
        let before = match parts.next()? {
            "a" => false,
            "b" => true,
            _ => return None,
        };
        let date = Date::parse(parts.next()?)?;
        let place = parts.next()?.parse().ok().filter(|n| *n <= 1 << 40)?;
        Some(Self { before, date, place, id: RecordId::parse(parts.next()?)? })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.before { 'b' } else { 'a' };
        write!(f, "{side}.{}.{}.{}", self.date, self.place, self.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn survives_the_address(before: bool, days in 0i32..40_000, place in 0u64..5_000_000, id in "[A-Z0-9-]{1,64}") {
            let cursor = Cursor { before, date: Date::from_days(days), place, id: RecordId::parse(&id).unwrap() };
            prop_assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        }

        #[test]
        fn hostile_text_never_panics(raw in "[ab]?\\.?\\PC{0,40}") {
            let _ = Cursor::parse(&raw);
        }
    }
}
