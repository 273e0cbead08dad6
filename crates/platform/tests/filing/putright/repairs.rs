//! Repairs: granted, they end the publication everywhere; refused, they say until when.

use super::*;
use crate::common::traces::{ask, traces, without};
use contract::Page;
use contract::case::{Action, CaseKind, CaseState, Role};
use contract::record::{Body, Fulfilment, RecordLine};

#[tokio::test]
async fn a_granted_repair_ends_the_record_everywhere_at_once() {
    let site = site();
    let (client, anybody) = (site.signed_in(FOOD).await, site.anybody());
    let officer = site.signed_in(SUPPLIER).await;
    let head = anybody.record(PENALTY).await.head;
    let before = traces(&anybody.router, &head).await;
    let case = client.applies(PENALTY).await;
    assert_eq!(case.head.agency.name, head.authority.name, "谁认定、谁修复");
    assert_eq!(case.head.due, Some(day("2026-11-25")));
    let case = officer.does(&case, Action::Return).await;
    let mut answers = case.answers.clone();
    answers.set("correction", "已经全部改正，附上新的照片。");
    let case: Case = client.act(&case, Role::Enterprise, Action::Resubmit, &answers).await.read();
    let told =
        officer.act(&officer.sees(&case).await, Role::Officer, Action::Return, &answers).await;
    assert!(told.problem(409).detail.contains("只能有一次"), "everything at once");
    let case = officer.does(&case, Action::Accept).await;
    let pledge = anybody.record(case.record.clone().unwrap().as_str()).await;
    let Body::Commitment(body) = &pledge.body else { panic!("{pledge:?}") };
    assert_eq!(body.commitment_type.label(), "信用修复型");
    assert!(!format!("{pledge:?}").contains(head.title.as_str()), "the misconduct isn't repeated");
    assert!(!format!("{pledge:?}").contains("指定专人检查"));

    let case = officer.does(&case, Action::Grant).await;
    let after = traces(&anybody.router, &head).await;
    let gone = without(&before, 0);
    assert_eq!(after.record, 410);
    // The commitment and the result are two more records of the subject.
    assert_eq!(
        crate::common::traces::Traces { subject_records: after.subject_records - 2, ..after },
        gone
    );
    let result = anybody.record(case.remedy.result.clone().unwrap().as_str()).await;
    let all = serde_json::to_string(&result).unwrap();
    assert!(!all.contains(head.title.as_str()), "without the misconduct: {all}");
    let Body::Repair(body) = &result.body else { panic!("{result:?}") };
    assert_eq!(Some(&body.original_no), head.document_no.as_ref());
    assert_eq!(body.ended, today());
    let list: Page<RecordLine> = ask(&anybody.router, "records?kind=repair").await.read();
    assert!(list.items.iter().any(|line| line.head.id == result.head.id));
    let told = anybody.get(&format!("records/{PENALTY}")).await.problem(410).detail;
    assert!(told.contains("信用修复"), "{told}");

    // Undone when false material was found.
    let case = officer.does(&case, Action::Restore).await;
    assert_eq!(case.head.state, CaseState::Restored);
    assert_eq!(anybody.record(PENALTY).await.head.standing, Standing::Current);
    anybody.get(&format!("records/{}", result.head.id.as_str())).await.problem(410);
    let pledge = anybody.record(case.record.clone().unwrap().as_str()).await;
    let Body::Commitment(body) = &pledge.body else { panic!("{pledge:?}") };
    assert_eq!(body.fulfilment, Some(Fulfilment::None));
}

#[tokio::test]
async fn whoever_comes_off_a_list_is_off_it() {
    let site = site();
    let (client, anybody) = (site.signed_in(FOOD).await, site.anybody());
    let on_list = async || -> (u64, u32) {
        let list: Page<RecordLine> = ask(&anybody.router, "records?list=wage-arrears").await.read();
        let lists: Page<contract::record::CreditList> = ask(&anybody.router, "lists").await.read();
        let list_of = lists.items.iter().find(|l| l.id.as_str() == "wage-arrears").unwrap();
        (list.total, list_of.count)
    };
    let before = on_list().await;
    let case = client.applies(LISTED).await;
    let officer = site.database();
    let agency: String =
        officer.query_row("SELECT agency_name FROM cases", [], |row| row.get(0)).unwrap();
    assert!(agency.contains("人力资源和社会保障局"), "{agency}");
    // Nobody of that office has an account in this sample; the market office takes its place.
    officer
        .execute_batch(
            "UPDATE cases SET agency_name = '鞍山市市场监督管理局（示例）',
            agency = json_set(agency, '$.name', '鞍山市市场监督管理局（示例）')",
        )
        .unwrap();
    let officer = site.signed_in(MARKET).await;
    let case = officer.does(&case, Action::Accept).await;
    let case = officer.does(&case, Action::Grant).await;
    assert_eq!(on_list().await, (before.0 - 1, before.1 - 1));
    let result = anybody.record(case.remedy.result.unwrap().as_str()).await;
    let Body::Repair(body) = result.body else { panic!() };
    assert_eq!(body.way.as_str(), "移出名单");
}

