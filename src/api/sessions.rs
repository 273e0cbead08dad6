//! `session`: who is signed in.

use super::Answer;
use super::call::Call;
use super::client::{Cancel, get, send};
use contract::account::{Credentials, Session, SessionState};

/// Who is signed in, and how to sign in.
pub async fn session(base: &str, cancel: &Cancel) -> Answer<SessionState> {
    get(&format!("{base}/session"), cancel).await
}

/// Signs in.
pub async fn sign_in(base: &str, credentials: &Credentials) -> Answer<Session> {
    let call = Call::new("POST", format!("{base}/session")).json(credentials)?;
    send(&call, &Cancel::default()).await?.read()
}

/// Ends the session with this token, or all of its account.
pub async fn sign_out(base: &str, token: Option<String>, everywhere: bool) -> Answer<()> {
    let which = if everywhere { "?everywhere=1" } else { "" };
    let mut call = Call::new("DELETE", format!("{base}/session{which}"));
    call.set_token(token);
    send(&call, &Cancel::default()).await.map(drop)
}
