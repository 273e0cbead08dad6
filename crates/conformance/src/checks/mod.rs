//! The checks, each with the place where the contract says so.

mod answers;
mod answers_made;
mod caching;
mod documents;
mod downloads;
mod drafts;
mod filing;
mod lists;
mod overview;
mod paging;
mod privacy;
mod refusals;
mod session;
mod withdrawal;

use crate::Context;
use crate::http::Answer;
use crate::report::{Finding, Outcome};
use contract::record::RecordKind;
use serde_json::Value;

/// Something that has to hold.
#[derive(Debug)]
pub struct Check {
    /// A short name.
    pub name: &'static str,
    /// What has to hold.
    pub what: &'static str,
    /// Where the contract says so.
    pub basis: &'static str,
    /// Looks whether it does.
    pub run: fn(&Context) -> Outcome,
}

/// All of them, the ones that others build on first.
pub const ALL: &[Check] = &[
    answers::PUBLIC,
    answers::RECORDS,
    answers::COUNTS,
    paging::PAGES,
    paging::ORDER,
    lists::FILTERS,
    lists::PERIOD,
    lists::BASIS,
    refusals::WRONG,
    refusals::UNKNOWN,
    caching::UNCHANGED,
    caching::HEAD,
    withdrawal::PUBLIC_ONLY,
    privacy::MASKED,
    downloads::CSV,
    downloads::FEED,
    documents::SCREENING,
    documents::DOCUMENTS,
    session::ANONYMOUS,
    session::WRONG_PASSWORD,
    drafts::CONCURRENT,
    drafts::FOREIGN,
    filing::COMPLETE,
    filing::ONCE,
    filing::ROLES,
    overview::AGREES,
];

/// Passed without findings, failed with any.
fn judged(findings: Vec<Finding>) -> Outcome {
    match findings.is_empty() {
        true => Outcome::Passed,
        false => Outcome::Failed(findings),
    }
}

/// The members of a list's answer; none where it has another shape, which [`answers`] tells.
fn items(answer: &Answer) -> Vec<Value> {
    let list = answer.json().map(|mut json| json["items"].take());
    match list {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    }
}

fn total(answer: &Answer) -> Option<u64> {
    answer.json()?["total"].as_u64()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The first page of every kind that has records, with the kind.
fn first_pages(context: &Context) -> Vec<(RecordKind, Answer)> {
    let kinds = RecordKind::ALL.iter();
    let page = |kind: &RecordKind| context.client.get(&format!("/records?kind={}", kind.code()));
    kinds.map(|kind| (*kind, page(kind))).filter(|(_, page)| !items(page).is_empty()).collect()
}
