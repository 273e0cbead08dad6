//! Storing records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Platform, today};
use contract::record::{Body, Record, RecordKind};
use contract::subject::{SubjectKind, SubjectProfile};
use contract::{Date, Text};
use platform::recourse;
use platform::sample::showcase;
use platform::store::{Applied, Store};

fn records() -> Vec<Record> {
    platform::sample::small(today()).unwrap().records
}

fn penalty() -> Record {
    records().into_iter().find(|r| r.head.id.as_str() == showcase::NOT_YET_REPAIRABLE).unwrap()
}

#[test]
fn a_repeated_delivery_changes_nothing() {
    let mut p = Platform::empty();
    let all = records();
    let first = p.store.apply(&all, today()).unwrap();
    assert_eq!(first, Applied { added: 2000, revised: 0, unchanged: 0 });
    let later: Vec<Record> = all
        .into_iter()
        .map(|mut r| {
            (r.head.updated, r.head.published) = (Date::FAR, r.head.decided);
            r
        })
        .collect();
    let second = p.store.apply(&later, today().add_days(9)).unwrap();
    assert_eq!(second, Applied { added: 0, revised: 0, unchanged: 2000 });
}

#[tokio::test]
async fn a_revision_keeps_the_earlier_version_and_the_first_day() {
    let mut p = Platform::empty();
    let first = penalty();
    p.store.apply(std::slice::from_ref(&first), today()).unwrap();
    let mut changed = first.clone();
    changed.head.title = Text::new("改过的标题").unwrap();
    changed.head.published = first.head.published.add_days(2);
    let later = today().add_days(1);
    let applied = p.store.apply(&[changed], later).unwrap();
    assert_eq!(applied, Applied { added: 0, revised: 1, unchanged: 0 });
    let path = format!("/api/v1/records/{}", first.head.id.as_str());
    let now: Record = p.get_on(later, &path).await.read();
    assert_eq!((now.revision, now.head.updated), (2, later));
    assert_eq!(now.head.published, first.head.published);
    assert_eq!(now.head.title.as_str(), "改过的标题");
    let db = rusqlite::Connection::open(p.dir.path().join("data/credit.db")).unwrap();
    let kept: (u32, String) = db
        .query_row("SELECT revision, record FROM record_versions", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .unwrap();
    let earlier: Record = serde_json::from_str(&kept.1).unwrap();
    assert_eq!((kept.0, earlier.head.title), (1, first.head.title));
}

#[test]
fn all_or_nothing_and_no_natural_persons() {
    let mut p = Platform::empty();
    let mut person = penalty();
    person.head.subject.kind = SubjectKind::Person;
    let good: Vec<Record> = records().into_iter().take(5).collect();
    let error = p.store.apply(&[good.as_slice(), &[person]].concat(), today()).unwrap_err();
    assert!(format!("{error:#}").contains("自然人"), "{error:#}");
    assert!(p.store.is_empty().unwrap(), "nothing of it is kept");
    let mut wrong = penalty();
    wrong.head.kind = RecordKind::Permit;
    assert!(p.store.apply(&[wrong], today()).is_err());
    assert!(p.store.is_empty().unwrap());
}

#[tokio::test]
async fn unknown_subjects_are_created_and_text_is_redacted() {
    let mut p = Platform::empty();
    let mut record = penalty();
    if let Body::Penalty(body) = &mut record.body {
        body.facts_found = Text::new("当事人张某（210399200001010010，13800001234）");
    }
    p.store.apply(std::slice::from_ref(&record), today()).unwrap();
    let code = record.head.subject.code;
    let profile: SubjectProfile = p.get(&format!("/api/v1/subjects/{code}")).await.read();
    assert_eq!(profile.subject, record.head.subject);
    assert_eq!(profile.region.code.as_str(), "210399");
    assert_eq!(profile.counts.len(), 1);
    let stored = p.get(&format!("/api/v1/records/{}", record.head.id.as_str())).await;
    let text = String::from_utf8(stored.bytes).unwrap();
    assert!(text.contains("210***********0010") && text.contains("138****1234"), "{text}");
    let whole = std::fs::read(p.dir.path().join("data/credit.db-wal")).unwrap();
    assert!(!whole.windows(18).any(|w| w == b"210399200001010010"), "not even in the file");
}

#[tokio::test]
async fn what_is_to_be_published_later_is_not_known_yet() {
    let mut p = Platform::empty();
    let mut record = penalty();
    record.head.published = today().add_days(3);
    record.head.withdrawn_after = None;
    p.store.apply(std::slice::from_ref(&record), today()).unwrap();
    let path = format!("/api/v1/records/{}", record.head.id.as_str());
    p.get(&path).await.problem(404);
    assert_eq!(p.get_on(today().add_days(3), &path).await.status, 200);
}

#[test]
fn one_process_at_a_time() {
    let p = Platform::empty();
    let data = p.dir.path().join("data");
    let error = Store::open(&data).err().unwrap().to_string();
    assert!(error.contains("正在被另一个平台进程使用"), "{error}");
    let dir = p.dir;
    drop(p.store);
    assert!(Store::open(&data).is_ok(), "the lock ends with its holder");
    drop(dir);
}

#[test]
fn who_decides() {
    let record = penalty();
    let source = Text::new("演示数据来源单位").unwrap();
    let of = |kind| recourse::of(kind, &record.head.authority, Some(&source));
    for kind in RecordKind::ALL {
        assert_eq!(of(*kind).repair.is_some(), kind.is_adverse(), "{kind:?}");
        assert_eq!(of(*kind).objection.name, source);
    }
    let own = recourse::of(RecordKind::Penalty, &record.head.authority, None);
    assert_eq!(own.objection, record.head.authority);
}
