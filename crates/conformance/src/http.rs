//! Asking the platform: a client without opinions, to which every status is an answer.

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

const TIME_LIMIT: Duration = Duration::from_secs(30);
/// The largest answer that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Asks one platform.
pub struct Client {
    agent: Agent,
    base: String,
}

/// A request, as it is told in findings.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: &'static str,
    /// After the base address, with the query.
    pub path: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Option<Value>,
}

/// An answer, or why there is none.
#[derive(Debug)]
pub struct Answer {
    pub request: String,
    /// 0 without an answer.
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// Why there is no answer.
    pub failure: Option<String>,
}

impl Ask {
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), headers: Vec::new(), body: None }
    }

    pub fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self { method, ..Self::get(path) }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }
}

impl Client {
    pub fn new(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(TIME_LIMIT));
        Self { agent: config.build().into(), base: base.trim_end_matches('/').to_owned() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(&Ask::get(path))
    }

    pub fn ask(&self, ask: &Ask) -> Answer {
        let request = format!("{} {}", ask.method, ask.path);
        match self.attempt(ask) {
            Ok((status, headers, bytes)) => {
                Answer { request, status, headers, bytes, failure: None }
            }
            Err(error) => Answer {
                request,
                status: 0,
                headers: HeaderMap::new(),
                bytes: Vec::new(),
                failure: Some(error.to_string()),
            },
        }
    }

    fn attempt(&self, ask: &Ask) -> Result<(u16, HeaderMap, Vec<u8>), ureq::Error> {
        let mut request =
            Request::builder().method(ask.method).uri(format!("{}{}", self.base, ask.path));
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        let text = ask.body.as_ref().map(Value::to_string);
        let mut answer = match text {
            Some(text) => {
                let request = request.header("content-type", "application/json").body(text)?;
                self.agent.run(request)?
            }
            None => self.agent.run(request.body(())?)?,
        };
        let bytes = answer.body_mut().with_config().limit(LARGEST).read_to_vec()?;
        Ok((answer.status().as_u16(), answer.headers().clone(), bytes))
    }
}

impl Answer {
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.bytes).ok()
    }

    /// As a type of the contract.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.bytes).ok()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// `422`, or why there was no answer.
    pub fn told(&self) -> String {
        self.failure.clone().unwrap_or_else(|| self.status.to_string())
    }
}

/// A value for an address.
pub fn encode(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}
