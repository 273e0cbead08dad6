//! `case-lookups` and `proofs`: without signing in, for who holds the receipt.

use super::Public;
use super::private::{Answer, Body, PathText, Private, once, part};
use crate::filing::{Filing, Now, cases, same_site};
use crate::http::{ApiError, Pairs};
use crate::store::Snapshot;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use contract::Page;
use contract::case::{
    CaseKind, CaseLookup, CaseNumber, Filing as Filed, Handling, Progress, Proof,
};
use contract::problem::ProblemKind;

/// Wrong codes are counted for all receipts together: there is no number to count them by.
const ANY_RECEIPT: &str = "";

pub async fn progress(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Body(lookup): Body<CaseLookup>,
) -> Answer<Progress> {
    same_site(&headers)?;
    let Some(number) = CaseNumber::parse(&lookup.number) else {
        let detail = "受理编号不对，请照回执上的写，例如 20261122-00042-18。";
        return Err(ApiError::invalid("number", detail));
    };
    filing.lookups().check(number.as_str(), "这个受理编号")?;
    cases::settle(&filing).await?;
    let found = filing.read(move |tx, _| cases::progress(tx, &lookup)).await?;
    let counted = |found: Progress| Progress { head: filing.counted(found.head), ..found };
    found.map(counted).map(Private).ok_or_else(|| {
        filing.lookups().failed(number.as_str());
        let detail = "受理编号和核验码对不上，请照回执核对。";
        ApiError::new(ProblemKind::NotFound, detail)
    })
}

/// Reports are counted for everybody together: who reports has no name here.
const ANYBODY: &str = "";

/// Takes a report from somebody without an account.
pub async fn report(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Body(report): Body<Filed>,
) -> Result<Response, ApiError> {
    same_site(&headers)?;
    let once = once(&headers, "reports", &report)?;
    filing.reports().check(ANYBODY, "提交")?;
    let make = move |now: &Now| {
        let number = cases::report(now, &report, &once)?;
        cases::receipt(now.tx, &number)
    };
    let receipt = filing.write(make).await?;
    filing.reports().failed(ANYBODY);
    Ok((StatusCode::CREATED, Private(receipt)).into_response())
}

/// How the agencies handle cases.
pub async fn handling(
    State(filing): State<Filing>,
    Pairs(pairs): Pairs,
) -> Result<Public<Page<Handling>>, ApiError> {
    let code = pairs.into_iter().rfind(|(name, _)| name == "kind").map(|(_, code)| code);
    let kind = match code.as_deref() {
        None | Some("") => None,
        Some(code) => Some(
            CaseKind::from_code(code)
                .ok_or_else(|| ApiError::invalid("kind", "没有这类办件，请重新选择。"))?,
        ),
    };
    cases::settle(&filing).await?;
    let desk = filing.clone();
    let count = move |tx: &Snapshot, today| cases::handling(tx, kind, (today, desk.calendar()));
    let all = filing.read(count).await?;
    Ok(Public(Page::whole(all)))
}

pub async fn proof(State(filing): State<Filing>, code: PathText) -> Answer<Proof> {
    let code = part(code)?;
    filing.receipts().check(ANY_RECEIPT, "回执核验")?;
    cases::settle(&filing).await?;
    let found = filing.read(move |tx, _| cases::proof(tx, &code)).await?;
    found.map(Private).ok_or_else(|| {
        filing.receipts().failed(ANY_RECEIPT);
        let detail = "没有这个核验码的回执，请照回执核对；仍然查不到的，回执可能不是真的。";
        ApiError::new(ProblemKind::NotFound, detail)
    })
}
