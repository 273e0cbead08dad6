//! Pages for those who are signed in: sign-in in their place, who acts above them.

use super::dialog::dialog;
use super::marker::{self, Change};
use super::state::{self, Known};
use super::{home, label, ways_in};
use crate::api::{self, Load};
use crate::components::{
    El, arrive, effect, el, failure, icon, live, use_page_title, waiting_page,
};
use crate::{browser, config, paths};
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
    let bare = |view: AnyView| el("div").class("l-page l-main").add(view).into_any();
    let content = live(move || match who.get() {
        Known::Unasked => match asked.state.get() {
            Load::Failed(error) => bare(failure(error, move || asked.retry())),
            _ => bare(waiting_page(title)),
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
            vec![bar(&session).into_any(), page(session)].into_any()
        }
        Known::Somebody(session) => wrong_role(need, &session),
    });
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
    let lead = format!("登录后接着打开“{title}”。查询信用信息不用登录。");
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("请先登录"))
        .add(el("p").class("u-lead").add(lead));
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "5")
        .add(header)
        .add(ways_in(back, false))
        .into_any()
}

/// What can be done without signing in.
pub fn other_ways() -> El {
    let way =
        |href: &'static str, text: &'static str| el("li").add(el("a").attr("href", href).add(text));
    el("ul")
        .class("rows")
        .add(way(paths::TRACK, "不登录，凭受理编号查进度"))
        .add(way(paths::VERIFY, "核验回执真伪"))
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
        effect(move || navigate(paths::DESK, desk.clone()));
    }
    let actions = el("div")
        .class("actions")
        .add(
            el("a")
                .class("btn")
                .attr("data-kind", "primary")
                .attr("href", home(session))
                .add(other),
        )
        .add(el("a").class("btn").attr("href", paths::sign_in(&here)).add("换一个账号登录"));
    let now = format!("您现在的身份是“{}”，不能打开这一页。", label(session));
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("lock"))
        .add(el("h1").attr("tabindex", "-1").add(format!("这里由{who}办理")))
        .add(el("p").add(now))
        .add(actions);
    vec![bar(session), el("div").class("l-page l-main").add(section)].into_any()
}
