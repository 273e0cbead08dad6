//! `me/cases`.

use super::private::{Answer, Body, PathText, Private, once, part};
use crate::filing::{Enterprise, Filing, Now, cases};
use crate::http::ApiError;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use contract::Page;
use contract::case::{ActionRequest, Authorisation, Case, CaseHead, Filing as Filed, Role};

pub async fn all(State(filing): State<Filing>, me: Enterprise) -> Answer<Page<CaseHead>> {
    cases::settle(&filing).await?;
    let mut page = filing.read(move |tx, _| cases::all(tx, &me.subject.code)).await?;
    page.items = page.items.into_iter().map(|head| filing.counted(head)).collect();
    Ok(Private(page))
}

pub async fn authorisations(
    State(filing): State<Filing>,
    me: Enterprise,
) -> Answer<Page<Authorisation>> {
    filing.read(move |tx, _| cases::authorisations(tx, &me.subject.code)).await.map(Private)
}

pub async fn one(State(filing): State<Filing>, me: Enterprise, number: PathText) -> Answer<Case> {
    let number = part(number)?;
    cases::settle(&filing).await?;
    let show = move |tx: &crate::store::Snapshot, today| {
        let row = cases::of_subject(tx, &number, &me.subject.code)?;
        cases::shown(tx, row, Role::Enterprise, today)
    };
    Ok(Private(counted(&filing, filing.read(show).await?)))
}

pub async fn file(
    State(filing): State<Filing>,
    me: Enterprise,
    headers: HeaderMap,
    Body(filed): Body<Filed>,
) -> Result<Response, ApiError> {
    let once = once(&headers, "me/cases", &filed)?;
    cases::settle(&filing).await?;
    let make = move |now: &Now| {
        let number = cases::file(now, &me, &filed, &once)?;
        let row = cases::of_subject(now.tx, number.as_str(), &me.subject.code)?;
        cases::shown(now.tx, row, Role::Enterprise, now.today)
    };
    let case = counted(&filing, filing.write(make).await?);
    Ok((StatusCode::CREATED, Private(case)).into_response())
}

pub async fn act(
    State(filing): State<Filing>,
    me: Enterprise,
    number: PathText,
    headers: HeaderMap,
    Body(request): Body<ActionRequest>,
) -> Answer<Case> {
    let number = part(number)?;
    let once = once(&headers, &number, &request)?;
    cases::settle(&filing).await?;
    let act = move |now: &Now| {
        let own = || cases::of_subject(now.tx, &number, &me.subject.code);
        cases::act(now, own()?, (&me.account, Role::Enterprise), &request, &once)?;
        cases::shown(now.tx, own()?, Role::Enterprise, now.today)
    };
    Ok(Private(counted(&filing, filing.write(act).await?)))
}

pub async fn withdraw_consent(
    State(filing): State<Filing>,
    me: Enterprise,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Answer<Case> {
    let (number, id) = path.map(|Path(parts)| parts).unwrap_or_default();
    let withdraw = move |now: &Now| {
        cases::withdraw_consent(now, &me, &number, &id)?;
        let row = cases::of_subject(now.tx, &number, &me.subject.code)?;
        cases::shown(now.tx, row, Role::Enterprise, now.today)
    };
    Ok(Private(counted(&filing, filing.write(withdraw).await?)))
}

fn counted(filing: &Filing, case: Case) -> Case {
    Case { head: filing.counted(case.head), ..case }
}
