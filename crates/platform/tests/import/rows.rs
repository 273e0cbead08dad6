//! Good rows go in, bad rows are reported: line, column, value, reason.

use crate::fixtures::{PENALTY, PERMIT, PERMIT_2016, text};
use crate::platform::Platform;
use contract::record::{Body, Standing};

/// One row with these values in the place of good ones: what is said of it.
fn refused(
    columns: crate::fixtures::Columns,
    values: &[(&str, &str)],
) -> Vec<(String, String, String)> {
    let platform = Platform::new();
    let ended = platform.import_text(&text(columns, &[values]));
    assert_eq!(
        (ended.code, ended.counts()),
        (Some(0), "导入 0 行，退回 1 行"),
        "{values:?} {ended:?}"
    );
    assert!(platform.records().is_empty());
    platform
        .rejected()
        .into_iter()
        .map(|[_, column, value, reason]| (column, value, reason))
        .collect()
}

#[test]
fn each_fault_is_named() {
    let long = "长".repeat(4001);
    let cases = [
        (PENALTY, "CF_XDR_MC", "", "行政相对人名称", "必填"),
        (PENALTY, "CF_XDR_MC", &long[..603], "行政相对人名称", "不能超过 200 字，现在有 201 字"),
        (PENALTY, "CF_XDR_SHXYM", "", "统一社会信用代码", "必填"),
        (
            PENALTY,
            "CF_XDR_SHXYM",
            "9221O399MA3KLMN52G",
            "统一社会信用代码",
            "是不是 92210399MA3KLMN52G？",
        ),
        (PENALTY, "CF_XDR_SHXYM", "92210399MA3KLMN52H", "统一社会信用代码", "校验位不符"),
        (PENALTY, "CF_XDR_SHXYM", "示例代码", "统一社会信用代码", "不是统一社会信用代码"),
        (PENALTY, "CF_XDR_SHXYM", "9.22104E+17", "统一社会信用代码", "文本格式"),
        (PENALTY, "CF_WSH", "无", "行政处罚决定书文号", "必填"),
        (PENALTY, "CF_WFXW", " ", "违法行为类型", "必填"),
        (PENALTY, "CF_YJ", "", "处罚依据", "必填"),
        (PENALTY, "CF_CFLB", "", "处罚类别", "必填"),
        (PENALTY, "CF_CFLB", "；", "处罚类别", "至少要有一种"),
        (PENALTY, "CF_NR", &long, "处罚内容", "不能超过 4000 字，现在有 4001 字"),
        (PENALTY, "CF_NR_FK", "2000元", "罚款金额", "万元"),
        (PENALTY, "CF_JDRQ", "2026-02-30", "处罚决定日期", "没有这一天"),
        (PENALTY, "CF_JDRQ", "2126-01-01", "处罚决定日期", "晚于今天"),
        (PENALTY, "CF_JDRQ", "去年", "处罚决定日期", "2026-11-22"),
        (PENALTY, "CF_GSJZQ", "2020-01-01", "公示截止期", "早于决定日期"),
        (PENALTY, "CF_CFJGDM", "11210399001122333X", "处罚机关统一社会信用代码", "校验位不符"),
        (PENALTY, "CF_SJLY", "", "数据来源单位", "必填"),
        (PENALTY, "CF_SY", "示\u{FFFD}例", "违法事实", "乱码"),
        (PENALTY, "BZ", "#N/A", "备注", "公式"),
        (PERMIT, "XK_YXQZI", "2026-02-01", "有效期至", "早于有效期自"),
        (PERMIT, "XK_ZT", "0", "当前状态", "1 有效"),
        (PERMIT_2016, "XK_ZT", "9", "当前状态", "1 撤销"),
        (PERMIT_2016, "XK_XMMC", "", "项目名称", "必填"),
    ];
    for (columns, code, value, column, reason) in cases {
        let faults = refused(columns, &[(code, value)]);
        assert_eq!(faults.len(), 1, "{code} {faults:?}");
        assert_eq!(faults[0].0, column);
        assert!(faults[0].2.contains(reason), "{faults:?}");
    }
}

#[test]
fn all_faults_of_a_row_at_once_and_in_order() {
    let faults = refused(PENALTY, &[("CF_JDRQ", "x"), ("CF_NR_FK", "x"), ("CF_XDR_MC", "")]);
    let columns: Vec<_> = faults.iter().map(|f| f.0.as_str()).collect();
    assert_eq!(columns, ["行政相对人名称", "罚款金额", "处罚决定日期"]);
}

