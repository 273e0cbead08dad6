//! Rows of the three tables as records.

mod list;
mod penalty;
mod permit;

use super::cells::date::end;
use super::columns::{Edition, Item, Table};
use super::key;
use super::row::Row;
use super::subject::subject;
use crate::recourse;
use contract::record::{Authority, Body, Record, RecordHead, RecordKind, Severity, Standing};
use contract::subject::SubjectRef;
use contract::{Date, Text};

/// The record of a row; none if something is wrong with it, which is then noted there.
pub fn record(row: &mut Row, today: Date) -> Option<Record> {
    match row.header().table {
        Table::Permit => permit::record(row, today),
        Table::Penalty => penalty::record(row, today),
        Table::List => list::record(row, today),
    }
}

/// What the three tables have in common.
struct Common {
    subject: Option<SubjectRef>,
    authority: Option<Authority>,
    decided: Option<Date>,
    published: Date,
    withdrawn_after: Option<Date>,
    standing: Standing,
    state: Option<Text>,
    source: Option<Text>,
}

impl Common {
    fn read(row: &mut Row, today: Date) -> Self {
        let decided = row.need(&[Item::Decided], Row::date);
        let future = decided.is_some_and(|day| day > today);
        if future {
            row.refuse(Item::Decided, "晚于今天");
        }
        let announced = row.date(Item::Published);
        let until = row.end(Item::PublishedUntil);
        let period = row.end_of_period(Item::PublishedPeriod, announced.or(decided));
        let withdrawn_after = until.or(period);
        if !future && withdrawn_after.zip(decided).is_some_and(|(last, first)| last < first) {
            let given = until.map_or(Item::PublishedPeriod, |_| Item::PublishedUntil);
            row.refuse(given, "早于决定日期");
        }
        // Public from the day it comes in, unless the file says otherwise; what comes in after
        // its time was public elsewhere until then.
        let published = announced.unwrap_or(withdrawn_after.map_or(today, |d| d.min(today)));
        let (state, standing) = state(row);
        Self {
            subject: subject(row),
            authority: authority(row),
            decided,
            published,
            withdrawn_after,
            standing,
            state,
            source: source(row),
        }
    }

    /// The record, if nothing is wrong with the row.
    fn record(
        self,
        row: &mut Row,
        kind: RecordKind,
        title: &Text,
        document_no: Option<Text>,
        body: Body,
        today: Date,
    ) -> Option<Record> {
        let (subject, authority) = (self.subject?, self.authority?);
        let key = natural_key(row, kind, &subject, &authority, self.decided?);
        let recourse = recourse::of(kind, &authority, self.source.as_ref());
        let head = RecordHead {
            id: key::id(kind, &key)?,
            kind,
            subject,
            title: shortened(title)?,
            document_no,
            authority,
            decided: self.decided?,
            published: self.published,
            withdrawn_after: self.withdrawn_after,
            standing: self.standing,
            source: self.source,
            updated: today,
        };
        let record = Record { head, body, recourse, revision: 1 };
        for error in record.validate().err().unwrap_or_default() {
            row.refuse_as(item_of(&error.pointer), &error);
        }
        row.is_good().then_some(record)
    }
}

/// What makes a record the same record in the next file. See docs/import.md.
fn natural_key(
    row: &Row,
    kind: RecordKind,
    subject: &SubjectRef,
    authority: &Authority,
    decided: Date,
) -> [String; 3] {
    // As it stands in the file: masked, two numbers could become one.
    let number = match row.raw(Item::DocumentNo) {
        "" => decided.to_string(),
        number => number.to_owned(),
    };
    let by = match (kind.list_tone(), authority.code) {
        (Some(_), _) => row.raw(Item::ListName).to_owned(),
        (None, Some(code)) => code.to_string(),
        (None, None) => authority.name.to_string(),
    };
    [number, by, subject.code.to_string()]
}

fn authority(row: &mut Row) -> Option<Authority> {
    let name = row.need(&[Item::AuthorityName], Row::line);
    let code = row.code(Item::AuthorityCode);
    Some(Authority { name: name?, code, phone: None })
}

/// 数据来源单位 is mandatory in the current edition; the 2016 one has no such column.
fn source(row: &mut Row) -> Option<Text> {
    match row.header().table != Table::List && row.header().has(Item::Source) {
        true => row.need(&[Item::Source], Row::line),
        false => row.line(Item::Source),
    }
}

/// 当前状态 and what follows for the publication. The figure 1 means 有效 today and meant 撤销 in
/// 2016.
fn state(row: &mut Row) -> (Option<Text>, Standing) {
    let old = row.header().edition == Edition::Old;
    let (label, standing) = match (row.raw(Item::State), old) {
        ("", _) => return (None, Standing::Current),
        ("1", false) | ("有效", _) => ("有效", Standing::Current),
        ("2", false) | ("无效", _) => ("无效", Standing::Current),
        ("0", true) | ("正常", _) => ("正常", Standing::Current),
        ("1", true) | ("撤销", _) => ("撤销", Standing::Revoked),
        ("2", true) | ("异议", _) => ("异议", Standing::UnderObjection),
        ("3", true) | ("其他", _) => ("其他", Standing::Current),
        (_, true) => {
            row.refuse(Item::State, "应为 0 正常、1 撤销、2 异议、3 其他");
            return (None, Standing::Current);
        }
        (_, false) => {
            row.refuse(Item::State, "应为 1 有效、2 无效");
            return (None, Standing::Current);
        }
    };
    (Text::new(label), standing)
}

/// The item that a pointer of the contract's checks means.
fn item_of(pointer: &str) -> Item {
    match pointer {
        "/head/withdrawn_after" => Item::PublishedUntil,
        "/body/valid_until" => Item::ValidUntil,
        "/body/kinds" => Item::PenaltyKinds,
        "/body/measures" => Item::Measures,
        _ => Item::Content,
    }
}

/// A title fits on a line.
fn shortened(title: &Text) -> Option<Text> {
    const LONGEST: usize = 100;
    let line: String = title.as_str().chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => Text::new(format!("{}…", &line[..end])),
        None => Text::new(line),
    }
}

/// 失信严重程度, if it is one of the three of today; what older files write there says nothing.
fn severity(row: &Row) -> Option<Severity> {
    let cell = row.raw(Item::Severity);
    Severity::ALL.iter().copied().find(|severity| cell.starts_with(severity.label()))
}

/// An optional end that is given as a period in a column of 2016 that also holds remarks.
fn soft_end(row: &Row, item: Item) -> Option<Date> {
    end(row.raw(item)).ok()
}
