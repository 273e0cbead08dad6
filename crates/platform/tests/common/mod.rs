//! A platform on a directory of its own, asked without a network.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(dead_code)]

pub mod traces;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use contract::Date;
use platform::clock::Clock;
use platform::http::{App, router};
use platform::store::Store;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;
use tower::ServiceExt;

/// The day on which the tests take place.
pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

pub struct Platform {
    pub store: Store,
    pub dir: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::OK, "{}", String::from_utf8_lossy(&self.bytes));
        serde_json::from_slice(&self.bytes).expect("the contract's type")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Asserts that this is a well-formed problem of the status.
    pub fn problem(&self, status: u16) -> contract::Problem {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem: contract::Problem = serde_json::from_slice(&self.bytes).unwrap();
        assert_eq!(problem.status, status);
        assert_eq!(problem.instance.as_deref(), Some(self.header("x-request-id")));
        assert!(!problem.detail.is_empty());
        problem
    }
}

impl Platform {
    pub fn empty() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { store: Store::open(&dir.path().join("data")).unwrap(), dir }
    }

    pub fn sample() -> Self {
        let mut platform = Self::empty();
        let seed = platform::sample::small(today()).unwrap();
        platform.store.seed(&seed, today()).unwrap();
        platform
    }

    pub fn portal(&self) -> PathBuf {
        self.dir.path().join("dist")
    }

    pub fn router(&self, day: Date) -> Router {
        router(App::new(self.store.reader().unwrap(), Clock::Fixed(day), &self.portal()))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_on(today(), path).await
    }

    pub async fn get_on(&self, day: Date, path: &str) -> Answer {
        ask(
            self.router(day),
            Request::get(path).header("host", "example.cn").body(Body::empty()).unwrap(),
        )
        .await
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        ask(self.router(today()), request).await
    }
}

/// Asks this router, which may be used again.
pub async fn ask_get(router: Router, path: &str) -> Answer {
    ask(router, Request::get(path).header("host", "example.cn").body(Body::empty()).unwrap()).await
}

async fn ask(router: Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    Answer { status: parts.status, headers: parts.headers, bytes }
}

/// Percent-encodes everything.
pub fn encode(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

/// The rows of a CSV file with its header; asserts that it begins with a byte order mark.
pub fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}
