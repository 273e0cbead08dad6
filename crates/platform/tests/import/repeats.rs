//! Importing again, revising, and rows that stand twice in a file.

use crate::fixtures::{PENALTY, PERMIT, text};
use crate::platform::Platform;
use std::path::Path;

#[test]
fn importing_again_changes_nothing() {
    let platform = Platform::new();
    let path = platform.write("示例.csv", text(PENALTY, &[&[], &[("CF_WSH", "示例〔2026〕2号")]]));
    assert_eq!(platform.import(&[&path]).changes(), "新增 2，更新 0，未变 0，不公开 0");
    let before = platform.records();
    let again = platform.import(&[&path, &path]);
    assert_eq!(
        (again.changes(), again.counts()),
        ("新增 0，更新 0，未变 4，不公开 0", "导入 4 行，退回 0 行")
    );
    assert_eq!(platform.records(), before);
    assert!(platform.versions().is_empty());
}

#[test]
fn a_revised_row_updates_its_record_and_keeps_the_earlier_version() {
    let platform = Platform::new();
    platform.import_text(&text(PENALTY, &[&[]]));
    // Another spelling of the number is the same number.
    let revised: &[(&str, &str)] = &[("CF_WSH", "鞍示罚字(2026)12号"), ("CF_NR", "演示：改为警告")];
    let ended = platform.import_text(&text(PENALTY, &[revised]));
    assert_eq!(ended.changes(), "新增 0，更新 1，未变 0，不公开 0");
    let records = platform.records();
    assert_eq!((records.len(), records[0].revision), (1, 2));
    assert!(serde_json::to_string(&records[0].body).unwrap().contains("演示：改为警告"));
    let versions = platform.versions();
    assert_eq!(versions.len(), 1);
    assert!(versions[0].contains("警告，罚款2000元"));
}

#[test]
fn a_row_that_stands_twice() {
    let platform = Platform::new();
    let other: &[(&str, &str)] = &[("CF_NR", "演示：另一种内容")];
    let ended = platform.import_text(&text(PENALTY, &[&[], &[], other]));
    assert_eq!(ended.changes(), "新增 1，更新 0，未变 1，不公开 0");
    assert_eq!(ended.counts(), "导入 2 行，退回 1 行");
    let rejected = platform.rejected();
    assert_eq!(rejected[0][0], "4");
    assert_eq!(rejected[0][3], "与第 2 行是同一条记录，内容却不同");
}

#[test]
fn one_decision_on_two_subjects_is_two_records() {
    let platform = Platform::new();
    let other: &[(&str, &str)] =
        &[("CF_XDR_SHXYM", "52210399MJ0A1B2C5Y"), ("CF_XDR_MC", "演示协会")];
    let ended = platform.import_text(&text(PENALTY, &[&[], other]));
    assert_eq!(ended.changes(), "新增 2，更新 0，未变 0，不公开 0");
}

#[test]
fn several_files_stand_or_fall_alone() {
    let platform = Platform::new();
    let permit = platform.write("许可.csv", text(PERMIT, &[&[]]));
    let penalty = platform.write("处罚.csv", text(PENALTY, &[&[], &[("CF_WSH", "")]]));
    let ended = platform.import(&[&permit, Path::new("/没有这个文件"), &penalty]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("没有导入 /没有这个文件：没有这个文件"), "{ended:?}");
    assert_eq!(ended.counts(), "导入 2 行，退回 1 行");
    assert_eq!(platform.records().len(), 2);
}

#[test]
fn both_tables_in_one_workbook() {
    let platform = Platform::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, columns) in [("行政许可", PERMIT), ("行政处罚", PENALTY)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, (_, label, value)) in (0..).zip(columns) {
            sheet.write(2, column, *label).unwrap().write(4, column, *value).unwrap();
        }
    }
    book.worksheet_from_index(1).unwrap().write(6, 0, "演示").unwrap();
    let path = platform.path("两张表.xlsx");
    book.save(&path).unwrap();
    let ended = platform.import(&[&path]);
    assert_eq!(ended.counts(), "导入 2 行，退回 1 行", "{ended:?}");
    assert!(ended.out.contains("工作表“行政处罚”第 7 行"), "{}", ended.out);
}
