//! “请重新登录”: what appears above a page whose session has ended, or is somebody else's now.

use super::state::{self, Question};
use super::{SignIn, home, label};
use crate::browser;
use crate::components::effect;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The dialog; there when something has to be asked.
#[component]
pub fn Dialog() -> impl IntoView {
    let question = Memo::new(|_| state::question());
    move || {
        question.get().map(|question| {
            let place = NodeRef::<html::Dialog>::new();
            effect(move || {
                if let Some(dialog) = place.get() {
                    let _ = dialog.show_modal();
                }
            });
            let (heading, content) = match question {
                Question::SignIn => ("请重新登录", ended()),
                Question::Other(session) => ("换了账号", other(session)),
            };
            view! {
                <dialog
                    class="dialog"
                    node_ref=place
                    aria-labelledby="session-h"
                    on:cancel=|_: leptos::ev::Event| state::answer(false)
                >
                    <h2 id="session-h" tabindex="-1" autofocus>{heading}</h2>
                    {content}
                </dialog>
            }
        })
    }
}

fn ended() -> AnyView {
    let who = untrack(state::current).map(|session| {
        view! { <p>"请用刚才的身份登录："<bdi>{label(&session)}</bdi></p> }
    });
    view! {
        <div class="l-stack" data-gap="2">
            <p>"登录已经过期。您填写的内容还在，登录后接着办。"</p>
            {who}
        </div>
        <SignIn back=String::new() aside=true />
        <div class="actions">
            <button
                class="btn"
                data-kind="quiet"
                type="button"
                on:click=|_| state::answer(false)
            >
                "暂不登录"
            </button>
        </div>
    }
    .into_any()
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
    view! {
        <div class="l-stack" data-gap="2">
            <p>"本页属于"<bdi>{before}</bdi>"。"</p>
            <p>"这个浏览器现在登录的是"<bdi>{name}</bdi>"。"</p>
            <p>"为免混淆，刚才的操作没有执行，填写的内容还在。"</p>
        </div>
        <div class="actions">
            <button
                class="btn"
                data-kind="primary"
                type="button"
                on:click=|_| {
                    state::go_back();
                    request_animation_frame(|| browser::focus("#session-h"));
                }
            >
                "换回原来的账号"
            </button>
            <button class="btn" type="button" on:click=go_on>"离开本页，用现在的账号"</button>
        </div>
    }
    .into_any()
}
