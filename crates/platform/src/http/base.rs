//! The address under which clients know this site, for links that leave it.

use super::{ApiError, App};
use crate::filing::Filing;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

/// Scheme and host, without a final slash: as configured, else as the request names them.
pub struct Base(String);

impl Base {
    /// The whole address of this path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    fn known(public_url: Option<&str>, headers: &HeaderMap) -> Result<Self, ApiError> {
        let known = public_url.map(|url| Self(url.to_owned()));
        known
            .or_else(|| Self::of(headers))
            .ok_or_else(|| ApiError::invalid("host", "请求没有写明网站的地址（Host）。"))
    }

    fn of(headers: &HeaderMap) -> Option<Self> {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
        if host.is_empty() || host.len() > 253 || !host.chars().all(plain) {
            return None;
        }
        // The proxy in front ends TLS and says so.
        let tls = headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https");
        Some(Self(format!("{}://{host}", if tls { "https" } else { "http" })))
    }
}

impl FromRequestParts<App> for Base {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Self::known(app.public_url.as_deref(), &parts.headers)
    }
}

impl FromRequestParts<Filing> for Base {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, filing: &Filing) -> Result<Self, ApiError> {
        let url = filing.options().public_url.as_deref();
        Self::known(url.map(|url| url.trim_end_matches('/')), &parts.headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_hosts() {
        let base = |host: &'static str| {
            let host = HeaderValue::from_static(host);
            Base::of(&HeaderMap::from_iter([(header::HOST, host)])).map(|base| base.url("/a"))
        };
        assert_eq!(base("127.0.0.1:80").as_deref(), Some("http://127.0.0.1:80/a"));
        for bad in ["", "a/b", "me@host", "a\"b", "a b", "<b>"] {
            assert_eq!(base(bad), None, "{bad}");
        }
    }
}
