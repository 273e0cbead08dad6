//! The one session of this window, and what happens when it is another one, or none, meanwhile.

use super::marker;
use crate::api::{self, ApiError, Cancel};
use contract::account::{Credentials, Identity, Provider, Session, SessionState};
use js_sys::{Function, Promise};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What is known of who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Nothing yet.
    Unasked,
    /// Nobody is.
    Nobody,
    /// Somebody is.
    Somebody(Session),
}

/// How to sign in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ways {
    /// By a provider that redirects back.
    pub provider: Option<Provider>,
    /// With one of these, in a demonstration.
    pub demo: Vec<contract::account::DemoAccount>,
}

/// What stands between a page and going on.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The session has ended.
    SignIn,
    /// Somebody else is signed in now, in this browser.
    Other(Session),
}

struct State {
    known: ArcRwSignal<Known>,
    ways: ArcRwSignal<Ways>,
    question: ArcRwSignal<Option<Question>>,
    /// Requests that wait for the answer.
    waiting: RefCell<Option<(Promise, Function)>>,
    /// Pages that can put the question.
    hosts: Cell<u32>,
    marker: RefCell<String>,
    base: RefCell<String>,
}

thread_local! {
    static STATE: State = State {
        known: ArcRwSignal::new(Known::Unasked),
        ways: ArcRwSignal::new(Ways::default()),
        question: ArcRwSignal::new(None),
        waiting: RefCell::new(None),
        hosts: Cell::new(0),
        marker: RefCell::new(String::new()),
        base: RefCell::new(String::new()),
    };
}

/// What is known now. A signal.
pub fn known() -> Known {
    STATE.with(|state| state.known.clone()).get()
}

/// The session of this window, if there is one. A signal.
pub fn current() -> Option<Session> {
    match known() {
        Known::Somebody(session) => Some(session),
        _ => None,
    }
}

/// The session's token, for requests.
pub fn token() -> Option<String> {
    match STATE.with(|state| state.known.get_untracked()) {
        Known::Somebody(session) => Some(session.csrf),
        _ => None,
    }
}

/// How to sign in here. A signal.
pub fn ways() -> Ways {
    STATE.with(|state| state.ways.clone()).get()
}

/// What the visitor has to be asked. A signal.
pub fn question() -> Option<Question> {
    STATE.with(|state| state.question.clone()).get()
}

/// From here on, and until the owner is cleaned up, a page can put the question. What was known
/// is forgotten when another window has changed it since, or when nobody was signed in.
pub fn host(base: &str) {
    STATE.with(|state| {
        state.hosts.set(state.hosts.get() + 1);
        state.base.replace(base.to_owned());
        let stale = *state.marker.borrow() != marker::read();
        if stale || matches!(state.known.get_untracked(), Known::Nobody) {
            state.known.set(Known::Unasked);
        }
    });
    on_cleanup(|| {
        let left = STATE.with(|state| {
            state.hosts.set(state.hosts.get().saturating_sub(1));
            state.hosts.get()
        });
        if left == 0 {
            answer(false);
        }
    });
}

fn base() -> String {
    STATE.with(|state| state.base.borrow().clone())
}

/// Asks the platform who is signed in.
pub async fn check(cancel: &Cancel) -> Result<(), ApiError> {
    let SessionState { session, provider, demo } = api::session(&base(), cancel).await?;
    STATE.with(|state| state.ways.set(Ways { provider, demo }));
    match session {
        Some(session) => {
            let marker = marker::found();
            STATE.with(|state| state.marker.replace(marker));
            enter(session);
        }
        None => {
            marker::none();
            STATE.with(|state| state.marker.replace(marker::read()));
            match STATE.with(|state| state.known.get_untracked()) {
                Known::Somebody(_) => put(Question::SignIn),
                _ => STATE.with(|state| state.known.set(Known::Nobody)),
            }
        }
    }
    Ok(())
}

/// Signs in with a password.
pub async fn sign_in(credentials: &Credentials) -> Result<(), ApiError> {
    let session = api::sign_in(&base(), credentials).await?;
    let marker = marker::begun();
    STATE.with(|state| state.marker.replace(marker));
    enter(session);
    Ok(())
}

