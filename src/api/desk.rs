//! `desk`: what an officer of the agency handles.

use super::call::Call;
use super::client::Cancel;
use super::{Answer, ask, change};
use crate::paths::with_query;
use contract::case::{
    ActionRequest, Appointment, Case, CaseHead, CaseNumber, OrderPreview, OrderRequest, WorkingDays,
};
use contract::query::DeskQuery;
use contract::{Date, Page};

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

/// What follows from an order; nothing is done.
pub async fn preview_order(base: &str, order: &OrderRequest) -> Answer<OrderPreview> {
    let call = Call::new("POST", format!("{base}/desk/order-previews")).json(order)?.repeatable();
    change(call, &Cancel::default()).await?.read()
}

/// Issues an order; the key stands for this order, however often it is sent.
pub async fn issue_order(base: &str, order: &OrderRequest, key: &str) -> Answer<Case> {
    let call = Call::new("POST", format!("{base}/desk/cases")).json(order)?.once(key);
    change(call, &Cancel::default()).await?.read()
}

/// How far away a day is, in days that people work.
pub async fn working_days(base: &str, until: Date, cancel: &Cancel) -> Answer<WorkingDays> {
    ask(format!("{base}/desk/working-days?until={until}"), cancel).await
}

/// The agency's interviews that are not on record yet, the next one first.
pub async fn interviews(base: &str, cancel: &Cancel) -> Answer<Page<Appointment>> {
    ask(format!("{base}/desk/interviews"), cancel).await
}

/// The address of the calendar file of those that are coming.
pub fn interviews_calendar(base: &str) -> String {
    format!("{base}/desk/interviews.ics")
}
