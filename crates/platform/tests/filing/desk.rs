//! The desk: the agency's queue, and what an officer sees beside a case.

use super::site::*;
use super::uploads::{PDF, upload};
use contract::case::{Action, ActionRequest, Beside, Case, CaseHead, CaseKind, CaseState, Role};
use contract::{FieldError, Page, Text};
use serde_json::json;

async fn lines(officer: &Client, query: &str) -> Page<CaseHead> {
    officer.get(&format!("desk/cases{query}")).await.read()
}

fn count(page: &Page<CaseHead>, facet: &str, value: &str) -> u64 {
    let facet = page.facets.iter().find(|f| f.name == facet).unwrap();
    facet.values.iter().find(|v| v.value == value).map_or(0, |v| v.count)
}

#[tokio::test]
async fn the_queue_is_the_agencys_own_by_due_day_with_filters() {
    let site = Site::new();
    let (one, other) = (site.signed_in(FOOD).await, site.signed_in(CLEAN).await);
    let (first, second) =
        (one.file(CaseKind::Commitment).await, other.file(CaseKind::Commitment).await);
    one.file(CaseKind::Registration).await;
    let officer = site.signed_in(MARKET).await;
    officer.act(&second, Role::Officer, Action::Accept, &second.answers).await.read::<Case>();
    let numbers = async |query: &str| -> Vec<String> {
        let page = lines(&officer, query).await;
        assert_eq!(page.total, page.items.len() as u64, "{query}");
        page.items.iter().map(|line| line.number.to_string()).collect()
    };
    let (a, b) = (first.head.number.to_string(), second.head.number.to_string());
    assert_eq!(numbers("").await, [a.clone(), b.clone()], "own agency only");
    assert_eq!(numbers("?sort=updated").await, [b.clone(), a.clone()]);
    assert_eq!(numbers("?state=in_force").await, [b.as_str()]);
    assert_eq!(numbers("?view=assess").await, [b.as_str()]);
    assert_eq!(numbers("?view=todo").await, [a.as_str()]);
    assert_eq!(numbers("?view=soon&kind=commitment").await, [a.as_str()], "three working days");
    assert!(numbers("?view=overdue").await.is_empty());
    assert!(numbers("?view=closed").await.is_empty());
    assert!(numbers("?kind=registration").await.is_empty());
    assert_eq!(numbers("?q=%E6%B8%85%E7%99%BD").await, [b.as_str()]);
    assert_eq!(numbers(&format!("?q={a}")).await, [a.as_str()]);
    assert_eq!(numbers(&format!("?q={}", a.replace('-', ""))).await, [a.as_str()]);
    assert_eq!(officer.get("desk/cases?page=2").await.json()["items"], json!([]));
    for wrong in ["state=x", "view=x", "kind=x", "sort=x", "page=0"] {
        officer.get(&format!("desk/cases?{wrong}")).await.problem(422);
    }
}

#[tokio::test]
async fn counts_stand_beside_every_filter_and_leave_that_filter_out() {
    let site = Site::new();
    let (one, other) = (site.signed_in(FOOD).await, site.signed_in(CLEAN).await);
    one.file(CaseKind::Commitment).await;
    let second = other.file(CaseKind::Commitment).await;
    let officer = site.signed_in(MARKET).await;
    officer.act(&second, Role::Officer, Action::Return, &second.answers).await.read::<Case>();
    let page = lines(&officer, "?view=todo").await;
    assert_eq!(page.total, 1);
    assert_eq!((count(&page, "view", "waiting"), count(&page, "view", "all")), (1, 2));
    assert_eq!((count(&page, "state", "returned"), count(&page, "state", "submitted")), (0, 1));
    let page = lines(&officer, "?state=returned").await;
    assert_eq!((count(&page, "view", "todo"), count(&page, "view", "all")), (0, 1));
    assert_eq!((count(&page, "state", "submitted"), count(&page, "kind", "commitment")), (1, 1));
}

#[tokio::test]
async fn what_is_late_is_said_to_be_late() {
    let site = Site::new();
    let case = site.signed_in(FOOD).await.file(CaseKind::Commitment).await;
    let officer = site.signed_in(MARKET).await;
    let left = async |days| {
        let then = officer.on(&site.router(today().add_days(days)));
        let page = lines(&then, "").await;
        let overdue = lines(&then, "?view=overdue").await.total;
        let path = format!("desk/cases/{}", case.head.number);
        let head = then.get(&path).await.read::<Case>().head;
        assert_eq!(head.left, page.items[0].left);
        (head.left.unwrap().words(), overdue, count(&page, "view", "soon"))
    };
    assert_eq!(left(0).await, ("还剩 3 个工作日".into(), 0, 1));
    assert_eq!(left(3).await, ("今日到期".into(), 0, 1));
    assert_eq!(left(4).await, ("已逾期 1 个工作日".into(), 1, 0));
}

