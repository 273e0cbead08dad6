//! Every layout in every form of header, encoding and separator is the same record.

use crate::fixtures::{Columns, LIST, PENALTY, PENALTY_2016, PERMIT, PERMIT_2016, quoted};
use crate::platform::Platform;
use contract::record::{Body, PenaltyKind, Standing};
use contract::{Date, Fen};
use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::PathBuf;

/// Titles, codes, names and descriptions in the rows above the data.
fn headers(columns: &[(&str, &str, &str)]) -> Vec<Vec<Vec<String>>> {
    let of = |pick: fn(&(&str, &str, &str)) -> String| columns.iter().map(pick).collect::<Vec<_>>();
    let (codes, names) = (of(|c| c.0.to_owned()), of(|c| c.1.to_owned()));
    let title = vec!["2026 年演示信息表".to_owned()];
    let notes = of(|_| "必填，不超过 200 字符".to_owned());
    match codes[0].is_empty() {
        true => vec![vec![names.clone()], vec![title, names, notes]],
        false => vec![
            vec![codes.clone()],
            vec![names.clone()],
            vec![codes.clone(), names.clone()],
            vec![title, names, codes, notes],
        ],
    }
}

fn encodings(text: &str) -> Vec<Vec<u8>> {
    let utf16 = |bom: &str, bytes: fn(u16) -> [u8; 2]| {
        format!("{bom}{text}").encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    vec![
        text.into(),
        format!("\u{FEFF}{text}").into(),
        GB18030.encode(text).0.into_owned(),
        utf16("\u{FEFF}", u16::to_le_bytes),
        utf16("", u16::to_le_bytes),
        utf16("\u{FEFF}", u16::to_be_bytes),
        utf16("", u16::to_be_bytes),
    ]
}

/// The table in every form there is, with columns in another order each time.
fn forms(platform: &Platform, columns: Columns) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for (turn, separator) in [(0, ","), (5, "\t")] {
        let mut columns = columns.to_vec();
        columns.rotate_left(turn);
        for rows in headers(&columns) {
            let values = columns.iter().map(|c| c.2.to_owned()).collect();
            let lines = rows
                .iter()
                .chain([&values])
                .map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(separator));
            let text = lines.collect::<Vec<_>>().join("\r\n");
            for bytes in encodings(&text) {
                files.push(platform.write(&format!("{}.csv", files.len()), bytes));
            }
        }
    }
    files.push(workbook(platform, columns, "text.xlsx", false));
    files.push(workbook(platform, columns, "cells.xlsx", true));
    files
}

/// The table as a workbook: all text, or numbers and dates as what they are.
fn workbook(platform: &Platform, columns: Columns, name: &str, typed: bool) -> PathBuf {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "演示说明").unwrap();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy/m/d");
    for (column, (code, label, value)) in (0..).zip(columns) {
        sheet.write(0, column, if code.is_empty() { *label } else { *code }).unwrap();
        match (typed, *code) {
            (true, "CF_JDRQ" | "XK_JDRQ") => {
                let day = value.replace(['-', '/'], "");
                let part = |from: usize, to: usize| day[from..to].parse().unwrap();
                let day = ExcelDateTime::from_ymd(part(0, 4), part(4, 6) as u8, part(6, 8) as u8);
                sheet.write_with_format(1, column, day.unwrap(), &date).unwrap();
            }
            // 2029-05-12 as a bare serial number.
            (true, "CF_GSJZQ") => drop(sheet.write(1, column, 47_250.0).unwrap()),
            (true, "CF_NR_FK" | "XK_ZT" | "CF_ZT") => {
                sheet.write(1, column, value.parse::<f64>().unwrap()).unwrap();
            }
            _ => drop(sheet.write(1, column, *value).unwrap()),
        }
    }
    let path = platform.path(name);
    book.save(&path).unwrap();
    path
}

fn one_record(columns: Columns) -> contract::record::Record {
    let platform = Platform::new();
    let files = forms(&platform, columns);
    let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
    let ended = platform.import(&paths);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{}", ended.out);
    let changes = format!("新增 1，更新 0，未变 {}，不公开 0", files.len() - 1);
    assert_eq!(ended.changes(), changes, "{}", ended.out);
    assert_eq!(ended.counts(), format!("导入 {} 行，退回 0 行", files.len()));
    let mut records = platform.records();
    assert_eq!(records.len(), 1);
    records.remove(0)
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn permits_of_today() {
    let record = one_record(PERMIT);
    let Body::Permit(permit) = &record.body else { panic!("{record:?}") };
    assert_eq!(record.head.subject.code.as_str(), "91210399MA0TEXT046");
    assert_eq!(record.head.subject.name.as_str(), "鞍山示例食品有限公司");
    assert_eq!(record.head.authority.code.unwrap().as_str(), "11210399001122333E");
    assert_eq!((record.head.decided, record.head.standing), (day("2026-03-01"), Standing::Current));
    assert_eq!(permit.content.as_str(), "准予从事食品销售，\"演示\"经营");
    assert_eq!(permit.valid_from, Some(day("2026-03-01")));
    assert_eq!(permit.valid_until, Some(Date::FAR));
    assert_eq!(permit.state.as_ref().unwrap().as_str(), "有效");
    assert_eq!(permit.remark, None);
}

#[test]
fn permits_of_2016() {
    let record = one_record(PERMIT_2016);
    let Body::Permit(permit) = &record.body else { panic!("{record:?}") };
    assert_eq!(record.head.standing, Standing::UnderObjection);
    assert_eq!(permit.document_name.as_str(), "示例项目核准");
    assert_eq!((permit.valid_from, permit.valid_until), (None, Some(Date::FAR)));
    assert_eq!(permit.category.as_ref().unwrap().as_str(), "核准");
}

#[test]
fn penalties_of_today() {
    let record = one_record(PENALTY);
    let Body::Penalty(penalty) = &record.body else { panic!("{record:?}") };
    assert_eq!(penalty.kinds, [PenaltyKind::Warning, PenaltyKind::Fine]);
    assert_eq!((penalty.fine, penalty.confiscated), (Some(Fen(200_000)), None));
    assert_eq!(penalty.facts_found.as_ref().unwrap().as_str(), "演示事实，电话138****1234");
    assert_eq!(
        (penalty.certificate.as_ref(), penalty.effective_until),
        (None, Some(day("2026-08-12")))
    );
    assert_eq!(record.head.withdrawn_after, Some(day("2029-05-12")));
    assert_eq!(record.head.title.as_str(), "未按规定公示价格");
    assert!(record.recourse.repair.is_some());
}

#[test]
fn penalties_of_2016() {
    let record = one_record(PENALTY_2016);
    let Body::Penalty(penalty) = &record.body else { panic!("{record:?}") };
    assert_eq!(penalty.kinds, [PenaltyKind::Fine, PenaltyKind::RevokeLicence]);
    assert_eq!(penalty.misconduct.as_str(), "示例公司违反演示条例案");
    assert_eq!(penalty.content.as_str(), "罚款一万元，吊销许可证");
    assert_eq!(record.head.withdrawn_after, Some(day("2019-06-30")));
}

#[test]
fn lists() {
    let record = one_record(LIST);
    let Body::ListEntry(entry) = &record.body else { panic!("{record:?}") };
    let measures: Vec<_> = entry.measures.iter().map(|m| m.as_str()).collect();
    assert_eq!(measures, ["限制参加政府采购", "限制评优"]);
    assert_eq!(record.head.kind.code(), "black_list");
    assert_eq!(record.head.withdrawn_after, Some(day("2029-02-01")));
}
