//! The endpoints and what all answers have in common.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use axum::body::Body;
use axum::http::{Method, Request};
use common::{Platform, today};
use contract::Page;
use contract::problem::ProblemKind;
use contract::record::{CreditList, KindInfo, Record, RecordHead, RecordKind, Standing};
use contract::site::Site;
use contract::subject::{RegisterStatus, SubjectProfile};
use platform::sample::showcase;

async fn record(p: &Platform, id: &str) -> Record {
    p.get(&format!("/api/v1/records/{id}")).await.read()
}

#[tokio::test]
async fn counts_agree_everywhere() {
    let p = Platform::sample();
    let site: Site = p.get("/api/v1/site").await.read();
    assert!(site.subjects == 200 && site.latest.len() == 10);
    assert!(site.latest.is_sorted_by(|a, b| a.published >= b.published));
    let kinds: Page<KindInfo> = p.get("/api/v1/record-kinds").await.read();
    let of_kinds: Vec<_> = kinds.items.iter().map(|k| (k.kind, k.count)).collect();
    assert_eq!(site.counts.iter().map(|c| (c.kind, c.count)).collect::<Vec<_>>(), of_kinds);
    let lists: Page<CreditList> = p.get("/api/v1/lists").await.read();
    let entries: u32 = lists.items.iter().map(|l| l.count).sum();
    let listed = kinds.items.iter().filter(|k| k.kind.list_tone().is_some());
    assert_eq!(entries, listed.map(|k| k.count).sum::<u32>());
    assert!(lists.items.iter().all(|l| l.count > 0));
}

#[tokio::test]
async fn a_subject_with_its_records() {
    let p = Platform::sample();
    let path = format!("/api/v1/subjects/{}", showcase::FOOD);
    let profile: SubjectProfile = p.get(&path).await.read();
    assert_eq!(profile.former_names[0].as_str(), "示例千山糕点厂");
    let s = profile.summary;
    assert_eq!((s.red, s.penalties, s.under_objection, s.commitments, s.breached), (1, 1, 1, 3, 1));
    let page: Page<RecordHead> = p.get(&format!("{path}/records")).await.read();
    let total: u32 = profile.counts.iter().map(|c| c.count).sum();
    assert_eq!(page.total, u64::from(total));
    assert!(page.items.is_sorted_by(|a, b| a.decided >= b.decided));
    for count in &profile.counts {
        let one: Page<RecordHead> =
            p.get(&format!("{path}/records?kind={}", count.kind.code())).await.read();
        assert_eq!(one.total, u64::from(count.count));
        assert!(one.items.iter().all(|r| r.kind == count.kind));
        let facet = page.facets[0].values.iter().find(|v| v.value == count.kind.code()).unwrap();
        assert_eq!(facet.count, one.total);
        assert_eq!(one.facets, page.facets, "the facet ignores its own filter");
    }
    let two: Page<RecordHead> = p.get(&format!("{path}/records?kind=permit,penalty")).await.read();
    assert_eq!(two.total, 6);
}

#[tokio::test]
async fn pages_of_records() {
    let p = Platform::sample();
    let path = format!("/api/v1/subjects/{}/records", showcase::MANY);
    let (mut seen, mut next) = (Vec::new(), Some("1".to_owned()));
    while let Some(number) = next {
        let page: Page<RecordHead> = p.get(&format!("{path}?page={number}")).await.read();
        assert_eq!(page.total, 62);
        seen.extend(page.items.into_iter().map(|r| r.id));
        next = page.next;
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 62);
    let beyond: Page<RecordHead> = p.get(&format!("{path}?page=500")).await.read();
    assert!(beyond.items.is_empty() && beyond.total == 62 && beyond.next.is_none());
    p.get(&format!("{path}?page=501")).await.problem(422);
}

#[tokio::test]
async fn the_showcase() {
    let p = Platform::sample();
    let profile =
        async |code| -> SubjectProfile { p.get(&format!("/api/v1/subjects/{code}")).await.read() };
    assert!(profile(showcase::CLEAN).await.counts.is_empty());
    assert_eq!(profile(showcase::CANCELLED).await.status, RegisterStatus::Cancelled);
    let shop = profile(showcase::JEWELLER).await;
    assert_eq!(shop.representative.unwrap().as_str(), "那**", "masked");
    let long = profile(showcase::LONG_NAME).await;
    assert!(long.subject.name.as_str().chars().count() > 60);
    let labour = profile(showcase::LABOUR).await.summary;
    assert_eq!(labour.black, 1);
    let black = record(&p, showcase::BLACK_LIST).await;
    assert!(black.body.legal_basis().unwrap().as_str().contains("第四十八条"));
    assert!(black.recourse.repair.is_some() && black.recourse.repair_from.is_some());
    assert_eq!(record(&p, showcase::CORRECTED).await.head.standing, Standing::Corrected);
    assert_eq!(record(&p, showcase::UNDER_OBJECTION).await.head.standing, Standing::UnderObjection);
    assert!(record(&p, showcase::NOT_YET_REPAIRABLE).await.recourse.repair_from > Some(today()));
    assert!(record(&p, showcase::REPAIR_RESULT).await.recourse.repair.is_none());
}

