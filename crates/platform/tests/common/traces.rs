//! Looking everywhere: every number and every place in which a record leaves a trace.

use super::{Answer, ask_get, encode, rows};
use axum::Router;
use contract::Page;
use contract::record::{KindInfo, RecordHead, RecordKind, RecordLine};
use contract::site::Site;
use contract::subject::{SubjectHit, SubjectProfile};

pub async fn ask(router: &Router, path: &str) -> Answer {
    ask_get(router.clone(), &format!("/api/v1/{path}")).await
}

/// Every number and every place that depends on one record: how often it is counted or named.
#[derive(Debug, PartialEq)]
pub struct Traces {
    pub record: u16,
    pub site: u32,
    pub latest: bool,
    pub kinds: u32,
    pub profile: u32,
    pub searched: u32,
    pub subject_records: u64,
    pub named_by_subject: bool,
    pub listed: u64,
    pub facet: u64,
    pub found_by_number: bool,
    pub csv: usize,
    pub named_in_csv: bool,
    pub named_in_feed: bool,
    pub named_in_subject_feed: bool,
}

pub async fn traces(router: &Router, head: &RecordHead) -> Traces {
    let (id, kind, code) = (head.id.as_str(), head.kind, head.subject.code);
    let name = kind.code();
    let site: Site = ask(router, "site").await.read();
    let kinds: Page<KindInfo> = ask(router, "record-kinds").await.read();
    let profile: SubjectProfile = ask(router, &format!("subjects/{code}")).await.read();
    let hits: Page<SubjectHit> = ask(router, &format!("subjects?q={code}")).await.read();
    let own: Page<RecordHead> = ask(router, &format!("subjects/{code}/records")).await.read();
    let list: Page<RecordLine> = ask(router, &format!("records?kind={name}")).await.read();
    let everything: Page<RecordLine> = ask(router, "records").await.read();
    let number = encode(head.document_no.as_ref().unwrap().as_str());
    let numbered: Page<RecordLine> = ask(router, &format!("records?q={number}")).await.read();
    let csv = rows(&ask(router, &format!("records.csv?kind={name}")).await.bytes);
    let text = async |path: &str| String::from_utf8(ask(router, path).await.bytes).unwrap();
    let feed = text(&format!("records.atom?kind={name}&q={code}")).await;
    let own_feed = text(&format!("subjects/{code}/records.atom")).await;
    let facet = everything.facets.iter().find(|facet| facet.name == "kind").unwrap();
    let page = format!("/records/{id}\"");
    let count = |counts: &[contract::subject::KindCount]| {
        counts.iter().find(|c| c.kind == kind).map_or(0, |c| c.count)
    };
    Traces {
        record: ask(router, &format!("records/{id}")).await.status.as_u16(),
        site: count(&site.counts),
        latest: site.latest.iter().any(|head| head.id.as_str() == id),
        kinds: kinds.items.iter().find(|info| info.kind == kind).unwrap().count,
        profile: count(&profile.counts),
        searched: match kind {
            RecordKind::BlackList => hits.items[0].summary.black,
            _ => hits.items[0].summary.penalties,
        },
        subject_records: own.total,
        named_by_subject: own.items.iter().any(|head| head.id.as_str() == id),
        listed: list.total,
        facet: facet.values.iter().find(|v| v.value == name).unwrap().count,
        found_by_number: numbered.items.iter().any(|line| line.head.id.as_str() == id),
        csv: csv.len() - 1,
        named_in_csv: csv.iter().flatten().any(|cell| cell == id),
        named_in_feed: feed.contains(&page),
        named_in_subject_feed: own_feed.contains(&page),
    }
}

/// The traces of a platform from which the record is gone, and so are `others` of its kind.
pub fn without(before: &Traces, others: u32) -> Traces {
    let gone = 1 + others;
    Traces {
        record: 410,
        site: before.site - gone,
        latest: false,
        kinds: before.kinds - gone,
        profile: before.profile - 1,
        searched: before.searched - 1,
        subject_records: before.subject_records - 1,
        named_by_subject: false,
        listed: before.listed - u64::from(gone),
        facet: before.facet - u64::from(gone),
        found_by_number: false,
        csv: before.csv - gone as usize,
        named_in_csv: false,
        named_in_feed: false,
        named_in_subject_feed: false,
    }
}
