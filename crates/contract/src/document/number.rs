//! Numbers of documents.

use super::DocumentKind;
use crate::Date;
use crate::case::CaseNumber;
use crate::text::half_width;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

/// Two letters for the kind, then what case numbers consist of: `ZM20261122-00042-18`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct DocumentNumber(String);

fn letters(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Lookup => "ZM",
        DocumentKind::Report => "BG",
        DocumentKind::OwnReport => "QB",
    }
}

impl DocumentNumber {
    /// The number of the day's `serial`th document.
    pub fn new(kind: DocumentKind, day: Date, serial: u32) -> Self {
        Self(format!("{}{}", letters(kind), CaseNumber::new(day, serial)))
    }

    /// Reads a number as people type it: any case, with or without hyphens and blanks, full-width
    /// too. None if a digit is wrong.
    pub fn parse(raw: &str) -> Option<Self> {
        let plain: String = raw
            .chars()
            .map(half_width)
            .filter(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_uppercase())
            .take(30)
            .collect();
        let (kind, rest) = plain.split_at_checked(2)?;
        let known = DocumentKind::ALL.iter().any(|known| letters(*known) == kind);
        let rest = CaseNumber::parse(rest).filter(|_| known)?;
        Some(Self(format!("{kind}{rest}")))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DocumentNumber {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&raw).ok_or_else(|| D::Error::custom("not the number of a document"))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for DocumentNumber {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^(ZM|BG|QB)[0-9]{8}-[0-9]{5,10}-[0-9]{2}$"))
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for DocumentNumber {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_slip_is_none() {
        let day = Date::new(2026, 11, 22).unwrap();
        let number = DocumentNumber::new(DocumentKind::Lookup, day, 42);
        assert_eq!(number.as_str(), "ZM20261122-00042-18");
        assert_eq!(DocumentNumber::parse("ｚｍ２０２６ 1122 00042-18"), Some(number));
        for wrong in ["ZM20261123-00042-18", "ZM20261122-00043-18", "XX20261122-00042-18", "ZM", ""]
        {
            assert_eq!(DocumentNumber::parse(wrong), None, "{wrong}");
        }
        assert_eq!(DocumentNumber::parse("示例20261122-00042-18"), None);
    }
}
