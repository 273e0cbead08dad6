//! 受理编号 and 承诺编码.

use crate::Date;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

/// 受理编号: the day, a running number of that day and two check digits (ISO 7064 MOD 97-10),
/// `20261122-00042-18`. Digits only: nothing to confuse on the telephone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CaseNumber(String);

impl CaseNumber {
    /// The number of the day's `serial`th case.
    pub fn new(day: Date, serial: u32) -> Self {
        let (year, month, date) = day.parts();
        let body = format!("{year:04}{month:02}{date:02}{serial:05}");
        let check = 98 - remainder(&body) * 100 % 97;
        let (day, serial) = body.split_at(8);
        Self(format!("{day}-{serial}-{check:02}"))
    }

    /// Reads a number as people type it: with or without hyphens and blanks, full-width too.
    pub fn parse(raw: &str) -> Option<Self> {
        let digits: String = raw
            .chars()
            .map(crate::text::half_width)
            .filter(|c| !c.is_whitespace() && *c != '-')
            .take(30)
            .collect();
        if !(15..=20).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
        Date::new(part(0, 4)? as u16, part(4, 6)? as u8, part(6, 8)? as u8)?;
        let (day, rest) = digits.split_at(8);
        let (serial, check) = rest.split_at(rest.len() - 2);
        (remainder(&digits) == 1).then(|| Self(format!("{day}-{serial}-{check}")))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn remainder(digits: &str) -> u32 {
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97)
}

/// 承诺编码: division (6), day (8), running number (6).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CommitmentNumber(String);

impl CommitmentNumber {
    /// The number of the division's `serial`th commitment of that day; none if the division
    /// hasn't six digits or the serial has more.
    pub fn new(division: &str, day: Date, serial: u32) -> Option<Self> {
        let (year, month, date) = day.parts();
        Self::parse(&format!("{division}{year:04}{month:02}{date:02}{serial:06}"))
    }

    /// Reads a number.
    pub fn parse(raw: &str) -> Option<Self> {
        let shape = raw.len() == 20 && raw.bytes().all(|b| b.is_ascii_digit());
        let part = |from: usize, to: usize| raw.get(from..to)?.parse::<u16>().ok();
        if !shape {
            return None;
        }
        Date::new(part(6, 10)?, part(10, 12)? as u8, part(12, 14)? as u8)?;
        Some(Self(raw.to_owned()))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! plain {
    ($($name:ident: $pattern:literal;)*) => { $(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let raw = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                Self::parse(&raw).ok_or_else(|| D::Error::custom("not a number of this kind"))
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some($pattern))
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    )* };
}

plain! {
    CaseNumber: "^[0-9]{8}-[0-9]{5,10}-[0-9]{2}$";
    CommitmentNumber: "^[0-9]{20}$";
}
