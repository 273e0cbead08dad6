//! Signing in with a provider: to it, and back.

use crate::filing::oidc::{self, Back, Oidc, Trouble};
use crate::filing::{Filing, sessions};
use crate::http::{ApiError, Pairs, encode};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use contract::problem::ProblemKind;

/// Holds together who left and who comes back.
const COOKIE: &str = "credit_sign_in";
/// The portal's page for signing in.
const PAGE: &str = "/account/sign-in";
/// Where somebody goes who said nothing else.
const HOME: &str = "/account";

pub async fn start(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Pairs(pairs): Pairs,
) -> Result<Response, ApiError> {
    let oidc = provider(&filing)?;
    let wanted = pairs.into_iter().rfind(|(name, _)| name == "return").map(|(_, page)| page);
    let back_to = wanted.filter(|page| is_local(page)).unwrap_or_else(|| HOME.to_owned());
    match oidc.start(back_to.clone()).await? {
        Ok((url, secret)) => see(&url, &[cookie(&headers, &secret)]),
        Err(trouble) => see(&told(trouble, Some(&back_to)), &[]),
    }
}

pub async fn callback(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Pairs(pairs): Pairs,
) -> Result<Response, ApiError> {
    let oidc = provider(&filing)?;
    let jar = CookieJar::from_headers(&headers);
    let secret = jar.get(COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
    let done = cookie(&headers, "");
    let (claims, back_to) = match oidc.finish(Back { secret, pairs }).await? {
        Ok(found) => found,
        Err((trouble, back_to)) => return see(&told(trouble, back_to.as_deref()), &[done]),
    };
    let (options, old) = (oidc.options().clone(), sessions::secret(&headers));
    let enter = move |now: &crate::filing::Now| oidc::enter(now, &options, &claims, old.as_deref());
    match filing.write(enter).await? {
        Ok(secret) => {
            see(&back_to, &[sessions::cookie(&headers, secret).encoded().to_string(), done])
        }
        Err(trouble) => see(&told(trouble, Some(&back_to)), &[done]),
    }
}

fn provider(filing: &Filing) -> Result<Oidc, ApiError> {
    let none = || ApiError::new(ProblemKind::NotFound, "这里不用统一身份认证登录。");
    filing.oidc().cloned().ok_or_else(none)
}

/// Whether this is a page of the site: nothing that a browser could take for another host, and no
/// address of the API.
fn is_local(page: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && c != '\\';
    page.starts_with('/')
        && !page.starts_with("//")
        && !page.starts_with("/api/")
        && page.len() <= 2000
        && page.chars().all(plain)
}

/// The sign-in page with what went wrong.
fn told(trouble: Trouble, back_to: Option<&str>) -> String {
    let next = back_to.map(|page| format!("&next={}", encode(page))).unwrap_or_default();
    format!("{PAGE}?trouble={}{next}", trouble.code())
}

/// Sends the browser on. Nobody keeps that.
fn see(place: &str, cookies: &[String]) -> Result<Response, ApiError> {
    let text = |text: String| HeaderValue::from_str(&text).map_err(anyhow::Error::from);
    let mut answer = StatusCode::SEE_OTHER.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::LOCATION, text(place.to_owned())?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for cookie in cookies {
        headers.append(header::SET_COOKIE, text(cookie.clone())?);
    }
    Ok(answer)
}

/// The cookie with this secret, for as long as somebody may take; empty to take it away.
fn cookie(headers: &HeaderMap, secret: &str) -> String {
    let https = headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https");
    let secure = if https { "; Secure" } else { "" };
    let seconds = if secret.is_empty() { 0 } else { oidc::PATIENCE.as_secs() };
    let fixed = "Path=/api/v1/session; HttpOnly; SameSite=Lax";
    format!("{COOKIE}={secret}; {fixed}; Max-Age={seconds}{secure}")
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_pages_of_the_site() {
        for good in ["/", "/account", "/file/commitment-voluntary/1?x=1#a", "/search?q=%E5%8D%83"] {
            assert!(is_local(good), "{good}");
        }
        let long = format!("/{}", "a".repeat(2000));
        for bad in [
            "",
            "account",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a b",
            "/a\r\nSet-Cookie: x=1",
            "/\u{202E}",
            "/api/v1/session",
            &long,
        ] {
            assert!(!is_local(bad), "{bad}");
        }
    }
}
