//! The checks find nothing on the embedded platform, and each of them finds what it is for on a
//! platform that is broken in that way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod faults;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use conformance::{Account, Report, Target};
use faults::{Fault, between, faults};
use platform::clock::Clock;
use platform::filing::{Filing, Options};
use platform::http::{App, router};
use platform::sample;
use platform::store::Store;
use serde_json::Value;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::net::TcpListener;

/// The embedded platform on sample data, at the time of the clock that the checks go by.
struct Platform {
    router: Router,
    accounts: Vec<Account>,
    _dir: TempDir,
}

impl Platform {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("data")).unwrap();
        let (clock, today) = (Clock::System, Clock::System.today());
        store.seed(&sample::small(today).unwrap(), today).unwrap();
        let reader = store.reader().unwrap();
        let filing = Filing::open(&store, reader.clone(), clock, Options::default()).unwrap();
        let app = App::new(reader, clock, dir.path()).with_filing(filing);
        let mut platform = Self { router: router(app), accounts: Vec::new(), _dir: dir };
        platform.accounts = platform.demo().await;
        platform
    }

    /// The accounts of the sample data.
    async fn demo(&self) -> Vec<Account> {
        let address = serve(self.router.clone()).await;
        let ask = move || ureq::get(format!("{address}/session")).call().unwrap().into_body();
        let text = tokio::task::spawn_blocking(move || ask().read_to_string().unwrap()).await;
        let state: Value = serde_json::from_str(&text.unwrap()).unwrap();
        let account = |demo: &Value| Account {
            user: demo["user"].as_str().unwrap().to_owned(),
            password: demo["password"].as_str().unwrap().to_owned(),
        };
        state["demo"].as_array().unwrap().iter().map(account).collect()
    }

    /// What the check finds that has to find this fault, with the fault between the checks and the
    /// platform; without a fault, what all find.
    async fn checked(&self, fault: Fault) -> Report {
        let only = (!fault.found_by.is_empty()).then(|| fault.found_by.to_owned());
        let fault = Arc::new(fault);
        let broken = self.router.clone().layer(from_fn(move |request: Request, next: Next| {
            let fault = fault.clone();
            async move { between(&fault, request, next).await }
        }));
        // The enterprises come first, then the agencies.
        let first = self.accounts.iter().position(|account| account.user == "shenpi").unwrap();
        let (enterprises, officers) = self.accounts.split_at(first);
        let target = Target {
            base: serve(broken).await,
            enterprise: enterprises.first().cloned(),
            other: enterprises.get(1).cloned(),
            officer: officers.first().cloned(),
            only,
        };
        tokio::task::spawn_blocking(move || conformance::run(&target).unwrap()).await.unwrap()
    }
}

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}/api/v1")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_platform_speaks_the_contract() {
    let report = Platform::new().await.checked(Fault::default()).await;
    assert!(report.failed().is_empty() && report.skipped().is_empty(), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_broken_is_found() {
    let platform = Platform::new().await;
    for fault in faults() {
        let (name, found_by) = (fault.name, fault.found_by);
        let report = platform.checked(fault).await;
        assert!(report.failed().contains(&found_by), "{name}:\n{report}");
    }
}
