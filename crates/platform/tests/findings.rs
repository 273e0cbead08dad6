//! What a search finds besides subjects.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Platform, encode, today};
use contract::Page;
use contract::article::ArticleHead;
use contract::finding::{Findings, MOST_COUNTED, MOST_FINDINGS};
use contract::record::{RecordKind, RecordLine};
use contract::subject::Suggestions;
use platform::sample::showcase;

async fn find(p: &Platform, q: &str) -> Findings {
    p.get(&format!("/api/v1/findings?q={}", encode(q))).await.read()
}

#[tokio::test]
async fn records_by_their_number() {
    let p = Platform::sample();
    let seed = platform::sample::small(today()).unwrap();
    let with_number = |r: &&contract::record::Record| r.head.document_no.is_some();
    let public = seed.records.iter().filter(|r| r.head.is_public(today()));
    for record in public.filter(with_number).step_by(97) {
        let number = record.head.document_no.as_ref().unwrap().as_str();
        for spelling in [number.to_owned(), number.replace('〔', "(").replace('〕', ")")] {
            let found = find(&p, &spelling).await.records;
            let list: Page<RecordLine> =
                p.get(&format!("/api/v1/records?q={}", encode(&spelling))).await.read();
            assert_eq!(found.total, list.total.min(MOST_COUNTED as u64), "{spelling}");
            let own = found.items.iter().any(|head| head.id == record.head.id);
            assert!(own || found.total > MOST_FINDINGS as u64, "{spelling}");
            let counted: u64 = found.facets[0].values.iter().map(|v| v.count).sum();
            assert_eq!(counted, found.total);
        }
    }
    let hidden = seed.records.iter().filter(|r| !r.head.is_public(today())).filter(with_number);
    for record in hidden.take(20) {
        let found = find(&p, record.head.document_no.as_ref().unwrap().as_str()).await.records;
        assert!(found.items.iter().all(|head| head.id != record.head.id));
    }
}

#[tokio::test]
async fn withdrawn_at_midnight() {
    let p = Platform::sample();
    let seed = platform::sample::small(today()).unwrap();
    let last = seed.records.iter().find(|r| r.head.id.as_str() == showcase::LAST_DAY).unwrap();
    let path =
        format!("/api/v1/findings?q={}", encode(last.head.document_no.as_ref().unwrap().as_str()));
    let now: Findings = p.get(&path).await.read();
    let then: Findings = p.get_on(today().add_days(1), &path).await.read();
    let there = |found: &Findings| found.records.items.iter().any(|h| h.id == last.head.id);
    assert!(there(&now) && !there(&then));
    assert_eq!(then.records.total, now.records.total - 1);
}

#[tokio::test]
async fn lists_articles_and_services() {
    let p = Platform::sample();
    let found = find(&p, "黑名单").await;
    assert!(!found.lists.items.is_empty());
    assert!(found.lists.items.iter().any(|list| list.kind == RecordKind::BlackList));
    let found = find(&p, "怎么修复？").await;
    assert_eq!(found.services.items[0].path.as_str(), "/repairs");
    let list: Page<ArticleHead> =
        p.get(&format!("/api/v1/articles?q={}", encode("修复"))).await.read();
    assert_eq!(found.articles.total, list.total);
    assert_eq!(found.articles.items[..], list.items[..MOST_FINDINGS.min(list.items.len())]);
    assert_eq!(found.records.total, 0);
    let offered: Suggestions =
        p.get(&format!("/api/v1/suggestions?q={}", encode("承诺书模板"))).await.read();
    assert_eq!(offered.services[0].path.as_str(), "/commitments");
    assert!(offered.services.len() <= 3);
}

#[tokio::test]
async fn hostile_words_find_nothing_and_break_nothing() {
    let p = Platform::sample();
    for q in ["没有这样的字", "' OR 1=1 --2026", "%%2026", "<script>1</script>", "\u{10FFFF}9999"]
    {
        let found = find(&p, q).await;
        assert_eq!((found.records.total, found.lists.total), (0, 0), "{q}");
    }
    for q in ["", "修", "（）"] {
        p.get(&format!("/api/v1/findings?q={}", encode(q))).await.problem(422);
    }
    p.get(&format!("/api/v1/findings?q={}", "1".repeat(101))).await.problem(422);
}
