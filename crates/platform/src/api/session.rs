//! `session`: who is signed in, signing in and out.

use super::private::{Answer, Body, Private};
use crate::filing::{Caller, Filing, accounts, audit, same_site, sessions};
use crate::http::{ApiError, Pairs};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::Cookie;
use contract::account::{Credentials, SessionState};

/// The longest user name or password that is looked at, in bytes.
const LONGEST: usize = 200;

pub async fn state(State(filing): State<Filing>, headers: HeaderMap) -> Answer<SessionState> {
    let session = sessions::current(&filing, &headers).await?.map(|caller| caller.session);
    let demo = match filing.is_sample() {
        true => filing.read(|tx, _| accounts::demo(tx)).await?,
        false => Vec::new(),
    };
    let provider = filing.oidc().and_then(|oidc| oidc.told());
    Ok(Private(SessionState { session, provider, demo }))
}

pub async fn sign_in(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Body(Credentials { user, password }): Body<Credentials>,
) -> Result<Response, ApiError> {
    same_site(&headers)?;
    let user = user.trim().to_owned();
    let wrong = || ApiError::invalid("password", "用户名或密码不对，请重新输入。");
    if user.len() > LONGEST || password.len() > LONGEST {
        return Err(wrong());
    }
    filing.sign_ins().check(&user, "这个账号")?;
    let name = user.clone();
    let found = filing.read(move |tx, _| accounts::by_user(tx, &name)).await?;
    let hash = found.as_ref().map(|(_, hash)| hash.clone());
    let right = filing.verify(password, hash).await?;
    let Some((account, _)) = found.filter(|_| right) else {
        filing.sign_ins().failed(&user);
        return Err(wrong());
    };
    filing.sign_ins().succeeded(&user);
    let (known, old) = (account.clone(), sessions::secret(&headers));
    let secret = filing.write(move |now| sessions::begin(now, &known, old.as_deref())).await?;
    let session = sessions::begun(&filing, &account, &secret);
    with_cookie(Private(session).into_response(), &sessions::cookie(&headers, secret))
}

pub async fn sign_out(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Pairs(pairs): Pairs,
    caller: Caller,
) -> Result<Response, ApiError> {
    let everywhere = pairs.iter().any(|(name, value)| name == "everywhere" && value == "1");
    let secret = sessions::secret(&headers).unwrap_or_default();
    let end = move |now: &crate::filing::Now| {
        match everywhere {
            true => sessions::end_all(now.tx, &caller.account)?,
            false => sessions::end(now.tx, &secret)?,
        }
        let (account, act) = (Some(&caller.account), "sign_out");
        audit::log(now, audit::Entry { account, act, ..Default::default() })
    };
    filing.write(end).await?;
    let gone = sessions::cookie(&headers, String::new());
    with_cookie(StatusCode::NO_CONTENT.into_response(), &gone)
}

fn with_cookie(mut answer: Response, cookie: &Cookie) -> Result<Response, ApiError> {
    let value = cookie.encoded().to_string().parse().map_err(anyhow::Error::from)?;
    answer.headers_mut().append(header::SET_COOKIE, value);
    Ok(answer)
}
