//! “请重新登录”: what appears above a page whose session has ended, or is somebody else's now.

use super::asking::{self, Asking};
use super::form::ways_in;
use super::state::{self, Question};
use super::{home, label};
use crate::browser;
use crate::components::{El, effect, el, live};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The dialog; there when something has to be asked.
pub fn dialog() -> AnyView {
    let question = Memo::new(|_| state::question());
    live(move || question.get().map(|question| asking::ask(Asking::Question(question))).into_any())
}

/// The question, in a dialog.
pub fn asked(question: Question) -> El {
    // Runs when it stands in the document.
    effect(|| {
        let dialog = browser::find("dialog[aria-labelledby=session-h]");
        if let Some(dialog) = dialog.and_then(|found| found.dyn_into::<HtmlDialogElement>().ok()) {
            let _ = dialog.show_modal();
        }
    });
    let (heading, content) = match question {
        Question::SignIn => ("请重新登录", ended()),
        Question::Other(session) => ("换了账号", other(session)),
    };
    let heading = el("h2")
        .attr("id", "session-h")
        .attr("tabindex", "-1")
        .flag("autofocus", true)
        .add(heading);
    el("dialog")
        .class("dialog")
        .attr("aria-labelledby", "session-h")
        .on("cancel", |_| state::answer(false))
        .add(heading)
        .add(content)
}

fn button(kind: &'static str, text: &'static str) -> El {
    let button = el("button").class("btn").attr("type", "button").add(text);
    if kind.is_empty() { button } else { button.attr("data-kind", kind) }
}

fn ended() -> AnyView {
    let who = untrack(state::current)
        .map(|session| el("p").add("请用刚才的身份登录：").add(el("bdi").add(label(&session))));
    let told = el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("p").add("登录已经过期。您填写的内容还在，登录后接着办。"))
        .add(who);
    let actions = el("div")
        .class("actions")
        .add(button("quiet", "暂不登录").on("click", |_| state::answer(false)));
    vec![told.into_any(), ways_in(String::new(), true), actions.into_any()].into_any()
}

/// Another account is signed in now. Nothing is done in its name.
fn other(now: contract::account::Session) -> AnyView {
    let before = untrack(state::current).map(|session| label(&session)).unwrap_or_default();
    let (name, next) = (label(&now), home(&now));
    let navigate = use_navigate();
    let go_on = move |_| {
        state::become_other(now.clone());
        navigate(next, Default::default());
    };
    let go_back = |_| {
        state::go_back();
        request_animation_frame(|| browser::focus("#session-h"));
    };
    let told = el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("p").add("本页属于").add(el("bdi").add(before)).add("。"))
        .add(el("p").add("这个浏览器现在登录的是").add(el("bdi").add(name)).add("。"))
        .add(el("p").add("为免混淆，刚才的操作没有执行，填写的内容还在。"));
    let actions = el("div")
        .class("actions")
        .add(button("primary", "换回原来的账号").on("click", go_back))
        .add(button("", "离开本页，用现在的账号").on("click", go_on));
    vec![told, actions].into_any()
}
