//! What fits the words of a search besides subjects (`GET findings`).

use crate::article::ArticleHead;
use crate::record::{CreditList, RecordHead};
use crate::{Page, Text, text};
use serde::{Deserialize, Serialize};

/// The most items of a group in one answer.
pub const MOST_FINDINGS: usize = 5;
/// Records are counted up to so many.
pub const MOST_COUNTED: usize = 1000;

/// Words that ask and name nothing.
const ASKING: [&str; 18] = [
    "怎么样",
    "怎么办",
    "怎么",
    "怎样",
    "如何",
    "请问",
    "我要",
    "我想",
    "在哪里",
    "在哪儿",
    "在哪",
    "哪里",
    "哪儿",
    "什么是",
    "是什么",
    "为什么",
    "吗",
    "呢",
];

/// The groups that `GET findings` answers with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Findings {
    /// Public records whose document number begins so, latest decision first. Counted up to
    /// [`MOST_COUNTED`]; the facet `kind` tells in which lists they stand.
    pub records: Page<RecordHead>,
    /// Named lists.
    pub lists: Page<CreditList>,
    /// Articles, newest first.
    pub articles: Page<ArticleHead>,
    /// Services of the portal, the best fit first.
    pub services: Page<Service>,
}

/// Something that can be done or read on the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Service {
    /// What it is called.
    pub title: Text,
    /// What it is for, in a sentence.
    pub lead: Text,
    /// Its address on the portal, from `/` on.
    pub path: Text,
}

/// What is looked for, without the words that merely ask: `怎么修复？` becomes `修复`. The search
/// key of everything, if nothing else is left.
pub fn subject_matter(q: &str) -> String {
    let key = text::search_key(q);
    let kept = ASKING.iter().fold(key.clone(), |kept, word| kept.replace(word, ""));
    if kept.chars().count() < 2 { key } else { kept }
}

/// Whether the words may be the beginning of a document number: four characters or more that
/// count, a digit among them, and not a name alone.
pub fn may_be_number(q: &str) -> bool {
    let key = text::search_key(q);
    key.chars().count() >= 4 && key.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_is_left_out() {
        for (q, rest) in [
            ("怎么修复", "修复"),
            (" 如何 修复？", "修复"),
            ("承诺书模板", "承诺书模板"),
            ("怎么办", "怎么办"),
            ("在哪里查进度呢", "查进度"),
        ] {
            assert_eq!(subject_matter(q), rest, "{q}");
        }
    }

    #[test]
    fn numbers_have_digits() {
        assert!(may_be_number("鞍示市监罚字〔２０２６〕12号"));
        for no in ["怎么修复", "12", "", "〔〕号"] {
            assert!(!may_be_number(no), "{no}");
        }
    }
}