#[tokio::test]
async fn an_officer_sees_the_register_other_cases_the_log_and_what_would_follow() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Registration).await;
    assert_eq!(case.beside, None, "the enterprise sees its own case");
    let officer = site.signed_in(REFORM).await;
    let path = format!("desk/cases/{}", case.head.number);
    let seen: Case = officer.get(&path).await.read();
    let beside = seen.beside.clone().unwrap();
    assert_eq!(seen.verification_code, "", "the code is the enterprise's");
    assert_eq!(beside.register.get("code"), "91210399MA0TEXT046");
    assert_eq!(beside.log.len(), 1);
    assert_eq!(beside.log[0].person.as_ref().map(Text::as_str), Some("李**"));
    let outcome = |beside: &Beside, action| {
        beside.previews.iter().find(|o| o.action == action).cloned().unwrap()
    };
    let returned = outcome(&beside, Action::Return);
    assert_eq!(returned.to, CaseState::Returned);
    assert!(returned.next.as_str().contains("2026年12月11日"), "{}", returned.next);
    assert_eq!(outcome(&beside, Action::Reject).next.as_str(), "办件到此办结。");
    let accepted = officer.act(&seen, Role::Officer, Action::Accept, &seen.answers).await;
    let accepted: Case = accepted.read();
    let beside = accepted.beside.clone().unwrap();
    assert!(outcome(&beside, Action::Verify).public.as_str().contains("立即公示"));
    assert_eq!(beside.log[1].person.as_ref().map(Text::as_str), Some("周**"));

    let withdrawn = client.act(&accepted, Role::Enterprise, Action::Withdraw, &case.answers).await;
    withdrawn.read::<Case>();
    let second = client.file(CaseKind::Registration).await;
    let path = format!("desk/cases/{}", second.head.number);
    let beside = officer.get(&path).await.read::<Case>().beside.unwrap();
    assert_eq!(beside.others.len(), 1);
    assert_eq!(beside.others[0].number, case.head.number);
    site.signed_in(MARKET).await.get(&path).await.problem(404);
}

#[tokio::test]
async fn a_refusal_carries_the_ground_in_law_that_was_chosen() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    let officer = site.signed_in(MARKET).await;
    let path = format!("desk/cases/{}", case.head.number);
    let beside = officer.get(&path).await.read::<Case>().beside.unwrap();
    let grounds: Vec<_> = beside.grounds.iter().map(|g| g.id.as_str()).collect();
    assert_eq!(grounds, ["conditions", "record", "jurisdiction", "unlawful", "secret"]);
    let path = format!("{path}/actions");
    let refusal = |ground: &str, note: Option<&str>| ActionRequest {
        action: "reject".into(),
        version: 1,
        note: note.and_then(Text::new),
        ground: Some(ground.into()),
        ..ActionRequest::default()
    };
    let told = async |request: &ActionRequest| {
        let errors = officer.post(&path, request).await.problem(422).errors;
        errors.into_iter().map(|e| e.pointer).collect::<Vec<_>>()
    };
    assert_eq!(told(&refusal("false", Some("请向有权机关提出"))).await, ["ground"]);
    assert_eq!(told(&refusal("jurisdiction", None)).await, ["note"]);
    let done = officer.post(&path, &refusal("jurisdiction", Some("请向税务局提出。"))).await;
    let done: Case = done.read();
    let note = done.events[1].note.as_ref().unwrap().as_str();
    assert_eq!(
        note,
        "依法不属于本部门的职权范围，应向有权机关提出（《中华人民共和国行政许可法》第三十二条）。请向税务局提出。"
    );
    let seen: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert_eq!(seen.events[1].note.as_ref().unwrap().as_str(), note);
}

#[tokio::test]
async fn a_mistake_of_the_agency_bars_nobody() {
    for (ground, bars) in [("false", true), ("wrong", false)] {
        let site = Site::new();
        let client = site.signed_in(FOOD).await;
        let case = client.file(CaseKind::Commitment).await;
        let officer = site.signed_in(MARKET).await;
        let case: Case =
            officer.act(&case, Role::Officer, Action::Accept, &case.answers).await.read();
        let revoke = ActionRequest {
            action: "revoke".into(),
            version: case.version,
            note: Text::new("示例。"),
            ground: Some(ground.into()),
            ..ActionRequest::default()
        };
        let path = format!("desk/cases/{}/actions", case.head.number);
        officer.post(&path, &revoke).await.read::<Case>();
        let path = "me/eligibility?template=commitment-voluntary";
        let eligibility: contract::case::Eligibility = client.get(path).await.read();
        assert_eq!(eligibility.eligible, !bars, "{ground}");
    }
}

#[tokio::test]
async fn all_faults_go_back_at_once() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let case = client.file(CaseKind::Commitment).await;
    let officer = site.signed_in(MARKET).await;
    let mut back = request(&case, Action::Return, &case.answers);
    back.faults.push(FieldError::new("rules", "请附上实施办法。"));
    let path = format!("desk/cases/{}/actions", case.head.number);
    let kept: Case = officer.post(&path, &back).await.read();
    let told: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert_eq!(told.events[1].faults, back.faults);
    assert_eq!(kept.beside.unwrap().log[1].faults, back.faults);
}

#[tokio::test]
async fn evidence_opens_where_nothing_in_it_runs() {
    let site = Site::new();
    let client = site.signed_in(FOOD).await;
    let id = upload(&client, "实施办法.pdf", PDF).await;
    let mut filing = client.filing(CaseKind::Commitment).await;
    filing.answers.set("rules", &id);
    client.post("me/cases", &filing).await.read::<Case>();
    let officer = site.signed_in(MARKET).await;
    let file = officer.get(&format!("attachments/{id}")).await;
    assert!(file.header("content-disposition").starts_with("attachment;"));
    let open = officer.get(&format!("attachments/{id}?open=1")).await;
    assert!(open.header("content-disposition").starts_with("inline;"));
    assert_eq!(open.header("content-type"), "application/pdf");
    assert!(open.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(open.header("x-content-type-options"), "nosniff");
    site.signed_in(REFORM).await.get(&format!("attachments/{id}?open=1")).await.problem(404);
}
