//! The cases of the sample: every state is there to be seen, and nothing can be taken for real.

use super::site::*;
use axum::body::Body;
use contract::case::{Case, CaseHead, CaseKind, CaseNotice, CaseState, Draft, moves};
use contract::record::Record;
use contract::{Date, Page};
use platform::clock::Clock;
use platform::filing::{Filing, Options};
use platform::repair::{Options as Repair, TakenBy};
use std::collections::BTreeSet;

const BOTH: [CaseKind; 2] = [CaseKind::Commitment, CaseKind::Registration];

/// A sample with its cases, as `serve` makes it on that day.
pub fn on(day: Date) -> Site {
    let site = Site::with(&platform::sample::small(day).unwrap());
    assert!(open(&site, day).put_sample().unwrap());
    site
}

fn open(site: &Site, day: Date) -> Filing {
    let reader = site.store.reader().unwrap();
    Filing::open(&site.store, reader, Clock::Fixed(day), Options::default()).unwrap()
}

fn texts(site: &Site, sql: &str) -> Vec<String> {
    let db = site.database();
    let mut find = db.prepare(sql).unwrap();
    find.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_state_of_both_machines_on_any_day() {
    // A Sunday, a Monday, the day after a long holiday, a year without a calendar, a leap day.
    let days = ["2026-11-22", "2026-11-23", "2026-10-08", "2027-12-31", "2028-02-29"];
    for day in days.map(|day| Date::parse(day).unwrap()) {
        let site = on(day);
        for kind in BOTH {
            let reached: BTreeSet<&str> = moves(kind).iter().map(|m| m.to.code()).collect();
            let sql = format!("SELECT DISTINCT state FROM cases WHERE kind = '{}'", kind.code());
            let seen = texts(&site, &sql);
            let seen: BTreeSet<&str> = seen.iter().map(String::as_str).collect();
            assert_eq!(seen, reached, "{kind:?} on {day}");
        }
        for (kind, least) in [("objection", 2), ("repair", 2), ("rectification", 4), ("report", 2)]
        {
            let sql = format!("SELECT DISTINCT state FROM cases WHERE kind = '{kind}'");
            assert_eq!(texts(&site, &sql).len(), least, "{kind} on {day}");
        }
        let db = site.database();
        let desks = "SELECT agency_name, sum(due < ?1), sum(due = ?1), sum(due > ?1) FROM cases
            WHERE state IN ('submitted', 'checking') AND kind IN ('commitment', 'registration')
            GROUP BY 1";
        let mut desks = db.prepare(desks).unwrap();
        let mut rows = desks.query([day.to_string()]).unwrap();
        let mut agencies = 0;
        while let Some(row) = rows.next().unwrap() {
            let count = |place| row.get::<_, u32>(place).unwrap();
            let all = (count(1), count(2), count(3));
            let agency: String = row.get(0).unwrap();
            assert!(all.0 > 0 && all.1 > 0 && all.2 > 0, "{agency} on {day}: {all:?}");
            agencies += 1;
        }
        assert_eq!(agencies, 4);
        let later = "SELECT count(*) FROM audit WHERE date(at + 28800, 'unixepoch') > ?";
        let later: u32 = db.query_row(later, [day.to_string()], |row| row.get(0)).unwrap();
        assert_eq!(later, 0, "nothing happens after today");
    }
}

#[test]
fn the_same_every_time_and_put_in_once() {
    let everything = "SELECT quote(number) || quote(state) || quote(due) || quote(verification)
            || quote(answers) || quote(record_id) || quote(updated) FROM cases
        UNION ALL SELECT quote(at) || quote(actor) || act || quote(note) FROM audit
        UNION ALL SELECT text || read FROM case_notices
        UNION ALL SELECT id || name || size FROM uploads
        UNION ALL SELECT id || answers FROM drafts";
    let (one, other) = (on(today()), on(today()));
    assert_eq!(texts(&one, everything), texts(&other, everything));
    assert!(!open(&one, today()).put_sample().unwrap(), "not a second time");
    assert_eq!(texts(&one, everything), texts(&other, everything));
    let as_of = "SELECT value FROM meta WHERE key = 'as_of'";
    assert!(texts(&one, as_of)[0].starts_with("2026-11-22"), "the data are as of today");
}

#[test]
fn where_nothing_is_applied_for_here_the_sample_has_no_application() {
    let site = Site::with(&platform::sample::small(today()).unwrap());
    let repair = Repair { repair_intake: Some(TakenBy::National), rules: None };
    let options = Options { repair, ..Options::default() };
    let reader = site.store.reader().unwrap();
    let filing = Filing::open(&site.store, reader, Clock::Fixed(today()), options).unwrap();
    assert!(filing.put_sample().unwrap());
    let kinds = texts(&site, "SELECT DISTINCT kind FROM cases");
    assert!(!kinds.contains(&"repair".to_owned()) && kinds.len() == 5, "{kinds:?}");
}

#[test]
fn clearly_fictional() {
    let site = on(today());
    let fictional = |text: &String| text.contains("示例") || text.contains("演示");
    for sql in [
        "SELECT subject_name FROM cases",
        "SELECT agency_name FROM cases",
        "SELECT name FROM uploads",
    ] {
        let all = texts(&site, sql);
        assert!(!all.is_empty() && all.iter().all(fictional), "{all:?}");
    }
    let numbers =
        texts(&site, "SELECT commitment_number FROM cases WHERE commitment_number IS NOT NULL");
    assert!(numbers.iter().all(|number| number.starts_with("210399")), "{numbers:?}");
    let empty = Site::with(&platform::store::Seed::default());
    empty.database().execute("DELETE FROM meta WHERE key = 'sample'", []).unwrap();
    assert!(!open(&empty, today()).put_sample().unwrap(), "never beside real data");
}

#[tokio::test]
async fn what_its_people_see() {
    let site = on(today());
    let food = site.signed_in(FOOD).await;
    let cases: Page<CaseHead> = food.get("me/cases").await.read();
    assert!(cases.items.len() >= 8);
    let of = |state| cases.items.iter().find(|case| case.state == state).unwrap();
    let returned: Case =
        food.get(&format!("me/cases/{}", of(CaseState::Returned).number)).await.read();
    assert_eq!(returned.events.last().unwrap().faults.len(), 2);
    assert_eq!(returned.offers.len(), 2, "to correct it or to withdraw it");
    let verified: Case =
        food.get(&format!("me/cases/{}", of(CaseState::Verified).number)).await.read();
    let record: Record =
        site.anybody().get(&format!("records/{}", verified.record.unwrap().as_str())).await.read();
    assert_eq!(record.head.subject.name.as_str(), "演示千山食品有限公司");
    for file in &verified.attachments {
        let got = food.raw("GET", &format!("attachments/{}", file.id), &[], Body::empty()).await;
        assert_eq!((got.status, got.bytes.len() as u64), (200, file.size));
        let start: &[u8] = if file.media == "image/png" { b"\x89PNG" } else { b"%PDF-" };
        assert!(got.bytes.starts_with(start), "{}", file.name);
    }
    let kinds: BTreeSet<&str> = verified.attachments.iter().map(|f| f.media.as_str()).collect();
    assert_eq!(kinds.len(), 2, "a document and a picture");
    let taken_back = "SELECT count(*) FROM consents WHERE withdrawn IS NOT NULL";
    let taken_back: u32 = site.database().query_row(taken_back, [], |row| row.get(0)).unwrap();
    assert_eq!(taken_back, 1);
    let drafts: Page<Draft> = food.get("me/drafts").await.read();
    assert!(drafts.items.len() == 2 && drafts.items.iter().all(|draft| draft.missing > 0));
    let notices: Page<CaseNotice> = food.get("me/notices").await.read();
    assert!(notices.items.iter().any(|n| n.read) && notices.items.iter().any(|n| !n.read));
    assert!(notices.items.is_sorted_by(|a, b| a.at >= b.at), "latest first");
    for kind in BOTH {
        assert_eq!(food.file(kind).await.head.state, CaseState::Submitted, "{kind:?} is free");
    }
    let clean = site.signed_in(CLEAN).await;
    assert_eq!(clean.get("me/cases").await.json()["total"], 0);
}
