//! `GET records` and `records/{id}`.

use super::Public;
use crate::filing::Filing;
use crate::http::{ApiError, App, Pairs};
use crate::repair;
use crate::store::{disclosed, records};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use contract::problem::ProblemKind;
use contract::query::RecordQuery;
use contract::record::{Record, RecordId, RecordLine, Standing};
use contract::{Date, Page};

pub async fn list(
    State(app): State<App>,
    Pairs(pairs): Pairs,
) -> Result<Public<Page<RecordLine>>, ApiError> {
    let query = RecordQuery::parse(pairs)?;
    let found = app.read(move |now, today| disclosed::page(now, &query, today)).await?;
    found.map(Public).map_err(|error| ApiError::from(vec![error]))
}

pub async fn record(
    State(app): State<App>,
    id: Result<Path<String>, PathRejection>,
) -> Result<Public<Record>, ApiError> {
    let (mut record, today) = public_record(&app, id).await?;
    // The rules say it, whatever was delivered or made up.
    if let Some(rules) = app.filing().map(Filing::rules) {
        let answer = rules.assess(&record, repair::public_facts(&record), today);
        record.recourse.repair_from = answer.earliest;
    }
    Ok(Public(record))
}

/// The record with this id, if it is public today; the day with it.
pub async fn public_record(
    app: &App,
    id: Result<Path<String>, PathRejection>,
) -> Result<(Record, Date), ApiError> {
    let Some(id) = id.ok().and_then(|Path(raw)| RecordId::parse(&raw)) else {
        return Err(unknown());
    };
    let found = app.read(move |tx, today| Ok((records::by_id(tx, &id)?, today))).await?;
    match found {
        (Some(record), today) if record.head.is_public(today) => Ok((record, today)),
        (Some(record), today) => Err(not_public(&record, today)),
        (None, _) => Err(unknown()),
    }
}

pub fn unknown() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有这条记录，请核对网址。")
}

/// Tells that publication has ended, and nothing of what was published.
fn not_public(record: &Record, today: Date) -> ApiError {
    if record.head.published > today {
        return unknown();
    }
    let detail = match record.head.standing {
        Standing::Repaired => "这条记录已完成信用修复，停止公示。",
        _ => "这条记录的公示已经结束。",
    };
    ApiError::new(ProblemKind::Withdrawn, detail)
}
