//! The outermost step: numbers each request, logs it, writes problems, adds security headers.

use super::{etag, headers};
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use contract::{Problem, problem};
use std::hash::{BuildHasher, RandomState};
use std::time::Instant;
use tracing::Instrument;

/// Follows a request from its arrival to its answer.
pub async fn follow(request: Request, next: Next) -> Response {
    let (id, start) = (new_id(), Instant::now());
    // Without the query: what people search for is nobody's business.
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let span = tracing::info_span!("request", id, %method, path = path.as_str());
    async {
        let mut response = next.run(request).await;
        if let Some(problem) = response.extensions_mut().remove::<Problem>() {
            write(&mut response, Problem { instance: Some(id.clone()), ..problem });
        }
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert("x-request-id", id);
        }
        etag::weaken(response.headers_mut());
        headers::secure(&path, response.headers_mut());
        let (status, ms) = (response.status().as_u16(), start.elapsed().as_millis() as u64);
        tracing::info!(status, ms, "已答复");
        response
    }
    .instrument(span)
    .await
}

fn write(response: &mut Response, problem: Problem) {
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(problem::MEDIA_TYPE));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    *response.body_mut() = Body::from(body);
}

/// A number that is unlikely to come twice: 16 hexadecimal digits.
fn new_id() -> String {
    format!("{:016x}", RandomState::new().hash_one(Instant::now()))
}
