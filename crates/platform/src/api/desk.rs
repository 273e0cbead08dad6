//! `desk/cases`: what an officer of the agency handles.

use super::private::{Answer, Body, PathText, Private, once, part};
use crate::filing::cases::{self, CaseRow};
use crate::filing::{Filing, Now, Officer, audit};
use crate::http::{ApiError, Pairs};
use crate::store::Snapshot;
use axum::extract::State;
use axum::http::HeaderMap;
use contract::case::{ActionRequest, Case, CaseHead, Role};
use contract::query::DeskQuery;
use contract::{Date, Page};
use rusqlite::Transaction;

pub async fn queue(
    State(filing): State<Filing>,
    me: Officer,
    Pairs(pairs): Pairs,
) -> Answer<Page<CaseHead>> {
    let asked = audit::asked(&pairs);
    let query = DeskQuery::parse(pairs)?;
    cases::settle(&filing).await?;
    let (desk, agency) = (filing.clone(), me.agency.name.clone());
    let read =
        move |tx: &Snapshot, today| cases::queue(tx, &agency, &query, (today, desk.calendar()));
    let page = filing.read(read).await?;
    audit::seen(&filing, &me.account, "list_cases", None, Some(asked)).await?;
    Ok(Private(page))
}

pub async fn one(State(filing): State<Filing>, me: Officer, number: PathText) -> Answer<Case> {
    let number = part(number)?;
    cases::settle(&filing).await?;
    let desk = filing.clone();
    let show = move |tx: &Snapshot, today| {
        shown(tx, cases::of_agency(tx, &number, &me.agency.name)?, today, &desk)
    };
    let case: Case = filing.read(show).await?;
    audit::seen(&filing, &me.account, "read_case", Some(case.head.number.clone()), None).await?;
    Ok(Private(case))
}

pub async fn act(
    State(filing): State<Filing>,
    me: Officer,
    number: PathText,
    headers: HeaderMap,
    Body(request): Body<ActionRequest>,
) -> Answer<Case> {
    let number = part(number)?;
    let once = once(&headers, &number, &request)?;
    cases::settle(&filing).await?;
    let desk = filing.clone();
    let act = move |now: &Now| {
        let own = || cases::of_agency(now.tx, &number, &me.agency.name);
        let (row, role) = own()?;
        cases::act(now, row, (&me.account, role), &request, &once)?;
        // What was taken back from the agency is none of its business any more.
        shown(now.tx, own()?, now.today, &desk)
    };
    filing.write(act).await.map(Private)
}

/// The case with what stands beside it.
pub(super) fn shown(
    tx: &Transaction,
    (row, role): (CaseRow, Role),
    today: Date,
    filing: &Filing,
) -> Result<Case, ApiError> {
    let beside = cases::beside(tx, (&row, role), today, (filing.calendar(), filing.settings()))?;
    let case = cases::shown(tx, row, role, today)?;
    Ok(Case { beside: Some(beside), head: filing.counted(case.head), ..case })
}
