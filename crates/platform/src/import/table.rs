//! Text files: separated values.

use super::encoding::{Decoded, detect};
use super::header::{Header, SEARCHED};
use super::rows::{RawRow, Sheet};
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{Read, Seek};

/// No row of the standard is longer; what is longer comes from a quotation mark without partner.
const LONGEST_ROW: usize = 1 << 20;

/// How much text is looked at in order to find the separator.
const SAMPLE: u64 = 256 * 1024;

/// Hands the one table of a text file to `read`; says how the file is written.
pub fn read(file: &mut File, read: &mut dyn FnMut(Sheet) -> Result<()>) -> Result<String> {
    let encoding = detect(file)?;
    let mut sample = String::new();
    Decoded::new(&mut *file, encoding).take_text(SAMPLE, &mut sample)?;
    file.rewind()?;
    let separator = separator(&sample);
    let mut rows = rows(Decoded::new(file, encoding), separator);
    read(Sheet { name: "", exact_width: true, rows: &mut rows })?;
    let separator = if separator == b'\t' { "制表符" } else { "逗号" };
    Ok(format!("{}，{separator}分隔", encoding.name().to_uppercase()))
}

/// Comma or tab: whichever makes a header of the first rows.
fn separator(sample: &str) -> u8 {
    let recognised = |separator: u8| {
        let rows: Vec<_> = rows(sample.as_bytes(), separator).take(SEARCHED).flatten().collect();
        // A header that lacks a column is still a header; its message is for later.
        let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
        (!matches!(Header::find(&rows), Ok(None)), width)
    };
    if recognised(b'\t') > recognised(b',') { b'\t' } else { b',' }
}

/// The rows of a text whose lines end with `\n`.
fn rows(input: impl Read, separator: u8) -> impl Iterator<Item = Result<RawRow>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(input);
    let mut record = csv::StringRecord::new();
    std::iter::from_fn(move || {
        let more = reader.read_record(&mut record).context("文件读到一半出错");
        match more {
            Err(error) => Some(Err(error)),
            Ok(false) => None,
            Ok(true) => Some(row(&record, reader.position().line())),
        }
    })
}

/// The record that ends before line `next`. Its own position would not do: it lies before the
/// blank lines above it.
fn row(record: &csv::StringRecord, next: u64) -> Result<RawRow> {
    let text = record.as_slice();
    let line = next.saturating_sub(1 + text.bytes().filter(|b| *b == b'\n').count() as u64);
    if text.len() > LONGEST_ROW {
        bail!("第 {line} 行附近有一行过长，多半是引号没有成对。请检查那里的引号。");
    }
    Ok(RawRow { line, cells: record.iter().map(str::to_owned).collect() })
}

impl<R: Read> Decoded<R> {
    /// Appends the beginning of the text, cut at a character.
    fn take_text(self, most: u64, text: &mut String) -> Result<()> {
        let mut bytes = Vec::new();
        self.take(most).read_to_end(&mut bytes)?;
        text.push_str(&String::from_utf8_lossy(&bytes));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;
    use proptest::prelude::*;

    fn of(text: &str) -> impl Iterator<Item = Result<RawRow>> {
        rows(Decoded::new(text.as_bytes(), UTF_8), b',')
    }

    #[test]
    fn lines_are_those_of_the_file() {
        for newline in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x", "y\"", "", "", "2,z", "3,z"].join(newline);
            let lines: Vec<_> = of(&text).map(|r| r.unwrap().line).collect();
            assert_eq!(lines, [1, 3, 7, 8], "{newline:?}");
        }
    }

    #[test]
    fn an_open_quotation_mark_ends_with_a_message() {
        let text = format!("a,b\n1,\"{}", "x,y\n".repeat(LONGEST_ROW / 3));
        let last = of(&text).last().unwrap();
        assert!(last.unwrap_err().to_string().contains("过长"));
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[\\PC,\"\r\n\t]*") {
            let _ = separator(&text);
            let _ = of(&text).count();
        }
    }
}
