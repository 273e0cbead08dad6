//! Drafts are never lost and never silently overwritten.

use super::site::*;
use contract::Page;
use contract::case::{CaseKind, Draft};
use serde_json::{Value, json};

fn content(text: &str) -> Value {
    json!({ "template": "commitment-voluntary", "answers": { "detail": text, "agent_phone": "不是号码" } })
}

async fn put(client: &Client, id: &str, header: (&str, &str), content: &Value) -> Answer {
    client.send("PUT", &format!("me/drafts/{id}"), &[header], Some(content)).await
}

const NEW: (&str, &str) = ("if-none-match", "*");

#[tokio::test]
async fn two_devices_get_a_choice() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let draft: Draft = put(&client, "a-1", NEW, &content("一")).await.read();
    assert_eq!((draft.version, draft.answers.get("agent_phone")), (1, "不是号码"), "as typed");
    assert!(draft.missing > 1);
    let draft: Draft = put(&client, "a-1", ("if-match", "\"1\""), &content("二")).await.read();
    assert_eq!(draft.version, 2);
    for stale in [NEW, ("if-match", "\"1\""), ("if-match", "\"7\"")] {
        let problem = put(&client, "a-1", stale, &content("三")).await.problem(409);
        assert_eq!(
            (problem.errors[0].pointer.as_str(), problem.errors[0].detail.as_str()),
            ("version", "2")
        );
    }
    let again: Draft = put(&client, "a-1", ("if-match", "\"1\""), &content("二")).await.read();
    assert_eq!(again.version, 2, "the same request once more is no conflict");
    let kept: Draft = client.get("me/drafts/a-1").await.read();
    assert_eq!(kept.answers.get("detail"), "二");
    put(&client, "a-1", ("if-match", "x"), &content("四")).await.problem(422);
    client.send("PUT", "me/drafts/a-1", &[], Some(&content("四"))).await.problem(422);
    assert_eq!(client.send("DELETE", "me/drafts/a-1", &[], None::<&()>).await.status, 204);
    put(&client, "a-1", ("if-match", "\"2\""), &content("五")).await.problem(409);
    client.get("me/drafts/a-1").await.problem(404);
}

/// So that a form opens with one question less; lists and answers to changes don't need it.
#[tokio::test]
async fn a_draft_to_go_on_with_says_what_the_register_knows() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let stored: Draft = put(&client, "a", NEW, &content("一")).await.read();
    assert_eq!(stored.register, None);
    let draft: Draft = client.get("me/drafts/a").await.read();
    let asked = client.get("me/eligibility?template=commitment-voluntary").await.json();
    assert_eq!(json!(draft.register.as_ref().map(|r| &r.known)), asked["known"]);
    assert_eq!(json!(draft.register.map(|r| r.today)), asked["today"]);
    assert!(!asked["known"]["name"].is_null());
    let all: Page<Draft> = client.get("me/drafts").await.read();
    assert!(all.items.iter().all(|draft| draft.register.is_none()));
}

#[tokio::test]
async fn limits_say_what_to_do() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    put(&client, "a", NEW, &content(&"长".repeat(20_001))).await.problem(413);
    put(&client, "a", NEW, &content(&"长".repeat(900_000))).await.problem(413);
    let many: serde_json::Map<String, Value> =
        (0..2001).map(|n| (format!("k{n}"), json!("x"))).collect();
    let many = json!({ "template": "commitment-voluntary", "answers": many });
    put(&client, "a", NEW, &many).await.problem(413);
    for id in ["a%20b", "%E7%94%B2", &"a".repeat(65)] {
        put(&client, id, NEW, &content("一")).await.problem(422);
    }
    put(&client, "a", NEW, &json!({ "template": "none", "answers": {} })).await.problem(404);
    put(&client, "a", NEW, &json!({ "template": 3 })).await.problem(422);
    for n in 0..50 {
        assert_eq!(put(&client, &format!("d{n}"), NEW, &content("一")).await.status, 200);
    }
    let full = put(&client, "d50", NEW, &content("一")).await.problem(409);
    assert!(full.detail.contains("50"), "{}", full.detail);
    assert_eq!(put(&client, "d7", ("if-match", "\"1\""), &content("二")).await.status, 200);
}

#[tokio::test]
async fn hostile_text_is_kept_as_typed_and_refused_when_filed() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let nasty = "示例\u{202E}公司\u{200B}😀<b>&\u{0}";
    let draft: Draft = put(&client, "a", NEW, &content(nasty)).await.read();
    assert_eq!(draft.answers.0.get("detail").unwrap(), nasty);
    let mut filing = client.filing(CaseKind::Commitment).await;
    filing.answers.set("detail", nasty);
    let problem = client.post("me/cases", &filing).await.problem(422);
    assert_eq!(problem.errors[0].pointer, "detail");
}

#[tokio::test]
async fn the_draft_ends_with_the_case_and_only_then() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    put(&client, "a", NEW, &content("一")).await;
    let mut filing = client.filing(CaseKind::Commitment).await;
    filing.draft = Some("a".to_owned());
    filing.agreements.clear();
    client.post("me/cases", &filing).await.problem(422);
    assert_eq!(client.get("me/drafts/a").await.status, 200);
    filing.agreements = client.filing(CaseKind::Commitment).await.agreements;
    assert_eq!(client.post("me/cases", &filing).await.status, 201);
    client.get("me/drafts/a").await.problem(404);
}
