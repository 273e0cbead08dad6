//! Signing in: by a provider, with a password, or with a demo account.

use super::state;
use crate::components::{El, el, icon, live, notice, sentence};
use crate::{browser, paths};
use contract::account::{Credentials, DemoAccount, Provider};
use leptos::prelude::*;
use std::borrow::Cow;
use web_sys::Event;

/// The ways in. Whoever shows them notices that the session has begun. `back` is the page to come
/// back to from a provider; `aside` is in a window of its own, so that this page stays as it is.
pub fn ways_in(back: String, aside: bool) -> AnyView {
    let attempt = Attempt { busy: RwSignal::new(false), fault: RwSignal::new(None) };
    let ways = live(move || {
        let state::Ways { provider, demo } = state::ways();
        let entry = match provider {
            Some(provider) => redirect(&provider, &back, aside),
            None => password(attempt).into_any(),
        };
        let any = !demo.is_empty();
        el("div")
            .class("l-stack sign-in")
            .attr("data-gap", "5")
            .add(entry)
            .add(any.then(|| accounts(attempt, demo, aside)))
            .into_any()
    });
    // Below what comes late, so that nothing jumps when it comes.
    let others = (!aside).then(other_ways);
    vec![ways, others.into_any()].into_any()
}

/// What can be done without signing in.
fn other_ways() -> El {
    let way =
        |href: &'static str, text: &'static str| el("li").add(el("a").attr("href", href).add(text));
    el("ul")
        .class("rows")
        .add(way(paths::TRACK, "不登录，凭受理编号查进度"))
        .add(way(paths::VERIFY, "核验回执真伪"))
}

/// An attempt to sign in.
#[derive(Clone, Copy)]
struct Attempt {
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

impl Attempt {
    fn make(self, user: String, password: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        leptos::task::spawn_local(async move {
            let done = state::sign_in(&Credentials { user, password }).await;
            // The form may be gone by now.
            let _ = self.busy.try_set(false);
            if let Err(error) = done {
                self.refuse(sentence(&error));
            }
        });
    }

    fn refuse(self, why: String) {
        let _ = self.fault.try_set(Some(why));
        request_animation_frame(|| browser::focus("#sign-in-password"));
    }
}

fn password(attempt: Attempt) -> El {
    let (user, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |ev: Event| {
        ev.prevent_default();
        match (user.get_untracked().trim(), password.get_untracked()) {
            ("", _) => {
                attempt.fault.set(Some("请输入用户名。".to_owned()));
                browser::focus("#sign-in-user");
            }
            (_, typed) if typed.is_empty() => attempt.refuse("请输入密码。".to_owned()),
            (name, typed) => attempt.make(name.to_owned(), typed),
        }
    };
    let says = move || if attempt.busy.get() { "正在登录…".into() } else { "登录".into() };
    let button = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", "submit")
        .live("aria-disabled", move || attempt.busy.get().then(|| "true".into()))
        .says(says);
    let fault = live(move || attempt.fault.get().map(|why| notice("bad", why)).into_any());
    let current = ("sign-in-password", "current-password", "password");
    el("form")
        .class("l-stack")
        .flag("novalidate", true)
        .on("submit", submit)
        .add(el("div").attr("id", "sign-in-fault").add(fault))
        .add(field(attempt, ("sign-in-user", "username", "text"), "用户名", user))
        .add(field(attempt, current, "密码", password))
        .add(el("div").class("actions").add(button))
}

fn field(
    attempt: Attempt,
    (id, fill, kind): (&'static str, &'static str, &'static str),
    label: &'static str,
    value: RwSignal<String>,
) -> El {
    let wrong = move |text: &'static str| {
        move || attempt.fault.with(Option::is_some).then_some(Cow::Borrowed(text))
    };
    let input = el("input")
        .class("input")
        .attr("id", id)
        .attr("name", fill)
        .attr("type", kind)
        .attr("autocomplete", fill)
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("maxlength", "200")
        .live("aria-invalid", wrong("true"))
        .live("aria-describedby", wrong("sign-in-fault"))
        .value(move || value.get())
        .on("input", move |ev| value.set(event_target_value(&ev)));
    let label = el("label").class("field-label").attr("for", id).add(label);
    el("div").class("field").add(label).add(input)
}

/// The way to a provider of identities, which leads back here.
fn redirect(provider: &Provider, back: &str, aside: bool) -> AnyView {
    let ours = provider.start.starts_with('/') && !provider.start.starts_with("//");
    if !ours && !provider.start.starts_with("https://") {
        return notice("bad", "登录暂时不能用，请稍后再试。".to_owned()).into_any();
    }
    let mark = if provider.start.contains('?') { '&' } else { '?' };
    let back = if aside {
        paths::with_query(paths::SIGN_IN, &[("aside", "1".into())])
    } else {
        back.into()
    };
    let href = format!("{}{mark}return={}", provider.start, paths::segment(&back));
    let hint = match aside {
        true => "会打开新窗口。登录后回到这里，接着办。",
        false => "会转到登录页面，登录后自动回来。",
    };
    let link = el("a")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("href", href)
        .attr("rel", "external")
        .add(format!("用{}登录", provider.name));
    let link = if aside { link.attr("target", "_blank") } else { link };
    el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("div").class("actions").add(link))
        .add(el("p").class("u-2 u-sm").add(hint))
        .into_any()
}

fn accounts(attempt: Attempt, demo: Vec<DemoAccount>, aside: bool) -> El {
    let one = move |account: DemoAccount| {
        let DemoAccount { user, password, acts_for } = account;
        let button = el("button")
            .class("btn")
            .attr("type", "button")
            .on("click", move |_| attempt.make(user.clone(), password.clone()))
            .add(icon("user"))
            .add(el("bdi").add(acts_for.to_string()));
        el("li").add(button)
    };
    let list = demo.into_iter().map(one).collect();
    let list = el("ul").class("demo-accounts").attr("role", "list").all(list);
    if aside {
        let summary = el("summary").add(icon("down")).add("用演示账号登录");
        return el("details").class("more").add(summary).add(list);
    }
    let note = "这是演示系统，点一下就能登录。数据都是虚构的。";
    el("section")
        .class("l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "demo-h")
        .add(el("h2").attr("id", "demo-h").class("u-md").add("演示账号"))
        .add(el("p").class("u-2 u-sm").add(note))
        .add(list)
}