#[test]
fn good_rows_go_in_and_lines_are_those_of_the_file() {
    let platform = Platform::new();
    let mut rows: Vec<[(&str, String); 1]> = Vec::new();
    for n in 0..60 {
        rows.push([match n % 2 {
            0 => ("CF_WSH", format!("示例罚字〔2026〕{n}号")),
            _ => ("CF_JDRQ", format!("=HYPERLINK({n})")),
        }]);
    }
    let rows: Vec<Vec<(&str, &str)>> =
        rows.iter().map(|r| vec![(r[0].0, r[0].1.as_str())]).collect();
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
    let ended = platform.import_text(&text(PENALTY, &rows).replacen('\n', "\n\n\n", 1));
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(ended.changes(), "新增 30，更新 0，未变 0，不公开 0");
    assert_eq!(ended.counts(), "导入 30 行，退回 30 行");
    assert_eq!(platform.records().len(), 30);
    let rejected = platform.rejected();
    assert_eq!(rejected.len(), 30);
    // Header, two blank lines, one good row.
    assert_eq!((rejected[0][0].as_str(), rejected[0][2].as_str()), ("5", "'=HYPERLINK(1)"));
    assert_eq!(ended.out.matches("处罚决定日期“=HYPERLINK(").count(), 20);
    let more = format!("…还有 10 行，见 {}", platform.path("示例.csv.rejected.csv").display());
    assert!(ended.out.contains(&more), "{}", ended.out);
}

#[test]
fn a_report_of_an_earlier_import_does_not_stay() {
    let platform = Platform::new();
    platform.import_text(&text(PENALTY, &[&[("CF_WSH", "")]]));
    assert_eq!(platform.rejected().len(), 1);
    let ended = platform.import_text(&text(PENALTY, &[&[]]));
    assert_eq!(ended.counts(), "导入 1 行，退回 0 行");
    assert!(!platform.path("示例.csv.rejected.csv").exists());
}

#[test]
fn a_row_that_slipped_is_refused() {
    let platform = Platform::new();
    let good = text(PENALTY, &[&[]]);
    // An unquoted comma in a value moves everything behind it.
    let ended = platform.import_text(
        &good.replace("未按规定公示价格", "未按规定,公示价格").replace("\n示", "\n示,"),
    );
    assert_eq!(ended.counts(), "导入 0 行，退回 1 行");
    assert!(
        platform.rejected().iter().any(|r| r[1] == "整行" && r[3].contains("值里有分隔符")),
        "{ended:?}"
    );
}

#[test]
fn doubtful_older_numbers_are_no_reason_to_refuse() {
    let platform = Platform::new();
    let ended = platform.import_text(&text(PERMIT, &[&[("XK_XDR_GSZC", "210300000000016")]]));
    assert_eq!(ended.counts(), "导入 1 行，退回 0 行");
    assert!(ended.out.contains("1 行的工商注册号或组织机构代码校验不符"), "{}", ended.out);
}

#[test]
fn a_revoked_permit_of_2016_is_no_longer_public() {
    let platform = Platform::new();
    platform.import_text(&text(PERMIT_2016, &[&[("XK_ZT", "1")]]));
    let records = platform.records();
    let Body::Permit(permit) = &records[0].body else { panic!() };
    assert_eq!(records[0].head.standing, Standing::Revoked);
    assert_eq!(permit.state.as_ref().unwrap().as_str(), "撤销");
}

#[test]
fn what_is_over_goes_in_and_can_come_again() {
    let platform = Platform::new();
    let over = text(PENALTY, &[&[("CF_JDRQ", "2020-01-01"), ("CF_GSJZQ", "2021-01-01")]]);
    assert_eq!(platform.import_text(&over).counts(), "导入 1 行，退回 0 行");
    assert_eq!(platform.import_text(&over).changes(), "新增 0，更新 0，未变 1，不公开 0");
}

#[test]
fn unknown_columns_are_named() {
    let platform = Platform::new();
    let table = text(PENALTY, &[&[]]).replacen("BZ", "经办人,BZ", 1);
    let ended = platform.import_text(&table);
    assert!(ended.out.contains("没有用到的列：经办人"), "{}", ended.out);
}
