//! `desk/cases`: what an officer of the agency handles.

use super::call::Call;
use super::client::Cancel;
use super::{Answer, ask, change};
use crate::paths::with_query;
use contract::Page;
use contract::case::{ActionRequest, Case, CaseHead, CaseNumber};
use contract::query::DeskQuery;

/// A page of the agency's queue.
pub async fn desk_cases(base: &str, query: &DeskQuery, cancel: &Cancel) -> Answer<Page<CaseHead>> {
    ask(with_query(&format!("{base}/desk/cases"), &query.pairs()), cancel).await
}

/// One of its cases, with what stands beside it.
pub async fn desk_case(base: &str, number: &CaseNumber, cancel: &Cancel) -> Answer<Case> {
    ask(format!("{base}/desk/cases/{number}"), cancel).await
}

/// Decides; the key stands for this decision, however often it is sent.
pub async fn decide(
    base: &str,
    number: &CaseNumber,
    action: &ActionRequest,
    key: &str,
) -> Answer<Case> {
    let call = Call::new("POST", format!("{base}/desk/cases/{number}/actions"));
    change(call.json(action)?.once(key), &Cancel::default()).await?.read()
}
