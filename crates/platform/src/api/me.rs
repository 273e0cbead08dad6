//! `me`: what the enterprise that is signed in sees of itself.

use super::private::{Answer, PathText, Private, part};
use crate::filing::{self, Enterprise, Filing, templates};
use crate::http::{ApiError, Pairs};
use crate::store::{records, subjects};
use axum::extract::State;
use axum::http::StatusCode;
use contract::Page;
use contract::case::{CaseNotice, Eligibility, Overview};
use contract::problem::ProblemKind;
use contract::query::SubjectRecordsQuery;
use contract::record::RecordHead;
use contract::subject::SubjectProfile;

pub async fn profile(State(filing): State<Filing>, me: Enterprise) -> Answer<SubjectProfile> {
    let code = me.subject.code;
    let profile = filing.read(move |tx, today| Ok(subjects::profile(tx, &code, today)?)).await?;
    profile.map(Private).ok_or_else(unregistered)
}

pub async fn overview(State(filing): State<Filing>, me: Enterprise) -> Answer<Overview> {
    filing::cases::settle(&filing).await?;
    let code = me.subject.code;
    let overview = filing.read(move |tx, today| filing::overview(tx, &code, today)).await?;
    let mut overview = overview.ok_or_else(unregistered)?;
    overview.open = overview.open.into_iter().map(|head| filing.counted(head)).collect();
    Ok(Private(overview))
}

pub async fn records(
    State(filing): State<Filing>,
    me: Enterprise,
    Pairs(pairs): Pairs,
) -> Answer<Page<RecordHead>> {
    let query = SubjectRecordsQuery::parse(pairs)?;
    let code = me.subject.code;
    let find = move |tx: &crate::store::Snapshot, today| {
        Ok(records::of_subject(tx, &code, &query, today)?)
    };
    filing.read(find).await?.map(Private).ok_or_else(unregistered)
}

pub async fn notices(State(filing): State<Filing>, me: Enterprise) -> Answer<Page<CaseNotice>> {
    filing::cases::settle(&filing).await?;
    let code = me.subject.code;
    filing.read(move |tx, _| filing::notices(tx, &code)).await.map(Private)
}

pub async fn read_notice(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
) -> Result<StatusCode, ApiError> {
    let id = part(id)?.parse().unwrap_or_default();
    filing.write(move |now| filing::mark_read(now.tx, &me.subject.code, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn read_notices(
    State(filing): State<Filing>,
    me: Enterprise,
    Pairs(pairs): Pairs,
) -> Result<StatusCode, ApiError> {
    let until = pairs.into_iter().rfind(|(name, _)| name == "until").map(|(_, id)| id);
    let until = until.and_then(|id| id.parse().ok());
    let until = until.ok_or_else(|| ApiError::invalid("until", "没有写明到哪一条为止。"))?;
    filing.write(move |now| filing::mark_all_read(now.tx, &me.subject.code, until)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn eligibility(
    State(filing): State<Filing>,
    me: Enterprise,
    Pairs(pairs): Pairs,
) -> Answer<Eligibility> {
    let about = super::forms::about(&pairs);
    let rules = filing.rules().clone();
    let named = |name: &str| pairs.iter().rfind(|(n, _)| n == name).map(|(_, value)| value.clone());
    if let (Some(record), Some("repair")) = (named("record"), named("purpose").as_deref()) {
        let check = move |tx: &crate::store::Snapshot, today| {
            filing::repairs::eligibility(tx, &rules, &me.subject.code, &record, today)
        };
        return filing.read(check).await.map(Private);
    }
    let id = named("template");
    let id = id.ok_or_else(|| ApiError::invalid("template", "请先选择要办理的事项。"))?;
    filing::cases::settle(&filing).await?;
    let check = move |tx: &crate::store::Snapshot, today| {
        let form = templates::current(tx, &id)?;
        filing::eligibility(tx, &rules, &me.subject.code, &form, about.as_ref(), today)
    };
    filing.read(check).await.map(Private)
}

fn unregistered() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有贵单位的登记信息，请联系平台的运行单位。")
}
