//! Messages to a gateway, as signed JSON.

use super::super::random::hex;
use super::{Message, Options};
use crate::{clock, outgoing};
use anyhow::{Context, Result, bail};
use contract::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use ureq::http::Request;

/// A gateway.
pub struct Webhook {
    url: String,
    secret: String,
    agent: ureq::Agent,
}

impl Webhook {
    /// As it was set, if it was.
    pub fn open(options: &Options) -> Result<Option<Self>> {
        let Some(url) = options.webhook_url.clone() else { return Ok(None) };
        outgoing::check(&url).context("--webhook-url")?;
        let file = options.webhook_secret_file.as_ref();
        let secret = outgoing::secret(file.context("没有写明 --webhook-secret-file")?)?;
        let agent = outgoing::agent(&url);
        Ok(Some(Self { url, secret, agent }))
    }

    /// Sends a message; any answer but 2xx is a failure.
    pub fn send(&self, message: &Message) -> Result<()> {
        let body = json!({
            "id": message.key,
            "kind": "case_notice",
            "case": message.case,
            "state": message.state,
            "name": message.name,
            "phone": message.address,
            "text": message.text,
            "created": Timestamp(message.created),
        });
        let body = serde_json::to_vec(&body)?;
        let moment = clock::now().0;
        let request = Request::post(&self.url)
            .header("content-type", "application/json")
            .header("idempotency-key", &message.key)
            .header("x-signature", format!("t={moment},v1={}", self.sign(moment, &body)?))
            .body(body)?;
        let status = outgoing::call(&self.agent, request)?.status();
        if !status.is_success() {
            bail!("网关答复 {status}");
        }
        Ok(())
    }

    /// HMAC-SHA-256 of the moment, a dot and the body.
    fn sign(&self, moment: i64, body: &[u8]) -> Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes())?;
        mac.update(format!("{moment}.").as_bytes());
        mac.update(body);
        Ok(hex(&mac.finalize().into_bytes()))
    }
}
