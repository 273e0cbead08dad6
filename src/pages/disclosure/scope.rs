//! What a list page is about: the filter that its path stands for. All others stand in the query.

use crate::paths;
use contract::FieldError;
use contract::query::{Axis, RecordQuery};
use contract::record::RecordKind;

/// What a list page is about.
#[derive(Clone, PartialEq)]
pub struct Scope {
    /// Path of the page.
    pub path: String,
    /// The filter that the path stands for.
    pub axis: Axis,
    /// Its value.
    pub value: String,
}

impl Scope {
    /// All records of a kind.
    pub fn kind(kind: RecordKind) -> Self {
        let (path, value) = (paths::disclosure(kind), kind.code().to_owned());
        Self { path, axis: Axis::Kind, value }
    }

    /// The entries of a named list.
    pub fn list(id: &str) -> Self {
        Self { path: paths::list(id), axis: Axis::List, value: id.to_owned() }
    }

    /// What the query string asks for. Neither the path's own filter nor another kind can be
    /// asked for there.
    pub fn read(&self, pairs: &[(String, String)]) -> Result<RecordQuery, Vec<FieldError>> {
        let own = |name: &str| name == "kind" || name == self.axis.code();
        let pairs = pairs.iter().filter(|(name, _)| !own(name)).map(|(n, v)| (n, v));
        RecordQuery::parse(pairs).map(|query| self.own(query))
    }

    /// As much of it as is right.
    pub fn read_what_is_right(&self, pairs: &[(String, String)]) -> RecordQuery {
        let Err(errors) = self.read(pairs) else { return self.read(pairs).unwrap_or_default() };
        let right = |name: &str| !errors.iter().any(|e| e.pointer == name);
        let pairs: Vec<_> = pairs.iter().filter(|(name, _)| right(name)).cloned().collect();
        self.read(&pairs).unwrap_or_else(|_| self.own(RecordQuery::default()))
    }

    /// The query without any filter but the path's own.
    pub fn own(&self, query: RecordQuery) -> RecordQuery {
        query.only(self.axis, vec![self.value.clone()])
    }

    /// The address of a query.
    pub fn address(&self, query: &RecordQuery) -> String {
        let mut pairs = query.pairs();
        pairs.retain(|(name, _)| *name != self.axis.code());
        paths::with_query(&self.path, &pairs)
    }

    /// The address of what stands in a form, right or wrong: what is wrong is told there.
    pub fn submitted(&self, pairs: &[(String, String)]) -> String {
        match self.read(pairs) {
            Ok(query) => self.address(&query.first_page()),
            Err(_) => {
                let pairs: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
                paths::with_query(&self.path, &pairs)
            }
        }
    }

    /// The filters that are set beside the path's own, in order.
    pub fn filters<'a>(&self, query: &'a RecordQuery) -> Vec<(Axis, &'a str)> {
        let others = query.only.iter().filter(|(axis, _)| *axis != self.axis);
        others.flat_map(|(axis, values)| values.iter().map(|v| (*axis, v.as_str()))).collect()
    }

    /// The same words and order without filters.
    pub fn unfiltered(&self, query: &RecordQuery) -> RecordQuery {
        let only = RecordQuery { q: query.q.clone(), sort: query.sort, ..RecordQuery::default() };
        self.own(only)
    }

    /// Whether anything but the words is set.
    pub fn is_filtered(&self, query: &RecordQuery) -> bool {
        !self.filters(query).is_empty() || query.from.is_some() || query.to.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        paths::pairs(text)
    }

    #[test]
    fn the_path_decides_on_its_own_filter() {
        let scope = Scope::kind(RecordKind::Permit);
        let query = scope.read(&pairs("kind=penalty&region=210302&q=千山")).unwrap();
        assert_eq!(query.values(Axis::Kind), ["permit"]);
        assert_eq!(scope.address(&query), "/disclosure/permit?q=%E5%8D%83%E5%B1%B1&region=210302");
        assert_eq!(scope.filters(&query), [(Axis::Region, "210302")]);
        assert!(!scope.is_filtered(&scope.unfiltered(&query)));
        let list = Scope::list("tax-a");
        let query = list.read(&pairs("list=other&kind=permit")).unwrap();
        assert_eq!(list.address(&query), "/lists/tax-a");
        assert_eq!(query.values(Axis::List), ["tax-a"]);
    }

    #[test]
    fn what_is_right_survives_what_is_wrong() {
        let scope = Scope::kind(RecordKind::Permit);
        let given = pairs("q=千山&from=2026-02-30&region=210302");
        assert!(scope.read(&given).is_err());
        let right = scope.read_what_is_right(&given);
        assert_eq!((right.q.as_str(), right.values(Axis::Region).len()), ("千山", 1));
        assert!(scope.submitted(&given).ends_with("&from=2026%2D02%2D30&region=210302"));
        assert_eq!(scope.submitted(&pairs("sort=newest&from=")), "/disclosure/permit");
    }
}
