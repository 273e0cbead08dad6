//! `records/{id}/repair`: whether and when a record can be repaired, before anybody signs in.

use super::Public;
use super::records::{public_record, unknown};
use crate::filing::Filing;
use crate::http::{ApiError, App, Base};
use crate::ics;
use crate::repair::{self, Rules};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use contract::problem::ProblemKind;
use contract::repair::RepairAnswer;

type Id = Result<Path<String>, PathRejection>;

pub async fn answer(State(app): State<App>, id: Id) -> Result<Public<RepairAnswer>, ApiError> {
    public(&app, id).await.map(Public)
}

pub async fn calendar(State(app): State<App>, base: Base, id: Id) -> Result<Response, ApiError> {
    let answer = public(&app, id).await?;
    let page = base.url(&format!("/repairs/{}", answer.record.id.as_str()));
    let Some(file) = repair::calendar_file(&answer, &page) else {
        let detail = "没有要等的日子：可以申请的请直接申请，不能申请的看页面上的说明。";
        return Err(ApiError::new(ProblemKind::NotFound, detail));
    };
    Ok(ics::answer("repair.ics", "no-cache", file))
}

/// What anybody may know: the facts of open cases are their subject's own.
async fn public(app: &App, id: Id) -> Result<RepairAnswer, ApiError> {
    let rules = app.filing().map(Filing::rules).cloned().ok_or_else(unknown)?;
    let (record, today) = public_record(app, id).await?;
    Ok(assess(&rules, &record, today))
}

fn assess(rules: &Rules, record: &contract::record::Record, today: contract::Date) -> RepairAnswer {
    rules.assess(record, repair::public_facts(record), today)
}
