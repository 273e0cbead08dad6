//! Errors as answers.

use crate::store::Busy;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use contract::problem::ProblemKind;
use contract::{FieldError, Problem};
use std::any::Any;

/// A problem on its way out. The body is written in `trace`, which knows the request's number.
#[derive(Debug)]
pub struct ApiError(Box<Problem>);

impl ApiError {
    /// A problem of this kind.
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self(Box::new(Problem::new(kind, detail)))
    }

    /// With another status than the kind's own, where a protocol asks for it.
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = status.as_u16();
        self
    }

    /// With these faults per field.
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.0.errors = errors;
        self
    }

    /// One fault of the request.
    pub fn invalid(pointer: &str, detail: impl Into<String>) -> Self {
        Self::from(vec![FieldError::new(pointer, detail)])
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status);
        let mut response = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response();
        response.extensions_mut().insert(*self.0);
        response
    }
}

impl From<Vec<FieldError>> for ApiError {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(Box::new(Problem::invalid(errors)))
    }
}

impl From<anyhow::Error> for ApiError {
    fn from(error: anyhow::Error) -> Self {
        let busy = error.is::<r2d2::Error>()
            || error.is::<Busy>()
            || error
                .downcast_ref::<rusqlite::Error>()
                .is_some_and(|e| e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy));
        tracing::error!(error = format!("{error:#}"), busy, "请求失败");
        match busy {
            true => Self::new(ProblemKind::Unavailable, "系统正忙，请稍后再试。"),
            false => internal(),
        }
    }
}

impl From<rusqlite::Error> for ApiError {
    fn from(error: rusqlite::Error) -> Self {
        Self::from(anyhow::Error::from(error))
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::from(anyhow::Error::from(error))
    }
}

fn internal() -> ApiError {
    let detail = "系统出了故障，已经记录。请稍后再试；多次出现时请把下面的编号告诉我们。";
    ApiError::new(ProblemKind::Internal, detail)
}

/// The answer to a request whose handler panicked.
pub fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = text, "请求处理程序崩溃");
    internal().into_response()
}

/// The answer to a method that an address doesn't know.
pub async fn wrong_method() -> ApiError {
    ApiError::new(ProblemKind::Method, "这个地址不支持这种请求方法。")
}

/// The answer to an address of the API that does not exist.
pub fn no_such_resource() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "接口里没有这个地址。")
}
