//! Revalidation: an ETag from the bytes of each answer, 304 when the client has them, and HEAD.

use super::ApiError;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use sha2::{Digest, Sha256};

/// Marks an answer whose body is made while it is sent: it has no tag.
#[derive(Clone, Copy)]
pub struct Streamed;

/// Answers HEAD like GET without the body, and 304 where the client's copy is still right.
pub async fn revalidate(mut request: Request, next: Next) -> Response {
    let head = request.method() == Method::HEAD;
    if head {
        *request.method_mut() = Method::GET;
    }
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let get = request.method() == Method::GET;
    let response = next.run(request).await;
    if !get || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    if parts.extensions.get::<Streamed>().is_some() {
        // Empty, but not of a known length: that of the answer to GET isn't known either.
        let nothing = || Body::from_stream(stream::empty::<std::io::Result<Bytes>>());
        return Response::from_parts(parts, if head { nothing() } else { body });
    }
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => return ApiError::from(anyhow::Error::from(error)).into_response(),
    };
    let tag = of(&bytes);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if known.is_some_and(|known| matches(&known, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Response::from_parts(parts, if head { Body::empty() } else { Body::from(bytes) })
}

/// The tag of these bytes.
pub fn of(bytes: &[u8]) -> String {
    format!("\"{}\"", hex(&Sha256::digest(bytes)[..16]))
}

/// Makes the tag of a compressed answer weak: the bytes on the wire are not the ones it was made
/// from (RFC 9110 §8.8.3.3).
pub fn weaken(headers: &mut HeaderMap) {
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok())
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{tag}"))
    {
        headers.insert(header::ETAG, weak);
    }
}

/// Whether the value of If-None-Match names the tag, by weak comparison (RFC 9110 §13.1.2).
fn matches(known: &HeaderValue, tag: &str) -> bool {
    let Ok(known) = known.to_str() else { return false };
    known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