#[tokio::test]
async fn an_objection_goes_before_a_repair() {
    let site = site();
    let client = site.signed_in(FOOD).await;
    let (officer, lead) = (site.signed_in(SUPPLIER).await, site.signed_in(REFORM).await);
    let repair = client.applies(PENALTY).await;
    officer.does(&repair, Action::Accept).await;
    let objection = client.objects(PENALTY).await;
    let seen = officer.sees(&repair).await;
    assert!(seen.offers.iter().all(|offer| offer.action != Action::Grant));
    let told = officer.act(&seen, Role::Officer, Action::Grant, &seen.answers).await.problem(409);
    assert!(told.detail.contains("先办异议"), "{}", told.detail);

    // The record is corrected meanwhile: whoever decides on the repair has to look again.
    lead.does(&objection, Action::Accept).await;
    lead.does(&objection, Action::Correct).await;
    let stale = officer.act(&seen, Role::Officer, Action::Grant, &seen.answers).await.problem(409);
    assert!(stale.detail.contains("有了变化"), "{}", stale.detail);
    let after = officer.does(&repair, Action::Grant).await;
    assert_eq!(after.head.state, CaseState::Granted);

    let other = client.objects(LISTED).await;
    assert!(!client.can("repair", LISTED).await.eligible, "not while an objection is open");
    lead.does(&other, Action::Accept).await;
    lead.does(&other, Action::Annul).await;
    assert!(!client.can("repair", LISTED).await.eligible, "nothing is left to be repaired");
}

#[tokio::test]
async fn a_repair_whose_record_ends_meanwhile_ends_with_it() {
    let site = site();
    let client = site.signed_in(FOOD).await;
    let lead = site.signed_in(REFORM).await;
    let repair = client.applies(PENALTY).await;
    let objection = client.objects(PENALTY).await;
    lead.does(&objection, Action::Accept).await;
    lead.does(&objection, Action::Annul).await;
    let seen: Case = client.get(&format!("me/cases/{}", repair.head.number)).await.read();
    assert_eq!(seen.head.state, CaseState::Expired);
    assert_eq!(seen.events.last().unwrap().role, Role::Clock);
    // By its date, too.
    let last = site.anybody().record(LISTED).await.head.withdrawn_after;
    let case = client.applies(LISTED).await;
    let path = format!("me/cases/{}", case.head.number);
    if let Some(last) = last {
        let after = Client { router: site.router(last.add_days(1)), ..client.clone() };
        let seen: Case = after.get(&path).await.read();
        assert_eq!(seen.head.state, CaseState::Expired);
    }
}

#[tokio::test]
async fn a_refusal_says_why_and_from_when_it_can_be_tried_again() {
    let site = site();
    let client = site.signed_in(FOOD).await;
    let officer = site.signed_in(SUPPLIER).await;
    let case = client.applies(PENALTY).await;
    let case = officer.does(&case, Action::Accept).await;
    let mut bare = request(&case, Action::Refuse, &case.answers);
    (bare.day, bare.note) = (None, None);
    let path = format!("desk/cases/{}/actions", case.head.number);
    let faults = officer.post(&path, &bare).await.problem(422).errors;
    assert_eq!(faults.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(), ["note", "day"]);
    let case = officer.does(&case, Action::Refuse).await;
    assert_eq!(case.remedy.reapply_from, Some(today().add_days(30)));
    let pledge = format!("records/{}", case.head.number);
    assert_eq!(site.anybody().get(&pledge).await.status, 404);
    let early = client.can("repair", PENALTY).await;
    assert!(!early.eligible && early.reasons[0].as_str().contains("再申请"), "{early:?}");
    client.post("me/cases", &client.repair(PENALTY).await).await.problem(403);
    let mine: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
    assert_eq!(mine.offers.iter().map(|o| o.action).collect::<Vec<_>>(), [Action::RequestReview]);
    let case = client.does(&case, Action::RequestReview).await;
    assert_eq!(case.head.state, CaseState::Reviewing);
    let case = officer.does(&case, Action::Grant).await;
    assert_eq!(case.head.state, CaseState::Granted);
    site.anybody().get(&format!("records/{PENALTY}")).await.problem(410);
}

#[tokio::test]
async fn who_cannot_apply_is_told_why() {
    let site = site();
    let (client, other) = (site.signed_in(FOOD).await, site.signed_in(CLEAN).await);
    assert!(!other.can("repair", PENALTY).await.eligible, "somebody else's");
    let permit = site.database();
    let permit: String = permit
        .query_row(
            "SELECT id FROM records WHERE kind = 'permit' AND subject_id =
            (SELECT id FROM subjects WHERE code = ?)",
            [showcase::FOOD],
            |row| row.get(0),
        )
        .unwrap();
    assert!(!client.can("repair", &permit).await.eligible, "nothing to be repaired");
    let case = client.applies(PENALTY).await;
    let twice = client.can("repair", PENALTY).await;
    assert_eq!(twice.duplicate.unwrap().number, case.head.number);
    client.post("me/cases", &client.repair(PENALTY).await).await.problem(409);
    assert_eq!(case.head.kind, CaseKind::Repair);
}
