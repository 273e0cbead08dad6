//! Filing once, and what a case is made of.

use super::site::*;
use contract::case::{Action, Case, CaseKind, CaseNotice, CaseState, Progress, Proof, Role};
use contract::{Date, Page};
use serde_json::json;

#[tokio::test]
async fn a_case_has_number_code_due_day_event_and_notice() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    assert!(case.head.number.as_str().starts_with("20261122-00001-"));
    assert_eq!(case.head.due, Date::parse("2026-11-25"), "three working days after a Sunday");
    assert!(case.head.due_certain);
    assert_eq!(case.verification_code.len(), 8);
    assert!(
        !case.verification_code.contains(['0', 'O', '1', 'I', 'L', '5', 'S', '2', 'Z', '8', 'B'])
    );
    assert_eq!(case.events.len(), 1);
    assert_eq!(
        case.consents.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(),
        ["share", "truthful"]
    );
    let notices: Page<CaseNotice> = client.get("me/notices").await.read();
    assert!(!notices.items[0].read && notices.items[0].text.as_str().contains("2026年11月25日"));
    let path = format!("me/notices/{}/read", notices.items[0].id);
    assert_eq!(client.send("POST", &path, &[], None::<&()>).await.status, 204);
    let notices: Page<CaseNotice> = client.get("me/notices").await.read();
    assert!(notices.items[0].read);
    let other = site.signed_in(CLEAN).await;
    other.send("POST", &path, &[], None::<&()>).await.problem(404);
    assert_eq!(
        other.file(CaseKind::Commitment).await.head.number.as_str()[..14],
        *"20261122-00002"
    );
}

#[tokio::test]
async fn due_days_skip_holidays_and_say_when_the_calendar_is_not_known() {
    let site = Site::new();
    let on = async |day: &str, kind| {
        let mut client = site.signed_in(FOOD).await;
        client.router = site.router(Date::parse(day).unwrap());
        let head = client.file(kind).await.head;
        (head.due.unwrap().to_string(), head.due_certain)
    };
    assert_eq!(on("2026-09-29", CaseKind::Commitment).await, ("2026-10-09".into(), true));
    assert_eq!(on("2026-12-30", CaseKind::Registration).await, ("2027-01-06".into(), false));
}

#[tokio::test]
async fn the_same_request_again_is_the_same_case() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let filing = client.filing(CaseKind::Commitment).await;
    client.send("POST", "me/cases", &[], Some(&filing)).await.problem(422);
    let key = [("idempotency-key", "same-key-1")];
    let post = || client.send("POST", "me/cases", &key, Some(&filing));
    let (a, b, c, d) = tokio::join!(post(), post(), post(), post());
    let first: Case = a.read();
    for other in [b, c, d, post().await] {
        assert_eq!(other.status, 201);
        assert_eq!(other.read::<Case>(), first);
    }
    assert_eq!(client.get("me/cases").await.json()["total"], 1);
    let mut other = filing.clone();
    other.answers.set("detail", "别的内容");
    client.send("POST", "me/cases", &key, Some(&other)).await.problem(409);

    let officer = site.signed_in(MARKET).await;
    let path = format!("desk/cases/{}/actions", first.head.number);
    let accept = request(&first, Action::Accept, &filing.answers);
    let act = || officer.send("POST", &path, &key, Some(&accept));
    let (a, b) = tokio::join!(act(), act());
    assert_eq!(a.read::<Case>(), b.read::<Case>(), "the key of another account is another key");
    assert_eq!(act().await.read::<Case>().events.len(), 2);
    let stale =
        officer.act(&first, Role::Officer, Action::Revoke, &filing.answers).await.problem(409);
    assert_eq!(stale.errors[0].detail, "2", "decided on an earlier version");
}

#[tokio::test]
async fn only_what_the_form_asks_for_and_the_register_confirms() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let filing = client.filing(CaseKind::Commitment).await;
    let faults = async |key: &str, value: &str| {
        let mut wrong = filing.clone();
        wrong.answers.set(key, value);
        let problem = client.post("me/cases", &wrong).await.problem(422);
        problem.errors.into_iter().map(|e| e.pointer).collect::<Vec<_>>()
    };
    assert_eq!(faults("name", "别的公司").await, ["name"]);
    assert_eq!(faults("code", "91210399MA1ABCD2XN").await, ["code"]);
    assert_eq!(faults("alien", "x").await, ["alien"]);
    assert_eq!(faults("valid_until", "0000-01-01").await, ["valid_until"]);
    assert_eq!(faults("rules", "no-such-upload").await, ["rules"]);
    let mut wrong = filing.clone();
    wrong.agreements.retain(|a| a.id != "truthful");
    let problem = client.post("me/cases", &wrong).await.problem(422);
    assert_eq!(problem.errors[0].pointer, "agreements.truthful");
    wrong.agreements[0].version = 9;
    client.post("me/cases", &wrong).await.problem(409);
    wrong.agreements[0].id = "alien".to_owned();
    client.post("me/cases", &wrong).await.problem(422);
    assert_eq!(client.get("me/cases").await.json()["total"], 0);
}

#[tokio::test]
async fn an_authorisation_is_taken_back_apart_and_the_truth_is_not() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    let path = |id: &str| format!("me/cases/{}/consents/{id}", case.head.number);
    let after: Case = client.send("DELETE", &path("share"), &[], None::<&()>).await.read();
    assert!(after.consents[0].withdrawn.is_some() && after.consents[1].withdrawn.is_none());
    let again: Case = client.send("DELETE", &path("share"), &[], None::<&()>).await.read();
    assert_eq!(again.consents, after.consents);
    client.send("DELETE", &path("truthful"), &[], None::<&()>).await.problem(409);
    client.send("DELETE", &path("use"), &[], None::<&()>).await.problem(404);
}

#[tokio::test]
async fn progress_and_receipts_without_signing_in() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    let officer = site.signed_in(MARKET).await;
    officer.act(&case, Role::Officer, Action::Return, &case.answers).await.read::<Case>();
    let anybody = site.anybody();
    let number = case.head.number.as_str().replace('-', " ");
    let code = format!("{}-{}", &case.verification_code[..4], &case.verification_code[4..]);
    let body = json!({ "number": number, "code": code.to_lowercase() });
    let progress: Progress = anybody.send("POST", "case-lookups", &[], Some(&body)).await.read();
    assert_eq!(progress.head.state, CaseState::Returned);
    assert!(progress.events.iter().all(|e| e.note.is_none() && e.faults.is_empty()));
    let proof: Proof = anybody.get(&format!("proofs/{}", case.verification_code)).await.read();
    assert_eq!((proof.number, proof.state), (case.head.number.clone(), CaseState::Returned));
    anybody.get("proofs/AAAAAAAA").await.problem(404);
    anybody
        .send("POST", "case-lookups", &[], Some(&json!({ "number": "1", "code": "" })))
        .await
        .problem(422);
    let wrong = json!({ "number": case.head.number, "code": "AAAAAAAA" });
    for _ in 0..8 {
        anybody.send("POST", "case-lookups", &[], Some(&wrong)).await.problem(404);
    }
    anybody.send("POST", "case-lookups", &[], Some(&wrong)).await.problem(429);
}
