//! `GET site`, `record-kinds` and `lists`.

use super::Public;
use crate::http::{ApiError, App};
use crate::store::catalogue;
use axum::extract::State;
use contract::Page;
use contract::record::{CreditList, KindInfo};
use contract::site::Site;

pub async fn site(State(app): State<App>) -> Result<Public<Site>, ApiError> {
    app.read(catalogue::site).await.map(Public)
}

pub async fn kinds(State(app): State<App>) -> Result<Public<Page<KindInfo>>, ApiError> {
    app.read(catalogue::kinds).await.map(|items| Public(Page::whole(items)))
}

pub async fn lists(State(app): State<App>) -> Result<Public<Page<CreditList>>, ApiError> {
    app.read(catalogue::lists).await.map(|items| Public(Page::whole(items)))
}
