//! Whether a record can be repaired, asked by anybody and by its subject.

use crate::site::{Answer, Client, Site, today};
use contract::Date;
use contract::case::Eligibility;
use contract::record::Record;
use contract::repair::{RepairAnswer, Verdict, Way};
use platform::filing::Options;
use platform::repair::{self, TakenBy};
use platform::sample::showcase::*;

const STAGES_USER: &str = "shixian";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

async fn asked(client: &Client, id: &str) -> RepairAnswer {
    client.get(&format!("records/{id}/repair")).await.read()
}

async fn can(client: &Client, id: &str) -> Eligibility {
    client.get(&format!("me/eligibility?record={id}&purpose=repair")).await.read()
}

async fn ics(client: &Client, id: &str) -> Answer {
    let path = format!("records/{id}/repair.ics");
    client.raw("GET", &path, &[("host", "example.cn")], axum::body::Body::empty()).await
}

#[tokio::test]
async fn the_sample_has_a_record_in_every_state_of_repair() {
    let site = Site::sample();
    let anybody = site.anybody();
    let cases = [
        (REPAIR_READY, Verdict::Ready, "R36", "general", Way::Site, true),
        (REPAIR_SOON, Verdict::Waiting, "R36", "general", Way::Site, true),
        (NOT_YET_REPAIRABLE, Verdict::Waiting, "R36", "grave", Way::Site, true),
        (REPAIR_MINOR, Verdict::Ready, "R36", "minor", Way::Site, true),
        (REPAIR_MARKET, Verdict::Ready, "M107", "general", Way::Market, false),
        (REPAIR_AUTOMATIC, Verdict::Automatic, "M107", "minor", Way::Market, false),
        (REPAIR_COURT, Verdict::Elsewhere, "C-SPC", "listed", Way::Court, false),
        (UNDER_OBJECTION, Verdict::Blocked, "M107", "general", Way::Market, false),
        (BLACK_LIST, Verdict::Waiting, "R36", "grave", Way::Site, true),
        ("demo-abnormal", Verdict::Ready, "M107", "abnormal", Way::Market, false),
        ("demo-watch", Verdict::Ready, "R36", "watch", Way::Site, true),
    ];
    for (id, verdict, regime, tier, way, here) in cases {
        let answer = asked(&anybody, id).await;
        assert_eq!(answer.verdict, verdict, "{id}: {:?}", answer.reasons);
        assert_eq!(answer.regime.as_ref().unwrap().id.as_str(), regime, "{id}");
        assert_eq!(answer.tier.as_ref().unwrap().id.as_str(), tier, "{id}");
        let place = answer.place.as_ref().unwrap();
        assert_eq!((place.way, place.here), (way, here), "{id}");
    }
    for gone in [REPAIRED, REVOKED, ENDED_YESTERDAY, "demo-penalty-expired"] {
        anybody.get(&format!("records/{gone}/repair")).await.problem(410);
        ics(&anybody, gone).await.problem(410);
    }
    anybody.get("records/nobody/repair").await.problem(404);
    anybody.get("records/no%20id/repair").await.problem(404);
}

#[tokio::test]
async fn the_record_and_the_answer_name_the_same_day() {
    let site = Site::sample();
    let anybody = site.anybody();
    for id in [REPAIR_READY, REPAIR_SOON, NOT_YET_REPAIRABLE, BLACK_LIST, REPAIR_COURT] {
        let record: Record = anybody.get(&format!("records/{id}")).await.read();
        assert_eq!(record.recourse.repair_from, asked(&anybody, id).await.earliest, "{id}");
    }
}

#[tokio::test]
async fn the_answer_changes_with_the_day() {
    let site = Site::sample();
    let first = asked(&site.anybody(), REPAIR_SOON).await.earliest.unwrap();
    for (on, verdict) in [(first.add_days(-1), Verdict::Waiting), (first, Verdict::Ready)] {
        let mut anybody = site.anybody();
        anybody.router = site.router(on);
        assert_eq!(asked(&anybody, REPAIR_SOON).await.verdict, verdict, "{on}");
    }
}

#[tokio::test]
async fn a_calendar_file_for_the_first_day_and_none_when_there_is_nothing_to_wait_for() {
    use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
    let site = Site::sample();
    let anybody = site.anybody();
    let answer = ics(&anybody, REPAIR_SOON).await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert!(answer.header("content-disposition").starts_with("attachment"));
    let text = String::from_utf8(answer.bytes.clone()).unwrap();
    assert!(text.lines().all(|line| line.len() <= 75), "folded at 75 octets");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches("PRODID").count(), 1);
    let calendar: Calendar = text.parse().unwrap();
    let [CalendarComponent::Event(event)] = calendar.components.as_slice() else { panic!() };
    let first = asked(&anybody, REPAIR_SOON).await.earliest.unwrap();
    let Some(DatePerhapsTime::Date(start)) = event.get_start() else { panic!() };
    assert_eq!(start.to_string(), first.to_string());
    assert!(event.get_uid().unwrap().contains(REPAIR_SOON));
    assert_eq!(event.get_url(), Some(format!("http://example.cn/repairs/{REPAIR_SOON}").as_str()));
    assert!(event.get_description().unwrap().contains("不收费"));
    assert!(!text.contains("安全生产"), "what a calendar keeps says nothing of the misconduct");
    assert_eq!(
        ics(&anybody, REPAIR_SOON).await.bytes,
        answer.bytes,
        "the same answer is the same file"
    );
    for id in [REPAIR_READY, REPAIR_COURT] {
        ics(&anybody, id).await.problem(404);
    }
}