#[tokio::test]
async fn what_is_no_longer_public_says_only_that() {
    let p = Platform::sample();
    for id in [showcase::REPAIRED, showcase::REVOKED, showcase::ENDED_YESTERDAY] {
        let answer = p.get(&format!("/api/v1/records/{id}")).await;
        let problem = answer.problem(410);
        assert_eq!(problem.kind(), Some(ProblemKind::Withdrawn));
        assert_eq!(problem.detail.contains("修复"), id == showcase::REPAIRED, "{id}");
        let text = String::from_utf8(answer.bytes).unwrap();
        assert!(!text.contains("机械") && !text.contains("罚"), "{text}");
    }
}

#[tokio::test]
async fn withdrawn_at_midnight_without_a_restart() {
    let p = Platform::sample();
    let (id, subject) = (showcase::LAST_DAY, showcase::STAGES);
    let path = format!("/api/v1/records/{id}");
    let list = format!("/api/v1/subjects/{subject}/records");
    let before: Page<RecordHead> = p.get(&list).await.read();
    assert!(before.items.iter().any(|r| r.id.as_str() == id));
    assert_eq!(p.get(&path).await.status, 200);
    let tomorrow = today().add_days(1);
    p.get_on(tomorrow, &path).await.problem(410);
    let after: Page<RecordHead> = p.get_on(tomorrow, &list).await.read();
    assert!(after.items.iter().all(|r| r.id.as_str() != id));
    assert_eq!(after.total, before.total - 1);
    let kinds = async |day| -> u32 {
        let kinds: Page<KindInfo> = p.get_on(day, "/api/v1/record-kinds").await.read();
        kinds.items.iter().map(|k| k.count).sum()
    };
    assert!(kinds(tomorrow).await < kinds(today()).await);
}

#[tokio::test]
async fn problems() {
    let p = Platform::sample();
    for path in [
        "/api/v1/nix",
        "/api/v2/site",
        "/api",
        "/api/v1/records/no-such",
        "/api/v1/records/a%20b",
        "/api/v1/records/%FF",
        "/api/v1/subjects/91210399MA0TEXT046/nix",
    ] {
        p.get(path).await.problem(404);
    }
    let unknown = p.get("/api/v1/subjects/91230500MA1B3N1N2M").await.problem(404);
    assert_eq!(unknown.kind(), Some(ProblemKind::NotFound));
    p.get("/api/v1/subjects/91230500MA1B3N1N2M/records").await.problem(404);
    for code in ["91210399MA0TEXT045", "x", "%FF", "91210399MA0TEXT046%00"] {
        let problem = p.get(&format!("/api/v1/subjects/{code}")).await.problem(422);
        assert_eq!(problem.errors[0].pointer, "code");
    }
    for method in [Method::POST, Method::DELETE] {
        let request = Request::builder().method(method).uri("/api/v1/site");
        let answer = p.ask(request.body(Body::empty()).unwrap()).await;
        answer.problem(405);
        assert!(answer.header("allow").contains("GET"));
    }
}

#[tokio::test]
async fn etags_and_head() {
    let p = Platform::sample();
    for path in ["/api/v1/site", "/api/v1/subjects?q=%E5%8D%83%E5%B1%B1", "/api/v1/lists"] {
        let full = p.get(path).await;
        assert_eq!(full.header("cache-control"), "no-cache");
        let tag = full.header("etag").to_owned();
        assert!(tag.starts_with('"'));
        for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let request = Request::get(path).header("if-none-match", &known);
            let again = p.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{known}");
            assert_eq!(again.header("etag"), tag);
            assert_eq!(again.header("cache-control"), "no-cache");
        }
        let request = Request::get(path).header("if-none-match", "\"other\"");
        assert_eq!(p.ask(request.body(Body::empty()).unwrap()).await.status, 200);
        let head = p.ask(Request::head(path).body(Body::empty()).unwrap()).await;
        assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0));
        assert_eq!(head.header("etag"), tag);
        assert_eq!(head.header("content-length"), full.bytes.len().to_string());
    }
    let request = Request::get("/api/v1/lists").header("accept-encoding", "gzip, br");
    let small = p.ask(request.body(Body::empty()).unwrap()).await;
    assert_eq!(small.header("content-encoding"), "br");
    assert!(small.header("etag").starts_with("W/"), "other bytes than the tag was made from");
    assert_eq!(small.headers.get_all("vary").iter().count(), 1);
}

#[tokio::test]
async fn health_and_an_empty_platform() {
    let p = Platform::empty();
    assert_eq!(p.get("/healthz").await.bytes, b"ok\n");
    let site: Site = p.get("/api/v1/site").await.read();
    assert!(site.subjects == 0 && site.latest.is_empty());
    let kinds: Page<KindInfo> = p.get("/api/v1/record-kinds").await.read();
    assert!(
        kinds.total == RecordKind::ALL.len() as u64 && kinds.items.iter().all(|k| k.count == 0)
    );
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_left_out() {
    let p = Platform::sample();
    let db = rusqlite::Connection::open(p.dir.path().join("data/credit.db")).unwrap();
    let broken = "UPDATE records SET record = json_remove(record, '$.body.list_entry.legal_basis')
                  WHERE id = ?";
    assert_eq!(db.execute(broken, [showcase::BLACK_LIST]).unwrap(), 1);
    p.get(&format!("/api/v1/records/{}", showcase::BLACK_LIST)).await.problem(404);
    db.execute("UPDATE records SET record = '{' WHERE id = ?", [showcase::BLACK_LIST]).unwrap();
    let path = format!("/api/v1/subjects/{}/records", showcase::LABOUR);
    let page: Page<RecordHead> = p.get(&path).await.read();
    assert!(page.items.iter().all(|r| r.id.as_str() != showcase::BLACK_LIST));
    assert!(!page.items.is_empty());
}
