//! What an enterprise sees first of its own: the same as the lists say.

use super::site::*;
use contract::Page;
use contract::case::{CaseHead, CaseKind, CaseNotice, Draft, Overview, Role};
use contract::subject::SubjectProfile;
use serde_json::json;

/// What the lists say, put together.
async fn by_hand(client: &Client) -> Overview {
    let cases: Page<CaseHead> = client.get("me/cases").await.read();
    let drafts: Page<Draft> = client.get("me/drafts").await.read();
    let told: Page<CaseNotice> = client.get("me/notices").await.read();
    let profile: SubjectProfile = client.get("me").await.read();
    let cases_total = cases.total;
    let open: Vec<_> = cases.items.into_iter().filter(|head| head.state.is_open()).collect();
    let open_total = open.len() as u64;
    let mine = |head: &CaseHead| head.state.acts_next() == Some(Role::Enterprise);
    let (mut first, others): (Vec<_>, Vec<_>) = open.into_iter().partition(mine);
    first.extend(others);
    first.truncate(50);
    let head = |draft: &Draft| contract::case::DraftHead {
        id: draft.id.clone(),
        template: draft.template.id.clone(),
        title: draft.template.title.clone(),
        saved: draft.saved,
        missing: draft.missing,
    };
    Overview {
        summary: profile.summary,
        open: first,
        open_total,
        cases_total,
        drafts: drafts.items.iter().map(head).collect(),
        notices: told.items.iter().take(5).cloned().collect(),
        notices_total: told.total,
        unread_total: told.items.iter().filter(|notice| !notice.read).count() as u64,
    }
}

#[tokio::test]
async fn it_says_what_the_lists_say() {
    let site = super::sample::on(today());
    let food = site.signed_in(FOOD).await;
    let overview: Overview = food.get("me/overview").await.read();
    assert_eq!(overview, by_hand(&food).await);
    let acts = |head: &CaseHead| head.state.acts_next() == Some(Role::Enterprise);
    assert!(acts(&overview.open[0]) && !overview.open.iter().all(acts), "what is to be done first");
    assert!(overview.open_total < overview.cases_total);
    assert!(overview.open.iter().any(|head| head.left.is_some()), "with the time that is left");
    assert!(!overview.drafts.is_empty() && overview.summary.permits > 0);
    assert!(overview.notices_total > 5 && overview.notices.len() == 5);
    assert!(overview.unread_total > 0 && overview.unread_total < overview.notices_total);

    // Those shown are marked as read, and those before them.
    let until = overview.notices[0].id;
    food.post(&format!("me/notices/read?until={until}"), &json!({})).await;
    let overview: Overview = food.get("me/overview").await.read();
    assert_eq!(overview.unread_total, 0);

    let clean: Overview = site.signed_in(CLEAN).await.get("me/overview").await.read();
    assert!(clean.open.is_empty() && clean.drafts.is_empty() && clean.notices.is_empty());
    assert_eq!((clean.cases_total, clean.notices_total, clean.unread_total), (0, 0, 0));
}

#[tokio::test]
async fn it_stays_small() {
    let site = Site::new();
    let food = site.signed_in(FOOD).await;
    let case = food.file(CaseKind::Commitment).await;
    let db = site.database();
    // The same case many times over, with a notice each.
    db.execute_batch(
        "CREATE TEMP TABLE one AS SELECT * FROM cases;
         WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
         INSERT INTO case_notices (subject, at, case_number, text)
             SELECT subject, at, case_number, text FROM case_notices, n;",
    )
    .unwrap();
    for place in 2..=60 {
        let number = contract::case::CaseNumber::new(today(), place).to_string();
        db.execute("UPDATE one SET number = ?1, verification = ?1", [&number]).unwrap();
        db.execute("INSERT INTO cases SELECT * FROM one", []).unwrap();
    }
    let typed = "示例".repeat(2000);
    let draft = json!({ "template": "commitment-voluntary", "answers": { "detail": typed } });
    food.send("PUT", "me/drafts/a", &[("if-none-match", "*")], Some(&draft)).await;
    let answer = food.get("me/overview").await;
    let overview: Overview = answer.read();
    assert_eq!(overview, by_hand(&food).await);
    assert_eq!((overview.open.len(), overview.open_total, overview.cases_total), (50, 60, 60));
    assert_eq!((overview.notices.len(), overview.notices_total), (5, 61));
    assert_eq!((overview.drafts.len(), &*overview.drafts[0].id), (1, "a"));
    let text = String::from_utf8(answer.bytes).unwrap();
    assert!(!text.contains(&typed), "without what has been typed");
    assert!(text.contains(case.head.title.as_str()));
    assert_eq!(answer.headers["cache-control"], "no-store");
}
