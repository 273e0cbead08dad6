//! Who may call what.

use super::accounts::Account;
use super::{Filing, sessions};
use crate::http::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use contract::account::{Identity, Session};
use contract::problem::ProblemKind;
use contract::record::Authority;
use contract::subject::SubjectRef;

/// Somebody who is signed in. Taking it from a request that changes something also checks that
/// the request was made by the portal's own pages. A request that reads may carry the token too:
/// a page then never gets what belongs to somebody else who has signed in meanwhile.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account.
    pub account: Account,
    /// The session as it is told to the portal.
    pub session: Session,
}

/// Somebody who acts for an enterprise.
#[derive(Clone, Debug)]
pub struct Enterprise {
    /// The account.
    pub account: Account,
    /// The enterprise.
    pub subject: SubjectRef,
}

/// Somebody who acts for an agency.
#[derive(Clone, Debug)]
pub struct Officer {
    /// The account.
    pub account: Account,
    /// The agency.
    pub agency: Authority,
}

/// Refuses requests that another site made a browser send.
pub fn same_site(headers: &HeaderMap) -> Result<(), ApiError> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let ours = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text("host")
        }
        // No browser: nobody's cookies are abused.
        (None, None) => true,
    };
    let detail = "这个请求不是从本站页面发出的，没有执行。请回到本站页面操作。";
    ours.then_some(()).ok_or_else(|| ApiError::new(ProblemKind::Forbidden, detail))
}

impl FromRequestParts<Filing> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, filing: &Filing) -> Result<Self, ApiError> {
        let Some(caller) = sessions::current(filing, &parts.headers).await? else {
            let detail = "请先登录。如果刚才已经登录，是登录已经过期，填写的内容还在。";
            return Err(ApiError::new(ProblemKind::SignIn, detail));
        };
        let reads = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
        if !reads {
            same_site(&parts.headers)?;
        }
        let detail = match parts.headers.get("x-csrf-token").map(|value| value.as_bytes()) {
            Some(sent) if sent == caller.session.csrf.as_bytes() => return Ok(caller),
            None if reads => return Ok(caller),
            Some(_) => "现在的登录和打开本页时不同，没有执行。请重新打开本页，填写的内容还在。",
            None => "请求缺少本次登录的校验码，没有执行。请刷新页面后再试，填写的内容还在。",
        };
        Err(ApiError::new(ProblemKind::OtherSession, detail))
    }
}

impl FromRequestParts<Filing> for Enterprise {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, filing: &Filing) -> Result<Self, ApiError> {
        let Caller { account, .. } = Caller::from_request_parts(parts, filing).await?;
        match account.identity.clone() {
            Identity::Enterprise { subject } => Ok(Self { account, subject }),
            Identity::Officer { .. } => {
                let detail = "这里由企业办理。您现在以部门身份登录，请换用企业账号。";
                Err(ApiError::new(ProblemKind::Forbidden, detail))
            }
        }
    }
}

impl FromRequestParts<Filing> for Officer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, filing: &Filing) -> Result<Self, ApiError> {
        let Caller { account, .. } = Caller::from_request_parts(parts, filing).await?;
        match account.identity.clone() {
            Identity::Officer { agency } => Ok(Self { account, agency }),
            Identity::Enterprise { .. } => {
                let detail = "这里由受理部门办理。您现在以企业身份登录，请换用部门账号。";
                Err(ApiError::new(ProblemKind::Forbidden, detail))
            }
        }
    }
}
