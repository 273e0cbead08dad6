//! A platform with the subjects of the sample, and people who use it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request};
use contract::case::{
    Action, ActionRequest, AgreedTo, Case, CaseKind, Change, Filing as Filed, Role,
};
use contract::form::Answers;
use contract::{Date, FieldError, Problem, Text};
use platform::clock::Clock;
use platform::filing::{Filing, Options};
use platform::http::{App, router};
use platform::sample::{self, showcase};
use platform::store::{Seed, Store};
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;

pub const FOOD: &str = "qianshan";
pub const CLEAN: &str = "qingbai";
pub const LABOUR: &str = "hongji";
pub const MARKET: &str = "shijian";
pub const REFORM: &str = "fagai";

/// The Sunday on which the tests take place.
pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

pub struct Site {
    pub store: Store,
    pub dir: TempDir,
}

impl Site {
    /// With the showcase subjects, and no records.
    pub fn new() -> Self {
        let subjects = showcase::subjects(today()).unwrap();
        Self::with(&Seed { subjects, ..Seed::default() })
    }

    /// With the whole sample.
    pub fn sample() -> Self {
        Self::with(&sample::small(today()).unwrap())
    }

    pub fn with(seed: &Seed) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Store::open(&dir.path().join("data")).unwrap();
        store.seed(seed, today()).unwrap();
        Self { store, dir }
    }

    pub fn router(&self, day: Date) -> Router {
        self.router_with(day, Options::default())
    }

    pub fn router_with(&self, day: Date, options: Options) -> Router {
        self.router_of(self.filing(day, options), day)
    }

    pub fn filing(&self, day: Date, options: Options) -> Filing {
        let reader = self.store.reader().unwrap();
        Filing::open(&self.store, reader, Clock::Fixed(day), options).unwrap()
    }

    pub fn router_of(&self, filing: Filing, day: Date) -> Router {
        let app = App::new(self.store.reader().unwrap(), Clock::Fixed(day), self.dir.path());
        router(app.with_filing(filing))
    }

    /// A connection of its own, to look and meddle behind the platform's back.
    pub fn database(&self) -> Connection {
        Connection::open(self.dir.path().join("data/credit.db")).unwrap()
    }

    /// Somebody who isn't signed in.
    pub fn anybody(&self) -> Client {
        Client { router: self.router(today()), cookie: None, csrf: String::new() }
    }

    pub async fn signed_in(&self, user: &str) -> Client {
        let mut client = self.anybody();
        client.sign_in(user).await;
        client
    }
}

