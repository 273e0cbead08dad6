//! Talking to the provider.

use super::pending::Attempt;
use super::{CALLBACK, Claims, Options, Trouble};
use crate::outgoing;
use anyhow::{Context, Result};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long what the provider says of itself is believed: keys change rarely.
const FRESH: Duration = Duration::from_secs(600);

/// Whatever else the provider says of somebody.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rest(Map<String, Value>);

impl AdditionalClaims for Rest {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Rest,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Relation = Client<
    Rest,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// This platform in its relation to the provider.
pub struct Relying {
    issuer: IssuerUrl,
    id: ClientId,
    secret: Option<ClientSecret>,
    redirect: RedirectUrl,
    scopes: Vec<Scope>,
    agent: ureq::Agent,
    known: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

/// A question to the provider.
pub struct Asked {
    /// Where the browser goes with it.
    pub url: String,
    /// What must come back.
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

impl Relying {
    /// Reads the settings. Errors: an address that isn't safe, a secret that can't be read.
    pub fn new(issuer: &str, options: &Options, public_url: Option<&str>) -> Result<Self> {
        outgoing::check(issuer).context("--oidc-issuer")?;
        let public = public_url.context("用统一身份认证登录，要同时写明 --public-url")?;
        let redirect = format!("{}{CALLBACK}", public.trim_end_matches('/'));
        let secret = options.secret_file.as_ref().map(|file| outgoing::secret(file)).transpose()?;
        let scopes = options.scopes.split_whitespace().filter(|scope| *scope != "openid");
        Ok(Self {
            issuer: IssuerUrl::new(issuer.to_owned())?,
            id: ClientId::new(options.client.clone().context("没有写明 --oidc-client-id")?),
            secret: secret.map(ClientSecret::new),
            redirect: RedirectUrl::new(redirect)?,
            scopes: scopes.map(|scope| Scope::new(scope.to_owned())).collect(),
            agent: outgoing::agent(issuer),
            known: Mutex::new(None),
        })
    }

    /// Makes a question. Blocks.
    pub fn ask(&self) -> Result<Asked, Trouble> {
        let relation = self.relation(FRESH)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = relation
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        for scope in &self.scopes {
            request = request.add_scope(scope.clone());
        }
        let (url, state, nonce) = request.url();
        Ok(Asked {
            url: url.into(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Exchanges the code for what the provider says of somebody. Blocks.
    pub fn exchange(&self, code: String, attempt: Attempt) -> Result<Claims, Trouble> {
        if code.is_empty() {
            return Err(Trouble::Failed);
        }
        let relation = self.relation(FRESH)?;
        let failed = |what: &'static str, error: &dyn std::error::Error| {
            tracing::error!(error = format!("{error:#}"), "统一身份认证：{what}");
            Trouble::Failed
        };
        let tokens = relation
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| failed("没有令牌地址", &error))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier))
            .request(&|request| self.call(request))
            .map_err(|error| match error {
                RequestTokenError::Request(_) => self.silent(&error),
                error => failed("没有换到令牌", &error),
            })?;
        let Some(token) = tokens.id_token() else { return Err(Trouble::Failed) };
        let nonce = Nonce::new(attempt.nonce);
        // A key that isn't known may be a new one.
        let renewed = token.claims(&relation.id_token_verifier(), &nonce).is_err();
        let relation = if renewed { self.relation(Duration::ZERO)? } else { relation };
        let claims = token
            .claims(&relation.id_token_verifier(), &nonce)
            .map_err(|error| failed("令牌不对", &error))?;
        let mut all = map(claims);
        // What the token leaves out is asked for apart, where the provider has an address for that.
        if let Ok(asked) =
            relation.user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
        {
            let told: UserInfoClaims<Rest, CoreGenderClaim> = asked
                .request(&|request| self.call(request))
                .map_err(|e| failed("没有查到用户", &e))?;
            for (name, value) in map(&told) {
                all.entry(name).or_insert(value);
            }
        }
        Ok(Claims { subject: claims.subject().to_string(), rest: all })
    }

    /// What the provider says of itself, at most so old; older when it doesn't answer now.
    fn relation(&self, fresh: Duration) -> Result<Relation, Trouble> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = known().clone();
        let metadata = match earlier {
            Some((asked, metadata)) if asked.elapsed() < fresh => metadata,
            earlier => {
                let found = CoreProviderMetadata::discover(&self.issuer, &|r| self.call(r));
                match (found, earlier) {
                    (Ok(metadata), _) => {
                        *known() = Some((Instant::now(), metadata.clone()));
                        metadata
                    }
                    (Err(error), Some((_, metadata))) => {
                        self.silent(&error);
                        metadata
                    }
                    (Err(error), None) => return Err(self.silent(&error)),
                }
            }
        };
        let (id, secret) = (self.id.clone(), self.secret.clone());
        let relation = Relation::from_provider_metadata(metadata, id, secret);
        Ok(relation.set_redirect_uri(self.redirect.clone()))
    }

    fn silent(&self, error: &dyn std::error::Error) -> Trouble {
        tracing::error!(error = format!("{error:#}"), "统一身份认证没有答复");
        Trouble::Unreachable
    }

    fn call(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        outgoing::call(&self.agent, request)
    }
}

/// Claims as JSON.
fn map(claims: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(all)) => all,
        _ => Map::new(),
    }
}
