//! Civil dates and Beijing timestamps. Small on purpose: date crates cost the portal more bytes
//! than the whole contract.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// A day of the Gregorian calendar, year 1 to 9999, as written in a Chinese document:
/// Beijing date, no time, no zone. On the wire `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// “No end”, as the national data sets write it.
    pub const FAR: Date = Date { year: 2099, month: 12, day: 31 };

    /// The date, if it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| match i {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        Self::new(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
    pub fn days(self) -> i32 {
        let (m, d) = (i32::from(self.month), i32::from(self.day));
        let y = i32::from(self.year) - i32::from(m <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let doy = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
        era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
    }

    /// The date that many days after 1970-01-01, kept within year 1 to 9999.
    pub fn from_days(days: i32) -> Self {
        let z = days.clamp(-719_162, 2_932_896) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i32::from(month <= 2);
        Self { year: year as u16, month: month as u8, day: (doy - (153 * mp + 2) / 5 + 1) as u8 }
    }

    /// The date `days` later (earlier when negative).
    pub fn add_days(self, days: i32) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }

    /// The same day `months` later, or that month's last day where it has no such day
    /// (the rule of the Civil Code, art. 202).
    pub fn add_months(self, months: i32) -> Self {
        let total = i32::from(self.year) * 12 + i32::from(self.month) - 1 + months;
        let total = total.clamp(12, 9999 * 12 + 11);
        let (year, month) = ((total / 12) as u16, (total % 12 + 1) as u8);
        Self { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        (self.days() + 3).rem_euclid(7) as u8
    }

    /// `2026年11月22日`, for running text.
    pub fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }

    /// Year, month and day.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a YYYY-MM-DD date"))
    }
}

/// A moment, kept in seconds since 1970 UTC; on the wire RFC 3339 in Beijing time,
/// `2026-11-22T10:42:00+08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

const BEIJING: i64 = 8 * 3600;

impl Timestamp {
    /// The Beijing date of this moment.
    pub fn date(self) -> Date {
        Date::from_days((self.0 + BEIJING).div_euclid(86_400) as i32)
    }

    /// Reads the wire form.
    pub fn parse(text: &str) -> Option<Self> {
        let date = Date::parse(text.get(..10)?)?;
        let clock = text.get(10..19)?.as_bytes();
        let shape = clock[0] == b'T' && clock[3] == b':' && clock[6] == b':';
        if !shape || text.get(19..)? != "+08:00" {
            return None;
        }
        let number = |from: usize| text.get(from..from + 2)?.parse::<u8>().ok();
        let (h, m, s) = (number(11)?, number(14)?, number(17)?);
        if h > 23 || m > 59 || s > 59 {
            return None;
        }
        let seconds = i64::from(h) * 3600 + i64::from(m) * 60 + i64::from(s);
        Some(Self(i64::from(date.days()) * 86_400 + seconds - BEIJING))
    }

    /// `2026年11月22日 10:42`, for people.
    pub fn chinese(self) -> String {
        let seconds = (self.0 + BEIJING).rem_euclid(86_400);
        format!("{} {:02}:{:02}", self.date().chinese(), seconds / 3600, seconds / 60 % 60)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = (self.0 + BEIJING).rem_euclid(86_400);
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{}T{h:02}:{m:02}:{s:02}+08:00", self.date())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not an RFC 3339 time with +08:00"))
    }
}

#[cfg(feature = "openapi")]
mod schema {
    use super::{Date, Timestamp};
    use utoipa::openapi::schema::{KnownFormat, SchemaFormat, Type};
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema};

    fn text(format: KnownFormat, example: &str) -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(format)))
            .examples([example])
            .into()
    }

    impl utoipa::PartialSchema for Date {
        fn schema() -> RefOr<Schema> {
            text(KnownFormat::Date, "2026-11-22")
        }
    }
    impl utoipa::ToSchema for Date {}

    impl utoipa::PartialSchema for Timestamp {
        fn schema() -> RefOr<Schema> {
            text(KnownFormat::DateTime, "2026-11-22T10:42:00+08:00")
        }
    }
    impl utoipa::ToSchema for Timestamp {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_back_over_ten_thousand_years() {
        let (first, last) = (Date::new(1, 1, 1).unwrap(), Date::new(9999, 12, 31).unwrap());
        let mut previous = None;
        for days in first.days()..=last.days() {
            let date = Date::from_days(days);
            assert_eq!(date.days(), days);
            assert!(previous < Some(date));
            previous = Some(date);
        }
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
    }

    #[test]
    fn only_dates_that_exist() {
        assert!(Date::parse("2024-02-29").is_some());
        for bad in
            ["2023-02-29", "2026-13-01", "2026-1-01", "2026-11-31", "", "0000-01-01", "２026"]
        {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let date = |t| Date::parse(t).unwrap();
        assert_eq!(date("2025-11-30").add_months(3), date("2026-02-28"));
        assert_eq!(date("2026-03-31").add_months(-1), date("2026-02-28"));
        assert_eq!(date("2026-11-22").add_months(36), date("2029-11-22"));
    }

    #[test]
    fn a_timestamp_is_beijing_time() {
        let eve = Timestamp::parse("2026-11-22T23:59:59+08:00").unwrap();
        assert_eq!(Timestamp(eve.0 + 1).to_string(), "2026-11-23T00:00:00+08:00");
        assert_eq!(eve.chinese(), "2026年11月22日 23:59");
        assert_eq!(Timestamp::parse("2026-11-22T24:00:00+08:00"), None);
        assert_eq!(Timestamp::parse("2026-11-22 10:00"), None);
    }
}
