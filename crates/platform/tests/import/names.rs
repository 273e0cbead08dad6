//! Rows that give a known code another name: the latest decision has the present one.

use crate::fixtures::{PENALTY, text};
use crate::platform::Platform;
use ::platform::store::{Store, search, subjects};
use contract::{Date, Uscc};

const CODE: &str = "92210399MA3KLMN52G";

/// The present name, the former ones, and whether search finds each of them.
fn names(platform: &Platform) -> (String, Vec<String>) {
    let store = Store::open(&platform.data()).unwrap();
    let reader = store.reader().unwrap();
    let (code, today) = (Uscc::parse(CODE).unwrap(), Date::new(2026, 11, 22).unwrap());
    let profile = reader.read(|now| subjects::profile(now, &code, today)).unwrap().unwrap();
    let present = profile.subject.name.as_str().to_owned();
    let former: Vec<_> = profile.former_names.iter().map(|n| n.as_str().to_owned()).collect();
    for name in former.iter().chain([&present]) {
        let found = reader.read(|now| search::suggestions(now, name)).unwrap();
        assert_eq!((found.total, found.items[0].code), (1, code), "{name}");
        assert_eq!(found.items[0].name.as_str(), present);
        assert_eq!(found.items[0].matched_former_name.is_some(), *name != present);
    }
    (present, former)
}

fn row<'a>(name: &'a str, number: &'a str, decided: &'a str) -> [(&'static str, &'a str); 3] {
    [("CF_XDR_MC", name), ("CF_WSH", number), ("CF_JDRQ", decided)]
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let rows = [
        row("示例甲字号餐饮店", "示例〔2024〕1号", "2024-01-01"),
        row("示例乙字号餐饮店", "示例〔2025〕1号", "2025-01-01"),
        row("示例丙字号餐饮店", "示例〔2026〕1号", "2026-01-01"),
    ];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let platform = Platform::new();
        for n in order {
            let ended = platform.import_text(&text(PENALTY, &[&rows[n]]));
            assert_eq!(ended.counts(), "导入 1 行，退回 0 行", "{ended:?}");
        }
        let (present, mut former) = names(&platform);
        former.sort();
        assert_eq!(present, "示例丙字号餐饮店", "{order:?}");
        assert_eq!(former, ["示例乙字号餐饮店", "示例甲字号餐饮店"], "{order:?}");
    }
}

#[test]
fn a_name_that_comes_back_is_no_former_name() {
    let platform = Platform::new();
    let rows = [
        row("示例甲字号餐饮店", "示例〔2024〕1号", "2024-01-01"),
        row("示例乙字号餐饮店", "示例〔2025〕1号", "2025-01-01"),
        row("示例甲字号餐饮店", "示例〔2026〕1号", "2026-01-01"),
    ];
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(|r| r.as_slice()).collect();
    platform.import_text(&text(PENALTY, &rows));
    assert_eq!(names(&platform), ("示例甲字号餐饮店".into(), vec!["示例乙字号餐饮店".into()]));
}

#[test]
fn a_confirmed_name_yields_to_no_older_one_and_spelling_is_no_change() {
    let platform = Platform::new();
    let rows = [
        row("示例（甲）餐饮店", "示例〔2024〕1号", "2024-01-01"),
        row("示例(甲) 餐饮店", "示例〔2026〕1号", "2026-01-01"),
        row("示例乙字号餐饮店", "示例〔2025〕1号", "2025-01-01"),
    ];
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(|r| r.as_slice()).collect();
    platform.import_text(&text(PENALTY, &rows));
    let (present, former) = names(&platform);
    assert_eq!((present.as_str(), former), ("示例（甲）餐饮店", vec!["示例乙字号餐饮店".into()]));
}
