//! The checks find nothing on the embedded platform, and each of them finds what it is for on a
//! platform that is broken in that way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use conformance::{Account, Report, Target};
use platform::clock::Clock;
use platform::filing::{Filing, Options};
use platform::http::{App, router};
use platform::sample;
use platform::store::Store;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
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

/// How a platform is broken: what it does to questions and to answers.
#[derive(Default)]
struct Fault {
    name: &'static str,
    /// The check that has to find it.
    found_by: &'static str,
    question: Option<fn(&mut Request)>,
    json: Option<fn(&str, &mut Value)>,
    answer: Option<fn(&str, Response) -> Response>,
}

/// The part after `/api/v1`, with the query, of the questions that an answer belongs to.
async fn between(fault: &Fault, mut request: Request, next: Next) -> Response {
    let asked = format!("{} {}", request.method(), request.uri()).replace("/api/v1", "");
    if let Some(change) = fault.question {
        change(&mut request);
    }
    let mut answer = next.run(request).await;
    let is_json =
        answer.headers().get(header::CONTENT_TYPE).is_some_and(|t| t == "application/json");
    if let (Some(change), true) = (fault.json, is_json) {
        let (mut parts, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = match serde_json::from_slice::<Value>(&bytes) {
            Ok(mut value) => {
                change(&asked, &mut value);
                value.to_string()
            }
            // A HEAD has no body.
            Err(_) => String::new(),
        };
        parts.headers.remove(header::CONTENT_LENGTH);
        answer = Response::from_parts(parts, Body::from(text));
    }
    match fault.answer {
        Some(change) => change(&asked, answer),
        None => answer,
    }
}

/// Takes a parameter out of the question.
fn forget(request: &mut Request, name: &str) {
    let uri = request.uri().to_string();
    let Some((path, query)) = uri.split_once('?') else { return };
    let kept: Vec<_> = query.split('&').filter(|p| !p.starts_with(&format!("{name}="))).collect();
    *request.uri_mut() = format!("{path}?{}", kept.join("&")).parse::<Uri>().unwrap();
}

fn with_status(mut answer: Response, from: u16, to: StatusCode) -> Response {
    if answer.status() == from {
        *answer.status_mut() = to;
    }
    answer
}

fn faults() -> Vec<Fault> {
    let json = |name, found_by, change: fn(&str, &mut Value)| Fault {
        name,
        found_by,
        json: Some(change),
        ..Fault::default()
    };
    let question = |name, found_by, change: fn(&mut Request)| Fault {
        name,
        found_by,
        question: Some(change),
        ..Fault::default()
    };
    let answer = |name, found_by, change: fn(&str, Response) -> Response| Fault {
        name,
        found_by,
        answer: Some(change),
        ..Fault::default()
    };
    vec![
        json("a number is a text", "答案的形状", |asked, value| {
            if asked == "GET /site" {
                value["subjects"] = json!("many");
            }
        }),
        json("a record says another day than its list", "记录的形状", |asked, value| {
            if asked.starts_with("GET /records/") {
                value["head"]["decided"] = json!("2001-01-01");
            }
        }),
        json("the catalogue counts one too many", "数量一致", |asked, value| {
            if asked == "GET /record-kinds" {
                value["items"][0]["count"] =
                    json!(value["items"][0]["count"].as_u64().unwrap() + 1);
            }
        }),
        json("a page leaves its first item out", "翻页", |asked, value| {
            if asked.contains("&page=") {
                value["items"].as_array_mut().unwrap().remove(0);
            }
        }),
        question("the order is ignored", "排序", |request| forget(request, "sort")),
        question("a filter is ignored", "筛选", |request| forget(request, "authority")),
        question("the end of a period is ignored", "日期范围", |request| {
            forget(request, "to");
            forget(request, "from");
        }),
        json("a list tells no remedy", "名单的依据", |asked, value| {
            if asked == "GET /lists" {
                value["items"][0]["remedy"] = json!("");
            }
        }),
        question("an impossible kind means all", "不可能的条件", |request| {
            if request.uri().query() == Some("kind=nothing") {
                forget(request, "kind");
            }
        }),
        answer("errors are web pages", "没有的东西", |_, mut answer| {
            if answer.status() == 404 {
                let html = HeaderValue::from_static("text/html");
                answer.headers_mut().insert(header::CONTENT_TYPE, html);
            }
            answer
        }),
        question("nothing is ever unchanged", "没有变化", |request| {
            request.headers_mut().remove(header::IF_NONE_MATCH);
        }),
        answer("HEAD isn't supported", "HEAD", |asked, answer| match asked.starts_with("HEAD") {
            true => with_status(answer, 200, StatusCode::METHOD_NOT_ALLOWED),
            false => answer,
        }),
        json("what has ended is still listed", "停止公示", |asked, value| {
            if asked.starts_with("GET /records?") && value["items"][0].is_object() {
                value["items"][0]["head"]["withdrawn_after"] = json!("2020-01-01");
            }
        }),
        json("a telephone number is in clear", "遮盖个人信息", |asked, value| {
            if asked.starts_with("GET /subjects/") {
                value["subject"]["name"] = json!("示例有限公司 13800000000");
            }
        }),
        answer("a download without its mark", "CSV", |asked, answer| {
            if !asked.starts_with("GET /records.csv") {
                return answer;
            }
            Response::from_parts(answer.into_parts().0, Body::from("a,b\n"))
        }),
        answer("a feed is said to be plain text", "订阅源", |asked, mut answer| {
            if asked.starts_with("GET /records.atom") {
                let plain = HeaderValue::from_static("text/plain");
                answer.headers_mut().insert(header::CONTENT_TYPE, plain);
            }
            answer
        }),
        json("a line of a screening says nothing", "批量核查", |asked, value| {
            if asked == "POST /screenings" {
                value["lines"][0]["hits"][0]["summary"]["penalties"] = json!(77);
            }
        }),
        json("a certificate leaves a line out", "证明和报告", |asked, value| {
            if asked == "POST /documents" {
                value["content"]["lines"].as_array_mut().unwrap().pop();
            }
        }),
        answer("a file isn't what was made", "证明和报告", |asked, answer| {
            if !asked.ends_with("/file") {
                return answer;
            }
            Response::from_parts(answer.into_parts().0, Body::from("<p>示例</p>"))
        }),
        answer("every code is genuine", "证明和报告", |asked, answer| match asked {
            "POST /document-checks" => with_status(answer, 404, StatusCode::OK),
            _ => answer,
        }),
        answer("anybody may look at the desk", "没有登录", |_, answer| {
            with_status(answer, 401, StatusCode::OK)
        }),
        answer("a wrong password is a server error", "密码不对", |asked, answer| {
            match asked == "POST /session" {
                true => with_status(answer, 422, StatusCode::INTERNAL_SERVER_ERROR),
                false => answer,
            }
        }),
        answer("the last device wins", "两台设备同时写草稿", |asked, answer| match asked
            .starts_with("PUT /me/drafts/")
        {
            true => with_status(answer, 409, StatusCode::OK),
            false => answer,
        }),
        answer("it is told that there is a draft", "别家的草稿", |asked, answer| match asked
            .starts_with("GET /me/drafts/")
        {
            true => with_status(answer, 404, StatusCode::FORBIDDEN),
            false => answer,
        }),
        question("every try is a new filing", "重复提交", |request| {
            static TRIES: AtomicU32 = AtomicU32::new(0);
            let number = TRIES.fetch_add(1, Ordering::Relaxed);
            let again = HeaderValue::from_str(&format!("another-try-{number}")).unwrap();
            request.headers_mut().insert("idempotency-key", again);
        }),
        answer("half a filing is taken", "不全的办件", |asked, answer| match asked {
            "POST /me/cases" => with_status(answer, 422, StatusCode::CREATED),
            _ => answer,
        }),
        answer("roles are told apart by silence", "身份", |_, answer| {
            with_status(answer, 403, StatusCode::NOT_FOUND)
        }),
    ]
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
