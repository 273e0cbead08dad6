//! What the browser remembers of a session: that there is one, under a number that says nothing.
//! The static head shows “登录” or “我的” by it without asking the platform, and other windows
//! notice a change. What belongs to whoever is signed in is stored under names that begin with
//! [`OWN`], and is gone after signing out.

use crate::api::{read_json, write_json};
use crate::browser;
use contract::account::Session;

/// The name under which it is stored; boot.js reads it too.
pub const NAME: &str = "session";
/// How the names of personal things begin in the browser's stores.
pub const OWN: &str = "own:";

/// The name of who acts; gone after signing out.
const WHO: &str = "own:who";

/// What a change of the marker in another window means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Somebody signed in there.
    SignedIn,
    /// Somebody signed out there, on purpose.
    SignedOut,
}

/// The marker as it is now.
pub fn read() -> String {
    browser::stored(NAME).unwrap_or_default()
}

/// A session has begun; gives the new marker.
pub fn begun() -> String {
    let marker = format!("in:{}", browser::random_key());
    browser::store(NAME, &marker);
    show(true);
    marker
}

/// A session was found that this browser doesn't know of; gives the marker.
pub fn found() -> String {
    match read() {
        marker if marker.starts_with("in:") => {
            show(true);
            marker
        }
        _ => begun(),
    }
}

/// There is no session (any more). Windows with something half-typed are not disturbed.
pub fn none() {
    browser::forget(NAME);
    show(false);
}

/// Remembers whose draft is filled in here, without the token, for when the platform can't be reached.
pub fn remember(session: &Session) {
    let session = Session { csrf: String::new(), ..session.clone() };
    if let Ok(text) = write_json(&session) {
        browser::store(WHO, &text);
    }
}

/// Somebody is signed in: whoever else is remembered isn't any more.
pub fn forget_others(session: &Session) {
    if remembered().is_some_and(|other| !other.is_of(session)) {
        browser::forget(WHO);
    }
}

/// Whose draft was filled in here last, if nobody has signed out since.
pub fn remembered() -> Option<Session> {
    read().starts_with("in:").then_some(())?;
    read_json(&browser::stored(WHO)?).ok()
}

/// Somebody has signed out: other windows follow, and what is personal goes.
pub fn left() {
    browser::store(NAME, &format!("out:{}", browser::random_key()));
    browser::forget_all(OWN);
    show(false);
}

/// What the new value says.
pub fn change(value: &str) -> Option<Change> {
    match value.split_once(':')?.0 {
        "in" => Some(Change::SignedIn),
        "out" => Some(Change::SignedOut),
        _ => None,
    }
}

fn show(signed_in: bool) {
    browser::set_texts("[data-account]", if signed_in { "我的" } else { "登录" });
}

#[cfg(test)]
mod tests {
    use super::{Change, change};

    #[test]
    fn other_windows_understand_the_marker() {
        assert_eq!(change("in:1"), Some(Change::SignedIn));
        assert_eq!(change("out:1"), Some(Change::SignedOut));
        assert_eq!(change(""), None);
    }
}
