//! One file on its way in: rows become records, or entries of the report.

use super::columns::{Edition, Table};
use super::header::{Header, SEARCHED};
use super::report::{Fault, Report};
use super::row::Row;
use super::rows::{RawRow, Sheet};
use super::{records, subject};
use crate::store::Lists;
use anyhow::{Result, bail};
use contract::Date;
use contract::record::{Body, Record, RecordId};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The records of a file are in memory until they go into the database together.
const MOST_ROWS: u64 = 500_000;

/// What has been read of a file.
pub struct Intake {
    today: Date,
    rows: u64,
    /// The good records, in the order of the file.
    pub records: Vec<Record>,
    /// The rejected rows.
    pub report: Report,
    /// What was found, for the screen: tables with their editions, columns that nobody knows.
    pub found: Vec<String>,
    /// Rows about natural persons.
    pub hidden: u64,
    /// Rows that repeat an earlier one exactly.
    pub repeated: u64,
    /// Rows with a doubtful older number.
    pub doubtful: u64,
    /// Where the record of each id stands, and on which line of which sheet it was read.
    seen: HashMap<RecordId, (usize, String)>,
    /// The lists of the catalogue, and those that this file brings.
    lists: Lists,
}

impl Intake {
    /// Nothing read yet.
    pub fn new(today: Date, report: Report, lists: Lists) -> Self {
        Self {
            today,
            rows: 0,
            records: Vec::new(),
            report,
            found: Vec::new(),
            hidden: 0,
            repeated: 0,
            doubtful: 0,
            seen: HashMap::new(),
            lists,
        }
    }

    /// Takes a table. One without a known header is passed over: workbooks have sheets with notes.
    pub fn take(&mut self, sheet: Sheet) -> Result<()> {
        let mut top = Vec::new();
        while top.len() < SEARCHED
            && let Some(row) = sheet.rows.next()
        {
            top.push(row?);
        }
        let Some(header) = Header::find(&top)? else { return Ok(()) };
        self.announce(&header, sheet.name);
        let first = header.rows;
        for row in top.into_iter().skip(first).map(Ok).chain(sheet.rows) {
            let row = row?;
            if !row.is_blank() {
                self.count()?;
                self.row(&header, sheet.name, sheet.exact_width, &row);
            }
        }
        Ok(())
    }

    fn count(&mut self) -> Result<()> {
        self.rows += 1;
        if self.rows > MOST_ROWS {
            bail!("超过 {MOST_ROWS} 行。请按时间或部门分成几个文件再导入。");
        }
        Ok(())
    }

    fn announce(&mut self, header: &Header, sheet: &str) {
        let edition = match (header.table, header.edition) {
            (Table::List, _) => "",
            (_, Edition::Current) => "，现行栏目",
            (_, Edition::Old) => "，2016 年栏目",
        };
        let place =
            if sheet.is_empty() { String::new() } else { format!("工作表“{sheet}”：") };
        self.found.push(format!("{place}{}{edition}", header.table.label()));
        if !header.unknown.is_empty() {
            self.found.push(format!("没有用到的列：{}", header.unknown.join("、")));
        }
    }

    fn row(&mut self, header: &Header, sheet: &str, exact_width: bool, raw: &RawRow) {
        let mut row = Row::new(header, raw, exact_width);
        if !row.has_slipped() && subject::is_natural_person(&row) {
            self.hidden += 1;
            return;
        }
        let record = match row.has_slipped() {
            true => None,
            false => records::record(&mut row, self.today),
        };
        let Some(record) = record.filter(|_| row.is_good()) else {
            self.report.reject(sheet, raw.line, &row.into_faults());
            return;
        };
        self.doubtful += u64::from(subject::has_doubtful_number(&row));
        self.keep(record, sheet, raw.line);
    }

    fn keep(&mut self, mut record: Record, sheet: &str, line: u64) {
        if let Err(fault) = self.settle_list(&mut record) {
            return self.report.reject(sheet, line, &[fault]);
        }
        match self.seen.entry(record.head.id.clone()) {
            Entry::Vacant(free) => {
                free.insert((self.records.len(), place(sheet, line)));
                self.records.push(record);
            }
            Entry::Occupied(taken) if self.records[taken.get().0] == record => self.repeated += 1,
            Entry::Occupied(taken) => {
                let number = record.head.document_no.as_ref().map_or("", |n| n.as_str());
                let fault = Fault {
                    column: "整行".to_owned(),
                    value: super::cells::text::shown(number),
                    reason: format!("与{}是同一条记录，内容却不同", taken.get().1),
                };
                self.report.reject(sheet, line, &[fault]);
            }
        }
    }
}

impl Intake {
    /// Gives an entry the name of its list as the catalogue spells it. A list has one kind.
    fn settle_list(&mut self, record: &mut Record) -> Result<(), Fault> {
        let Body::ListEntry(entry) = &mut record.body else { return Ok(()) };
        let (name, kind) = self.lists.know(&entry.list, record.head.kind);
        if kind != record.head.kind {
            return Err(Fault {
                column: "名单类别".to_owned(),
                value: record.head.kind.label().to_owned(),
                reason: format!("“{}”已经是“{}”，一份名单只能是一类", name.as_str(), kind.label()),
            });
        }
        if record.head.title == entry.list {
            record.head.title = name.clone();
        }
        entry.list = name;
        Ok(())
    }
}

fn place(sheet: &str, line: u64) -> String {
    match sheet.is_empty() {
        true => format!("第 {line} 行"),
        false => format!("工作表“{sheet}”第 {line} 行"),
    }
}
