//! Certificates of lookups and credit reports: made here, verified by anybody, and never showing
//! again what has ended.

use crate::putright::{LISTED, PENALTY, SUPPLIER, site};
use crate::site::*;
use contract::Uscc;
use contract::case::{Action, CaseKind};
use contract::document::*;
use contract::screening::Outcome;
use platform::sample::showcase;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn lookup(lines: &[&str]) -> Value {
    let lines: Vec<_> = lines.iter().map(|text| json!({ "text": text })).collect();
    json!({ "kind": "lookup", "lines": lines })
}

fn report(code: &str) -> Value {
    json!({ "kind": "report", "lines": [{ "text": code, "code": code }] })
}

async fn made(client: &Client, request: &Value) -> Document {
    let answer = client.post("documents", request).await;
    assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.bytes));
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.read()
}

async fn check(client: &Client, number: &str, code: &str) -> Answer {
    client.post("document-checks", &json!({ "number": number, "code": code })).await
}

async fn proof(client: &Client, document: &Document) -> DocumentProof {
    check(client, document.head.number.as_str(), &document.code).await.read()
}

#[tokio::test]
async fn a_certificate_says_what_was_found_and_what_was_not() {
    let site = Site::sample();
    let anybody = site.anybody();
    let lines = [showcase::FOOD, "没有这家示例公司", "<script>alert(1)</script>", "示例"];
    let document = made(&anybody, &lookup(&lines)).await;
    let found = &document.content.lines;
    assert_eq!(found.len(), 4);
    assert_eq!(found[0].outcome, Outcome::Found);
    assert_eq!(found[0].subject.as_ref().unwrap().code.as_str(), showcase::FOOD);
    let profile = anybody.get(&format!("subjects/{}", showcase::FOOD)).await.json();
    let summary = serde_json::to_value(found[0].summary).unwrap();
    assert_eq!(summary, profile["summary"], "as the subject's page says");
    assert_eq!(found[1].outcome, Outcome::Missing);
    assert!(found[1].summary.is_none() && found[1].note.is_some());
    assert_eq!(found[3].outcome, Outcome::Ambiguous, "nobody is picked for who asks");
    assert!(document.head.number.as_str().starts_with("ZM20261122-00001-"));
    let same: Document = anybody.get(&format!("documents/{}", document.id)).await.read();
    assert_eq!(same, document);

    let file = anybody.get(&format!("documents/{}/file", document.id)).await;
    assert_eq!(file.header("content-type"), "text/html; charset=utf-8");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"ZM2026"));
    assert!(file.header("content-security-policy").contains("sandbox"));
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(!text.contains("<script") && text.contains("&lt;script&gt;alert(1)"));
    assert!(text.contains(document.head.number.as_str()) && text.contains(&document.head.digest));
    let content = serde_json::to_string(&document.content).unwrap();
    assert_eq!(document.head.digest, hex(content.as_bytes()));

    let proof = proof(&anybody, &document).await;
    assert_eq!(proof.content.as_ref(), Some(&document.content));
    assert!(!proof.basis.has_changed());
    let by_file = json!({ "fingerprint": hex(&file.bytes).to_uppercase() });
    let by_file: DocumentProof = anybody.post("document-checks", &by_file).await.read();
    assert_eq!(by_file, proof);
    let altered = json!({ "fingerprint": hex(text.replace("2026", "2027").as_bytes()) });
    anybody.post("document-checks", &altered).await.problem(404);
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[tokio::test]
async fn one_character_one_day_or_another_number_and_it_is_not_genuine() {
    let site = Site::sample();
    let anybody = site.anybody();
    let document = made(&anybody, &lookup(&[showcase::FOOD])).await;
    let other = made(&anybody, &lookup(&[showcase::CLEAN])).await;
    let (number, code) = (document.head.number.as_str(), document.code.as_str());
    let typed = format!(" {} ", number.replace('-', "").to_lowercase());
    let proof: DocumentProof = check(&anybody, &typed, &code.to_lowercase()).await.read();
    assert_eq!(proof.head, document.head);
    for (at, was) in code.char_indices() {
        let wrong = if was == '3' { "4" } else { "3" };
        let slip = format!("{}{wrong}{}", &code[..at], &code[at + 1..]);
        let router = site.router(today());
        check(&anybody.on(&router), number, &slip).await.problem(404);
    }
    for at in (0..number.len()).filter(|at| number.as_bytes()[*at].is_ascii_digit()) {
        let digit = if &number[at..=at] == "7" { "1" } else { "7" };
        let slip = format!("{}{digit}{}", &number[..at], &number[at + 1..]);
        check(&anybody, &slip, code).await.problem(422);
    }
    check(&anybody, &number.replace("ZM", "BG"), code).await.problem(404);
    check(&anybody, number, &other.code).await.problem(404);
    for wrong in [json!({}), json!({ "number": number }), json!({ "fingerprint": "示例" })] {
        let status = anybody.post("document-checks", &wrong).await.status;
        assert!([404, 422].contains(&status), "{wrong} {status}");
    }
    let router = site.router(today());
    let guesser = anybody.on(&router);
    for _ in 0..8 {
        check(&guesser, number, "AAAAAAAA").await.problem(404);
    }
    check(&guesser, number, code).await.problem(429);
}

