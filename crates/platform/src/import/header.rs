//! Finds the header of a table among its first rows, and what each column carries.

use super::columns::{Column, Edition, Item, Table};
use super::rows::RawRow;
use anyhow::{Result, bail};
use contract::text::search_key;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How many rows at the top of a table are searched for its header.
pub const SEARCHED: usize = 20;

/// The header of a table.
#[derive(Debug)]
pub struct Header {
    /// What the table is about.
    pub table: Table,
    /// Which edition of the standard it follows.
    pub edition: Edition,
    /// Names of columns that are not read because nobody knows them.
    pub unknown: Vec<String>,
    /// How many columns the header has.
    pub width: usize,
    /// How many of the first rows are not data.
    pub rows: usize,
    places: HashMap<Item, usize>,
}

/// Which editions use a spelling.
type Spelling = (Item, bool, bool);

/// The spellings of all columns per table, as [`search_key`] sees them.
static SPELLINGS: LazyLock<Vec<(Table, HashMap<String, Spelling>)>> = LazyLock::new(|| {
    let spellings = |column: &'static Column| {
        let (current, old) = (column.current, column.old);
        let of = move |text: &'static str| {
            (text, text == current.0 || text == current.1, text == old.0 || text == old.1)
        };
        [current.0, current.1, old.0, old.1].into_iter().chain(column.also.iter().copied()).map(of)
    };
    let index = |table: Table| {
        let all = table.columns().iter().flat_map(|c| spellings(c).map(move |s| (c.item, s)));
        all.filter(|(_, (text, ..))| !text.is_empty())
            .map(|(item, (text, current, old))| (search_key(text), (item, current, old)))
            .collect()
    };
    Table::ALL.into_iter().map(|t| (t, index(t))).collect()
});

impl Header {
    /// The header of a table that begins with these rows; none if they have none.
    pub fn find(rows: &[RawRow]) -> Result<Option<Self>> {
        let best = SPELLINGS
            .iter()
            .map(|(table, index)| {
                let counts: Vec<usize> =
                    rows.iter().take(SEARCHED).map(|r| known(index, r)).collect();
                (counts.iter().max().copied().unwrap_or(0), counts, *table, index)
            })
            // The first of equals: permits and penalties share names only beside their own.
            .reduce(|a, b| if b.0 > a.0 { b } else { a });
        match best {
            Some((most, counts, table, index)) if most >= 3 => {
                Self::read(rows, &counts, table, index).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn read(
        rows: &[RawRow],
        counts: &[usize],
        table: Table,
        index: &HashMap<String, Spelling>,
    ) -> Result<Self> {
        let most = counts.iter().max().copied().unwrap_or(0);
        let is_header = |i: &usize| counts[*i] >= 3.max(most / 2);
        let first = (0..counts.len()).find(is_header).unwrap_or(0);
        let after = (first..counts.len()).find(|i| !is_header(i)).unwrap_or(counts.len());
        let width = rows[first..after].iter().map(|r| r.cells.len()).max().unwrap_or(0);
        let mut header = Self {
            table,
            edition: Edition::Current,
            unknown: Vec::new(),
            width,
            rows: after + rows[after..].iter().take_while(|r| is_description(r)).count(),
            places: HashMap::new(),
        };
        let (mut current, mut old) = (0, 0);
        for place in 0..width {
            let cells = || rows[first..after].iter().filter_map(|r| r.cells.get(place));
            let Some((item, in_current, in_old)) = cells().find_map(|c| recognise(index, c)) else {
                let name = cells().map(|c| c.trim()).find(|c| !c.is_empty());
                header.unknown.extend(name.map(super::cells::text::shown));
                continue;
            };
            current += usize::from(in_current && !in_old);
            old += usize::from(in_old && !in_current);
            if header.places.insert(item, place).is_some() && !matches!(item, Item::Unread(_)) {
                bail!("“{}”这一列出现了两次，请删去一列再导入。", header.name(item));
            }
        }
        if old > current {
            header.edition = Edition::Old;
        }
        header.complete()?;
        Ok(header)
    }

    fn complete(&self) -> Result<()> {
        let missing: Vec<String> = self
            .table
            .required()
            .iter()
            .filter(|group| !group.iter().any(|item| self.has(*item)))
            .map(|group| group.iter().map(|i| self.name(*i)).collect::<Vec<_>>().join("或"))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        bail!("像是{}的文件，但缺少这些列：{}。", self.table.label(), missing.join("、"));
    }

    /// Whether the table has a column of this item.
    pub fn has(&self, item: Item) -> bool {
        self.places.contains_key(&item)
    }

    /// The cell of this item in a row.
    pub fn cell<'r>(&self, row: &'r RawRow, item: Item) -> &'r str {
        self.places.get(&item).and_then(|p| row.cells.get(*p)).map_or("", String::as_str)
    }

    /// The items that have a column.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        self.places.keys().copied()
    }

