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
        .filter(|c| is_word(*c) && !is_invisible(*c))
        .map(upper_case)
        .collect()
}

/// Letters, digits and characters of words: what is no sign. The standard library tells them apart
/// by tables of 5 KB, for all the scripts that no name here is written in.
fn is_word(c: char) -> bool {
    match c {
        'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾' => true,
        '\0'..='\u{BF}' => c.is_ascii_alphanumeric(),
        '×' | '÷' | '\u{2C2}'..='\u{2DF}' | '\u{300}'..='\u{36F}' => false,
        // Punctuation, currencies, units and numero; arrows, mathematics, boxes, dingbats.
        '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' => false,
        '℃' | '℉' | '№' | '℗' | '℠'..='™' => false,
        '\u{218A}'..='\u{245F}' | '\u{249C}'..='\u{24B5}' | '\u{2500}'..='\u{2775}' => false,
        '\u{2794}'..='\u{2BFF}' => false,
        // 々, 〆 and 〇 are of words.
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{302A}'..='\u{3030}' => false,
        '\u{3036}' | '\u{3037}' | '\u{4DC0}'..='\u{4DFF}' => false,
        '\u{303D}'..='\u{3040}' | '\u{3099}'..='\u{309C}' | '゠' | '・' => false,
        '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE6F}' => false,
        '\u{FF5F}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FAFF}' => false,
        _ => true,
    }
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
    fn words_are_what_the_standard_library_takes_for_letters_and_digits() {
        let scripts = [0..0x2C2, 0x391..0x3A2, 0x3A3..0x3CF, 0x400..0x482, 0x2000..0x2070]
            .into_iter()
            .chain([0x20A0..0x20C0, 0x2160..0x2300, 0x2460..0x2C00, 0x3000..0x3040])
            .chain([0x3041..0x3097, 0x30A0..0x3100, 0x3400..0xA000, 0xE000..0xF900])
            .chain([0xFE10..0xFE70, 0xFF01..0xFFBE, 0x1F300..0x1FAFF]);
        let wrong: Vec<_> = scripts
            .flatten()
            .filter_map(char::from_u32)
            .map(half_width)
            .filter(|c| is_word(*c) != c.is_alphanumeric())
            .map(|c| format!("{:X}", c as u32))
            .collect();
        assert_eq!(wrong.join(" "), "");
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
