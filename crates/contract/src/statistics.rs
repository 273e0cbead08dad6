//! Figures about the whole (`GET statistics`), as tables of numbers: how each is drawn follows
//! from its form, and every number that is a count of records leads to them.

use crate::query::RecordQuery;
use crate::{Text, Timestamp};
use serde::{Deserialize, Serialize};

named! {
    /// What a number counts. Shares and days are in tenths.
    pub enum Unit {
        Records = "records", "条";
        Share = "share", "%";
        Days = "days", "天";
        Cases = "cases", "件";
    }
}

named! {
    /// How a figure is drawn.
    pub enum Chart {
        /// A line per column, along time.
        Lines = "lines", "折线图";
        /// An upright bar per row, along time; the first column alone.
        Columns = "columns", "柱状图";
        /// A lying bar per row, the first column alone.
        Bars = "bars", "条形图";
    }
}

/// The figures of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statistics {
    /// The data are as of this moment.
    pub as_of: Timestamp,
    /// The most important numbers.
    pub headlines: Vec<Headline>,
    /// Tables.
    pub figures: Vec<Figure>,
}

/// A number by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Headline {
    /// What it is.
    pub label: Text,
    /// The number; none where there is nothing to count.
    #[serde(default)]
    pub value: Option<u64>,
    /// What it counts.
    pub unit: Unit,
    /// What belongs to it, in a few words.
    #[serde(default)]
    pub note: Option<Text>,
}

/// A table of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// Name in addresses: small letters, digits and hyphens.
    pub id: Text,
    /// What it shows.
    pub title: Text,
    /// What is counted, and what isn't.
    pub note: Text,
    /// How it is drawn.
    pub chart: Chart,
    /// What the rows are.
    pub rows_are: Text,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in the order in which they are drawn.
    pub rows: Vec<FigureRow>,
}

/// A column of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Column {
    /// What it counts.
    pub label: Text,
    /// In which unit.
    pub unit: Unit,
}

/// A row of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FigureRow {
    /// What it is about.
    pub label: Text,
    /// A number per column.
    pub cells: Vec<Cell>,
}

/// A number in a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cell {
    /// The number; none where there is nothing to count.
    #[serde(default)]
    pub value: Option<u64>,
    /// The query of `GET records` that finds what is counted, as name–value pairs.
    #[serde(default)]
    pub records: Option<Vec<Pair>>,
}

/// A name and a value of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pair {
    /// Name of the parameter.
    pub name: String,
    /// Value.
    pub value: String,
}

impl Cell {
    /// A number that is nowhere to be looked up.
    pub fn of(value: Option<u64>) -> Self {
        Self { value, records: None }
    }

    /// The number of records that a query finds.
    pub fn found(value: u64, query: &RecordQuery) -> Self {
        let pair = |(name, value): (&str, String)| Pair { name: name.to_owned(), value };
        Self { value: Some(value), records: Some(query.pairs().into_iter().map(pair).collect()) }
    }
}

/// A number in its unit, as people read it; `–` where there is none.
pub fn shown(value: Option<u64>, unit: Unit) -> String {
    match (value, unit) {
        (None, _) => "–".to_owned(),
        (Some(value), Unit::Records | Unit::Cases) => value.to_string(),
        (Some(value), Unit::Share | Unit::Days) => format!("{}.{}", value / 10, value % 10),
    }
}

/// What part of the whole it is, in tenths of a hundredth; none of nothing.
pub fn share(part: u64, whole: u64) -> Option<u64> {
    (part * 2000 + whole).checked_div(2 * whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_nothing_has_no_share() {
        assert_eq!((share(1, 3), share(2, 3), share(0, 0)), (Some(333), Some(667), None));
        assert_eq!((share(7, 7), share(0, 7)), (Some(1000), Some(0)));
        assert_eq!(shown(share(2, 3), Unit::Share), "66.7");
        assert_eq!(
            (shown(None, Unit::Days), shown(Some(12), Unit::Records)),
            ("–".into(), "12".into())
        );
    }
}
