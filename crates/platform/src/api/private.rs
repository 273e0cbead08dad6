//! What requests and answers have in common that are nobody else's business.

use crate::filing::cases::Once;
use crate::http::ApiError;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{FromRequest, Path, Request};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use contract::problem::ProblemKind;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// An answer for the caller alone: kept nowhere.
pub struct Private<T>(pub T);

impl<T: Serialize> IntoResponse for Private<T> {
    fn into_response(self) -> Response {
        ([(header::CACHE_CONTROL, "no-store")], Json(self.0)).into_response()
    }
}

/// The answer to a request for something of the caller's.
pub type Answer<T> = Result<Private<T>, ApiError>;

/// A part of the address, or why it can't be read.
pub type PathText = Result<Path<String>, PathRejection>;

/// The part; what can't be read leads nowhere.
pub fn part(path: PathText) -> Result<String, ApiError> {
    let unknown = |_| ApiError::new(ProblemKind::NotFound, "没有这个地址，请核对网址。");
    path.map(|Path(raw)| raw).map_err(unknown)
}

/// A JSON body of the contract's type.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let too_large = |rejection: BytesRejection| match rejection.into_response().status() {
            axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
                ApiError::new(ProblemKind::TooLarge, "内容超过 2 MB，请缩短，或作为附件上传。")
            }
            _ => ApiError::invalid("", "没有收到完整的内容，请检查网络后再试一次。"),
        };
        let bytes = Bytes::from_request(request, state).await.map_err(too_large)?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            ApiError::invalid("", format!("内容的格式不对，请刷新页面后再试。（{error}）"))
        })
    }
}

/// The request's `Idempotency-Key` with the fingerprint of what it asks for.
pub fn once(headers: &HeaderMap, address: &str, body: &impl Serialize) -> Result<Once, ApiError> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).unwrap_or("");
    if !(8..=128).contains(&key.len()) {
        let detail =
            "请求缺少提交编号（Idempotency-Key，8 到 128 个字符），没有执行。请刷新页面后再试。";
        return Err(ApiError::invalid("Idempotency-Key", detail));
    }
    Once::new(key.to_owned(), address, body)
}