#[tokio::test]
async fn the_same_request_makes_one_document() {
    let site = Site::new();
    let anybody = site.anybody();
    let (food, clean) = (lookup(&[showcase::FOOD]), lookup(&[showcase::CLEAN]));
    let key = [("idempotency-key", "the-same-key")];
    let first: Document = anybody.send("POST", "documents", &key, Some(&food)).await.read();
    let second: Document = anybody.send("POST", "documents", &key, Some(&food)).await.read();
    assert_eq!(first, second);
    anybody.send("POST", "documents", &key, Some(&clean)).await.problem(409);
    anybody.send("POST", "documents", &[], Some(&food)).await.problem(422);
    let foreign = [("idempotency-key", "another-key"), ("sec-fetch-site", "cross-site")];
    anybody.send("POST", "documents", &foreign, Some(&food)).await.problem(403);
}

#[tokio::test]
async fn what_cannot_be_made_is_refused_with_a_word() {
    let site = Site::new();
    let anybody = site.anybody();
    let most = vec!["示例"; LINES + 1];
    for wrong in [
        lookup(&[]),
        lookup(&["示例", " \n"]),
        lookup(&["长".repeat(500).as_str()]),
        lookup(&most),
        json!({ "kind": "own_report", "lines": [{ "text": "x" }] }),
        json!({ "kind": "report", "lines": [{ "text": "示例" }] }),
        json!({ "kind": "nothing", "lines": [] }),
    ] {
        anybody.post("documents", &wrong).await.problem(422);
    }
    let digits = ('0'..='9').chain('A'..='Z');
    let codes = digits.map(|digit| format!("91210399MA0QYYYYY{digit}"));
    let code = codes.filter_map(|code| Uscc::parse(&code)).next().unwrap();
    anybody.post("documents", &report(code.as_str())).await.problem(404);
    let large = json!({ "kind": "lookup", "lines": [{ "text": "长".repeat(BYTES) }] });
    anybody.post("documents", &large).await.problem(413);
    assert_eq!(made(&anybody, &lookup(&most[..LINES])).await.content.lines.len(), LINES);
    for nowhere in ["documents/x", "documents/..%2Fx", "documents/x/file", "me/documents/x"] {
        let status = anybody.get(nowhere).await.status;
        assert!([401, 404].contains(&status), "{nowhere}");
    }
}

#[tokio::test]
async fn a_day_and_ten_minutes_have_only_so_much_room() {
    let site = Site::new();
    let anybody = site.anybody();
    made(&anybody, &lookup(&["示例"])).await;
    site.database().execute("UPDATE documents SET lines = 200000", []).unwrap();
    anybody.post("documents", &lookup(&["示例"])).await.problem(429);
    site.database().execute("UPDATE documents SET lines = 1", []).unwrap();
    for _ in 0..298 {
        made(&anybody, &lookup(&["示例"])).await;
    }
    let told = anybody.post("documents", &lookup(&["示例"])).await.problem(429).detail;
    assert!(told.contains("分钟后再试"), "{told}");
}

#[tokio::test]
async fn a_report_says_what_the_public_page_says_and_no_more() {
    let site = Site::sample();
    let anybody = site.anybody();
    let document = made(&anybody, &report(showcase::FOOD)).await;
    let page = anybody.get(&format!("subjects/{}", showcase::FOOD)).await.json();
    assert_eq!(serde_json::to_value(&document.content.profile).unwrap(), page);
    let path = format!("subjects/{}/records?page=", showcase::FOOD);
    let mut public = Vec::new();
    for n in 1.. {
        let answer = anybody.get(&format!("{path}{n}")).await.json();
        let items = answer["items"].as_array().unwrap();
        public.extend(items.iter().map(|head| head["id"].as_str().unwrap().to_owned()));
        if answer["next"].is_null() {
            break;
        }
    }
    let told = document.content.records.iter().map(|record| record.head.id.as_str());
    let mut told: Vec<_> = told.map(str::to_owned).collect();
    public.sort();
    told.sort();
    assert_eq!(told, public);
    assert!(document.content.records.iter().all(|record| !record.facts.is_empty()));
    assert!(document.content.cases.is_empty() && document.content.trainings.is_empty());
}

