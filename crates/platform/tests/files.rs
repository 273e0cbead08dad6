//! The CSV and the feeds of the disclosure lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use atom_syndication::Feed;
use axum::body::Body;
use axum::http::Request;
use common::{Answer, Platform, encode, rows, today};
use contract::record::{Record, RecordId, RecordLine};
use contract::{Page, Text};
use platform::sample::showcase;

fn feed(answer: &Answer) -> Feed {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    Feed::read_from(answer.bytes.as_slice()).unwrap()
}

#[tokio::test]
async fn the_table_has_the_standard_names_and_the_rows_of_the_list() {
    let p = Platform::sample();
    let answer = p.get("/api/v1/records.csv?kind=penalty&sort=oldest").await;
    assert!(answer.header("content-type").starts_with("text/csv"));
    let name = format!("filename*=UTF-8''{}-2026-11-22T", encode("行政处罚"));
    assert!(answer.header("content-disposition").contains(&name));
    assert!(answer.header("x-data-as-of").starts_with("2026-11-22T"));
    assert_eq!(answer.header("etag"), "", "made while it is sent");
    let table = rows(&answer.bytes);
    let column = |name: &str| table[0].iter().position(|column| column == name).unwrap();
    let (id, decided) = (column("记录编号"), column("决定日期"));
    let as_of = column("数据截至");
    assert!(table[1..].iter().all(|row| row[as_of] == answer.header("x-data-as-of")));
    for name in ["主体名称", "统一社会信用代码", "处罚决定书文号", "罚款金额", "处罚类别"]
    {
        column(name);
    }
    let list: Page<RecordLine> = p.get("/api/v1/records?kind=penalty&sort=oldest").await.read();
    let ids: Vec<_> = list.items.iter().map(|line| line.head.id.as_str()).collect();
    assert_eq!(table[1..21].iter().map(|row| row[id].as_str()).collect::<Vec<_>>(), ids);
    assert!(table[1..].is_sorted_by(|a, b| a[decided] <= b[decided]));
    let all = rows(&p.get("/api/v1/records.csv").await.bytes);
    assert!(all[0].contains(&"类别".to_owned()) && all[0].contains(&"信息类别".to_owned()));
    let nothing = rows(&p.get("/api/v1/records.csv?authority=nobody").await.bytes);
    assert_eq!(nothing.len(), 1, "the names alone");
}

#[tokio::test]
async fn text_that_looks_like_a_formula_or_like_csv_stays_text() {
    let mut p = Platform::sample();
    let path = format!("/api/v1/records/{}", showcase::UNDER_OBJECTION);
    let mut record: Record = p.get(&path).await.read();
    record.head.id = RecordId::parse("formula").unwrap();
    record.head.title = Text::new("=HYPERLINK(\"http://x\",\"甲\")").unwrap();
    record.head.authority.name = Text::new("甲,\"乙\"\n丙").unwrap();
    record.head.document_no = Text::new("@1");
    p.store.apply(&[record], today()).unwrap();
    let table = rows(&p.get("/api/v1/records.csv?q=formula&kind=penalty").await.bytes);
    assert_eq!(table.len(), 1);
    let table = rows(&p.get("/api/v1/records.csv?kind=penalty").await.bytes);
    let row = table.iter().find(|row| row.iter().any(|cell| cell == "formula")).unwrap();
    for cell in ["'=HYPERLINK(\"http://x\",\"甲\")", "甲,\"乙\"\n丙", "'@1"] {
        assert!(row.iter().any(|c| c == cell), "{row:?}");
    }
    assert!(table.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
}

#[tokio::test]
async fn head_says_what_get_would() {
    let p = Platform::sample();
    for path in ["/api/v1/records.csv?kind=permit", "/api/v1/records.atom"] {
        let request = Request::head(path).header("host", "example.cn").body(Body::empty());
        let head = p.ask(request.unwrap()).await;
        let get = p.get(path).await;
        assert_eq!((head.status, head.bytes.len()), (get.status, 0));
        for name in ["content-type", "content-disposition", "content-length", "etag"] {
            assert_eq!(head.header(name), get.header(name), "{name}");
        }
    }
}

#[tokio::test]
async fn feeds_have_the_fifty_latest_with_whole_links() {
    let p = Platform::sample();
    let answer = p.get("/api/v1/records.atom?kind=permit").await;
    let permits = feed(&answer);
    assert_eq!(permits.entries().len(), 50);
    assert!(permits.title().as_str().contains("行政许可"));
    assert!(permits.entries().is_sorted_by(|a, b| a.published() >= b.published()));
    let ids: std::collections::HashSet<_> = permits.entries().iter().map(|e| e.id()).collect();
    assert_eq!(ids.len(), 50);
    for link in permits.links().iter().chain(permits.entries().iter().flat_map(|e| e.links())) {
        assert!(link.href().starts_with("http://example.cn/"), "{}", link.href());
    }
    let request = Request::get("/api/v1/records.atom?kind=permit")
        .header("host", "other.example")
        .header("x-forwarded-proto", "https");
    let elsewhere = feed(&p.ask(request.body(Body::empty()).unwrap()).await);
    assert_eq!(elsewhere.id(), permits.id(), "the same wherever it is");
    assert_eq!(elsewhere.entries()[0].id(), permits.entries()[0].id());
    assert!(elsewhere.entries()[0].links()[0].href().starts_with("https://other.example/records/"));
    let known = [("host", "example.cn"), ("if-none-match", answer.header("etag"))];
    let request = known
        .iter()
        .fold(Request::get("/api/v1/records.atom?kind=permit"), |r, (n, v)| r.header(*n, *v));
    assert_eq!(p.ask(request.body(Body::empty()).unwrap()).await.status, 304);
    let nowhere = Request::get("/api/v1/records.atom").header("host", "a\"b");
    p.ask(nowhere.body(Body::empty()).unwrap()).await.problem(422);
}

#[tokio::test]
async fn feeds_of_subjects_repeat_no_misconduct() {
    let p = Platform::sample();
    let path = format!("/api/v1/subjects/{}/records.atom", showcase::STAGES);
    let answer = p.get(&path).await;
    let own = feed(&answer);
    assert!(own.title().as_str().starts_with("演示时限机械制造有限公司"));
    let list: Page<contract::record::RecordHead> = p.get(&path.replace(".atom", "")).await.read();
    assert_eq!(own.entries().len() as u64, list.total);
    let text = String::from_utf8(answer.bytes).unwrap();
    for head in list.items.iter().filter(|head| head.kind.is_adverse()) {
        assert!(text.contains(head.id.as_str()) && !text.contains(head.title.as_str()));
    }
    p.get("/api/v1/subjects/91230500MA1B3N1N2M/records.atom").await.problem(404);
    p.get("/api/v1/subjects/x/records.atom").await.problem(422);
}
