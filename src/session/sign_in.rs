//! The pages for signing in and out.

use super::form::ways_in;
use super::guard::watch;
use super::state::{self, Known};
use super::{home, label};
use crate::api::Load;
use crate::components::{
    El, arrive, effect, el, failure, icon, live, notice, own_query, sentence, use_page_title,
    waiting_page,
};
use crate::paths;
use contract::account::Session;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// `/account/sign-in`.
pub fn page() -> AnyView {
    let asked = watch();
    let query = paths::pairs(&own_query().get_untracked());
    let given = |name: &str| query.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
    let next = given("next").filter(|next| paths::safe_next(next).is_some());
    let aside = given("aside").is_some();
    let trouble = StoredValue::new(given("trouble"));
    let next = StoredValue::new(next);
    // Whoever signs in here goes on at once; whoever came signed in is asked.
    let signing_in = StoredValue::new(false);
    let navigate = use_navigate();
    effect(move || {
        if let Some(session) = state::current()
            && signing_in.get_value()
        {
            let next = next.get_value().unwrap_or_else(|| home(&session).to_owned());
            arrive();
            navigate(&next, leptos_router::NavigateOptions { replace: true, ..Default::default() });
        }
    });
    let content = live(move || match state::known() {
        Known::Unasked => match asked.state.get() {
            Load::Failed(error) => failure(error, move || asked.retry()),
            _ => waiting_page("登录方式"),
        },
        Known::Nobody => {
            signing_in.set_value(true);
            let back = next.get_value().unwrap_or_else(|| paths::ACCOUNT.to_owned());
            form(back, trouble.get_value())
        }
        Known::Somebody(_) if signing_in.get_value() => ().into_any(),
        Known::Somebody(session) => already(&session, next.get_value(), aside),
    });
    narrow(content)
}

fn narrow(content: AnyView) -> AnyView {
    let page = el("div").class("l-page l-main l-stack l-narrow").attr("data-gap", "5");
    page.add(content).into_any()
}

fn heading(text: &'static str) -> El {
    el("h1").attr("tabindex", "-1").add(text)
}

fn form(back: String, trouble: Option<String>) -> AnyView {
    use_page_title(|| Some("登录".into()));
    let lead = "办理信用承诺、自愿注册、异议和修复要登录。查询不用登录。";
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(heading("登录"))
        .add(el("p").class("u-lead").add(lead))
        .into_any();
    let trouble = trouble.map(|code| notice("bad", why(&code).to_owned())).into_any();
    vec![header, trouble, ways_in(back, false)].into_any()
}

/// Why somebody comes back from a provider without having signed in; the words are the platform's
/// (`GET session/callback`).
fn why(code: &str) -> &'static str {
    match code {
        "denied" => "没有登录：您没有同意，或者中途返回了。需要时请再登录一次。",
        "expired" => "没有登录：时间太久，或者这次登录已经用过。请再登录一次。",
        "unreachable" => "没有登录：认证服务暂时连不上。请稍后再试。",
        "nobody" => "没有登录：您的账号没有关联企业或部门。请先在认证服务里关联。",
        "unknown-enterprise" => {
            "没有登录：本平台没有您关联的企业。请核对统一社会信用代码，或打电话给我们。"
        }
        "unknown-agency" => "没有登录：您关联的部门在本平台没有要办理的事项。请联系平台管理员。",
        _ => "没有登录：认证服务的答复不对，已经记录。请再试一次，还是不行的请打电话给我们。",
    }
}

/// Somebody is signed in already.
fn already(session: &Session, next: Option<String>, aside: bool) -> AnyView {
    use_page_title(|| Some("已登录".into()));
    let onward = next.unwrap_or_else(|| home(session).to_owned());
    let ways = match aside {
        true => el("p").add("请关闭这个窗口，回到刚才的页面接着办。"),
        false => {
            let onward = el("a").class("btn").attr("data-kind", "primary").attr("href", onward);
            let actions = el("div").class("actions").add(onward.add("继续"));
            leaving(actions, "换一个账号登录", "", false)
        }
    };
    let who = el("p").add(el("bdi").add(label(session)));
    vec![heading("您已经登录"), who, ways].into_any()
}

/// `/account/sign-out`.
pub fn sign_out_page() -> AnyView {
    let asked = watch();
    let content = live(move || match state::known() {
        Known::Unasked => match asked.state.get() {
            Load::Failed(error) => failure(error, move || asked.retry()),
            _ => waiting_page("登录状态"),
        },
        Known::Nobody => out(),
        Known::Somebody(session) => sure(&session),
    });
    narrow(content)
}

fn sure(session: &Session) -> AnyView {
    use_page_title(|| Some("退出登录".into()));
    let who = el("p").add("现在的身份：").add(el("bdi").add(label(session)));
    let note = "草稿已存到平台的，下次登录还在。这台设备上的个人信息会清除。";
    let actions = leaving(el("div").class("actions"), "退出", "primary", false);
    let actions = leaving(actions, "在所有设备上退出", "", true);
    vec![heading("退出登录"), who, el("p").class("u-2").add(note), actions].into_any()
}

fn out() -> AnyView {
    use_page_title(|| Some("已退出".into()));
    arrive();
    let home = el("a").class("btn").attr("href", paths::HOME).add("回首页");
    let again = el("a").class("btn").attr("data-kind", "quiet").attr("href", paths::SIGN_IN);
    el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("kept"))
        .add(heading("已经退出"))
        .add(el("p").add("公用电脑上，请再关闭浏览器。"))
        .add(el("div").class("actions").add(home).add(again.add("重新登录")))
        .into_any()
}

/// A button that signs out, and what became of pressing it, added to others.
fn leaving(actions: El, text: &'static str, kind: &'static str, everywhere: bool) -> El {
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None));
    let leave = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            if let Err(error) = state::leave(everywhere).await {
                let _ = fault.try_set(Some(sentence(&error)));
            }
            let _ = busy.try_set(false);
        });
    };
    let button = el("button")
        .class("btn")
        .attr("data-kind", kind)
        .attr("type", "button")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .on("click", leave)
        .add(text);
    let fault = live(move || fault.get().map(|why| notice("bad", why)).into_any());
    actions.add(button).add(fault)
}
