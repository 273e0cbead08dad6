//! The contract itself, and whatever somebody tries of it.

use super::ApiError;
use super::call::Call;
use super::client::{Cancel, look, send};
use crate::browser;

/// Where the portal has the contract that it was built for.
pub const DESCRIPTION: &str = "/openapi.json";

/// The contract as an OpenAPI document.
pub async fn description(cancel: &Cancel) -> Result<String, ApiError> {
    send(&Call::new("GET", DESCRIPTION.to_owned()), cancel).await.map(|reply| reply.text)
}

/// What came of a trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The status.
    pub status: u16,
    /// The media type.
    pub media: String,
    /// The body.
    pub text: String,
    /// How long it took, in milliseconds.
    pub milliseconds: u32,
}

/// Asks once, and takes whatever answer comes.
pub async fn try_out(
    method: &'static str,
    address: String,
    body: Option<String>,
) -> Result<Tried, ApiError> {
    let call = Call::new(method, address);
    let call = match body {
        Some(body) => call.text(&body, "application/json"),
        None => call,
    };
    let began = browser::milliseconds();
    let (status, reply) = look(&call).await?;
    let media = reply.header("Content-Type").unwrap_or_default();
    let milliseconds = (browser::milliseconds() - began) as u32;
    Ok(Tried { status, media, text: reply.text, milliseconds })
}
