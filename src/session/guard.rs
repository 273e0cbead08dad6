//! Pages for those who are signed in: sign-in in their place, who acts above them.

use super::dialog::Dialog;
use super::marker::{self, Change};
use super::state::{self, Known};
use super::{SignIn, home, label};
use crate::api::{self, Load};
use crate::components::{arrive, failure, icon, use_page_title, waiting_page};
use crate::{config, paths};
use contract::account::{Identity, Session};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

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
    let content = move || match who.get() {
        Known::Unasked => match asked.state.get() {
            Load::Failed(error) => view! {
                <div class="l-page l-main">
                    {failure(error, move || asked.retry())}
                </div>
            }
            .into_any(),
            _ => view! { <div class="l-page l-main">{waiting_page(title)}</div> }.into_any(),
        },
        Known::Nobody => {
            signing_in.set_value(true);
            sign_in(title)
        }
        Known::Somebody(session) if need.is_met_by(&session) => {
            // The focus was in the form, which is gone.
            if signing_in.get_value() {
                signing_in.set_value(false);
                arrive();
            }
            view! {
                {bar(&session)}
                {page(session)}
            }
            .into_any()
        }
        Known::Somebody(session) => wrong_role(need, &session),
    };
    view! {
        {content}
        <Dialog />
    }
    .into_any()
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

/// Signing in, where the page will be.
fn sign_in(title: &'static str) -> AnyView {
    use_page_title(move || Some(format!("登录：{title}")));
    arrive();
    let location = use_location();
    let back = format!(
        "{}{}",
        location.pathname.get_untracked(),
        location.search.with_untracked(|search| match search.as_str() {
            "" => String::new(),
            search => format!("?{}", search.trim_start_matches('?')),
        })
    );
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="5">
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"请先登录"</h1>
                <p class="u-lead">{format!("登录后接着打开“{title}”。查询信用信息不用登录。")}</p>
            </header>
            <SignIn back />
            {other_ways()}
        </div>
    }
    .into_any()
}

/// What can be done without signing in.
pub(super) fn other_ways() -> AnyView {
    view! {
        <ul class="rows">
            <li><a href=paths::TRACK>"不登录，凭受理编号查进度"</a></li>
            <li><a href=paths::VERIFY>"核验回执真伪"</a></li>
        </ul>
    }
    .into_any()
}

/// Who acts, and the way out.
fn bar(session: &Session) -> AnyView {
    view! {
        <div class="who no-print">
            <p class="l-page l-row" data-between>
                <span>
                    <span class="u-hidden">"现在的身份："</span>
                    <bdi>{label(session)}</bdi>
                </span>
                <a href=paths::SIGN_OUT>"退出"</a>
            </p>
        </div>
    }
    .into_any()
}

fn wrong_role(need: Need, session: &Session) -> AnyView {
    use_page_title(|| Some("换一个账号".into()));
    let (who, other) = match need {
        Need::Enterprise => ("企业", "去审核台"),
        Need::Officer => ("受理部门", "去“我的”"),
    };
    let here = use_location().pathname.get_untracked();
    // What is “我的” for an agency is its desk.
    if need == Need::Enterprise && here.trim_end_matches('/') == paths::ACCOUNT {
        let navigate = use_navigate();
        let desk = NavigateOptions { replace: true, ..Default::default() };
        Effect::new(move |_| navigate(paths::DESK, desk.clone()));
    }
    view! {
        {bar(session)}
        <div class="l-page l-main">
            <section class="empty" data-start>
                {icon("lock")}
                <h1 tabindex="-1">{format!("这里由{who}办理")}</h1>
                <p>{format!("您现在的身份是“{}”，不能打开这一页。", label(session))}</p>
                <div class="actions">
                    <a class="btn" data-kind="primary" href=home(session)>{other}</a>
                    <a class="btn" href=paths::sign_in(&here)>"换一个账号登录"</a>
                </div>
            </section>
        </div>
    }
    .into_any()
}
