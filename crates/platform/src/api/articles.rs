//! `GET articles`, `articles/{id}` and `articles.atom`.

use super::Public;
use super::subjects::PathText;
use crate::http::{ApiError, App, Base, Pairs};
use crate::store::articles;
use axum::extract::{Path, State};
use axum::response::Response;
use contract::Page;
use contract::article::{Article, ArticleHead, ArticleQuery, is_article_id};
use contract::problem::ProblemKind;

pub async fn list(
    State(app): State<App>,
    Pairs(pairs): Pairs,
) -> Result<Public<Page<ArticleHead>>, ApiError> {
    let query = ArticleQuery::parse(pairs)?;
    let items = app.read(move |now, today| articles::all(now, &query, today)).await?;
    Ok(Public(Page::whole(items)))
}

pub async fn article(State(app): State<App>, id: PathText) -> Result<Public<Article>, ApiError> {
    let unknown = || ApiError::new(ProblemKind::NotFound, "没有这篇文章，可能已经撤下。");
    let Some(id) = id.ok().map(|Path(id)| id).filter(|id| is_article_id(id)) else {
        return Err(unknown());
    };
    let found = app.read(move |now, today| articles::one(now, &id, today)).await?;
    found.map(Public).ok_or_else(unknown)
}

/// The articles of a section, or all of them.
pub async fn feed(
    State(app): State<App>,
    base: Base,
    Pairs(pairs): Pairs,
) -> Result<Response, ApiError> {
    let query = ArticleQuery { q: String::new(), ..ArticleQuery::parse(pairs)? };
    let found = app.read(move |now, today| {
        let heads = articles::all(now, &query, today)?;
        super::feed::of_articles(&base, query.section, &heads, today)
    });
    found.await.map(super::feed::atom)
}
