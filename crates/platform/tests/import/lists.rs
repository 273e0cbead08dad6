//! Lists: nobody is listed without basis, deciding body, exit rule and remedy.

use crate::fixtures::{LIST, text};
use crate::platform::Platform;
use ::platform::clock::Clock;
use ::platform::store::{Store, catalogue};
use contract::record::CreditList;

#[test]
fn a_row_without_what_the_law_asks_for_is_refused() {
    for column in ["列入依据", "认定机关", "移出条件", "救济途径", "列入事由", "名单名称"]
    {
        for category in ["严重失信主体名单", "守信激励", "重点关注", "经营异常"]
        {
            let platform = Platform::new();
            let ended =
                platform.import_text(&text(LIST, &[&[("名单类别", category), (column, "　")]]));
            assert_eq!((ended.code, ended.counts()), (Some(0), "导入 0 行，退回 1 行"), "{column}");
            let rejected = platform.rejected();
            assert_eq!((rejected[0][1].as_str(), rejected[0][3].as_str()), (column, "必填"));
            assert!(platform.records().is_empty());
        }
    }
}

#[test]
fn a_file_without_such_a_column_is_refused_whole() {
    let platform = Platform::new();
    let table = text(LIST, &[&[]]).replacen("列入依据", "依据何在", 1);
    let ended = platform.import_text(&table);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("缺少这些列：列入依据"), "{ended:?}");
}

#[test]
fn the_four_categories() {
    let platform = Platform::new();
    let rows = ["守信激励", "红名单", "黑名单", "重点关注名单", "经营异常名录", "别的名单"];
    let rows: Vec<Vec<(&str, &str)>> =
        rows.iter().map(|c| vec![("名单类别", *c), ("名单名称", *c)]).collect();
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
    let ended = platform.import_text(&text(LIST, &rows));
    assert_eq!(ended.counts(), "导入 5 行，退回 1 行", "{}", ended.out);
    let mut kinds: Vec<_> = platform.records().iter().map(|r| r.head.kind.code()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["abnormal_list", "black_list", "red_list", "red_list", "watch_list"]);
}

#[test]
fn without_a_document_number_the_date_tells_entries_apart() {
    let platform = Platform::new();
    let rows: [&[(&str, &str)]; 2] =
        [&[("决定文书号", "")], &[("决定文书号", ""), ("列入日期", "2026-02-02")]];
    assert_eq!(
        platform.import_text(&text(LIST, &rows)).changes(),
        "新增 2，更新 0，未变 0，不公开 0"
    );
    assert_eq!(
        platform.import_text(&text(LIST, &rows)).changes(),
        "新增 0，更新 0，未变 2，不公开 0"
    );
}

/// The catalogue as `GET lists` gives it.
fn catalogue(platform: &Platform) -> Vec<CreditList> {
    let store = Store::open(&platform.data()).unwrap();
    let today = Clock::System.today();
    store.reader().unwrap().read(|now| catalogue::lists(now, today)).unwrap()
}

#[test]
fn a_list_enters_the_catalogue_with_its_first_entry() {
    let platform = Platform::new();
    let other: &[(&str, &str)] =
        &[("决定文书号", "示例〔2026〕2号"), ("名单名称", "演示领域 严重失信主体名单")];
    let ended = platform.import_text(&text(LIST, &[&[], other]));
    assert_eq!(ended.counts(), "导入 2 行，退回 0 行", "{ended:?}");
    let lists = catalogue(&platform);
    assert_eq!(lists.len(), 1, "spellings of one name are one list");
    let list = &lists[0];
    assert_eq!((list.name.as_str(), list.count), ("演示领域严重失信主体名单", 2));
    assert_eq!(list.kind.code(), "black_list");
    assert_eq!(list.legal_basis.as_str(), "《演示条例》第二十条");
    assert_eq!(list.criteria.as_str(), "按《演示条例》第二十条认定。");
    assert_eq!(list.deciding_body.name.as_str(), "鞍山市示例局");
    assert_eq!(list.measures.len(), 2);
    assert_eq!(list.exit_rule.as_str(), "期满且履行义务后移出");
    assert_eq!(list.remedy.as_str(), "可向认定机关提出异议");
    // Again, and in another spelling: the same list, nothing changes.
    let ended = platform.import_text(&text(LIST, &[other, &[]]));
    assert_eq!(ended.changes(), "新增 0，更新 0，未变 2，不公开 0");
    assert_eq!(catalogue(&platform), lists);
}

#[test]
fn a_list_has_one_kind() {
    let platform = Platform::new();
    platform.import_text(&text(LIST, &[&[]]));
    let other: &[(&str, &str)] = &[("名单类别", "守信激励"), ("决定文书号", "示例〔2026〕2号")];
    let twice: &[&[(&str, &str)]] = &[
        &[("名单名称", "示例新名单"), ("名单类别", "重点关注")],
        &[("名单名称", "示例新名单"), ("名单类别", "经营异常")],
    ];
    for (rows, line) in [([other].as_slice(), "2"), (twice, "3")] {
        let ended = platform.import_text(&text(LIST, rows));
        assert!(ended.counts().ends_with("退回 1 行"), "{ended:?}");
        let [at, column, _, reason] = &platform.rejected()[0];
        assert_eq!((at.as_str(), column.as_str()), (line, "名单类别"));
        assert!(reason.contains("一份名单只能是一类"), "{reason}");
    }
    assert_eq!(catalogue(&platform).len(), 2);
}