    /// The standard name of this item's column, in the edition of the table.
    pub fn name(&self, item: Item) -> &'static str {
        match self.table.column(item) {
            Some(c) if self.edition == Edition::Old && !c.old.1.is_empty() => c.old.1,
            Some(c) => c.name(),
            None => "",
        }
    }
}

/// How many columns a row names.
fn known(index: &HashMap<String, Spelling>, row: &RawRow) -> usize {
    // Once each: a row of a data dictionary names one column by code and by name.
    let items = row.cells.iter().filter_map(|c| recognise(index, c)).map(|(item, ..)| item);
    items.collect::<HashSet<_>>().len()
}

/// What a header cell names: a code, a name, a name with a note (`罚款金额（万元）`, `*备注（必填）`),
/// or a code and a name together (`CF_WSH 行政处罚决定书文号`).
fn recognise(index: &HashMap<String, Spelling>, cell: &str) -> Option<Spelling> {
    // Nobody's header is longer; long cells are data or titles and would only cost time.
    if cell.len() > 300 {
        return None;
    }
    let key = search_key(cell);
    let bare = ["必填", "选填", "万元"]
        .iter()
        .fold(key.as_str(), |k, note| k.trim_start_matches(note).trim_end_matches(note));
    index.get(&key).or_else(|| index.get(bare)).copied().or_else(|| {
        let code = cell.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        code.filter(|c| c.len() > 1).find_map(|c| index.get(&search_key(c)).copied())
    })
}

/// A row under the header that explains the columns (`必填，YYYY-MM-DD`).
fn is_description(row: &RawRow) -> bool {
    const WORDS: [&str; 8] = ["必填", "选填", "填写", "字符", "格式", "YYYY", "yyyy", "说明"];
    let filled: Vec<_> = row.cells.iter().filter(|c| !c.trim().is_empty()).collect();
    let explains = filled.iter().filter(|c| WORDS.iter().any(|w| c.contains(w))).count();
    explains * 2 > filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(rows: &[&str]) -> Result<Option<Header>> {
        let rows: Vec<RawRow> = rows
            .iter()
            .zip(1..)
            .map(|(r, line)| RawRow { line, cells: r.split('|').map(str::to_owned).collect() })
            .collect();
        Header::find(&rows)
    }

    fn names(table: Table, pick: fn(&Column) -> &'static str) -> String {
        let all: Vec<_> = table.columns().iter().map(pick).filter(|n| !n.is_empty()).collect();
        all.join("|")
    }

    #[test]
    fn both_editions_by_code_and_by_name() {
        for table in [Table::Permit, Table::Penalty] {
            for (row, edition) in [
                (names(table, |c| c.current.0), Edition::Current),
                (names(table, |c| c.current.1), Edition::Current),
                (names(table, |c| c.old.0), Edition::Old),
                (names(table, |c| c.old.1), Edition::Old),
            ] {
                let header = find(&[&row]).unwrap().unwrap();
                assert_eq!(
                    (header.table, header.edition, header.rows),
                    (table, edition, 1),
                    "{row}"
                );
                assert_eq!(header.unknown, [""; 0], "{row}");
            }
        }
        let header = find(&[&names(Table::List, |c| c.current.1)]).unwrap().unwrap();
        assert_eq!(header.table, Table::List);
    }

    #[test]
    fn titles_second_headers_and_descriptions_are_not_data() {
        let (codes, labels) =
            (names(Table::Penalty, |c| c.current.0), names(Table::Penalty, |c| c.current.1));
        let note = "必填|必填，不超过 200 字符|选填|填写 18 位代码";
        for rows in [
            vec!["2026 年行政处罚信息表", &codes, &labels],
            vec![labels.as_str(), &codes, note],
            vec!["", "标题", &codes, note],
        ] {
            let expected = rows.len();
            assert_eq!(find(&rows).unwrap().unwrap().rows, expected, "{rows:?}");
        }
    }

    #[test]
    fn notes_and_codes_beside_names_are_understood() {
        let row = "*行政相对人名称（必填）|CF_XDR_SHXYM 统一社会信用代码|行政处罚决定书文号(CF_WSH)|违法行为类型|处罚依据|处罚类别|处罚内容|罚款金额（万元）|处罚决定日期|处罚机关|经办人";
        let header = find(&[row]).unwrap().unwrap();
        assert!(
            header.has(Item::Fine) && header.has(Item::DocumentNo) && header.has(Item::SubjectName)
        );
        assert_eq!(header.unknown, ["经办人"]);
    }

    #[test]
    fn what_is_not_such_a_table() {
        assert!(find(&["姓名|年龄|籍贯", "甲|1|乙"]).unwrap().is_none());
        assert!(find(&[]).unwrap().is_none());
        let missing =
            find(&["行政相对人名称|许可内容|许可决定日期|许可机关"]).unwrap_err().to_string();
        assert!(
            missing.contains("行政许可决定文书号") && missing.contains("统一社会信用代码"),
            "{missing}"
        );
        let twice = find(&["CF_WSH|CF_WSH|CF_SY|CF_YJ"]).unwrap_err().to_string();
        assert!(twice.contains("两次"), "{twice}");
    }
}