/// Goes on with a session, if it is of whoever this window's page belongs to.
fn enter(session: Session) {
    match STATE.with(|state| state.known.get_untracked()) {
        Known::Somebody(before) if !before.is_of(&session) => put(Question::Other(session)),
        _ => {
            marker::forget_others(&session);
            STATE.with(|state| state.known.set(Known::Somebody(session)));
            answer(true);
        }
    }
}

/// From now on this browser has a draft of whoever is signed in, and remembers who that is.
pub fn remember() {
    if let Known::Somebody(session) = STATE.with(|state| state.known.get_untracked()) {
        marker::remember(&session);
    }
}

/// The platform can't be reached: whoever acted for an enterprise here last, and hasn't signed out,
/// may go on with what this browser has. The platform is asked as soon as it can be.
pub fn stand_in() {
    let unasked = matches!(STATE.with(|state| state.known.get_untracked()), Known::Unasked);
    let last = marker::remembered().filter(|_| unasked);
    if let Some(session) = last.filter(|s| matches!(s.identity, Identity::Enterprise { .. })) {
        STATE.with(|state| state.known.set(Known::Somebody(session)));
    }
}

/// Whether it is only remembered who acts: nothing can be asked in that name yet.
pub fn is_stand_in() -> bool {
    token().is_some_and(|token| token.is_empty())
}

/// Goes on as the other one. What waits for the one before is called off.
pub fn become_other(session: Session) {
    answer(false);
    marker::forget_others(&session);
    STATE.with(|state| state.known.set(Known::Somebody(session)));
}

/// Asks to sign in as the one before.
pub fn go_back() {
    put(Question::SignIn);
}

/// Whatever this window showed is over: signed out, here or in another window.
pub fn forget() {
    answer(false);
    STATE.with(|state| {
        state.marker.replace(marker::read());
        state.known.set(Known::Nobody);
    });
}

/// A page that was laid aside is shown again: it stays only if nothing has changed since.
pub fn forget_unless_same() {
    if STATE.with(|state| *state.marker.borrow() != marker::read()) {
        STATE.with(|state| state.known.set(Known::Unasked));
    }
}

/// Signs out; everywhere where this account is signed in, if asked to.
pub async fn leave(everywhere: bool) -> Result<(), ApiError> {
    match api::sign_out(&base(), token(), everywhere).await {
        Ok(()) | Err(ApiError::SignedOut) => {
            marker::left();
            forget();
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn put(question: Question) {
    STATE.with(|state| state.question.set(Some(question)));
}

/// Answers the question: whether the requests that wait may go on.
pub fn answer(on: bool) {
    let waiting = STATE.with(|state| {
        if state.question.with_untracked(Option::is_some) {
            state.question.set(None);
        }
        state.waiting.take()
    });
    if let Some((_, resolve)) = waiting {
        let _ = resolve.call1(&JsValue::NULL, &JsValue::from_bool(on));
    }
}

/// A request with this token was refused because the session has ended or is another one. Sees to
/// it that the same person is signed in, and says whether that came about.
pub async fn again(refused: Option<String>) -> Result<bool, ApiError> {
    if token() != refused {
        return Ok(true);
    }
    if STATE.with(|state| state.hosts.get() == 0) {
        return Ok(false);
    }
    if STATE.with(|state| state.question.with_untracked(Option::is_none)) {
        check(&Cancel::default()).await?;
        if STATE.with(|state| state.question.with_untracked(Option::is_none)) {
            return Ok(token() != refused);
        }
    }
    let waiting = STATE.with(|state| {
        let mut waiting = state.waiting.borrow_mut();
        if let Some((promise, _)) = &*waiting {
            return Some(promise.clone());
        }
        let mut resolve = None;
        let promise = Promise::new(&mut |done, _| resolve = Some(done));
        *waiting = Some((promise.clone(), resolve?));
        Some(promise)
    });
    let Some(waiting) = waiting else { return Ok(false) };
    Ok(JsFuture::from(waiting).await.is_ok_and(|on| on.is_truthy()))
}
