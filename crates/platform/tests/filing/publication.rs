//! What may be public is public the moment it is accepted, and gone when it no longer may.

use super::site::*;
use contract::case::{Action, Case, CaseKind, CaseState, Role};
use contract::record::{Body, Record, Standing};

async fn publish(site: &Site, kind: CaseKind) -> (Client, Case) {
    let case = site.signed_in(FOOD).await.file(kind).await;
    let officer = site.signed_in(officer(kind)).await;
    let case: Case = officer.act(&case, Role::Officer, Action::Accept, &case.answers).await.read();
    if kind == CaseKind::Commitment {
        return (officer, case);
    }
    assert_eq!(case.record, None, "nothing unverified is public");
    let case: Case = officer.act(&case, Role::Officer, Action::Verify, &case.answers).await.read();
    (officer, case)
}

#[tokio::test]
async fn an_accepted_commitment_is_public_until_it_is_revoked() {
    let site = Site::new();
    let (officer, case) = publish(&site, CaseKind::Commitment).await;
    let number = case.commitment_number.clone().unwrap();
    assert_eq!(number.as_str(), "21030020261122000001");
    let anybody = site.anybody();
    let path = format!("records/{}", case.record.clone().unwrap().as_str());
    let record: Record = anybody.get(&path).await.read();
    let Body::Commitment(body) = &record.body else { panic!("{:?}", record.body) };
    assert_eq!(body.number.as_str(), number.as_str());
    assert!(body.content.as_str().contains("守法诚信经营、七日无理由退货"));
    let all = format!("{record:?}");
    assert!(all.contains("138****1234"), "numbers in running text are masked");
    assert!(
        !all.contains("13800000000") && !all.contains("李示例"),
        "the agent is nobody's business"
    );
    let listed = async || {
        let of = anybody.get("subjects/91210399MA0TEXT046/records?kind=commitment").await.json();
        let profile = anybody.get("subjects/91210399MA0TEXT046").await.json();
        (of["total"].as_u64().unwrap(), profile["summary"]["commitments"].as_u64().unwrap())
    };
    assert_eq!(listed().await, (1, 1));
    let case: Case =
        officer.act(&case, Role::Officer, Action::FindFulfilled, &case.answers).await.read();
    let record: Record = anybody.get(&path).await.read();
    assert_eq!((record.body.outcome(), record.revision), (Some("全部履行"), 2));
    let case: Case = officer.act(&case, Role::Officer, Action::Revoke, &case.answers).await.read();
    assert_eq!((case.head.state, case.record), (CaseState::Revoked, None));
    anybody.get(&path).await.problem(410);
    assert_eq!(listed().await, (0, 0));
}

#[tokio::test]
async fn a_broken_commitment_shows_what_was_not_kept() {
    let site = Site::new();
    let (officer, case) = publish(&site, CaseKind::Commitment).await;
    let mut bare = request(&case, Action::FindUnfulfilled, &case.answers);
    (bare.unfulfilled, bare.sanction) = (None, None);
    let path = format!("desk/cases/{}/actions", case.head.number);
    assert_eq!(officer.post(&path, &bare).await.problem(422).errors.len(), 2);
    let found = officer.act(&case, Role::Officer, Action::FindUnfulfilled, &case.answers).await;
    let case: Case = found.read();
    let record: Record =
        site.anybody().get(&format!("records/{}", case.record.unwrap().as_str())).await.read();
    let Body::Commitment(body) = record.body else { panic!() };
    assert_eq!(body.unfulfilled.unwrap().as_str(), "没有按承诺退货");
    assert_eq!(body.assessed, Some(today()));
    let client = site.signed_in(FOOD).await;
    client.post("me/cases", &client.filing(CaseKind::Commitment).await).await.problem(403);
}

#[tokio::test]
async fn only_a_verified_registration_is_public_and_its_term_ends_it() {
    let site = Site::new();
    let (_, case) = publish(&site, CaseKind::Registration).await;
    let path = format!("records/{}", case.record.unwrap().as_str());
    let record: Record = site.anybody().get(&path).await.read();
    let Body::SelfRegistered(body) = &record.body else { panic!("{:?}", record.body) };
    assert_eq!(body.verified, Some(today()));
    assert!(body.verified_by.is_some() && body.number.is_some() && body.issuer.is_some());
    assert!(body.content.as_str().contains("证照名称：质量管理体系认证证书（示例）"));
    let last = today().add_days(500);
    assert_eq!(record.head.withdrawn_after, Some(last));
    let owner = site.signed_in(FOOD).await;
    let state = async |day| {
        let client = owner.on(&site.router(day));
        let case: Case = client.get(&format!("me/cases/{}", case.head.number)).await.read();
        (client.get(&path).await.status, case.head.state)
    };
    assert_eq!(state(last).await, (200, CaseState::Verified));
    assert_eq!(state(last.add_days(1)).await, (410, CaseState::Expired));
}

#[tokio::test]
async fn what_the_enterprise_withdraws_is_no_longer_public() {
    let site = Site::new();
    let (_, case) = publish(&site, CaseKind::Commitment).await;
    let path = format!("records/{}", case.record.clone().unwrap().as_str());
    let client = site.signed_in(FOOD).await;
    let case: Case =
        client.act(&case, Role::Enterprise, Action::Withdraw, &case.answers).await.read();
    assert_eq!(case.head.state, CaseState::Withdrawn);
    site.anybody().get(&path).await.problem(410);
    let stored: String = site
        .database()
        .query_row("SELECT standing FROM records WHERE id LIKE 'case-%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(Standing::from_code(&stored), Some(Standing::Expired));
    assert_eq!(client.file(CaseKind::Commitment).await.head.state, CaseState::Submitted);
}

#[tokio::test]
async fn the_log_can_only_grow() {
    let site = Site::new();
    publish(&site, CaseKind::Commitment).await;
    let db = site.database();
    let acts: String = db
        .query_row(
            "SELECT group_concat(act || ':' || coalesce(user, '-'), ' ') FROM audit",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(acts, "sign_in:qianshan submit:qianshan sign_in:shijian accept:shijian");
    for sql in
        ["UPDATE audit SET note = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE id = 1"]
    {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("append-only"), "{sql}");
    }
}
