//! Text from outside: what counts as text at all, and how names are compared.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

/// Text that is there: never empty, never only blanks. What the law makes mandatory (a legal
/// basis, an authority, an exit rule) has this type, so that nothing without it can be built.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    /// The text without surrounding blanks and control characters, if anything is left.
    pub fn new(raw: impl AsRef<str>) -> Option<Self> {
        let kept: String = raw.as_ref().chars().filter(|c| !c.is_control() || *c == '\n').collect();
        let kept = kept.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        (!kept.is_empty()).then(|| Self(kept.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::new(raw).ok_or_else(|| D::Error::custom("text must not be blank"))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Text {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .min_length(Some(1))
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Text {}

/// Full-width letters, digits and signs as their half-width twins.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Characters that show nothing or turn the text around: zero-width, bidi controls, BOM.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// What two spellings of one name have in common: half-width, upper case, without blanks,
/// brackets, dots, hyphens and other signs. `示例（鞍山）Ａ` and `示例鞍山a` agree.
pub fn search_key(name: &str) -> String {
    name.chars()
        .map(half_width)
        .filter(|c| c.is_alphanumeric() && !is_invisible(*c))
        .map(upper_case)
        .collect()
}

/// Capital letters of the alphabets that names are written in. The standard library knows all the
/// others too, by tables of 12 KB that every visitor would download.
fn upper_case(c: char) -> char {
    let shift = match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'α'..='ρ' | 'σ'..='ω' | 'а'..='я' => 32,
        'ѐ'..='џ' => 80,
        // Small letters follow their capitals there, one by one.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => c as u32 & 1,
        'Ĺ'..='ň' | 'Ź'..='ž' => !(c as u32) & 1,
        _ => 0,
    };
    char::from_u32(c as u32 - shift).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_not_text() {
        for blank in ["", "  ", "\u{3000}\t\n", "\u{200B}\u{FEFF}", "\u{0}"] {
            assert_eq!(Text::new(blank), None, "{blank:?}");
            assert!(serde_json::from_value::<Text>(serde_json::json!(blank)).is_err());
        }
        assert_eq!(Text::new(" 甲\u{7} 乙 ").unwrap().as_str(), "甲 乙");
    }

    #[test]
    fn spellings_of_one_name_agree() {
        let key = search_key("示例（鞍山）ＡＢ公司");
        for other in ["示例(鞍山)ab公司", "示例 鞍山　Ab 公司", "示例·鞍山—AB公司\u{200B}"]
        {
            assert_eq!(search_key(other), key, "{other}");
        }
        assert_eq!(search_key("（）- 　"), "");
    }
}
