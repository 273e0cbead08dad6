//! `me/drafts`.

use super::private::{Answer, Body, PathText, Private, part};
use crate::filing::drafts::{self as store, Expects};
use crate::filing::{Enterprise, Filing};
use crate::http::ApiError;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use contract::Page;
use contract::case::{Draft, DraftContent};

pub async fn all(State(filing): State<Filing>, me: Enterprise) -> Answer<Page<Draft>> {
    filing.read(move |tx, today| store::all(tx, &me.subject.code, today)).await.map(Private)
}

pub async fn one(State(filing): State<Filing>, me: Enterprise, id: PathText) -> Answer<Draft> {
    let (id, rules) = (part(id)?, filing.rules().clone());
    let read = move |tx: &crate::store::Snapshot, today| {
        store::to_go_on(tx, &rules, &me.subject.code, &id, today)
    };
    filing.read(read).await.map(Private)
}

pub async fn put(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
    headers: HeaderMap,
    Body(content): Body<DraftContent>,
) -> Answer<Draft> {
    let (id, expects) = (part(id)?, expects(&headers)?);
    let put =
        move |now: &crate::filing::Now| store::put(now, &me.subject.code, &id, &content, expects);
    filing.write(put).await.map(Private)
}

pub async fn delete(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
) -> Result<StatusCode, ApiError> {
    let id = part(id)?;
    filing.write(move |now| store::delete(now.tx, &me.subject.code, &id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the caller says that it knows of the stored draft.
fn expects(headers: &HeaderMap) -> Result<Expects, ApiError> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let version = |tag: &str| tag.trim_matches('"').parse().ok().map(Expects::Version);
    match (text(header::IF_MATCH), text(header::IF_NONE_MATCH)) {
        (Some(tag), _) => version(tag),
        (None, Some("*")) => Some(Expects::Nothing),
        _ => None,
    }
    .ok_or_else(|| {
        let detail = "请求没有说明改的是草稿的哪一版（If-Match 或 If-None-Match: *），没有保存。";
        ApiError::invalid("If-Match", detail)
    })
}
