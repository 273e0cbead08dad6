//! HTTP: the router, and what every answer goes through.

mod base;
mod etag;
pub mod headers;
mod mime;
mod pairs;
mod portal;
mod problem;
mod trace;

pub use base::Base;
pub use etag::Streamed;
pub use pairs::{Pairs, encode};
pub use problem::ApiError;

use crate::api;
use crate::clock::Clock;
use crate::filing::Filing;
use crate::store::{Reader, Snapshot};
use axum::Router;
use axum::middleware::from_fn;
use axum::routing::get;
use contract::Date;
use std::path::Path;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// What requests share.
#[derive(Clone)]
pub struct App {
    reader: Reader,
    clock: Clock,
    portal: Arc<Path>,
    public_url: Option<Arc<str>>,
    filing: Option<Filing>,
}

impl App {
    /// Serves this data, as of that clock, and the portal's files in that directory.
    pub fn new(reader: Reader, clock: Clock, portal: &Path) -> Self {
        Self { reader, clock, portal: portal.into(), public_url: None, filing: None }
    }

    /// With the address under which the public knows the site, such as `https://example.cn`.
    pub fn known_as(self, public_url: Option<&str>) -> Self {
        let public_url = public_url.map(|url| url.trim_end_matches('/').into());
        Self { public_url, ..self }
    }

    /// Takes filings too: without it, there is nothing but what is public.
    pub fn with_filing(self, filing: Filing) -> Self {
        Self { filing: Some(filing), ..self }
    }

    /// What takes filings, if there is something.
    pub fn filing(&self) -> Option<&Filing> {
        self.filing.as_ref()
    }

    /// Runs queries for today, off the async threads, all on one state of the data.
    pub async fn read<T: Send + 'static>(
        &self,
        queries: impl FnOnce(&Snapshot, Date) -> anyhow::Result<T> + Send + 'static,
    ) -> Result<T, ApiError> {
        let (reader, today) = (self.reader.clone(), self.clock.today());
        let _turn = self.reader.turn().await?;
        let span = tracing::Span::current();
        let work = move || span.in_scope(|| reader.read(|tx| queries(tx, today)));
        Ok(tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::from)??)
    }
}

/// Everything the platform answers.
pub fn router(app: App) -> Router {
    let filing = app.filing.clone().map(api::filing).unwrap_or_default();
    let routes = Router::new()
        .nest("/api/v1", api::routes().merge(filing))
        .route("/healthz", get(health))
        .fallback(portal::serve)
        .method_not_allowed_fallback(problem::wrong_method)
        .with_state(app);
    wrapped(routes)
}

/// What every answer goes through, from the inside out.
fn wrapped(routes: Router) -> Router {
    routes
        .layer(from_fn(etag::revalidate))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn(trace::follow))
}

/// For the supervisor: the process answers and the database can be read.
async fn health(
    axum::extract::State(app): axum::extract::State<App>,
) -> Result<&'static str, ApiError> {
    app.read(|tx, _| Ok(tx.query_row("SELECT 1", [], |row| row.get::<_, u32>(0))?)).await?;
    Ok("ok\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_panic_becomes_a_problem() {
        let routes = Router::new().route("/", get(async || -> String { panic!("秘密") }));
        let request = Request::get("/").body(Body::empty()).unwrap();
        let response = wrapped(routes).oneshot(request).await.unwrap();
        assert_eq!(response.status(), 500);
        let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
        assert!(response.headers().contains_key("content-security-policy"));
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        let problem: contract::Problem = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem.instance, Some(id));
        assert!(!problem.detail.contains("秘密"));
    }
}
