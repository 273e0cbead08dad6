//! XLSX workbooks: every sheet as a stream of rows.

use super::rows::{RawRow, Sheet};
use super::zip_guard;
use anyhow::{Context, Result, anyhow};
use calamine::{Data, DataRef, Reader, Xlsx, XlsxCellReader};
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cells to the right of this column are not read.
const MOST_COLUMNS: u32 = 256;

const DAMAGED: &str = "不是完好的 XLSX 工作簿";

/// Hands each sheet of a workbook to `read`; says how the file is written.
pub fn read(file: &mut File, read: &mut dyn FnMut(Sheet) -> Result<()>) -> Result<String> {
    zip_guard::check(file)?;
    let input = BufReader::new(file);
    // The reader computes with whatever numbers the file names; what it doesn't foresee must
    // cost this file only, and not the others of the same run.
    catch_unwind(AssertUnwindSafe(|| sheets(input, read))).unwrap_or_else(|_| Err(anyhow!(DAMAGED)))
}

fn sheets<R: Read + Seek>(
    input: BufReader<R>,
    read: &mut dyn FnMut(Sheet) -> Result<()>,
) -> Result<String> {
    let mut book: Xlsx<_> = Xlsx::new(input).context(DAMAGED)?;
    for name in book.sheet_names() {
        // Chart sheets and the like have no cells.
        let Ok(cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows = Rows { cells, next: None, ended: false };
        read(Sheet { name: &name, exact_width: false, rows: &mut rows })?;
    }
    Ok("XLSX".to_owned())
}

struct Rows<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    /// The first cell of the next row, read already.
    next: Option<(u32, u32, String)>,
    ended: bool,
}

impl<R: Read + Seek> Rows<'_, R> {
    fn cell(&mut self) -> Result<Option<(u32, u32, String)>> {
        if let Some(cell) = self.next.take() {
            return Ok(Some(cell));
        }
        while !self.ended {
            // Asked again after the last cell, the reader would fail.
            let Some(cell) = self.cells.next_cell().context(DAMAGED)? else { break };
            let (row, column) = cell.get_position();
            if column < MOST_COLUMNS {
                return Ok(Some((row, column, text(cell.get_value()))));
            }
        }
        self.ended = true;
        Ok(None)
    }

    fn row(&mut self) -> Result<Option<RawRow>> {
        let Some((row, column, value)) = self.cell()? else { return Ok(None) };
        let mut cells = Vec::new();
        put(&mut cells, column, value);
        while let Some(cell) = self.cell()? {
            if cell.0 != row {
                self.next = Some(cell);
                break;
            }
            put(&mut cells, cell.1, cell.2);
        }
        Ok(Some(RawRow { line: u64::from(row) + 1, cells }))
    }
}

impl<R: Read + Seek> Iterator for Rows<'_, R> {
    type Item = Result<RawRow>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.row().transpose();
        self.ended |= matches!(row, Some(Err(_)));
        row
    }
}

fn put(cells: &mut Vec<String>, column: u32, value: String) {
    let place = column as usize;
    if cells.len() <= place {
        cells.resize(place + 1, String::new());
    }
    cells[place] = value;
}

/// A cell as the person who filled it in sees it.
fn text(value: &DataRef) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Float(number) => number_text(*number),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(length) => number_text(length.as_f64()),
        DataRef::SharedString(text) => (*text).to_owned(),
        other => Data::from(other.clone()).to_string(),
    }
}

/// A number with the 15 digits that spreadsheets keep. Longer ones (a code typed as a number)
/// have lost their last digits and are shown as spreadsheets show them, so that no check takes
/// them for whole.
fn number_text(number: f64) -> String {
    if number.abs() >= 1e15 {
        let text = format!("{number:.5e}");
        return text.replace('e', "E+");
    }
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;

    /// A workbook whose one sheet has this content.
    fn workbook(cells: &str) -> File {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(0, 0, "演示").unwrap();
        let good = std::io::Cursor::new(book.save_to_buffer().unwrap());
        let mut good = zip::ZipArchive::new(good).unwrap();
        let mut out = zip::ZipWriter::new(tempfile::tempfile().unwrap());
        for index in 0..good.len() {
            let mut part = good.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            out.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
            if name.ends_with("sheet1.xml") {
                write!(out, "<worksheet><sheetData>{cells}</sheetData></worksheet>").unwrap();
            } else {
                std::io::copy(&mut part, &mut out).unwrap();
            }
        }
        out.finish().unwrap()
    }

    fn rows(cells: &str) -> Result<Vec<RawRow>> {
        let mut all = Vec::new();
        read(&mut workbook(cells), &mut |sheet| {
            for row in sheet.rows {
                all.push(row?);
            }
            Ok(())
        })?;
        Ok(all)
    }

    #[test]
    fn rows_with_gaps_and_without_references() {
        let found = rows(
            r#"<row r="2"><c r="C2"><v>5</v></c></row><row><c t="str"><v>甲</v></c></row>
               <row r="9"><c r="A9" t="s"><v>0</v></c><c r="ZZ9"><v>1</v></c></row>"#,
        );
        let found = found.unwrap();
        let lines: Vec<_> = found.iter().map(|r| (r.line, r.cells.join("|"))).collect();
        assert_eq!(lines, [(2, "||5".into()), (3, "甲".into()), (9, "演示".to_owned())]);
    }

    proptest! {
        #[test]
        fn damaged_sheets_end_with_an_error_or_with_rows(
            pieces in proptest::collection::vec(prop_oneof![
                Just("<row r=\"1\">"), Just("<row>"), Just("</row>"), Just("<c r=\"A1\">"),
                Just("<c r=\"ZZZZZZZZ99999999999\">"), Just("<c r=\"B0\" t=\"s\">"), Just("<c t=\"d\" s=\"7\">"),
                Just("</c>"), Just("<v>1</v>"), Just("<v>-1e400</v>"), Just("<is><t>x</t></is>"),
                Just("<f t=\"shared\" si=\"9\">"), Just("</f>"), Just("<!--"), Just("&bad;"), Just("<v>"),
            ], 0..30),
        ) {
            let _ = rows(&pieces.concat());
        }
    }

    #[test]
    fn numbers_as_spreadsheets_show_them() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (46348.0, "46348"),
            (20261122.0, "20261122"),
            (0.000001, "0.000001"),
            (911210399501234500.0, "9.11210E+17"),
            (2.0, "2"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
