//! Reports, also without an account.

use super::*;
use contract::Page;
use contract::case::{Action, CaseState, Progress, Receipt, Role};
use contract::form::Answers;
use serde_json::json;

fn told() -> Filed {
    let mut answers = Answers::default();
    for (key, answer) in [
        ("what", "effects"),
        ("organisation", "演示千山食品有限公司"),
        ("code", showcase::FOOD),
        ("detail", "已经移出名单，别的网站还在引用。"),
        ("effects", "请通知引用的网站更正。"),
        ("contact_name", "张示例"),
        ("contact_phone", "13900000000"),
    ] {
        answers.set(key, answer);
    }
    let mut filed = filing(contract::case::CaseKind::Report, answers);
    filed.agreements = vec![contract::case::AgreedTo { id: "truthful_report".into(), version: 1 }];
    filed
}

#[tokio::test]
async fn somebody_without_an_account_reports_and_follows() {
    let site = site();
    let anybody = site.anybody();
    let receipt: Receipt = anybody.post("reports", &told()).await.read();
    assert_eq!(receipt.verification_code.len(), 8);
    let lookup = json!({ "number": receipt.head.number, "code": receipt.verification_code });
    let follow = async || -> Progress {
        anybody.send("POST", "case-lookups", &[], Some(&lookup)).await.read()
    };
    assert_eq!(follow().await.head.state, CaseState::Submitted);
    assert_eq!(follow().await.events[0].role, Role::Public);

    // Whom it concerns neither sees it nor is told.
    let client = site.signed_in(FOOD).await;
    assert_eq!(client.get("me/cases").await.json()["total"], 0);
    assert_eq!(client.get("me/notices").await.json()["total"], 0);
    client.get(&format!("me/cases/{}", receipt.head.number)).await.problem(404);

    let lead = site.signed_in(REFORM).await;
    let path = format!("desk/cases/{}", receipt.head.number);
    let case: Case = lead.get(&path).await.read();
    assert_eq!(case.answers.get("contact_phone"), "13900000000", "to be called back");
    let case = lead.does(&case, Action::Accept).await;
    assert!(case.remedy.forward_to.len() > 1);
    let mut forward = request(&case, Action::Forward, &case.answers);
    forward.agency = case
        .remedy
        .forward_to
        .iter()
        .map(|a| a.name.clone())
        .find(|n| n.as_str().contains("市场监督"));
    let case: Case = lead.post(&format!("{path}/actions"), &forward).await.read();
    let market = site.signed_in(MARKET).await;
    let case = market.does(&case, Action::Resolve).await;
    assert_eq!(case.head.state, CaseState::Resolved);
    let seen = follow().await;
    assert_eq!(seen.head.state, CaseState::Resolved);
    assert!(seen.events.iter().all(|event| event.note.is_none()));
    assert_eq!(client.get("me/notices").await.json()["total"], 0);
}

#[tokio::test]
async fn reports_are_whole_come_once_and_not_by_the_hundred() {
    let site = site();
    let anybody = site.anybody();
    let mut wrong = told();
    wrong.answers.set("contact_phone", "12");
    wrong.answers.set("code", "91210399MA0TEXT047");
    assert_eq!(anybody.post("reports", &wrong).await.problem(422).errors.len(), 2);
    let mut wrong = told();
    wrong.agreements.clear();
    anybody.post("reports", &wrong).await.problem(422);
    let mut wrong = told();
    wrong.template = "commitment-voluntary".to_owned();
    anybody.post("reports", &wrong).await.problem(422);
    let cross = [("sec-fetch-site", "cross-site"), ("idempotency-key", "cross-site-1")];
    anybody.send("POST", "reports", &cross, Some(&told())).await.problem(403);
    let key = [("idempotency-key", "the-same-report")];
    let told_once = told();
    let twice = || anybody.send("POST", "reports", &key, Some(&told_once));
    let (a, b) = tokio::join!(twice(), twice());
    assert_eq!(a.read::<Receipt>(), b.read::<Receipt>());
    for n in 0..70 {
        let answer = anybody.post("reports", &told()).await;
        if answer.status == 429 {
            assert!(n > 40, "{n}");
            return;
        }
    }
    panic!("nobody was held up");
}

#[tokio::test]
async fn an_enterprise_reports_under_its_own_name() {
    let site = site();
    let client = site.signed_in(FOOD).await;
    let case: Case = client.post("me/cases", &told()).await.read();
    assert_eq!(case.head.state, CaseState::Submitted);
    assert_eq!(client.get("me/cases").await.json()["total"], 1);
    let again: Case = client.post("me/cases", &told()).await.read();
    assert_ne!(again.head.number, case.head.number, "there may be several");
    let none: Page<serde_json::Value> = site.signed_in(CLEAN).await.get("me/cases").await.read();
    assert_eq!(none.total, 0);
}
