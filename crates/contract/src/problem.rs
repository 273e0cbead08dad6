//! Errors on the wire: RFC 9457 `application/problem+json`.

use serde::{Deserialize, Serialize};

/// Media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

named! {
    /// What went wrong, as the `type` member carries it after `/problems/`.
    pub enum ProblemKind {
        Invalid = "invalid-request", "请求有误";
        NotFound = "not-found", "没有找到";
        /// The record was public once; its publication has ended.
        Withdrawn = "withdrawn", "已停止公示";
        Method = "method-not-allowed", "不支持这种请求";
        SignIn = "sign-in", "需要登录";
        /// The request was meant for another session than the browser's present one.
        OtherSession = "other-session", "登录已变化";
        Forbidden = "forbidden", "没有权限";
        /// Somebody else, or another device, was faster.
        Conflict = "conflict", "内容已有变化";
        TooLarge = "too-large", "内容太大";
        TooMany = "too-many-requests", "查询过于频繁";
        Unavailable = "unavailable", "服务暂不可用";
        Internal = "internal", "系统故障";
    }
}

impl ProblemKind {
    /// The HTTP status that goes with it.
    pub fn status(self) -> u16 {
        match self {
            Self::Invalid => 422,
            Self::NotFound => 404,
            Self::Withdrawn => 410,
            Self::Method => 405,
            Self::SignIn => 401,
            Self::OtherSession | Self::Forbidden => 403,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }
}

/// One fault of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The query parameter, or a JSON pointer into the body.
    pub pointer: String,
    /// What is wrong and what would be right, in plain Chinese.
    pub detail: String,
}

impl FieldError {
    /// A fault of this field.
    pub fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), detail: detail.into() }
    }
}

/// The body of an error answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// What kind of problem, as an address reference: `/problems/not-found`.
    pub r#type: String,
    /// The same in a few words.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What happened and what to do.
    #[serde(default)]
    pub detail: String,
    /// Number to quote to the help line; also in the platform's log.
    #[serde(default)]
    pub instance: Option<String>,
    /// Faults per field.
    #[serde(default)]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// A problem of this kind.
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self {
            r#type: format!("/problems/{}", kind.code()),
            title: kind.label().to_owned(),
            status: kind.status(),
            detail: detail.into(),
            instance: None,
            errors: Vec::new(),
        }
    }

    /// A problem that lists what is wrong with the request.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = errors.iter().map(|e| e.detail.as_str()).collect::<Vec<_>>().join("");
        Self { errors, ..Self::new(ProblemKind::Invalid, detail) }
    }

    /// The kind, if it is one that this contract knows.
    pub fn kind(&self) -> Option<ProblemKind> {
        ProblemKind::from_code(self.r#type.rsplit('/').next()?)
    }
}
