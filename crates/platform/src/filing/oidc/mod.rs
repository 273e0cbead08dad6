//! Signing in with a provider of identities: OpenID Connect, authorization code flow with PKCE.
//! The portal only learns where to send the browser; codes, tokens and secrets stay here.

mod options;
mod pending;
mod person;
mod provider;

pub use options::Options;
pub use person::enter;

use super::off_thread;
use crate::http::ApiError;
use anyhow::Result;
use contract::account::Provider;
pub use pending::PATIENCE;
use pending::{Attempt, Attempts};
use provider::Relying;
use serde_json::{Map, Value};
use std::sync::Arc;

/// The address that begins it.
pub const START: &str = "/api/v1/session/start";
/// The address that the provider sends the browser back to.
const CALLBACK: &str = "/api/v1/session/callback";

/// Why somebody could not be signed in, as the sign-in page is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// They didn't agree, or turned back.
    Denied,
    /// It took too long, was done twice, or was begun by somebody else.
    Expired,
    /// The provider doesn't answer.
    Unreachable,
    /// The provider's answer isn't as it must be.
    Failed,
    /// The provider doesn't say for whom they act.
    Nobody,
    /// They act for an enterprise that isn't registered here.
    UnknownEnterprise,
    /// They act for an agency that has nothing to do here.
    UnknownAgency,
}

impl Trouble {
    /// Its word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Expired => "expired",
            Self::Unreachable => "unreachable",
            Self::Failed => "failed",
            Self::Nobody => "nobody",
            Self::UnknownEnterprise => "unknown-enterprise",
            Self::UnknownAgency => "unknown-agency",
        }
    }
}

/// What the provider says of somebody.
#[derive(Debug)]
pub struct Claims {
    /// Who, for good, as the provider calls them.
    pub subject: String,
    /// Everything else.
    pub rest: Map<String, Value>,
}

/// The provider, and who is on the way to it.
#[derive(Clone)]
pub struct Oidc(Arc<Inner>);

struct Inner {
    options: Options,
    relying: Relying,
    attempts: Attempts,
}

/// What the browser brings back from the provider.
#[derive(Default)]
pub struct Back {
    /// The secret of its cookie.
    pub secret: String,
    /// What the provider added to the address.
    pub pairs: Vec<(String, String)>,
}

impl Oidc {
    /// With these settings; none when there is no provider. Errors: settings that don't fit.
    pub fn open(options: &Options, public_url: Option<&str>) -> Result<Option<Self>> {
        let Some(issuer) = &options.issuer else { return Ok(None) };
        let relying = Relying::new(issuer, options, public_url)?;
        let (options, attempts) = (options.clone(), Attempts::default());
        Ok(Some(Self(Arc::new(Inner { options, relying, attempts }))))
    }

    /// The provider, as the portal is told.
    pub fn told(&self) -> Option<Provider> {
        let name = contract::Text::new(&self.0.options.name)?;
        Some(Provider { name, start: START.to_owned() })
    }

    /// The settings.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// Begins: gives the address at the provider, and the secret for the cookie.
    pub async fn start(
        &self,
        back_to: String,
    ) -> Result<Result<(String, String), Trouble>, ApiError> {
        let oidc = self.clone();
        let asked = off_thread(move || Ok(oidc.0.relying.ask())).await?;
        let asked = match asked {
            Ok(asked) => asked,
            Err(trouble) => return Ok(Err(trouble)),
        };
        let (state, nonce, verifier) = (asked.state, asked.nonce, asked.verifier);
        let secret = self.0.attempts.add(Attempt::new(state, nonce, verifier, back_to))?;
        Ok(Ok((asked.url, secret)))
    }

    /// Ends: gives what the provider says of somebody, and where they want to go; otherwise why
    /// not, and where they wanted to go, as far as that is known.
    pub async fn finish(
        &self,
        back: Back,
    ) -> Result<Result<(Claims, String), (Trouble, Option<String>)>, ApiError> {
        let given = |name: &str| {
            back.pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
        };
        // Taken away whatever comes of it: nobody comes back twice.
        let Some(attempt) = self.0.attempts.take(&back.secret) else {
            return Ok(Err((Trouble::Expired, None)));
        };
        let back_to = attempt.back_to.clone();
        let refuse = |trouble| Ok(Err((trouble, Some(back_to.clone()))));
        if given("state") != attempt.state {
            return refuse(Trouble::Expired);
        }
        match given("error") {
            "" => {}
            "access_denied" | "login_required" | "interaction_required" | "consent_required" => {
                return refuse(Trouble::Denied);
            }
            "temporarily_unavailable" | "server_error" => return refuse(Trouble::Unreachable),
            error => {
                let about = given("error_description");
                tracing::error!(error, about, "统一身份认证拒绝了请求");
                return refuse(Trouble::Failed);
            }
        }
        // RFC 9207: an answer of another provider than the one that was asked.
        let issuer = given("iss");
        if !issuer.is_empty() && Some(issuer) != self.0.options.issuer.as_deref() {
            return refuse(Trouble::Failed);
        }
        let (oidc, code) = (self.clone(), given("code").to_owned());
        let claims = off_thread(move || Ok(oidc.0.relying.exchange(code, attempt))).await?;
        Ok(claims.map(|claims| (claims, back_to.clone())).map_err(|why| (why, Some(back_to))))
    }
}
