//! Filters, as they stand in the address of a page and in a request. One reader for both.

mod cursor;
mod desk;
mod records;

pub use cursor::Cursor;
pub use desk::{DeskQuery, DeskSort, DeskView};
pub use records::{Axis, RecordQuery, Sort};

use crate::record::RecordKind;
use crate::subject::SubjectKind;
use crate::{FieldError, text};

/// Items on a page of search results or records.
pub const PAGE_SIZE: u32 = 20;
/// The most rows of `records.csv`.
pub const DOWNLOAD_ROWS: u32 = 100_000;
/// The last page that can be asked for; beyond it a narrower search helps more.
pub const LAST_PAGE: u32 = 500;
/// The longest search text, in characters.
pub const LONGEST_QUERY: usize = 100;

/// `GET subjects`, and the address of the search page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectQuery {
    /// Name part or code as typed; empty asks for nothing.
    pub q: String,
    /// Only this kind of subject.
    pub kind: Option<SubjectKind>,
    /// Only this district.
    pub region: Option<String>,
    /// Page, from 1.
    pub page: u32,
}

impl SubjectQuery {
    /// Reads name–value pairs. Unknown names are ignored (links get decorated on their way);
    /// known ones with an impossible value are errors.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut query = Self { page: 1, ..Self::default() };
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let value = value.as_ref().trim();
            match name.as_ref() {
                "q" => query.q = value.to_owned(),
                _ if value.is_empty() => {}
                "kind" => match SubjectKind::from_code(value)
                    .filter(|k| SubjectKind::PUBLIC.contains(k))
                {
                    Some(kind) => query.kind = Some(kind),
                    None => errors.push(unknown("kind", "主体类型", value)),
                },
                "region" if is_region(value) => query.region = Some(value.to_owned()),
                "region" => errors.push(unknown("region", "地区", value)),
                "page" => match page(value) {
                    Ok(page) => query.page = page,
                    Err(error) => errors.push(error),
                },
                _ => {}
            }
        }
        if query.q.chars().count() > LONGEST_QUERY {
            errors.push(FieldError::new(
                "q",
                format!(
                    "查询内容不能超过 {LONGEST_QUERY} 个字，请只输入名称中的几个字或信用代码。"
                ),
            ));
        } else if !query.q.is_empty() && text::search_key(&query.q).chars().count() < 2 {
            errors
                .push(FieldError::new("q", "请至少输入名称中的两个字，或 18 位统一社会信用代码。"));
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The pairs that [`Self::parse`] reads back; what is at its default is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("q", self.q.clone())];
        pairs.extend(self.kind.map(|k| ("kind", k.code().to_owned())));
        pairs.extend(self.region.clone().map(|r| ("region", r)));
        pairs.extend((self.page > 1).then(|| ("page", self.page.to_string())));
        pairs
    }
}

/// `GET subjects/{code}/records`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectRecordsQuery {
    /// Only these kinds; empty means all. On the wire joined by commas.
    pub kinds: Vec<RecordKind>,
    /// Page, from 1.
    pub page: u32,
}

impl SubjectRecordsQuery {
    /// Reads name–value pairs, as [`SubjectQuery::parse`] does.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut query = Self { page: 1, ..Self::default() };
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let value = value.as_ref().trim();
            match name.as_ref() {
                _ if value.is_empty() => {}
                "kind" => {
                    for code in value.split(',').take(RecordKind::ALL.len()) {
                        match RecordKind::from_code(code) {
                            Some(kind) => query.kinds.push(kind),
                            None => errors.push(unknown("kind", "记录类别", code)),
                        }
                    }
                }
                "page" => match page(value) {
                    Ok(page) => query.page = page,
                    Err(error) => errors.push(error),
                },
                _ => {}
            }
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The pairs that [`Self::parse`] reads back.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let kinds: Vec<_> = self.kinds.iter().map(|k| k.code()).collect();
        let mut pairs = Vec::new();
        pairs.extend((!kinds.is_empty()).then(|| ("kind", kinds.join(","))));
        pairs.extend((self.page > 1).then(|| ("page", self.page.to_string())));
        pairs
    }
}

/// Reads a page number.
pub fn page(value: &str) -> Result<u32, FieldError> {
    value.parse().ok().filter(|p| (1..=LAST_PAGE).contains(p)).ok_or_else(|| {
        FieldError::new(
            "page",
            format!("页码“{}”不对，应为 1 到 {LAST_PAGE} 的数字。", short(value)),
        )
    })
}

fn is_region(value: &str) -> bool {
    (6..=12).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'-')
}

fn unknown(pointer: &str, what: &str, value: &str) -> FieldError {
    FieldError::new(pointer, format!("没有“{}”这个{what}，请重新选择。", short(value)))
}

/// At most twenty characters of a wrong value, to quote it.
fn short(value: &str) -> String {
    match value.chars().count() {
        0..=20 => value.to_owned(),
        _ => value.chars().take(20).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pointers(pairs: &[(&str, &str)]) -> Vec<String> {
        SubjectQuery::parse(pairs.iter().copied())
            .unwrap_err()
            .into_iter()
            .map(|e| e.pointer)
            .collect()
    }

    #[test]
    fn what_is_impossible_is_named() {
        assert_eq!(pointers(&[("page", "0")]), ["page"]);
        assert_eq!(pointers(&[("page", "501")]), ["page"]);
        assert_eq!(pointers(&[("kind", "person"), ("region", "<b>")]), ["kind", "region"]);
        assert_eq!(pointers(&[("q", "鞍")]), ["q"]);
        assert_eq!(pointers(&[("q", "（）")]), ["q"]);
        assert_eq!(pointers(&[("q", &"长".repeat(101))]), ["q"]);
    }

    #[test]
    fn decorations_and_empty_filters_are_ignored() {
        let query =
            SubjectQuery::parse([("q", " 千山 "), ("kind", ""), ("utm_source", "wx")]).unwrap();
        assert_eq!(query, SubjectQuery { q: "千山".into(), page: 1, ..Default::default() });
    }

    proptest! {
        #[test]
        fn queries_survive_the_address(
            q in "[\u{4e00}-\u{9fa5}]{2,9}", kind in 0usize..3, region in "2103[0-9]{2}", page in 1u32..500
        ) {
            let query = SubjectQuery { q, kind: Some(SubjectKind::PUBLIC[kind]), region: Some(region), page };
            prop_assert_eq!(SubjectQuery::parse(query.pairs()).unwrap(), query);
        }

        #[test]
        fn hostile_pairs_never_panic(pairs in prop::collection::vec(("(q|kind|page|region)", "\\PC{0,40}"), 0..6)) {
            let _ = SubjectQuery::parse(pairs.iter().map(|(a, b)| (a, b)));
            let _ = SubjectRecordsQuery::parse(pairs.iter().map(|(a, b)| (a, b)));
        }
    }
}
