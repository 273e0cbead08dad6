//! Orders to rectify, as an officer issues them, and the interviews that may follow.

use super::desk::shown;
use super::private::{Answer, Body, PathText, Private, once, part};
use crate::filing::cases::{self, interviews};
use crate::filing::{Enterprise, Filing, Now, Officer, audit};
use crate::http::{ApiError, Base, Pairs};
use crate::ics;
use crate::store::Snapshot;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use contract::case::{Appointment, OrderPreview, OrderRequest, WorkingDays};
use contract::problem::ProblemKind;
use contract::{Date, Page};

/// An order to rectify.
pub async fn order(
    State(filing): State<Filing>,
    me: Officer,
    headers: HeaderMap,
    Body(request): Body<OrderRequest>,
) -> Result<Response, ApiError> {
    let once = once(&headers, "desk/cases", &request)?;
    cases::settle(&filing).await?;
    let desk = filing.clone();
    let make = move |now: &Now| {
        let number = cases::order(now, &me, &request, &once)?;
        let own = cases::of_agency(now.tx, number.as_str(), &me.agency.name)?;
        shown(now.tx, own, now.today, &desk)
    };
    let case = filing.write(make).await?;
    Ok((StatusCode::CREATED, Private(case)).into_response())
}

/// What would follow from it.
pub async fn preview(
    State(filing): State<Filing>,
    me: Officer,
    Body(request): Body<OrderRequest>,
) -> Answer<OrderPreview> {
    let desk = filing.clone();
    let preview = move |tx: &Snapshot, today| {
        cases::order_preview(tx, &me, &request, (today, desk.calendar()))
    };
    filing.read(preview).await.map(Private)
}

/// How far away a day is, for terms that an officer sets.
pub async fn working_days(
    State(filing): State<Filing>,
    _: Officer,
    Pairs(pairs): Pairs,
) -> Answer<WorkingDays> {
    let until = pairs.iter().find(|(name, _)| name == "until");
    let until = until.and_then(|(_, day)| Date::parse(day));
    let today = filing.today();
    let near = until.filter(|day| (day.days() - today.days()).abs() <= 4000);
    let detail = "日期写成 2026-11-22 的样子，十年以内。";
    let until = near.ok_or_else(|| ApiError::invalid("until", detail))?;
    Ok(Private(cases::working_days(until, today, filing.calendar())))
}

/// The agency's interviews that are not on record yet.
pub async fn interviews(State(filing): State<Filing>, me: Officer) -> Answer<Page<Appointment>> {
    Ok(Private(Page::whole(appointments(&filing, &me).await?)))
}

/// Those from today on, as a calendar.
pub async fn calendar(
    State(filing): State<Filing>,
    me: Officer,
    base: Base,
) -> Result<Response, ApiError> {
    let today = filing.today();
    let all = appointments(&filing, &me).await?;
    let coming = all.iter().filter(|appointment| appointment.interview.day >= today);
    let entry = |a: &Appointment| {
        let page = base.url(&format!("/desk/cases/{}", a.head.number));
        interviews::entry(&a.head, &a.interview, page)
    };
    let entries: Vec<_> = coming.map(entry).collect();
    Ok(ics::answer("interviews.ics", "no-store", interviews::calendar_file(&entries)))
}

/// The interview that an enterprise is asked to, as a calendar.
pub async fn own_calendar(
    State(filing): State<Filing>,
    me: Enterprise,
    base: Base,
    number: PathText,
) -> Result<Response, ApiError> {
    let number = part(number)?;
    let find = move |tx: &Snapshot, _| cases::of_subject(tx, &number, &me.subject.code);
    let row = filing.read(find).await?;
    let Some(interview) = interviews::of_case(&row) else {
        let detail = "这件没有将要进行的约谈。";
        return Err(ApiError::new(ProblemKind::NotFound, detail));
    };
    let page = base.url(&format!("/account/cases/{}", row.head.number));
    let entry = interviews::entry(&row.head, interview, page);
    Ok(ics::answer("interview.ics", "no-store", interviews::calendar_file(&[entry])))
}

async fn appointments(filing: &Filing, me: &Officer) -> Result<Vec<Appointment>, ApiError> {
    cases::settle(filing).await?;
    let (desk, agency) = (filing.clone(), me.agency.name.clone());
    let read =
        move |tx: &Snapshot, today| interviews::of_agency(tx, &agency, (today, desk.calendar()));
    let all = filing.read(read).await?;
    audit::seen(filing, &me.account, "list_interviews", None, None).await?;
    Ok(all)
}
