//! What stands in the place of a page that somebody else may open, or anybody who is signed in.

use super::form::ways_in;
use super::guard::Need;
use super::{home, label};
use crate::components::{effect, el, icon, use_page_title};
use crate::paths;
use contract::account::Session;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Signing in, where the page will be.
pub fn sign_in(title: &'static str) -> AnyView {
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
        .class("l-stack l-narrow")
        .attr("data-gap", "5")
        .add(header)
        .add(ways_in(back, false))
        .into_any()
}

/// A page for others than those who are signed in.
pub fn wrong_role(need: Need, session: &Session) -> AnyView {
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
    section.into_any()
}
