//! Finding subjects.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Platform, encode};
use contract::Page;
use contract::problem::ProblemKind;
use contract::subject::{SubjectHit, SubjectKind, Suggestion};
use platform::sample::showcase;

async fn search(platform: &Platform, q: &str, more: &str) -> Page<SubjectHit> {
    platform.get(&format!("/api/v1/subjects?q={}{more}", encode(q))).await.read()
}

async fn codes(platform: &Platform, q: &str) -> Vec<String> {
    let page = search(platform, q, "").await;
    page.items.iter().map(|hit| hit.subject.code.to_string()).collect()
}

#[tokio::test]
async fn two_characters_anywhere_in_a_name() {
    let p = Platform::sample();
    for q in ["山食", "宏基", "公司", "玉城珠", "清白"] {
        assert!(!codes(&p, q).await.is_empty(), "{q}");
    }
    assert_eq!(codes(&p, "山食").await, [showcase::FOOD, showcase::CHAIN]);
    assert_eq!(codes(&p, "山品").await, [""; 0], "characters must be neighbours");
    assert_eq!(codes(&p, "千山食品有限公司").await, [showcase::FOOD]);
}

#[tokio::test]
async fn spelling_does_not_matter() {
    let p = Platform::sample();
    let spellings = ["演示（鞍山）ＡＢ", "演示(鞍山)ab", "演示鞍山AB", "演示 鞍山 ａｂ", "山ab科"];
    for q in spellings {
        assert_eq!(codes(&p, q).await, [showcase::FULL_WIDTH], "{q}");
    }
}

#[tokio::test]
async fn former_names_are_told() {
    let p = Platform::sample();
    let page = search(&p, "千山糕点", "").await;
    assert_eq!(page.items[0].matched_former_name.as_ref().unwrap().as_str(), "示例千山糕点厂");
    let both = search(&p, "千山", "").await;
    let food = both.items.iter().find(|h| h.subject.code.as_str() == showcase::FOOD).unwrap();
    assert_eq!(food.matched_former_name, None, "the present name fits too");
    let hits: Page<Suggestion> =
        p.get(&format!("/api/v1/suggestions?q={}", encode("糕点厂"))).await.read();
    assert!(hits.items.iter().any(|s| s.matched_former_name.is_some()));
}

#[tokio::test]
async fn by_code_whole_or_part() {
    let p = Platform::sample();
    assert_eq!(codes(&p, showcase::FOOD).await, [showcase::FOOD]);
    assert_eq!(codes(&p, " ９１２１ 0399 ma0t ext0 46").await, [showcase::FOOD]);
    assert_eq!(codes(&p, "91210399MA0TEX").await, [showcase::FOOD]);
    let all = search(&p, "9121", "").await;
    assert!(all.total > 100 && all.items.len() == 20);
}

#[tokio::test]
async fn exact_names_then_beginnings_then_the_rest() {
    let p = Platform::sample();
    let page = search(&p, "演示千山食品有限公司", "").await;
    assert_eq!(page.items[0].subject.code.as_str(), showcase::FOOD);
    let page = search(&p, "示例", "").await;
    let names: Vec<_> = page.items.iter().map(|h| h.subject.name.as_str()).collect();
    assert!(names[0].starts_with("示例"), "{names:?}");
    let first_inside = names.iter().position(|n| !n.starts_with("示例")).unwrap_or(names.len());
    let lengths: Vec<_> = names[..first_inside].iter().map(|n| n.chars().count()).collect();
    assert!(lengths.is_sorted(), "{names:?}");
}

#[tokio::test]
async fn same_names_differ_by_code_and_district() {
    let p = Platform::sample();
    let page = search(&p, "示例同名商贸有限公司", "").await;
    assert_eq!(page.total, 2);
    assert_eq!(page.items[0].subject.name, page.items[1].subject.name);
    assert_ne!(page.items[0].region, page.items[1].region);
    assert_ne!(page.items[0].subject.code, page.items[1].subject.code);
}