#[tokio::test]
async fn the_subject_learns_whether_it_can_apply_and_nobody_for_somebody_else() {
    let site = Site::sample();
    let me = site.signed_in(STAGES_USER).await;
    let ready = can(&me, REPAIR_READY).await;
    assert!(ready.eligible, "{:?}", ready.reasons);
    assert_eq!(ready.known.get("record"), REPAIR_READY);
    let soon = can(&me, REPAIR_SOON).await;
    assert!(!soon.eligible && soon.reasons[0].as_str().contains("还有"), "{:?}", soon.reasons);
    let market = can(&me, REPAIR_MARKET).await;
    assert!(!market.eligible);
    assert!(market.reasons.iter().any(|r| r.as_str().contains("公示系统")), "{:?}", market.reasons);
    let other = can(&me, BLACK_LIST).await;
    assert!(!other.eligible && other.reasons[0].as_str().contains("不是贵单位的"));
    me.get("me/eligibility?record=nobody&purpose=repair").await.problem(404);
    let path = format!("me/eligibility?record={REPAIR_READY}&purpose=repair");
    site.anybody().get(&path).await.problem(401);
}

#[tokio::test]
async fn with_the_national_intake_nothing_is_filed_here() {
    let site = Site::sample();
    let repair = repair::Options { repair_intake: Some(TakenBy::National), rules: None };
    let options = Options { repair, ..Options::default() };
    let mut anybody = site.anybody();
    anybody.router = site.router_with(today(), options);
    let answer = asked(&anybody, REPAIR_READY).await;
    let place = answer.place.clone().unwrap();
    assert!(answer.can_apply && !answer.files_here());
    assert!(place.name.as_str().contains("信用中国") && place.address.is_some());
}

#[tokio::test]
async fn both_questions_about_a_repair_have_one_answer() {
    let site = Site::sample();
    for intake in [TakenBy::Local, TakenBy::National] {
        let repair = repair::Options { repair_intake: Some(intake), rules: None };
        let mut me = site.signed_in(STAGES_USER).await;
        me.router = site.router_with(today(), Options { repair, ..Options::default() });
        for record in [REPAIR_READY, REPAIR_SOON, REPAIR_MARKET] {
            let by_purpose = can(&me, record).await;
            let path = format!("me/eligibility?template=repair&record={record}");
            let by_form: Eligibility = me.get(&path).await.read();
            let told = |e: &Eligibility| {
                (e.eligible, e.reasons.clone(), e.instead.clone(), e.duplicate.clone())
            };
            assert_eq!(told(&by_purpose), told(&by_form), "{intake:?} {record}");
            let here = intake == TakenBy::Local && record == REPAIR_READY;
            assert_eq!(by_form.eligible, here, "{intake:?} {record}: {:?}", by_form.reasons);
        }
        if intake == TakenBy::National {
            let told = can(&me, REPAIR_READY).await;
            let window = |text: &contract::Text| text.as_str().contains("信用中国");
            assert!(told.reasons.iter().any(window), "{:?}", told.reasons);
            let address = |text: &contract::Text| text.as_str().contains("https://");
            assert!(told.instead.iter().any(address), "the way there: {:?}", told.instead);
        }
    }
}

#[tokio::test]
async fn a_city_can_bring_its_own_rules() {
    let site = Site::sample();
    let path = site.dir.path().join("rules.json");
    let own =
        contract::repair::RULES.replace("\"version\": \"2026-04-01\"", "\"version\": \"本市修订\"");
    std::fs::write(&path, own).unwrap();
    let repair = repair::Options { rules: Some(path), repair_intake: None };
    let mut anybody = site.anybody();
    anybody.router = site.router_with(today(), Options { repair, ..Options::default() });
    let answer = asked(&anybody, REPAIR_READY).await;
    assert_eq!(answer.regime.unwrap().version.as_str(), "本市修订");
}

#[tokio::test]
async fn answers_are_public_and_revalidated() {
    let site = Site::sample();
    let anybody = site.anybody();
    let path = format!("records/{REPAIR_READY}/repair");
    let first = anybody.get(&path).await;
    assert_eq!(first.header("cache-control"), "no-cache");
    let tag = first.header("etag").to_owned();
    let headers = [("if-none-match", tag.as_str())];
    let again = anybody.raw("GET", &path, &headers, axum::body::Body::empty()).await;
    assert_eq!(again.status, 304);
    assert!(day("2026-08-01") <= asked(&anybody, REPAIR_READY).await.earliest.unwrap());
}
