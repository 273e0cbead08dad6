//! Checking many subjects at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use axum::body::Body;
use axum::http::Request;
use common::{Answer, Platform, encode, today};
use contract::Page;
use contract::problem::ProblemKind;
use contract::screening::{BYTES, CANDIDATES, Finding, LINES, Outcome, Screened};
use contract::subject::SubjectHit;
use platform::sample::showcase;
use serde_json::json;

async fn send(platform: &Platform, body: String) -> Answer {
    let request = Request::post("/api/v1/screenings").header("content-type", "application/json");
    platform.ask(request.body(Body::from(body)).unwrap()).await
}

async fn screen(platform: &Platform, lines: &[impl AsRef<str>]) -> Vec<Finding> {
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    let answer = send(platform, json!({ "lines": lines }).to_string()).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let screened: Screened = answer.read();
    assert_eq!(screened.lines.len(), lines.len());
    screened.lines
}

async fn searched(platform: &Platform, q: &str) -> Page<SubjectHit> {
    platform.get(&format!("/api/v1/subjects?q={}", encode(q))).await.read()
}

#[tokio::test]
async fn every_subject_is_found_as_the_search_finds_it() {
    let p = Platform::sample();
    let seed = platform::sample::small(today()).unwrap();
    let profiles = seed.subjects.iter();
    let lines: Vec<String> =
        profiles.flat_map(|s| [s.subject.code.to_string(), s.subject.name.to_string()]).collect();
    for part in lines.chunks(LINES) {
        for (line, found) in part.iter().zip(screen(&p, part).await) {
            let page = searched(&p, line).await;
            match found.outcome {
                Outcome::Found => {
                    assert_eq!(found.hits[..], page.items[..1], "{line}");
                    let hit = &found.hits[0];
                    let own = [hit.subject.code.as_str(), hit.subject.name.as_str()];
                    assert!(own.contains(&line.as_str()), "{line}");
                }
                Outcome::Ambiguous => {
                    let shown = page.items.len().min(CANDIDATES);
                    assert_eq!(found.hits[..], page.items[..shown], "{line}");
                    assert_eq!(found.total, page.total, "{line}");
                }
                Outcome::Missing => assert_eq!(page.total, 0, "{line}"),
            }
        }
    }
}

#[tokio::test]
async fn lines_are_answered_in_their_order_whatever_is_wrong_with_them() {
    let p = Platform::sample();
    let wrong = "91210399MAOTEXT046";
    let long = "长".repeat(101);
    let full_width = format!("　{} ", "９１２１０３９９ＭＡ０ＴＥＸＴ０４６");
    let lines = [
        full_width.as_str(),
        wrong,
        "演示(鞍山)AB科技有限公司",
        "示例千山糕点厂",
        "示例同名商贸有限公司",
        "千山食品有限公司",
        "示例",
        "",
        "甲",
        &long,
        "=HYPERLINK(\"http://x\")",
        "<script>alert(1)</script>",
        "没有这样的名称",
        "91210399MA0TEXT04",
        "91210399MA0TEXT064",
    ];
    let found = screen(&p, &lines).await;
    let code = |n: usize| found[n].subject().map(|hit| hit.subject.code.to_string());
    let reason = |n: usize| found[n].reason.as_ref().map(ToString::to_string).unwrap_or_default();
    assert_eq!(code(0).as_deref(), Some(showcase::FOOD));
    assert_eq!(found[1].outcome, Outcome::Missing);
    assert_eq!(found[1].suggestion.unwrap().as_str(), showcase::FOOD);
    assert!(reason(1).contains("字母 O 多半是数字 0"), "{}", reason(1));
    assert_eq!(code(2).as_deref(), Some(showcase::FULL_WIDTH));
    assert_eq!(code(3).as_deref(), Some(showcase::FOOD), "by its former name");
    assert!(found[3].hits[0].matched_former_name.is_some());
    assert_eq!((found[4].outcome, found[4].total), (Outcome::Ambiguous, 2));
    assert!(reason(4).contains("不止一个主体"));
    assert_eq!((found[5].outcome, found[5].total), (Outcome::Ambiguous, 1), "a part of a name");
    assert!(reason(5).contains("确认"));
    assert_eq!(found[6].hits.len(), CANDIDATES);
    assert!(found[6].total > 100);
    for n in 7..13 {
        assert_eq!(found[n].outcome, Outcome::Missing, "{}", lines[n]);
        assert!(!reason(n).is_empty() && found[n].hits.is_empty(), "{}", lines[n]);
    }
    assert!(reason(8).contains("两个字") && reason(9).contains("100"));
    assert_eq!((found[13].outcome, found[13].total), (Outcome::Ambiguous, 1), "a code cut short");
    assert!(reason(13).contains("现在是 17 位"));
    assert_eq!(found[14].outcome, Outcome::Missing);
    assert!(reason(14).contains("校验位不符"), "{}", reason(14));
}

#[tokio::test]
async fn counts_are_those_of_the_day() {
    let p = Platform::sample();
    for line in [showcase::FOOD, showcase::LABOUR, showcase::CANCELLED] {
        let profile = p.get(&format!("/api/v1/subjects/{line}")).await.json();
        let found = screen(&p, &[line]).await;
        let hit = serde_json::to_value(&found[0].hits[0]).unwrap();
        for same in ["summary", "status", "region"] {
            assert_eq!(hit[same], profile[same], "{line}");
        }
    }
}

#[tokio::test]
async fn too_much_or_something_else_is_refused() {
    let p = Platform::sample();
    let lines = vec!["示例"; LINES + 1];
    let problem = send(&p, json!({ "lines": lines }).to_string()).await.problem(422);
    assert!(problem.detail.contains("最多核查 200 行，现在有 201 行"), "{}", problem.detail);
    assert_eq!(problem.errors[0].pointer, "/lines");
    let lines = vec!["示例"; LINES];
    assert_eq!(send(&p, json!({ "lines": lines }).to_string()).await.status, 200);
    assert_eq!(send(&p, json!({ "lines": [] }).to_string()).await.status, 200);
    let large = json!({ "lines": ["长".repeat(BYTES)] }).to_string();
    assert_eq!(send(&p, large).await.problem(413).kind(), Some(ProblemKind::TooLarge));
    for wrong in ["", "{", "[]", "{}", r#"{"lines":[1]}"#, r#"{"lines":"示例"}"#, "\u{0}"] {
        let problem = send(&p, wrong.to_owned()).await.problem(422);
        assert!(!problem.detail.contains("示例"), "says nothing back: {}", problem.detail);
    }
    p.get("/api/v1/screenings").await.problem(405);
}
