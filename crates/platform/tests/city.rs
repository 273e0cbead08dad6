//! The sample data of a city's size, scaled down; and counts that stay right when data and days
//! change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Platform, encode, today};
use contract::record::{CreditList, Record, RecordHead, RecordKind};
use contract::site::Site;
use contract::subject::{SubjectHit, SubjectProfile, Suggestion};
use contract::{Date, Page, Text, Uscc};
use platform::sample::{city, showcase};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

const SUBJECTS: usize = 3000;

fn filled(subjects: usize) -> Platform {
    let mut p = Platform::empty();
    city::fill(&mut p.store, subjects, today(), |_, _| {}).unwrap();
    p
}

fn database(p: &Platform) -> Connection {
    Connection::open(p.dir.path().join("data/credit.db")).unwrap()
}

fn column(db: &Connection, sql: &str) -> Vec<String> {
    let mut query = db.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn records(db: &Connection) -> Vec<Record> {
    let rows = column(db, "SELECT record FROM records");
    rows.iter().map(|json| serde_json::from_str(json).unwrap()).collect()
}

#[test]
fn the_same_every_time_and_whole() {
    let (one, two) = (filled(600), filled(600));
    let all = "SELECT id || subject_id || hex(delivered) || record FROM records ORDER BY rowid";
    let (one, two) = (database(&one), database(&two));
    assert_eq!(column(&one, all), column(&two, all));
    let profiles = "SELECT id || profile FROM subjects ORDER BY id";
    assert_eq!(column(&one, profiles), column(&two, profiles));
    let small = Platform::sample();
    let schema = "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name";
    assert_eq!(column(&one, schema), column(&database(&small), schema), "nothing left undone");
    assert_eq!(column(&one, "PRAGMA foreign_key_check"), [""; 0]);
    assert_eq!(column(&one, "PRAGMA integrity_check"), ["ok"]);
}

#[test]
fn fictional_unique_and_in_proportion() {
    let p = filled(SUBJECTS);
    let db = database(&p);
    let fictional = |text: &str| text.contains("示例") || text.contains("演示");
    let (mut codes, mut names) = (HashSet::new(), HashSet::new());
    for json in column(&db, "SELECT profile FROM subjects") {
        let profile: SubjectProfile = serde_json::from_str(&json).unwrap();
        let name = profile.subject.name.as_str().to_owned();
        assert!(fictional(&name) && profile.former_names.iter().all(|n| fictional(n.as_str())));
        assert_eq!(profile.subject.code.division(), "210399");
        assert!(profile.representative.is_none_or(|p| p.as_str().contains('*')), "{name}");
        assert!(codes.insert(profile.subject.code));
        assert!(names.insert(name.clone()) || name == "示例同名商贸有限公司", "{name} twice");
    }
    assert_eq!(codes.len(), SUBJECTS);
    let (records, mut kinds) = (records(&db), HashMap::<_, usize>::new());
    for record in &records {
        assert_eq!(record.validate(), Ok(()));
        assert!(fictional(record.head.authority.name.as_str()));
        *kinds.entry(record.head.kind).or_default() += 1;
    }
    assert_eq!(records.len(), 10 * SUBJECTS);
    let share = |kind| kinds[&kind] * 100 / records.len();
    assert!((59..=62).contains(&share(RecordKind::Permit)));
    assert!((7..=8).contains(&share(RecordKind::Penalty)));
    assert!((19..=20).contains(&share(RecordKind::Commitment)));
    assert_eq!(kinds.len(), RecordKind::ALL.len(), "every kind");
    assert!(codes.contains(&Uscc::parse(showcase::FOOD).unwrap()));
}

/// Counts everything by hand and compares it with every place that states a number.
async fn agree_on(p: &Platform, day: Date) {
    let records = records(&database(p));
    let public = || records.iter().filter(|r| r.head.is_public(day));
    let site: Site = p.get_on(day, "/api/v1/site").await.read();
    for count in &site.counts {
        let by_hand = public().filter(|r| r.head.kind == count.kind).count();
        assert_eq!(count.count as usize, by_hand, "{:?} on {day}", count.kind);
    }
    let total: u32 = site.counts.iter().map(|c| c.count).sum();
    assert_eq!(total as usize, public().count());
    let lists: Page<CreditList> = p.get_on(day, "/api/v1/lists").await.read();
    let of_lists: u32 = lists.items.iter().map(|l| l.count).sum();
    assert_eq!(of_lists as usize, public().filter(|r| r.head.kind.list_tone().is_some()).count());
    for code in [showcase::FOOD, showcase::STAGES, showcase::MANY] {
        let path = format!("/api/v1/subjects/{code}");
        let profile: SubjectProfile = p.get_on(day, &path).await.read();
        let counted: u32 = profile.counts.iter().map(|c| c.count).sum();
        let page: Page<RecordHead> = p.get_on(day, &format!("{path}/records")).await.read();
        let by_hand = public().filter(|r| r.head.subject.code.as_str() == code).count();
        assert_eq!((counted as usize, page.total as usize), (by_hand, by_hand), "{code} on {day}");
        let hits: Page<SubjectHit> =
            p.get_on(day, &format!("/api/v1/subjects?q={code}")).await.read();
        assert_eq!(hits.items[0].summary, profile.summary);
    }
}

#[tokio::test]
async fn counts_agree_on_any_day_and_after_deliveries() {
    let mut p = filled(600);
    for days in [-400, -1, 0, 1, 9, 10, 31, 400] {
        agree_on(&p, today().add_days(days)).await;
    }
    let mut delivered = records(&database(&p));
    delivered.truncate(50);
    for (place, record) in delivered.iter_mut().enumerate() {
        record.head.withdrawn_after = Some(record.head.published.add_days(900 + place as i32));
        record.head.title = Text::new("改过的标题").unwrap();
    }
    assert_eq!(p.store.apply(&delivered, today()).unwrap().revised, 50);
    for days in [-1, 0, 1, 60] {
        agree_on(&p, today().add_days(days)).await;
    }
}

#[tokio::test]
async fn search_pages_are_in_order_and_cover_all() {
    let p = filled(SUBJECTS);
    let word = encode("示例");
    let first: Page<SubjectHit> = p.get(&format!("/api/v1/subjects?q={word}")).await.read();
    let who = "SELECT DISTINCT subject_id || '' FROM subject_names WHERE name LIKE '%示例%'";
    let who = column(&database(&p), who).len();
    assert_eq!(first.total as usize, who);
    assert!(first.total > 1000, "enough to be remembered");
    let suggested: Page<Suggestion> = p.get(&format!("/api/v1/suggestions?q={word}")).await.read();
    assert_eq!(suggested.total, first.total);
    let (mut seen, mut next) = (Vec::new(), Some("1".to_owned()));
    while let Some(number) = next {
        let path = format!("/api/v1/subjects?q={word}&page={number}");
        let page: Page<SubjectHit> = p.get(&path).await.read();
        seen.extend(page.items);
        next = page.next;
    }
    let order = |hit: &SubjectHit| {
        let (name, code) = (hit.subject.name.as_str(), hit.subject.code);
        let rank = match hit.matched_former_name {
            Some(_) => 5,
            None if name.starts_with("示例") => 4,
            None => 6,
        };
        (rank, name.chars().count(), code)
    };
    assert!(seen.is_sorted_by_key(order));
    assert_eq!(seen.iter().map(|hit| hit.subject.code).collect::<HashSet<_>>().len(), who);
}

#[tokio::test]
async fn one_running_reader_sees_what_is_stored_later() {
    let mut p = filled(SUBJECTS);
    let reader = p.store.reader().unwrap();
    let router = |day| {
        let app = platform::http::App::new(
            reader.clone(),
            platform::clock::Clock::Fixed(day),
            &p.dir.path().join("dist"),
        );
        platform::http::router(app)
    };
    let (now, tomorrow) = (router(today()), router(today().add_days(1)));
    let path = format!("/api/v1/subjects?q={}", encode("示例"));
    let before: Page<SubjectHit> = common::ask_get(now.clone(), &path).await.read();
    let site: Site = common::ask_get(now.clone(), "/api/v1/site").await.read();

    // The day changes, and one publication of the showcase ends.
    let stages = format!("/api/v1/subjects/{}", showcase::STAGES);
    let penalties = async |router: &axum::Router| -> u32 {
        let profile: SubjectProfile = common::ask_get(router.clone(), &stages).await.read();
        profile.summary.penalties
    };
    assert_eq!(penalties(&now).await, penalties(&tomorrow).await + 1);
    let next: Site = common::ask_get(tomorrow, "/api/v1/site").await.read();
    let count = |site: &Site, kind| site.counts.iter().find(|c| c.kind == kind).unwrap().count;
    assert!(count(&next, RecordKind::Penalty) < count(&site, RecordKind::Penalty));

    // A delivery brings a record about a subject that nobody knew.
    let mut record: Record =
        p.get(&format!("/api/v1/records/{}", showcase::UNDER_OBJECTION)).await.read();
    record.head.id = contract::record::RecordId::parse("new-one").unwrap();
    record.head.subject.name = Text::new("示例新来者有限公司").unwrap();
    record.head.subject.code = Uscc::parse("93210399MA4PQRT15M").unwrap();
    p.store.apply(&[record], today()).unwrap();
    let after: Page<SubjectHit> = common::ask_get(now.clone(), &path).await.read();
    assert_eq!(after.total, before.total + 1);
    let path = format!("/api/v1/subjects?q={}", encode("新来者"));
    let found: Page<SubjectHit> = common::ask_get(now.clone(), &path).await.read();
    assert_eq!((found.total, found.items[0].summary.penalties), (1, 1));
    let later: Site = common::ask_get(now, "/api/v1/site").await.read();
    assert_eq!(later.subjects, site.subjects + 1);
    assert_eq!(count(&later, RecordKind::Penalty), count(&site, RecordKind::Penalty) + 1);
}

#[test]
fn only_an_empty_store_is_filled_and_errors_leave_it_empty() {
    let mut p = Platform::sample();
    assert!(city::fill(&mut p.store, 200, today(), |_, _| {}).is_err());
    let mut p = Platform::empty();
    let make = |number| match number {
        0..3 => Ok(platform::store::Seed::default()),
        _ => anyhow::bail!("示例错误"),
    };
    assert!(p.store.fill(9, &make, today(), |_, _| {}).is_err());
    assert!(p.store.is_empty().unwrap());
    city::fill(&mut p.store, 200, today(), |_, _| {}).unwrap();
    assert!(!p.store.is_empty().unwrap());
}
