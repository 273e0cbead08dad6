//! 统一社会信用代码 (GB 32100-2015): 18 characters, the last a check character.

use crate::subject::SubjectKind;
use crate::text::{half_width, is_invisible};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// The 31 characters of a code: no I, O, S, V, Z.
pub const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A code whose form and check character are right. There is no other way to have one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uscc([u8; 18]);

impl Uscc {
    /// Reads a code as people type it: full-width or half-width, any case, blanks inside.
    pub fn parse(raw: &str) -> Option<Self> {
        let bytes: [u8; 18] = normalise(raw).into_bytes().try_into().ok()?;
        let form = bytes.iter().enumerate().all(|(i, b)| match i {
            2..8 => b.is_ascii_digit(),
            _ => index(*b).is_some(),
        });
        (form && check_character(&bytes) == Some(bytes[17])).then_some(Self(bytes))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        // The bytes come from `ALPHABET`, which is ASCII.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Characters 3 to 8: the division (GB/T 2260) that registered the subject.
    pub fn division(&self) -> &str {
        &self.as_str()[2..8]
    }

    /// Characters 9 to 17: the organisation code (GB 11714).
    pub fn organisation_code(&self) -> &str {
        &self.as_str()[8..17]
    }

    /// The kind of subject that the first two characters stand for.
    pub fn subject_kind(&self) -> SubjectKind {
        match &self.as_str()[..2] {
            "91" | "93" => SubjectKind::Enterprise,
            "92" => SubjectKind::IndividualBusiness,
            _ => SubjectKind::Organisation,
        }
    }
}

/// The text as a code is compared: half-width, upper case, without blanks and invisible signs.
pub(super) fn normalise(raw: &str) -> String {
    raw.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

fn index(byte: u8) -> Option<u32> {
    ALPHABET.iter().position(|b| *b == byte).map(|i| i as u32)
}

/// The 18th character for the first 17: (31 − Σ value·3^(i−1) mod 31) mod 31.
fn check_character(bytes: &[u8]) -> Option<u8> {
    let mut weight = 1;
    let mut sum = 0;
    for byte in bytes.get(..17)? {
        sum += index(*byte)? * weight;
        weight = weight * 3 % 31;
    }
    Some(ALPHABET[((31 - sum % 31) % 31) as usize])
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Uscc {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Uscc {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&raw).ok_or_else(|| D::Error::custom("not a valid 统一社会信用代码"))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Uscc {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}$"))
            .description(Some("统一社会信用代码 (GB 32100-2015), check character verified"))
            .examples(["91210399MA0TEXT046"])
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Uscc {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any valid code: form at random, check character computed.
    fn codes() -> impl Strategy<Value = String> {
        "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}".prop_map(|mut code| {
            code.push(char::from(check_character(code.as_bytes()).unwrap()));
            code
        })
    }

    proptest! {
        #[test]
        fn valid_codes_pass(code in codes()) {
            prop_assert_eq!(Uscc::parse(&code).unwrap().to_string(), code);
        }

        #[test]
        fn every_change_of_one_character_fails(code in codes()) {
            for place in 0..18 {
                for other in ALPHABET.iter().filter(|b| **b != code.as_bytes()[place]) {
                    let mut bytes = code.clone().into_bytes();
                    bytes[place] = *other;
                    let changed = String::from_utf8(bytes).unwrap();
                    prop_assert!(Uscc::parse(&changed).is_none(), "{} from {}", changed, code);
                }
            }
        }

        #[test]
        fn nothing_panics(raw in "\\PC*") {
            let _ = Uscc::parse(&raw);
        }
    }

    #[test]
    fn fixtures_of_the_unassigned_division() {
        let good = [
            ("91210399MA0TEXT046", SubjectKind::Enterprise),
            ("91210399501234569Q", SubjectKind::Enterprise),
            ("93210399MA4PQRT15M", SubjectKind::Enterprise),
            ("92210399MA3KLMN52G", SubjectKind::IndividualBusiness),
            ("52210399MJ0A1B2C5Y", SubjectKind::Organisation),
            ("11210399001122333E", SubjectKind::Organisation),
        ];
        for (code, kind) in good {
            assert_eq!(Uscc::parse(code).map(|c| c.subject_kind()), Some(kind), "{code}");
        }
        for bad in ["91210399MA0TEXT045", "91210399MA0TEXT04", "91210399MA0TEXT0466", "", "鞍山"]
        {
            assert_eq!(Uscc::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn as_people_type_it() {
        let code = Uscc::parse("91210399MA0TEXT046").unwrap();
        assert_eq!(Uscc::parse("９１２１０３９９ma0text046"), Some(code));
        assert_eq!(Uscc::parse(" 9121 0399 MA0T EXT0 46\u{200B}"), Some(code));
        assert_eq!((code.division(), code.organisation_code()), ("210399", "MA0TEXT04"));
    }
}
