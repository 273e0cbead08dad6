//! `GET records`: the disclosure lists.

use super::{Cursor, LONGEST_QUERY, is_region, short, unknown};
use crate::record::{RecordKind, Standing};
use crate::{Date, FieldError, text};

/// The most values of one filter at once.
const MOST_VALUES: usize = 20;

named! {
    /// What records can be filtered by. Several values of one filter mean any of them, several
    /// filters all of them.
    pub enum Axis {
        Kind = "kind", "信息类别";
        List = "list", "名单";
        /// What [`crate::record::About::category`] names: 处罚类别, 承诺类型 and the like.
        Category = "category", "类别";
        /// What [`crate::record::About::outcome`] names: 履行状态 and the like.
        Outcome = "outcome", "结果";
        Standing = "standing", "公示状态";
        Region = "region", "地区";
        Authority = "authority", "机关";
        Industry = "industry", "行业";
    }
}

named! {
    /// The order of a list.
    pub enum Sort {
        Newest = "newest", "决定日期，新的在前";
        Oldest = "oldest", "决定日期，旧的在前";
        Ending = "ending", "公示截止，先到期的在前";
    }
}

/// `GET records`, `records.csv` and `records.atom`, and the address of a disclosure list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordQuery {
    /// Part of a subject's name (former ones too), its code, or a document number from its start;
    /// empty for any.
    pub q: String,
    /// The filters that are set, each with its values, in the order of [`Axis::ALL`].
    pub only: Vec<(Axis, Vec<String>)>,
    /// Decided on this day or later.
    pub from: Option<Date>,
    /// Decided on this day or earlier.
    pub to: Option<Date>,
    /// Order.
    pub sort: Sort,
    /// Where the page begins; none for the first.
    pub page: Option<Cursor>,
}

impl Default for RecordQuery {
    fn default() -> Self {
        let (from, to) = (None, None);
        Self { q: String::new(), only: Vec::new(), from, to, sort: Sort::Newest, page: None }
    }
}

impl RecordQuery {
    /// Records of this kind.
    pub fn of(kind: RecordKind) -> Self {
        Self::default().with(Axis::Kind, kind.code())
    }

