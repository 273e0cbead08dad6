//! Withdrawal: what is not public any more is nowhere, without a restart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use axum::Router;
use common::traces::{ask, traces, without};
use common::{Platform, encode, today};
use contract::record::{
    CreditList, KindInfo, Record, RecordHead, RecordKind, RecordLine, Standing,
};
use contract::subject::SubjectProfile;
use contract::{Date, Page};
use platform::clock::Clock;
use platform::http::{App, router};
use platform::sample::showcase;
use platform::store::{Reader, Store};
use rusqlite::Connection;

/// A running platform on that day: all of them read through the same reader.
fn on(reader: &Reader, day: Date) -> Router {
    router(App::new(reader.clone(), Clock::Fixed(day), "none".as_ref()))
}

#[tokio::test]
async fn at_midnight_everywhere() {
    let p = Platform::sample();
    let reader = p.store.reader().unwrap();
    let seed = platform::sample::small(today()).unwrap();
    let record = seed.records.iter().find(|r| r.head.id.as_str() == showcase::LAST_DAY).unwrap();
    let ending = seed.records.iter().filter(|r| {
        r.head.kind == record.head.kind
            && r.head.is_public(today())
            && r.head.withdrawn_after == Some(today())
    });
    let (now, tomorrow) = (on(&reader, today()), on(&reader, today().add_days(1)));
    let before = traces(&now, &record.head).await;
    assert!(before.record == 200 && before.named_by_subject && before.named_in_csv);
    assert!(before.named_in_feed && before.named_in_subject_feed && before.found_by_number);
    let others = ending.count() as u32 - 1;
    assert_eq!(traces(&tomorrow, &record.head).await, without(&before, others));
    assert_eq!(traces(&now, &record.head).await, before, "days don't mix");
}

#[tokio::test]
async fn at_once_when_repaired_or_revoked_and_corrected_in_its_new_form() {
    let mut p = Platform::sample();
    let reader = p.store.reader().unwrap();
    let now = on(&reader, today());
    let path = format!("records/{}", showcase::NOT_YET_REPAIRABLE);
    let record: Record = ask(&now, &path).await.read();
    let before = traces(&now, &record.head).await;
    let mut deliver = |standing, title: &str| {
        let mut record = record.clone();
        record.head.standing = standing;
        record.head.title = contract::Text::new(title).unwrap();
        p.store.apply(&[record], today()).unwrap();
    };
    for standing in [Standing::Repaired, Standing::Revoked] {
        deliver(standing, "示例标题");
        assert_eq!(traces(&now, &record.head).await, without(&before, 0), "{standing:?}");
        deliver(Standing::Current, "示例标题");
        assert_eq!(traces(&now, &record.head).await, before);
    }
    deliver(Standing::Corrected, "更正后的标题");
    assert_eq!(traces(&now, &record.head).await, before);
    let number = encode(record.head.document_no.as_ref().unwrap().as_str());
    let found: Page<RecordLine> = ask(&now, &format!("records?q={number}")).await.read();
    assert_eq!(found.items[0].head.title.as_str(), "更正后的标题");
    let csv = ask(&now, "records.csv?standing=corrected").await.bytes;
    assert!(common::rows(&csv).iter().flatten().any(|cell| cell == "更正后的标题"));
}