#[tokio::test]
async fn facets_and_totals_agree_and_pages_cover_all() {
    let p = Platform::sample();
    let all = search(&p, "示例", "").await;
    let sum = |page: &Page<SubjectHit>, name: &str| -> u64 {
        page.facets.iter().find(|f| f.name == name).unwrap().values.iter().map(|v| v.count).sum()
    };
    assert_eq!((sum(&all, "kind"), sum(&all, "region")), (all.total, all.total));
    for facet in &all.facets {
        for value in &facet.values {
            let more = format!("&{}={}", facet.name, value.value);
            let page = search(&p, "示例", &more).await;
            assert_eq!(page.total, value.count, "{more}");
            assert_eq!(sum(&page, &facet.name), all.total, "a facet ignores its own filter");
        }
    }
    let (mut seen, mut next) = (Vec::new(), Some("1".to_owned()));
    while let Some(number) = next {
        let page = search(&p, "示例", &format!("&page={number}")).await;
        seen.extend(page.items.into_iter().map(|h| h.subject.code));
        next = page.next;
    }
    assert_eq!(seen.len() as u64, all.total);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len() as u64, all.total, "nobody twice");
    let shops = search(&p, "示例", "&kind=individual_business&region=210302").await;
    assert!(
        shops.items.iter().all(|h| h.subject.kind == SubjectKind::IndividualBusiness
            && h.region.code.as_str() == "210302")
    );
}

#[tokio::test]
async fn suggestions_are_few_and_forgiving() {
    let p = Platform::sample();
    for q in ["", "千", "（）", "\u{200B}山"] {
        let page: Page<Suggestion> =
            p.get(&format!("/api/v1/suggestions?q={}", encode(q))).await.read();
        assert!(page.items.is_empty() && page.total == 0, "{q}");
    }
    let page: Page<Suggestion> =
        p.get(&format!("/api/v1/suggestions?q={}", encode("示例"))).await.read();
    assert_eq!(page.items.len(), 10);
    assert_eq!(page.total, search(&p, "示例", "").await.total);
    let _: Page<Suggestion> = p.get("/api/v1/suggestions").await.read();
}

#[tokio::test]
async fn impossible_queries_are_named() {
    let p = Platform::sample();
    for (query, pointer) in [
        ("", "q"),
        ("q=%E5%8D%83", "q"),
        ("q=%E5%8D%83%E5%B1%B1&page=0", "page"),
        ("q=%E5%8D%83%E5%B1%B1&kind=person", "kind"),
        ("q=%E5%8D%83%E5%B1%B1&region=%3Cb%3E", "region"),
        ("q=%FF%FE", "query"),
        ("q=%E5%8D", "query"),
        ("q=%", "query"),
        ("%zz=1", "query"),
    ] {
        let problem = p.get(&format!("/api/v1/subjects?{query}")).await.problem(422);
        assert_eq!(problem.kind(), Some(ProblemKind::Invalid));
        assert_eq!(problem.errors[0].pointer, pointer, "{query}");
    }
}

#[tokio::test]
async fn hostile_queries_find_nothing_and_break_nothing() {
    let p = Platform::sample();
    let long = "长".repeat(5_000);
    for q in [
        "\" OR *",
        "NEAR(千山 食品)",
        "grams:示例",
        "示例\u{0}演示",
        "'; DROP TABLE subjects; --",
        "\u{202E}品食山千",
        "<script>alert(1)</script>",
        "%_%_",
        "𠮷𠮷",
        "* * * a*",
        "{a b}:c",
        &long,
    ] {
        let answer = p.get(&format!("/api/v1/subjects?q={}", encode(q))).await;
        assert!([200, 422].contains(&answer.status.as_u16()), "{q}: {}", answer.status);
        let answer = p.get(&format!("/api/v1/suggestions?q={}", encode(q))).await;
        assert!([200, 422].contains(&answer.status.as_u16()), "{q}: {}", answer.status);
    }
    let problem = p.get(&format!("/api/v1/subjects?q={}", "a".repeat(10_000))).await.problem(422);
    assert_eq!(problem.errors[0].pointer, "q");
    assert_eq!(codes(&p, "千山\u{200B}食品连锁\u{202E}").await, [showcase::CHAIN]);
}
