//! Signing in: by a provider, with a password, or with a demo account.

use super::state;
use crate::components::{icon, notice, sentence};
use crate::{browser, paths};
use contract::account::{Credentials, DemoAccount, Provider};
use leptos::prelude::*;

/// The ways in. Whoever shows them notices that the session has begun.
#[component]
pub fn SignIn(
    /// The page to come back to from a provider.
    back: String,
    /// In a window of its own, so that this page stays as it is.
    #[prop(optional)]
    aside: bool,
) -> impl IntoView {
    let attempt = Attempt { busy: RwSignal::new(false), fault: RwSignal::new(None) };
    let back = StoredValue::new(back);
    move || {
        let state::Ways { provider, demo } = state::ways();
        let entry = match provider {
            Some(provider) => redirect(&provider, &back.get_value(), aside),
            None => password(attempt),
        };
        view! {
            <div class="l-stack sign-in" data-gap="5">
                {entry}
                {(!demo.is_empty()).then(|| accounts(attempt, demo, aside))}
            </div>
        }
    }
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

fn password(attempt: Attempt) -> AnyView {
    let (user, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |ev: leptos::ev::SubmitEvent| {
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
    let wrong = move || attempt.fault.with(Option::is_some).then_some("true");
    let described = move || attempt.fault.with(Option::is_some).then_some("sign-in-fault");
    let field =
        move |id: &'static str, label: &'static str, kind, fill, value: RwSignal<String>| {
            view! {
                <div class="field">
                    <label class="field-label" for=id>{label}</label>
                    <input
                        class="input"
                        id=id
                        name=fill
                        type=kind
                        autocomplete=fill
                        autocapitalize="none"
                        spellcheck="false"
                        maxlength="200"
                        aria-invalid=wrong
                        aria-describedby=described
                        prop:value=value
                        on:input=move |ev| value.set(event_target_value(&ev))
                    />
                </div>
            }
            .into_any()
        };
    view! {
        <form class="l-stack" novalidate on:submit=submit>
            <div id="sign-in-fault">
                {move || attempt.fault.get().map(|why| notice("bad", why))}
            </div>
            {field("sign-in-user", "用户名", "text", "username", user)}
            {field("sign-in-password", "密码", "password", "current-password", password)}
            <div class="actions">
                <button
                    class="btn"
                    data-kind="primary"
                    type="submit"
                    aria-disabled=move || attempt.busy.get().then_some("true")
                >
                    {move || if attempt.busy.get() { "正在登录…" } else { "登录" }}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// The way to a provider of identities, which leads back here.
fn redirect(provider: &Provider, back: &str, aside: bool) -> AnyView {
    let ours = provider.start.starts_with('/') && !provider.start.starts_with("//");
    if !ours && !provider.start.starts_with("https://") {
        return notice("bad", "登录暂时不能用，请稍后再试。".to_owned());
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
    view! {
        <div class="l-stack" data-gap="2">
            <div class="actions">
                <a
                    class="btn"
                    data-kind="primary"
                    href=href
                    rel="external"
                    target=aside.then_some("_blank")
                >
                    {format!("用{}登录", provider.name)}
                </a>
            </div>
            <p class="u-2 u-sm">{hint}</p>
        </div>
    }
    .into_any()
}

fn accounts(attempt: Attempt, demo: Vec<DemoAccount>, aside: bool) -> AnyView {
    let one = move |account: DemoAccount| {
        let DemoAccount { user, password, acts_for } = account;
        view! {
            <li>
                <button
                    class="btn"
                    type="button"
                    on:click=move |_| attempt.make(user.clone(), password.clone())
                >
                    {icon("user")}
                    <bdi>{acts_for.to_string()}</bdi>
                </button>
            </li>
        }
        .into_any()
    };
    if aside {
        let list = demo.into_iter().map(one).collect_view();
        return view! {
            <details class="more">
                <summary>{icon("down")}"用演示账号登录"</summary>
                <ul class="demo-accounts" role="list">{list}</ul>
            </details>
        }
        .into_any();
    }
    view! {
        <section class="l-stack" data-gap="2" aria-labelledby="demo-h">
            <h2 id="demo-h" class="u-md">"演示账号"</h2>
            <p class="u-2 u-sm">"这是演示系统，点一下就能登录。数据都是虚构的。"</p>
            <ul class="demo-accounts" role="list">{demo.into_iter().map(one).collect_view()}</ul>
        </section>
    }
    .into_any()
}