#[tokio::test]
async fn another_process_changes_the_data() {
    let p = Platform::sample();
    let reader = p.store.reader().unwrap();
    let now = on(&reader, today());
    let total = async || -> u64 {
        let page: Page<RecordLine> = ask(&now, "records?kind=penalty").await.read();
        page.total
    };
    let before = total().await;
    let db = Connection::open(p.dir.path().join("data/credit.db")).unwrap();
    let id = [showcase::LAST_DAY];
    db.execute("UPDATE records SET standing = 'revoked' WHERE id = ?", id).unwrap();
    assert_eq!(total().await, before - 1);
    db.execute("DELETE FROM records WHERE id = ?", [showcase::NOT_YET_REPAIRABLE]).unwrap();
    db.execute_batch("DELETE FROM records WHERE id LIKE 'permit-%1'; VACUUM;").unwrap();
    assert_eq!(total().await, before - 2, "rowids may be others now");
    let page: Page<RecordLine> = ask(&now, "records?kind=penalty").await.read();
    assert!(page.items.iter().all(|line| line.head.kind == RecordKind::Penalty));
    db.execute_batch(
        "UPDATE records SET standing = 'current' WHERE id = 'demo-penalty-last-day';
         DELETE FROM changes;",
    )
    .unwrap();
    assert_eq!(total().await, before - 1, "what the log has lost is read anew");
}

#[tokio::test]
async fn a_list_without_a_legal_basis_is_not_shown_at_all() {
    let mut p = Platform::sample();
    let entries: Vec<RecordHead> = {
        let now = p.router(today());
        let page: Page<RecordLine> = ask(&now, "records?list=wage-arrears").await.read();
        page.items.into_iter().map(|line| line.head).collect()
    };
    let counts = async |p: &Platform| -> (u32, u64, u64) {
        let now = p.router(today());
        let kinds: Page<KindInfo> = ask(&now, "record-kinds").await.read();
        let black: Page<RecordLine> = ask(&now, "records?kind=black_list").await.read();
        let kind = kinds.items.iter().find(|info| info.kind == RecordKind::BlackList).unwrap();
        let csv = ask(&now, "records.csv?kind=black_list").await.bytes;
        (kind.count, black.total, common::rows(&csv).len() as u64 - 1)
    };
    let before = counts(&p).await;
    let db = Connection::open(p.dir.path().join("data/credit.db")).unwrap();
    let whole: String = db
        .query_row("SELECT definition FROM lists WHERE id = 'wage-arrears'", [], |r| r.get(0))
        .unwrap();
    let set = "UPDATE lists SET definition = ? WHERE id = 'wage-arrears'";
    for basis in ["''", "NULL"] {
        let broken: String = db
            .query_row(&format!("SELECT json_set(?, '$.legal_basis', {basis})"), [&whole], |r| {
                r.get(0)
            })
            .unwrap();
        db.execute(set, [broken]).unwrap();
        p = reopened(p);
        let gone = entries.len() as u32;
        let left = before.0 - gone;
        assert_eq!(counts(&p).await, (left, left.into(), left.into()));
        let now = p.router(today());
        let lists: Page<CreditList> = ask(&now, "lists").await.read();
        assert!(lists.items.iter().all(|list| list.id.as_str() != "wage-arrears"));
        assert_eq!(
            ask(&now, "records?list=wage-arrears").await.problem(422).errors[0].pointer,
            "list"
        );
        for head in &entries {
            ask(&now, &format!("records/{}", head.id.as_str())).await.problem(404);
            let path = format!("subjects/{}", head.subject.code);
            let profile: SubjectProfile = ask(&now, &path).await.read();
            let own: Page<RecordHead> = ask(&now, &format!("{path}/records")).await.read();
            // It may stand on other lists.
            let black = own.items.iter().filter(|own| own.kind == RecordKind::BlackList).count();
            assert_eq!(profile.summary.black, black as u32);
            assert!(own.items.iter().all(|own| own.id != head.id));
            let feed = ask(&now, &format!("{path}/records.atom")).await.bytes;
            assert!(!String::from_utf8(feed).unwrap().contains(head.id.as_str()));
        }
    }
    db.execute(set, [whole]).unwrap();
    p = reopened(p);
    assert_eq!(counts(&p).await, before);
}

/// The platform after a restart.
fn reopened(p: Platform) -> Platform {
    let Platform { store, dir } = p;
    drop(store);
    Platform { store: Store::open(&dir.path().join("data")).unwrap(), dir }
}
