//! Ways in which a platform can be broken.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

/// How a platform is broken: what it does to questions and to answers.
#[derive(Default)]
pub struct Fault {
    pub name: &'static str,
    /// The check that has to find it.
    pub found_by: &'static str,
    question: Option<fn(&mut Request)>,
    json: Option<fn(&str, &mut Value)>,
    answer: Option<fn(&str, Response) -> Response>,
}

/// The part after `/api/v1`, with the query, of the questions that an answer belongs to.
pub async fn between(fault: &Fault, mut request: Request, next: Next) -> Response {
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

pub fn faults() -> Vec<Fault> {
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
        json("the overview counts otherwise", "企业的概况", |asked, value| {
            if asked == "GET /me/overview" {
                value["cases_total"] = json!(77);
            }
        }),
        answer("roles are told apart by silence", "身份", |_, answer| {
            with_status(answer, 403, StatusCode::NOT_FOUND)
        }),
    ]
}
