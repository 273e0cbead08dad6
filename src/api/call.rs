//! What is asked, with everything that goes along.

use super::ApiError;
use super::json::write;
use serde::Serialize;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{Blob, Headers, RequestInit};

const TIME_LIMIT: Duration = Duration::from_secs(15);

/// A request.
pub struct Call {
    pub(super) method: &'static str,
    pub(super) address: String,
    headers: Vec<(&'static str, String)>,
    body: JsValue,
    pub(super) limit: Duration,
    /// Making it twice does no more than making it once.
    pub(super) repeatable: bool,
}

impl Call {
    /// A request without a body. GET, HEAD, PUT and DELETE are made again when their answer got
    /// lost; any other only with a key, see [`Call::once`].
    pub fn new(method: &'static str, address: String) -> Self {
        let repeatable = matches!(method, "GET" | "HEAD" | "PUT" | "DELETE");
        let headers = Vec::new();
        Self { method, address, headers, body: JsValue::UNDEFINED, limit: TIME_LIMIT, repeatable }
    }

    /// With a header.
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// With a value of the contract as JSON.
    pub fn json(self, body: &impl Serialize) -> Result<Self, ApiError> {
        let text = write(body).map_err(|_| ApiError::Unreadable)?;
        Ok(self.text(&text, "application/json"))
    }

    /// With a text.
    pub fn text(mut self, body: &str, media: &str) -> Self {
        self.body = JsValue::from_str(body);
        self.header("Content-Type", media.to_owned())
    }

    /// With a part of a file.
    pub fn bytes(mut self, body: &Blob, media: &str) -> Self {
        self.body = body.into();
        self.header("Content-Type", media.to_owned())
    }

    /// With an `Idempotency-Key`: the platform does requests with the same key once, so that this
    /// one can be made again when its answer got lost.
    pub fn once(mut self, key: &str) -> Self {
        self.repeatable = true;
        self.header("Idempotency-Key", key.to_owned())
    }

    /// Made again when its answer got lost, although it isn't a GET.
    pub fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    /// With more or less time than usual.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Whether it is a GET and nothing more.
    pub(super) fn is_plain(&self) -> bool {
        self.method == "GET" && self.headers.is_empty()
    }

    /// Sets or replaces the token of the session.
    pub(super) fn set_token(&mut self, token: Option<String>) {
        const TOKEN: &str = "X-CSRF-Token";
        self.headers.retain(|(name, _)| *name != TOKEN);
        self.headers.extend(token.map(|token| (TOKEN, token)));
    }

    pub(super) fn init(&self) -> Result<RequestInit, ApiError> {
        let init = RequestInit::new();
        init.set_method(self.method);
        if !self.headers.is_empty() {
            let headers = Headers::new().map_err(|_| ApiError::Unreadable)?;
            for (name, value) in &self.headers {
                headers.set(name, value).map_err(|_| ApiError::Unreadable)?;
            }
            init.set_headers(&headers);
        }
        if !self.body.is_undefined() {
            init.set_body(&self.body);
        }
        Ok(init)
    }
}

/// An answer that says yes.
pub struct Reply {
    /// The body.
    pub text: String,
    pub(super) headers: Option<Headers>,
}

impl Reply {
    /// A header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.as_ref()?.get(name).ok()?
    }
}
