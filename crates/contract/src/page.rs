//! The answer of every list: a page of items with the total and the facet counts.

use crate::{Text, Timestamp};
use serde::{Deserialize, Serialize};

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items, in the order asked for.
    pub items: Vec<T>,
    /// How many items there are in all.
    pub total: u64,
    /// How many items stand before the first of this page.
    #[serde(default)]
    pub start: u64,
    /// The value of `page` that leads back; none on the first page, and where pages have numbers.
    #[serde(default)]
    pub previous: Option<String>,
    /// The value of `page` that leads on; none on the last page.
    #[serde(default)]
    pub next: Option<String>,
    /// Counts per filter value, each computed without that filter itself.
    #[serde(default)]
    pub facets: Vec<Facet>,
    /// The moment as of which the data are, where the list tells.
    #[serde(default)]
    pub as_of: Option<Timestamp>,
}

impl<T> Page<T> {
    /// A list that is given whole.
    pub fn whole(items: Vec<T>) -> Self {
        let total = items.len() as u64;
        let (previous, next, as_of) = (None, None, None);
        Self { items, total, start: 0, previous, next, facets: Vec::new(), as_of }
    }
}

/// The values of one filter with their counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facet {
    /// The name of the query parameter.
    pub name: String,
    /// Values, most frequent first.
    pub values: Vec<FacetValue>,
}

/// One value of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacetValue {
    /// The value to put into the query.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// Items that have it.
    pub count: u64,
}
