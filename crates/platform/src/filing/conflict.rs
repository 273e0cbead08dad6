//! Refusals that several parts share.

use crate::http::ApiError;
use contract::FieldError;
use contract::problem::ProblemKind;

/// Somebody was faster: tells the version that is stored, so that the caller can fetch it.
pub fn conflict(detail: &str, version: Option<u32>) -> ApiError {
    let errors = version.map(|v| FieldError::new("version", v.to_string()));
    ApiError::new(ProblemKind::Conflict, detail).with_errors(errors.into_iter().collect())
}

/// There is no such thing, or it is none of the caller's business: the two look alike.
pub fn no_case() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有这个受理编号的办件，请核对编号。")
}
