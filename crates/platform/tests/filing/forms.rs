//! What can be filed, by whom, and what happens when a form changes meanwhile.

use super::site::*;
use contract::Page;
use contract::case::{CaseKind, Eligibility};
use contract::form::{FormTemplate, TemplateHead};
use serde_json::json;

#[tokio::test]
async fn forms_can_be_read_before_signing_in() {
    let site = Site::new();
    let anybody = site.anybody();
    let count = async |query: &str| {
        let page: Page<TemplateHead> = anybody.get(&format!("form-templates{query}")).await.read();
        page.total
    };
    assert_eq!((count("").await, count("?purpose=commitment").await), (14, 6));
    assert_eq!((count("?purpose=registration").await, count("?purpose=repair").await), (4, 1));
    anybody.get("form-templates?purpose=x").await.problem(422);
    anybody.get("form-templates/none").await.problem(404);
    let form: FormTemplate = anybody.get("form-templates/commitment-approval").await.read();
    assert!(form.head.agency.name.as_str().contains("示例"));
    assert_eq!(form.head.agency.phone.unwrap().as_str(), "0412-0000000");
    let heads: Page<TemplateHead> = anybody.get("form-templates").await.read();
    let listed = heads.items.iter().find(|head| head.id == "commitment-approval").unwrap();
    assert_eq!(listed.serves, form.matter.serves, "the list tells the matters too");
    assert_eq!(anybody.get("regions").await.json()["items"][1]["name"], "铁东区");
}

#[tokio::test]
async fn eligibility_says_why_not_and_what_else() {
    let site = Site::sample();
    let at = async |user: &str, form: &str| -> Eligibility {
        let client = site.signed_in(user).await;
        client.get(&format!("me/eligibility?template={form}")).await.read()
    };
    let clean = at(CLEAN, "commitment-voluntary").await;
    assert!(clean.eligible && clean.reasons.is_empty());
    assert_eq!(clean.known.get("name"), "演示清白文化传播有限公司");
    assert_eq!(clean.today, today(), "the platform's day, not the device's");
    assert_eq!(at(CLEAN, "commitment-approval").await.known.get("district"), "210303");
    assert_eq!(at(CLEAN, "registration-business").await.known.get("founded"), "2024-02-29");
    let listed = at(LABOUR, "commitment-voluntary").await;
    assert!(!listed.eligible && !listed.instead.is_empty());
    assert!(listed.reasons[0].as_str().contains("严重失信主体名单"));
    assert!(at(LABOUR, "commitment-repair").await.eligible, "how else would it be repaired");
    assert!(at(LABOUR, "registration-charity").await.eligible);
    let client = site.signed_in(LABOUR).await;
    client.post("me/cases", &client.filing(CaseKind::Commitment).await).await.problem(403);
}

#[tokio::test]
async fn an_open_case_or_a_broken_commitment_stands_in_the_way() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    let path = "me/eligibility?template=commitment-voluntary";
    let eligibility: Eligibility = client.get(path).await.read();
    assert_eq!(eligibility.duplicate.unwrap().number, case.head.number);
    client.post("me/cases", &client.filing(CaseKind::Commitment).await).await.problem(409);
    site.database().execute("UPDATE cases SET state = 'revoked'", []).unwrap();
    let eligibility: Eligibility = client.get(path).await.read();
    assert!(!eligibility.eligible && eligibility.duplicate.is_none());
    client.post("me/cases", &client.filing(CaseKind::Commitment).await).await.problem(403);
}

#[tokio::test]
async fn a_form_that_changes_or_goes_while_somebody_fills_it_in() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let filing = client.filing(CaseKind::Commitment).await;
    let content = json!({ "template": filing.template, "answers": filing.answers });
    client.send("PUT", "me/drafts/a", &[("if-none-match", "*")], Some(&content)).await;
    let db = site.database();
    db.execute_batch(
        "INSERT INTO form_templates SELECT id, 2, place, purpose,
             json_set(template, '$.head.version', 2), NULL
         FROM form_templates WHERE id = 'commitment-voluntary'",
    )
    .unwrap();
    let told = client.post("me/cases", &filing).await.problem(409);
    assert_eq!(told.errors[0].detail, "2");
    db.execute_batch(
        "UPDATE form_templates SET withdrawn = '2026-11-22' WHERE id = 'commitment-voluntary'",
    )
    .unwrap();
    let told = client.post("me/cases", &filing).await.problem(410);
    assert!(told.detail.contains("草稿"), "{}", told.detail);
    client.get("form-templates/commitment-voluntary").await.problem(410);
    let filled: FormTemplate =
        client.get("form-templates/commitment-voluntary?version=1").await.read();
    assert_eq!(filled.head.version, 1, "what was filled in can still be read");
    client.get("form-templates/commitment-voluntary?version=9").await.problem(404);
    client.get("form-templates/commitment-voluntary?version=x").await.problem(422);
    client.get("me/eligibility?template=commitment-voluntary").await.problem(410);
    assert_eq!(client.get("form-templates").await.json()["total"], 13);
    let typed = json!({ "template": filing.template, "answers": { "detail": "还在写" } });
    let saved = client.send("PUT", "me/drafts/a", &[("if-match", "1")], Some(&typed)).await;
    assert_eq!(saved.status, 200, "what is being typed is still kept");
    client.send("PUT", "me/drafts/b", &[("if-none-match", "*")], Some(&typed)).await.problem(410);
}
