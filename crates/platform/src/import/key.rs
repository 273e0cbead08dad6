//! Permanent ids from natural keys, so that importing a file again finds the same records.

use contract::record::{RecordId, RecordKind};
use contract::text::{half_width, is_invisible};
use sha2::{Digest, Sha256};

/// The id of the record of this kind with these natural key parts.
pub fn id(kind: RecordKind, parts: &[impl AsRef<str>]) -> Option<RecordId> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(spelling(part.as_ref()));
        hash.update([0]);
    }
    let hex: String = hash.finalize().iter().take(12).map(|b| format!("{b:02x}")).collect();
    RecordId::parse(&format!("{}-{hex}", kind.code().replace('_', "-")))
}

/// What spellings of one key have in common: width, kind of brackets and of hyphens, and blanks
/// don't matter (〔2026〕1号, (2026)1 号). Signs stay: 1-2号 is not 12号.
fn spelling(part: &str) -> String {
    let seen = part.chars().map(half_width);
    seen.filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c))
        .map(|c| match c {
            '〔' | '[' | '【' | '﹝' | '〈' | '{' => '(',
            '〕' | ']' | '】' | '﹞' | '〉' | '}' => ')',
            '‐' | '‑' | '–' | '—' | '−' | '﹣' => '-',
            _ => c,
        })
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_agree_and_parts_do_not_run_together() {
        let id = |parts: &[&str]| id(RecordKind::BlackList, parts).unwrap();
        let one = id(&["示例罚字〔2026〕1号", "甲"]);
        for same in ["示例罚字（２０２６）1 号", "示例罚字[2026]1号", "示例罚字【2026】1号\u{200B}"]
        {
            assert_eq!(one, id(&[same, "甲"]), "{same}");
        }
        assert_ne!(one, id(&["示例罚字〔2026〕11号", "甲"]));
        assert_ne!(id(&["示例1-2号"]), id(&["示例12号"]));
        assert_eq!(id(&["示例1－2号"]), id(&["示例1—2号"]));
        assert_ne!(id(&["甲乙", "丙"]), id(&["甲", "乙丙"]));
        assert!(one.as_str().starts_with("black-list-") && one.as_str().len() == 35);
    }
}
