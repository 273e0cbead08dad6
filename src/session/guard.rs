//! Pages for those who are signed in: sign-in in their place, who acts above them.

use super::asking::{self, Asking};
use super::dialog::dialog;
use super::label;
use super::marker::{self, Change};
use super::state::{self, Known};
use crate::api::{self, Load};
use crate::components::{El, arrive, effect, el, failure, live, use_page_title, waiting_page};
use crate::pages::lazy;
use crate::{browser, config, paths};
use contract::account::{Identity, Session};
use leptos::prelude::*;

/// Whom a page is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Whoever acts for an enterprise.
    Enterprise,
    /// Whoever acts for an agency.
    Officer,
}

impl Need {
    fn is_met_by(self, session: &Session) -> bool {
        matches!(
            (self, &session.identity),
            (Self::Enterprise, Identity::Enterprise { .. })
                | (Self::Officer, Identity::Officer { .. })
        )
    }
}

/// A page that needs somebody: it appears once they are signed in, and again for whoever signs in
/// after them. `title` is what the page is called until then.
pub fn guard(need: Need, title: &'static str, page: fn(Session) -> AnyView) -> AnyView {
    let asked = watch();
    // A new token for the same person leaves the page as it is.
    let who = Memo::new(move |before: Option<&Known>| match (before, state::known()) {
        (Some(Known::Somebody(old)), Known::Somebody(new)) if old.is_of(&new) => {
            Known::Somebody(old.clone())
        }
        (_, now) => now,
    });
    let signing_in = StoredValue::new(false);
    let bare = |view: AnyView| el("div").class("l-page l-main").add(view).into_any();
    let content = live(move || match who.get() {
        Known::Unasked => match asked.state.get() {
            Load::Failed(error) => bare(failure(error, move || asked.retry())),
            _ => bare(waiting_page(title)),
        },
        Known::Nobody => {
            signing_in.set_value(true);
            use_page_title(move || Some(format!("登录：{title}")));
            arrive();
            bare(asking::ask(Asking::SignIn(title)))
        }
        Known::Somebody(session) if need.is_met_by(&session) => {
            // The focus was in the form, which is gone.
            if signing_in.get_value() {
                signing_in.set_value(false);
                arrive();
            }
            vec![bar(&session).into_any(), page(session)].into_any()
        }
        Known::Somebody(session) => {
            let view = asking::ask(Asking::Role(need, session.clone()));
            vec![bar(&session).into_any(), bare(view)].into_any()
        }
    });
    set_timeout(asking::preload, lazy::SETTLED);
    vec![content, dialog()].into_any()
}

/// Asks who is signed in as long as it isn't known, and notices what other windows do.
pub(super) fn watch() -> api::Loader<()> {
    state::host(&config::use_config().api);
    let asked = api::load(
        || matches!(state::known(), Known::Unasked).then_some(()),
        |(), cancel| async move { state::check(&cancel).await },
    );
    let check = || {
        leptos::task::spawn_local(async {
            // Not to be had now: the next request will tell.
            let _ = state::check(&api::Cancel::default()).await;
        });
    };
    effect(move || {
        let failed = asked.state.with(|state| match state {
            Load::Failed(error) => error.is_out_of_reach(),
            _ => false,
        });
        if failed {
            state::stand_in();
        }
    });
    browser::on_network(move |online| {
        if online && state::is_stand_in() {
            check();
        }
    });
    let stored = window_event_listener(leptos::ev::storage, move |ev| {
        if ev.key().as_deref() != Some(marker::NAME) {
            return;
        }
        match marker::change(&ev.new_value().unwrap_or_default()) {
            Some(Change::SignedIn) => check(),
            Some(Change::SignedOut) => state::forget(),
            None => {}
        }
    });
    // Going back may show a page as it was, long after somebody signed out.
    let shown = window_event_listener(leptos::ev::pageshow, move |ev| {
        if ev.persisted() {
            state::forget_unless_same();
        }
    });
    on_cleanup(move || {
        stored.remove();
        shown.remove();
    });
    asked
}

/// Who acts, and the way out.
fn bar(session: &Session) -> El {
    let who = el("span")
        .add(el("span").class("u-hidden").add("现在的身份："))
        .add(el("bdi").add(label(session)));
    let line = el("p")
        .class("l-page l-row")
        .flag("data-between", true)
        .add(who)
        .add(el("a").attr("href", paths::SIGN_OUT).add("退出"));
    el("div").class("who no-print").add(line)
}
