//! 名单.

use super::{Common, severity};
use crate::import::columns::Item;
use crate::import::row::Row;
use contract::record::{Body, ListEntry, Record, RecordKind};
use contract::text::half_width;
use contract::{Date, Text};

/// What a list category is called; the word decides wherever it stands in the cell.
const CATEGORIES: [(&str, RecordKind); 7] = [
    ("守信", RecordKind::RedList),
    ("红名单", RecordKind::RedList),
    ("严重失信", RecordKind::BlackList),
    ("黑名单", RecordKind::BlackList),
    ("重点关注", RecordKind::WatchList),
    ("经营异常", RecordKind::AbnormalList),
    ("异常名录", RecordKind::AbnormalList),
];

pub fn record(row: &mut Row, today: Date) -> Option<Record> {
    let common = Common::read(row, today);
    let kind = row.need(&[Item::ListCategory], category);
    let list = row.need(&[Item::ListName], Row::line);
    let reason = row.need(&[Item::Reason], Row::text);
    let legal_basis = row.need(&[Item::LegalBasis], Row::text);
    let document_no = row.line(Item::DocumentNo);
    let measures = measures(row);
    let exit_rule = row.need(&[Item::ExitRule], Row::text);
    let remedy = row.need(&[Item::Remedy], Row::text);
    let (year, valid_until) = (year(row), row.end(Item::ValidUntil));
    let title = list.clone()?;
    let body = ListEntry {
        list: list?,
        reason: reason?,
        legal_basis: legal_basis?,
        document_no: document_no.clone(),
        measures,
        exit_rule: exit_rule?,
        remedy: remedy?,
        year,
        valid_until,
        severity: severity(row),
    };
    common.record(row, kind?, &title, document_no, Body::ListEntry(body), today)
}

fn category(row: &mut Row, item: Item) -> Option<RecordKind> {
    let cell = row.raw(item);
    let found = CATEGORIES.iter().find(|(word, _)| cell.contains(word)).map(|(_, kind)| *kind);
    if found.is_none() {
        row.refuse(item, "应为守信激励、严重失信主体名单、重点关注或经营异常");
    }
    found
}

fn measures(row: &mut Row) -> Vec<Text> {
    let all = row.text(Item::Measures);
    let all = all.as_ref().map_or("", Text::as_str);
    all.split(['；', ';', '\n']).filter_map(Text::new).collect()
}

fn year(row: &mut Row) -> Option<u32> {
    let text: String = row.raw(Item::Year).chars().map(half_width).collect();
    if text.is_empty() {
        return None;
    }
    let year = text.trim_end_matches(['年', '度']).parse().ok();
    let year = year.filter(|year| (1949..=2100).contains(year));
    if year.is_none() {
        row.refuse(Item::Year, "应为四位年份，如 2025");
    }
    year
}
