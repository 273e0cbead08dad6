//! `me/cases`, and what anybody may ask about a case who has its number or code.

use super::call::Call;
use super::client::{Cancel, get, send};
use super::{Answer, ask, change};
use crate::paths::segment;
use contract::Page;
use contract::case::{
    ActionRequest, Case, CaseHead, CaseLookup, CaseToCorrect, Filing, Progress, Proof, Receipt,
};

/// The enterprise's cases, latest first.
pub async fn cases(base: &str, cancel: &Cancel) -> Answer<Page<CaseHead>> {
    ask(format!("{base}/me/cases"), cancel).await
}

/// One of them.
pub async fn case(base: &str, number: &str, cancel: &Cancel) -> Answer<Case> {
    ask(format!("{base}/me/cases/{}", segment(number)), cancel).await
}

/// One of them, as far as correcting it needs it.
pub async fn case_to_correct(base: &str, number: &str, cancel: &Cancel) -> Answer<CaseToCorrect> {
    ask(format!("{base}/me/cases/{}", segment(number)), cancel).await
}

/// Does something to a case; the key stands for this intention, however often it is sent.
pub async fn act(base: &str, number: &str, action: &ActionRequest, key: &str) -> Answer<()> {
    let address = format!("{base}/me/cases/{}/actions", segment(number));
    let call = Call::new("POST", address).json(action)?.once(key);
    change(call, &Cancel::default()).await.map(drop)
}

/// The address of the calendar file of the interview that is coming in a case.
pub fn interview_calendar(base: &str, number: &str) -> String {
    format!("{base}/me/cases/{}/interview.ics", segment(number))
}

/// The address of a file that was handed in.
pub fn attachment(base: &str, id: &str) -> String {
    format!("{base}/attachments/{}", segment(id))
}

/// Takes an authorisation back.
pub async fn withdraw_consent(base: &str, number: &str, id: &str) -> Answer<()> {
    let address = format!("{base}/me/cases/{}/consents/{}", segment(number), segment(id));
    change(Call::new("DELETE", address), &Cancel::default()).await.map(drop)
}

/// Where a case stands, for whoever has its number and code.
pub async fn lookup(base: &str, lookup: &CaseLookup, cancel: &Cancel) -> Answer<Progress> {
    let call = Call::new("POST", format!("{base}/case-lookups")).json(lookup)?;
    send(&call, cancel).await?.read()
}

/// What the receipt with this code must say.
pub async fn proof(base: &str, code: &str, cancel: &Cancel) -> Answer<Proof> {
    get(&format!("{base}/proofs/{}", segment(code)), cancel).await
}

/// Reports something without an account; the key stands for this report, however often it is sent.
pub async fn report(base: &str, report: &Filing, key: &str) -> Answer<Receipt> {
    let call = Call::new("POST", format!("{base}/reports")).json(report)?.once(key);
    send(&call, &Cancel::default()).await?.read()
}
