//! `me`: what belongs to the enterprise that is signed in.

use super::call::Call;
use super::client::Cancel;
use super::{Answer, ask, change};
use crate::paths::{segment, with_query};
use contract::Page;
use contract::case::{Authorisation, CaseNotice, Draft, Overview};
use contract::query::SubjectRecordsQuery;
use contract::record::RecordHead;

/// What it is shown first: cases, drafts, messages, standing.
pub async fn overview(base: &str, cancel: &Cancel) -> Answer<Overview> {
    ask(format!("{base}/me/overview"), cancel).await
}

/// Its public records, newest first.
pub async fn my_records(
    base: &str,
    query: &SubjectRecordsQuery,
    cancel: &Cancel,
) -> Answer<Page<RecordHead>> {
    ask(with_query(&format!("{base}/me/records"), &query.pairs()), cancel).await
}

/// Its drafts, latest first.
pub async fn drafts(base: &str, cancel: &Cancel) -> Answer<Page<Draft>> {
    ask(format!("{base}/me/drafts"), cancel).await
}

/// Deletes a draft.
pub async fn delete_draft(base: &str, id: &str) -> Answer<()> {
    let call = Call::new("DELETE", format!("{base}/me/drafts/{}", segment(id)));
    change(call, &Cancel::default()).await.map(drop)
}

/// Messages about its cases, latest first.
pub async fn notices(base: &str, cancel: &Cancel) -> Answer<Page<CaseNotice>> {
    ask(format!("{base}/me/notices"), cancel).await
}

/// What it has agreed to, latest first.
pub async fn authorisations(base: &str, cancel: &Cancel) -> Answer<Page<Authorisation>> {
    ask(format!("{base}/me/consents"), cancel).await
}

/// Marks the messages up to this one as read.
pub async fn read_notices(base: &str, until: u64) -> Answer<()> {
    let call = Call::new("POST", format!("{base}/me/notices/read?until={until}"));
    change(call, &Cancel::default()).await.map(drop)
}

/// Marks a message as read.
pub async fn read_notice(base: &str, id: u64) -> Answer<()> {
    let call = Call::new("POST", format!("{base}/me/notices/{id}/read"));
    change(call, &Cancel::default()).await.map(drop)
}
