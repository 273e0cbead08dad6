//! `GET suggestions`, `findings`, `subjects`, `subjects/{code}` and `subjects/{code}/records`.

use super::Public;
use crate::http::{ApiError, App, Pairs};
use crate::store::{findings, records, search, subjects};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use contract::finding::Findings;
use contract::identifier::{Diagnosis, diagnose};
use contract::problem::ProblemKind;
use contract::query::{SubjectQuery, SubjectRecordsQuery};
use contract::record::RecordHead;
use contract::subject::{SubjectHit, SubjectProfile, Suggestions};
use contract::{Page, Uscc, text};

type Answer<T> = Result<Public<T>, ApiError>;
pub type PathText = Result<Path<String>, PathRejection>;

/// Fewer than two characters that count find nothing, without being an error: somebody is typing.
pub async fn suggestions(State(app): State<App>, Pairs(pairs): Pairs) -> Answer<Suggestions> {
    let q = pairs.into_iter().rfind(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default();
    if text::search_key(&q).chars().count() >= 2 {
        SubjectQuery::parse([("q", &q)])?;
    }
    app.read(move |tx, _| search::suggestions(tx, &q)).await.map(Public)
}

pub async fn search(State(app): State<App>, Pairs(pairs): Pairs) -> Answer<Page<SubjectHit>> {
    let query = SubjectQuery::parse(pairs)?;
    if query.q.is_empty() {
        return Err(ApiError::invalid("q", "请输入名称中的两个字以上，或统一社会信用代码。"));
    }
    app.read(move |tx, today| search::subjects(tx, &query, today)).await.map(Public)
}

/// What fits the words besides subjects.
pub async fn findings(State(app): State<App>, Pairs(pairs): Pairs) -> Answer<Findings> {
    let q = pairs.into_iter().rfind(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default();
    let q = SubjectQuery::parse([("q", &q)])?.q;
    if q.is_empty() {
        return Err(ApiError::invalid("q", "请输入要查的内容，两个字以上。"));
    }
    app.read(move |now, today| findings::findings(now, &q, today)).await.map(Public)
}

pub async fn profile(State(app): State<App>, code: PathText) -> Answer<SubjectProfile> {
    let code = parse(code)?;
    let profile = app.read(move |tx, today| subjects::profile(tx, &code, today)).await?;
    profile.map(Public).ok_or_else(unknown)
}

pub async fn records(
    State(app): State<App>,
    code: PathText,
    Pairs(pairs): Pairs,
) -> Answer<Page<RecordHead>> {
    let (code, query) = (parse(code)?, SubjectRecordsQuery::parse(pairs)?);
    let page = app.read(move |tx, today| records::of_subject(tx, &code, &query, today)).await?;
    page.map(Public).ok_or_else(unknown)
}

/// The answer about a subject that is not known.
pub fn unknown() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有查到这个统一社会信用代码的主体，请核对代码。")
}

/// The code in the address, or what is wrong with it.
pub fn parse(code: PathText) -> Result<Uscc, ApiError> {
    let raw = code.map(|Path(raw)| raw).unwrap_or_default();
    Uscc::parse(&raw).ok_or_else(|| {
        let what = match diagnose(&raw) {
            Diagnosis::Slip { message, .. } => message,
            _ => "地址里的统一社会信用代码不对，应为 18 位字母和数字。".to_owned(),
        };
        ApiError::invalid("code", what)
    })
}
