//! What is told about rows that were not taken: on the screen the first ones, in a CSV beside the
//! file all of them.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// How many rejected rows the screen shows.
const SHOWN: u64 = 20;

/// Says something on the screen. That nobody reads it (`… | head`) must not stop an import.
pub fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// One thing that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Standard name of the column.
    pub column: String,
    /// The value, as it may be shown.
    pub value: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}

/// The report of one file. Written while the file is read, so that a file full of faults costs no
/// memory; it appears under its name when the import is done.
pub struct Report {
    path: PathBuf,
    out: Option<csv::Writer<BufWriter<File>>>,
    /// Why no report could be written; the screen then shows everything.
    failure: Option<std::io::Error>,
    rows: u64,
}

impl Report {
    /// The report of this file; an older one is removed.
    pub fn new(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push(".rejected.csv");
        let path = PathBuf::from(name);
        let _ = fs::remove_file(&path);
        Self { path, out: None, failure: None, rows: 0 }
    }

    /// Rejected rows so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Notes a rejected row.
    pub fn reject(&mut self, sheet: &str, line: u64, faults: &[Fault]) {
        self.rows += 1;
        if let Err(error) = self.write(sheet, line, faults) {
            self.out = None;
            self.failure.get_or_insert(error);
        }
        if self.rows <= SHOWN || self.failure.is_some() {
            say(on_screen(sheet, line, faults));
        }
    }

    fn write(&mut self, sheet: &str, line: u64, faults: &[Fault]) -> std::io::Result<()> {
        if self.failure.is_some() {
            return Ok(());
        }
        let out = match &mut self.out {
            Some(out) => out,
            None => self.out.insert(create(&self.partial())?),
        };
        for fault in faults {
            let cells = [sheet, &line.to_string(), &fault.column, &fault.value, &fault.reason];
            out.write_record(cells.map(defused))?;
        }
        Ok(())
    }

    fn partial(&self) -> PathBuf {
        self.path.with_extension("csv.part")
    }

    /// The file was imported: the report gets its name, and the screen names it.
    pub fn finish(mut self) {
        let written = match self.out.take() {
            Some(mut out) => out.flush().and_then(|()| fs::rename(self.partial(), &self.path)),
            None => Ok(()),
        };
        if let Some(error) = self.failure.take().or(written.err()) {
            say(format_args!("  退回明细写不进 {}：{error}", self.path.display()));
        } else if self.rows > SHOWN {
            say(format_args!("  …还有 {} 行，见 {}", self.rows - SHOWN, self.path.display()));
        } else if self.rows > 0 {
            say(format_args!("  退回明细见 {}", self.path.display()));
        }
    }
}

impl Drop for Report {
    /// The file was not imported: half a report would only mislead.
    fn drop(&mut self) {
        if self.out.take().is_some() {
            let _ = fs::remove_file(self.partial());
        }
    }
}

fn create(path: &Path) -> std::io::Result<csv::Writer<BufWriter<File>>> {
    let mut file = BufWriter::new(File::create(path)?);
    // Spreadsheets take a CSV for UTF-8 by its mark.
    file.write_all("\u{FEFF}".as_bytes())?;
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
    out.write_record(["工作表", "行号", "列名", "内容", "退回原因"])?;
    Ok(out)
}

/// A cell that no spreadsheet takes for a formula.
fn defused(cell: &str) -> String {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    match cell.starts_with(STARTS) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

fn on_screen(sheet: &str, line: u64, faults: &[Fault]) -> String {
    let faults: Vec<_> = faults
        .iter()
        .map(|f| match f.value.is_empty() {
            true => format!("{}：{}", f.column, f.reason),
            false => format!("{}“{}”：{}", f.column, f.value, f.reason),
        })
        .collect();
    let sheet = if sheet.is_empty() { String::new() } else { format!("工作表“{sheet}”") };
    format!("  {sheet}第 {line} 行　{}", faults.join("；"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(value: &str) -> Fault {
        Fault { column: "备注".to_owned(), value: value.to_owned(), reason: "演示".to_owned() }
    }

    #[test]
    fn the_report_appears_when_done_and_carries_no_formulas() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("示例.csv");
        let path = dir.path().join("示例.csv.rejected.csv");
        fs::write(&path, "stale").unwrap();
        let mut report = Report::new(&file);
        assert!(!path.exists());
        report.reject("", 3, &[fault("=1+1"), fault("a,\"b\"")]);
        assert!(!path.exists());
        report.finish();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("\u{FEFF}工作表,行号,列名,内容,退回原因\r\n"), "{text}");
        assert!(text.contains(",3,备注,'=1+1,演示") && text.contains("\"a,\"\"b\"\"\""), "{text}");
    }

    #[test]
    fn a_failed_import_leaves_no_report() {
        let dir = tempfile::tempdir().unwrap();
        let mut report = Report::new(&dir.path().join("示例.csv"));
        report.reject("", 3, &[fault("x")]);
        drop(report);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        Report::new(&dir.path().join("示例.csv")).finish();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