#[tokio::test]
async fn an_enterprise_has_its_own_in_full_and_nobody_else_has() {
    let site = Site::sample();
    let (owner, other) = (site.signed_in(FOOD).await, site.signed_in(CLEAN).await);
    owner.file(CaseKind::Commitment).await;
    let document: Document = owner.post("me/documents", &json!({})).await.read();
    let cases = owner.get("me/cases").await.json();
    assert_eq!(document.content.cases.len() as u64, cases["total"].as_u64().unwrap());
    assert_eq!(document.content.cases.len(), 1);
    let path = format!("me/documents/{}", document.id);
    assert_eq!(owner.get(&path).await.read::<Document>(), document);
    other.get(&path).await.problem(404);
    other.get(&format!("documents/{}", document.id)).await.problem(404);
    let file = owner.get(&format!("{path}/file")).await;
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(document.content.cases[0].number.as_str()));
    let told = proof(&other, &document).await;
    assert!(told.content.is_none(), "a code tells nothing that isn't public");
    let by_file = json!({ "fingerprint": hex(&file.bytes) });
    assert_eq!(other.post("document-checks", &by_file).await.status, 200);
}

#[tokio::test]
async fn after_a_repair_the_basis_has_changed_and_the_record_is_not_repeated() {
    let site = site();
    let (client, anybody) = (site.signed_in(FOOD).await, site.anybody());
    let officer = site.signed_in(SUPPLIER).await;
    let title = anybody.record(PENALTY).await.head.title;
    let documents = [
        made(&anybody, &lookup(&[showcase::FOOD])).await,
        made(&anybody, &report(showcase::FOOD)).await,
    ];
    for document in &documents {
        assert!(format!("{:?}", document.content).contains(title.as_str()));
    }
    let case = client.applies(PENALTY).await;
    let case = officer.does(&case, Action::Accept).await;
    officer.does(&case, Action::Grant).await;
    for document in &documents {
        let told = proof(&anybody, document).await;
        assert_eq!(told.basis.ended, 1);
        let content = told.content.unwrap();
        assert!(content.records.iter().all(|record| record.head.id.as_str() != PENALTY));
        assert!(content.records.iter().any(|record| record.head.id.as_str() == LISTED));
        assert!(content.lines[0].summary.is_none(), "nor how many there were");
        anybody.get(&format!("documents/{}", document.id)).await.problem(410);
        anybody.get(&format!("documents/{}/file", document.id)).await.problem(410);
    }
}

#[tokio::test]
async fn a_change_of_the_basis_is_told_whatever_it_is() {
    let site = Site::sample();
    let anybody = site.anybody();
    let document = made(&anybody, &lookup(&[showcase::FOOD, "以后才有的示例公司"])).await;
    let subject = "(SELECT id FROM subjects WHERE code = ?)";
    let change = |sql: &str| {
        let sql = sql.replace("SUBJECT", subject);
        site.database().execute(&sql, [showcase::FOOD]).unwrap()
    };
    let one =
        "id = (SELECT min(id) FROM records WHERE subject_id = SUBJECT AND standing = 'current')";
    assert_eq!(change(&format!("UPDATE records SET revision = revision + 1 WHERE {one}")), 1);
    let told = proof(&anybody, &document).await;
    assert_eq!((told.basis.changed, told.basis.ended), (1, 0));
    assert_eq!(change(&format!("UPDATE records SET standing = 'revoked' WHERE {one}")), 1);
    let told = proof(&anybody, &document).await;
    assert_eq!((told.basis.changed, told.basis.ended), (0, 1));
    assert!(told.basis.sentence().contains("1 条信息已停止公示"), "{}", told.basis.sentence());
    // By its date, too.
    let document = made(&anybody, &report(showcase::FOOD)).await;
    let later = anybody.on(&site.router(today().add_days(8000)));
    assert!(proof(&later, &document).await.basis.ended > 0);
}
