//! Texts of cells: what counts as blank, what can't be read, what must not be shown.

use contract::Date;
use contract::identifier::{is_registration_number, mask_id, redact};
use contract::text::is_invisible;

/// What people write into a cell in order to leave it blank.
const BLANKS: [&str; 12] =
    ["/", "\\", "-", "--", "—", "——", "无", "空", "null", "NULL", "N/A", "暂无"];

/// What a spreadsheet writes where a formula failed.
const FAILED: [&str; 7] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];

/// The cell without blanks around it; empty where it stands for nothing.
pub fn content(cell: &str) -> &str {
    let text = cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c));
    if BLANKS.contains(&text) { "" } else { text }
}

/// Why a cell can't be read at all, if so.
pub fn unreadable(cell: &str) -> Option<&'static str> {
    if cell.contains(char::REPLACEMENT_CHARACTER) {
        return Some("有无法识别的字符（乱码）");
    }
    FAILED.contains(&cell.trim()).then_some("单元格里的公式出错，没有值")
}

/// Text without invisible characters.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Text on one line: line breaks inside a cell are layout, not content.
pub fn one_line(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c) && !c.is_control()).collect()
}

/// A value as reports may show it: on one line, shortened, personal numbers masked even where
/// they are mistyped.
pub fn shown(value: &str) -> String {
    const LONGEST: usize = 60;
    let masked = mask_numbers(&redact(&one_line(value)));
    match masked.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &masked[..end]),
        None => masked,
    }
}

/// Whether a text has the form of an identity number, right or mistyped: a birth date stands
/// where it has to.
pub fn looks_like_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |t: &[u8]| t.iter().all(u8::is_ascii_digit);
    match bytes {
        [head @ .., last] if (17..=19).contains(&bytes.len()) => {
            let date =
                format!("{}-{}-{}", slice(text, 6, 10), slice(text, 10, 12), slice(text, 12, 14));
            let born = Date::parse(&date).map(|d| d.parts().0);
            digits(head)
                && last.is_ascii_alphanumeric()
                && born.is_some_and(|y| (1900..2100).contains(&y))
        }
        _ if bytes.len() == 15 => {
            let date =
                format!("19{}-{}-{}", slice(text, 6, 8), slice(text, 8, 10), slice(text, 10, 12));
            digits(bytes) && Date::parse(&date).is_some() && !is_registration_number(text)
        }
        _ => false,
    }
}

fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

fn mask_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let number = run.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        match looks_like_id(number) {
            true => out.push_str(&(mask_id(number) + &run[number.len()..])),
            false => out.push_str(run),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blanks_and_damage() {
        for blank in ["", " ", "\u{3000}", "/", " 无 ", "\u{200B}", "NULL"] {
            assert_eq!(content(blank), "", "{blank:?}");
        }
        assert_eq!(content(" 演示\u{FEFF}"), "演示");
        assert!(unreadable("示\u{FFFD}例").is_some() && unreadable(" #N/A").is_some());
        assert_eq!(unreadable("示例"), None);
    }

    #[test]
    fn personal_numbers_are_masked_even_when_mistyped() {
        for id in
            ["210399200001010010", "210399200001010019", "21039920000101001x", "21039920000101001"]
        {
            let out = shown(&format!("证件 {id}，"));
            assert!(!out.contains("20000101") && out.starts_with("证件 210"), "{out}");
        }
        assert!(!shown("210399900101001").contains("900101"));
        for code in ["91210399MA0TEXT045", "210300000000015", "122103990000000193", "2026-11-22"] {
            assert_eq!(shown(code), code);
        }
        assert_eq!(shown(&"长".repeat(100)).chars().count(), 61);
        assert_eq!(shown("甲\u{1b}[31m\n乙\u{202E}"), "甲[31m乙");
    }

    proptest! {
        #[test]
        fn nothing_panics(raw in "\\PC*") {
            let _ = (content(&raw), unreadable(&raw), shown(&raw));
            let _ = looks_like_id(&raw);
        }
    }
}