#[derive(Clone)]
pub struct Client {
    pub router: Router,
    pub cookie: Option<String>,
    pub csrf: String,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert!(self.status / 100 == 2, "{} {}", self.status, String::from_utf8_lossy(&self.bytes));
        serde_json::from_slice(&self.bytes).expect("the contract's type")
    }

    /// Asserts that this is a problem of the status, with words for people.
    pub fn problem(&self, status: u16) -> Problem {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        let problem: Problem = serde_json::from_slice(&self.bytes).unwrap();
        assert_eq!(problem.status, status);
        assert!(problem.detail.ends_with(['。', '）']), "{}", problem.detail);
        problem
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Client {
    pub async fn sign_in(&mut self, user: &str) {
        let body = json!({ "user": user, "password": "demo-2026" });
        let answer = self.send("POST", "session", &[], Some(&body)).await;
        self.csrf = answer.json()["csrf"].as_str().unwrap().to_owned();
        let cookie = answer.header("set-cookie").split(';').next().unwrap();
        self.cookie = Some(cookie.to_owned());
    }

    /// The same person on a router of another day.
    pub fn on(&self, router: &Router) -> Self {
        Self { router: router.clone(), ..self.clone() }
    }

    pub async fn raw(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let method: Method = method.parse().unwrap();
        let mut request = Request::builder().uri(format!("/api/v1/{path}"));
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", "example.cn");
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if method != Method::GET && !headers.iter().any(|(name, _)| *name == "x-csrf-token") {
            request = request.header("x-csrf-token", &self.csrf);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.method(method).body(body).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&impl Serialize>,
    ) -> Answer {
        let body = body.map(|body| serde_json::to_vec(body).unwrap());
        self.raw(method, path, headers, body.map_or_else(Body::empty, Body::from)).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.raw("GET", path, &[], Body::empty()).await
    }

    /// POST with a fresh Idempotency-Key.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Answer {
        static KEYS: AtomicU32 = AtomicU32::new(0);
        let key = format!("key-{:08}", KEYS.fetch_add(1, Ordering::Relaxed));
        self.send("POST", path, &[("idempotency-key", &key)], Some(body)).await
    }

    /// Answers to a form of the kind that pass the check.
    pub async fn answers(&self, kind: CaseKind, today: Date) -> Answers {
        let path = format!("me/eligibility?template={}", template(kind));
        fill_in(&self.get(&path).await.json(), kind, today)
    }

    pub async fn filing(&self, kind: CaseKind) -> Filed {
        filing(kind, self.answers(kind, today()).await)
    }

    pub async fn file(&self, kind: CaseKind) -> Case {
        self.post("me/cases", &self.filing(kind).await).await.read()
    }

    /// An action with everything that any action may need.
    pub async fn act(&self, case: &Case, role: Role, action: Action, answers: &Answers) -> Answer {
        let side = if role == Role::Enterprise { "me" } else { "desk" };
        let path = format!("{side}/cases/{}/actions", case.head.number);
        self.post(&path, &request(case, action, answers)).await
    }
}

/// What is known, with the rest of what a form of the kind asks for.
pub fn fill_in(eligibility: &Value, kind: CaseKind, today: Date) -> Answers {
    let mut answers: Answers = serde_json::from_value(eligibility["known"].clone()).unwrap();
    let until = today.add_days(500).to_string();
    let common = [("agent_name", "李示例"), ("agent_phone", "13800000000")];
    let own: &[(&str, &str)] = match kind {
        CaseKind::Commitment => &[
            ("pledges", "lawful\nreturn"),
            ("detail", "本店商品七日内无理由退货，电话 13800001234。"),
        ],
        CaseKind::Registration => &[
            ("certificate", "质量管理体系认证证书（示例）"),
            ("number", "示例-001"),
            ("issuer", "示例认证机构"),
            ("issued", "2025-01-02"),
            ("unlimited", "limited"),
        ],
        _ => &[],
    };
    for (key, value) in common.iter().chain(own).chain(&[("valid_until", until.as_str())]) {
        answers.set(key, *value);
    }
    answers
}

pub fn filing(kind: CaseKind, answers: Answers) -> Filed {
    let agreed = |id: &str| AgreedTo { id: id.to_owned(), version: 1 };
    Filed {
        template: template(kind).to_owned(),
        template_version: 1,
        draft: None,
        answers,
        agreements: vec![agreed("truthful"), agreed("share")],
    }
}

pub fn request(case: &Case, action: Action, answers: &Answers) -> ActionRequest {
    ActionRequest {
        action: action.code().to_owned(),
        version: case.version,
        note: Text::new("依据示例规定第三条"),
        faults: vec![FieldError::new("detail", "请写明退货的条件。")],
        answers: Some(answers.clone()),
        unfulfilled: Text::new("没有按承诺退货"),
        sanction: Text::new("责令改正，记入信用记录"),
        agency: None,
        changes: vec![change("title", "更正后的示例标题")],
        day: Some(today().add_days(30)),
        place: Text::new("示例路 1 号"),
        ..ActionRequest::default()
    }
}

pub fn change(field: &str, new: &str) -> Change {
    let label = Text::new("标题").unwrap();
    Change { field: field.to_owned(), label, old: None, new: Text::new(new) }
}

pub fn template(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Commitment => "commitment-voluntary",
        CaseKind::Registration => "registration-qualification",
        CaseKind::Objection => "objection",
        CaseKind::Repair => "repair",
        CaseKind::Rectification => "rectification-report",
        CaseKind::Report => "report",
    }
}

/// The officer who handles the kind.
pub fn officer(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Commitment => MARKET,
        _ => REFORM,
    }
}
