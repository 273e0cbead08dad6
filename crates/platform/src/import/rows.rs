//! Rows as they stand in a file, before anything is known about them.

use anyhow::Result;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRow {
    /// Number of the line in the file, or of the row in the sheet, from 1.
    pub line: u64,
    /// The cells as text.
    pub cells: Vec<String>,
}

impl RawRow {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|c| c.trim().is_empty())
    }
}

/// A table of a file: a text file is one, a workbook has one per sheet.
pub struct Sheet<'a> {
    /// Name of the sheet; empty for a text file.
    pub name: &'a str,
    /// Whether more cells than the header has mean that a row has slipped: so in text files,
    /// where a separator inside a value moves what follows; not in workbooks, where people
    /// scribble beside a table.
    pub exact_width: bool,
    /// The rows, blank ones included.
    pub rows: &'a mut dyn Iterator<Item = Result<RawRow>>,
}
