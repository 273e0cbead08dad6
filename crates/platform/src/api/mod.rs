//! The endpoints under `/api/v1`.

mod articles;
mod cases;
mod catalogue;
mod desk;
mod documents;
mod download;
mod drafts;
mod feed;
mod filing;
mod forms;
mod me;
mod orders;
mod private;
mod public;
mod records;
mod repair;
mod screening;
mod session;
mod sign_in;
mod statistics;
mod subjects;
mod training;
mod uploads;

pub use filing::routes as filing;
pub use subjects::unknown as unknown_subject;

use crate::http::App;
use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, http::header};
use serde::Serialize;

/// All of them.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/site", get(catalogue::site))
        .route("/record-kinds", get(catalogue::kinds))
        .route("/lists", get(catalogue::lists))
        .route("/suggestions", get(subjects::suggestions))
        .route("/findings", get(subjects::findings))
        .route("/subjects", get(subjects::search))
        .route(
            "/screenings",
            post(screening::screen).layer(DefaultBodyLimit::max(contract::screening::BYTES)),
        )
        .route("/subjects/{code}", get(subjects::profile))
        .route("/subjects/{code}/records", get(subjects::records))
        .route("/subjects/{code}/records.atom", get(feed::subject))
        .route("/records", get(records::list))
        .route("/records.csv", get(download::csv))
        .route("/records.atom", get(feed::list))
        .route("/records/{id}", get(records::record))
        .route("/articles", get(articles::list))
        .route("/articles.atom", get(articles::feed))
        .route("/articles/{id}", get(articles::article))
        .route("/statistics", get(statistics::all))
        .route("/statistics.csv", get(statistics::csv))
        .route("/records/{id}/repair", get(repair::answer))
        .route("/records/{id}/repair.ics", get(repair::calendar))
}

/// A public answer: kept by browsers, asked about again each time.
struct Public<T>(T);

impl<T: Serialize> IntoResponse for Public<T> {
    fn into_response(self) -> Response {
        ([(header::CACHE_CONTROL, "no-cache")], Json(self.0)).into_response()
    }
}