    /// Reads name–value pairs. Unknown names are ignored (links get decorated on their way);
    /// known ones with an impossible value are errors.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Vec<FieldError>> {
        let (mut query, mut errors) = (Self::default(), Vec::new());
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            if value.is_empty() {
                continue;
            }
            if let Err(error) = query.read(name, value) {
                errors.push(error);
            }
        }
        if query.q.chars().count() > LONGEST_QUERY {
            let detail = format!("查询内容不能超过 {LONGEST_QUERY} 个字，请只输入名称中的几个字。");
            errors.push(FieldError::new("q", detail));
        } else if !query.q.is_empty() && text::search_key(&query.q).chars().count() < 2 {
            let detail = "请至少输入名称中的两个字、18 位统一社会信用代码，或文书号开头的部分。";
            errors.push(FieldError::new("q", detail));
        }
        if matches!((query.from, query.to), (Some(from), Some(to)) if to < from) {
            let detail = "结束日期早于开始日期，请对调或改正。";
            errors.push(FieldError::new("to", detail));
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    fn read(&mut self, name: &str, value: &str) -> Result<(), FieldError> {
        match name {
            "q" => self.q = value.to_owned(),
            "from" => self.from = Some(date("from", value)?),
            "to" => self.to = Some(date("to", value)?),
            "sort" => {
                self.sort = Sort::from_code(value).ok_or_else(|| unknown("sort", "排序", value))?;
            }
            "page" => {
                let detail = "页码不对，请回到第一页。";
                let cursor = Cursor::parse(value);
                self.page = Some(cursor.ok_or_else(|| FieldError::new("page", detail))?);
            }
            _ => {
                if let Some(axis) = Axis::from_code(name) {
                    self.add(axis, value)?;
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, axis: Axis, value: &str) -> Result<(), FieldError> {
        let possible = match axis {
            Axis::Kind => RecordKind::from_code(value).is_some(),
            Axis::Standing => Standing::from_code(value).is_some_and(Standing::is_public),
            Axis::Region => is_region(value),
            _ => value.chars().count() <= 200,
        };
        if !possible {
            return Err(unknown(axis.code(), axis.label(), value));
        }
        let values = self.values_mut(axis);
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
        match values.len() {
            0..=MOST_VALUES => Ok(()),
            _ => Err(FieldError::new(
                axis.code(),
                format!("“{}”最多同时选 {MOST_VALUES} 项，请减少几项。", axis.label()),
            )),
        }
    }

    /// The pairs that [`Self::parse`] reads back; what is at its default is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        pairs.extend((!self.q.is_empty()).then(|| ("q", self.q.clone())));
        for (axis, values) in &self.only {
            pairs.extend(values.iter().map(|value| (axis.code(), value.clone())));
        }
        pairs.extend(self.from.map(|day| ("from", day.to_string())));
        pairs.extend(self.to.map(|day| ("to", day.to_string())));
        pairs.extend((self.sort != Sort::Newest).then(|| ("sort", self.sort.code().to_owned())));
        pairs.extend(self.page.as_ref().map(|cursor| ("page", cursor.to_string())));
        pairs
    }

    /// The values chosen on an axis.
    pub fn values(&self, axis: Axis) -> &[String] {
        self.only.iter().find(|(set, _)| *set == axis).map_or(&[], |(_, values)| values)
    }

    fn values_mut(&mut self, axis: Axis) -> &mut Vec<String> {
        let place = self.only.partition_point(|(set, _)| *set < axis);
        if self.only.get(place).is_none_or(|(set, _)| *set != axis) {
            self.only.insert(place, (axis, Vec::new()));
        }
        &mut self.only[place].1
    }

    /// With these values alone on an axis.
    pub fn only(mut self, axis: Axis, values: Vec<String>) -> Self {
        *self.values_mut(axis) = values;
        self
    }

    /// With one value more, on the first page.
    pub fn with(mut self, axis: Axis, value: &str) -> Self {
        self.values_mut(axis).push(value.to_owned());
        self.first_page()
    }

    /// Without that value, on the first page.
    pub fn without(mut self, axis: Axis, value: &str) -> Self {
        self.values_mut(axis).retain(|v| v != value);
        self.only.retain(|(_, values)| !values.is_empty());
        self.first_page()
    }

    /// The same list from its beginning.
    pub fn first_page(self) -> Self {
        Self { page: None, ..self }
    }
}

fn date(pointer: &str, value: &str) -> Result<Date, FieldError> {
    Date::parse(value).ok_or_else(|| {
        let detail = format!("没有“{}”这一天，日期应写成 2026-11-22 这样。", short(value));
        FieldError::new(pointer, detail)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RecordId;
    use proptest::prelude::*;

    fn pointers(pairs: &[(&str, &str)]) -> Vec<String> {
        let errors = RecordQuery::parse(pairs.iter().copied()).unwrap_err();
        errors.into_iter().map(|e| e.pointer).collect()
    }

    #[test]
    fn what_is_impossible_is_named() {
        assert_eq!(pointers(&[("kind", "gold"), ("from", "2026-02-30")]), ["kind", "from"]);
        assert_eq!(pointers(&[("from", "2026-02-02"), ("to", "2026-01-01")]), ["to"]);
        assert_eq!(pointers(&[("standing", "repaired")]), ["standing"]);
        assert_eq!(pointers(&[("page", "2"), ("q", "一"), ("sort", "up")]), ["page", "sort", "q"]);
        let many: Vec<String> = (0..21).map(|n| format!("2103{n:02}")).collect();
        let pairs: Vec<_> = many.iter().map(|v| ("region", v.as_str())).collect();
        assert_eq!(pointers(&pairs), ["region"]);
    }

    #[test]
    fn the_same_value_twice_counts_once_and_can_be_taken_back() {
        let query = RecordQuery::parse([("kind", "permit"), ("kind", "permit"), ("x", "y")]);
        assert_eq!(query, Ok(RecordQuery::of(RecordKind::Permit)));
        let none = query.unwrap().without(Axis::Kind, "permit");
        assert_eq!(none, RecordQuery::default());
        assert!(none.pairs().is_empty());
    }

    proptest! {
        #[test]
        fn queries_survive_the_address(
            q in "[\u{4e00}-\u{9fa5}]{2,9}", authority in "[\u{4e00}-\u{9fa5}]{4,20}",
            from in 0i32..20_000, length in 0i32..400, sort in 0usize..3, paged: bool,
        ) {
            let page = paged.then(|| Cursor {
                before: false, date: Date::from_days(from), place: 40, id: RecordId::parse("R-1").unwrap(),
            });
            let query = RecordQuery {
                q, from: Some(Date::from_days(from)), to: Some(Date::from_days(from + length)),
                sort: Sort::ALL[sort], page, ..RecordQuery::of(RecordKind::Penalty)
            };
            let query = query.only(Axis::Authority, vec![authority]);
            prop_assert_eq!(RecordQuery::parse(query.pairs()), Ok(query));
        }

        #[test]
        fn hostile_pairs_never_panic(pairs in prop::collection::vec(("(q|kind|page|list|from|sort|region)", "\\PC{0,40}"), 0..6)) {
            let _ = RecordQuery::parse(pairs.iter().map(|(a, b)| (a, b)));
        }
    }
}
