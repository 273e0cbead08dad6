//! A question that has to be answered before anything else: only for what can't be undone.

use super::{effect, live};
use crate::api::ApiError;
use crate::components::{notice, sentence};
use leptos::html;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

/// What is done after a yes; it is given the words that were typed.
pub type Doing = Box<dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<(), ApiError>>>>>;

/// A question.
pub struct Question {
    /// What is asked.
    pub heading: String,
    /// What will happen.
    pub text: String,
    /// The answer that does it, a verb.
    pub yes: &'static str,
    /// The label of a text that has to go with it.
    pub reason: Option<&'static str>,
    /// Does it.
    pub run: Doing,
}

/// Asks as soon as there is a question; nothing is done without a yes.
pub fn confirm(question: RwSignal<Option<Question>, LocalStorage>) -> AnyView {
    let content = move || question.with(|q| q.as_ref().map(|q| dialog(question, q)));
    live(move || content().into_any())
}

fn dialog(question: RwSignal<Option<Question>, LocalStorage>, asked: &Question) -> AnyView {
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let typed = RwSignal::new(String::new());
    let place = NodeRef::<html::Dialog>::new();
    effect(move || {
        if let Some(dialog) = place.get() {
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        // Closed first: the browser then gives the focus back to where it was.
        if let Some(dialog) = place.get_untracked() {
            dialog.close();
        }
        question.set(None);
    };
    let needs_reason = asked.reason.is_some();
    let run = move |_| {
        if busy.get_untracked() {
            return;
        }
        if needs_reason && typed.with_untracked(|t| t.trim().is_empty()) {
            fault.set(Some("请写明原因。".to_owned()));
            crate::browser::focus("#confirm-reason");
            return;
        }
        busy.set(true);
        fault.set(None);
        let doing = question.with_untracked(|q| q.as_ref().map(|q| (q.run)(typed.get_untracked())));
        leptos::task::spawn_local(async move {
            let Some(doing) = doing else { return };
            match doing.await {
                Ok(()) => close(),
                Err(error) => {
                    let _ = fault.try_set(Some(sentence(&error)));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    let reason = asked.reason.map(|label| {
        view! {
            <div class="field">
                <label class="field-label" for="confirm-reason">{label}</label>
                <textarea
                    class="input"
                    id="confirm-reason"
                    rows="3"
                    maxlength="2000"
                    aria-describedby="confirm-fault"
                    on:input=move |ev| typed.set(event_target_value(&ev))
                ></textarea>
            </div>
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=place
            aria-labelledby="confirm-h"
            on:cancel=move |_: leptos::ev::Event| close()
        >
            <h2 id="confirm-h">{asked.heading.clone()}</h2>
            <p><bdi>{asked.text.clone()}</bdi></p>
            {reason}
            <div id="confirm-fault">{move || fault.get().map(|why| notice("bad", why))}</div>
            <div class="actions">
                <button
                    class="btn"
                    data-kind="danger"
                    type="button"
                    aria-disabled=move || busy.get().then_some("true")
                    on:click=run
                >
                    {asked.yes}
                </button>
                <button class="btn" type="button" autofocus on:click=move |_| close()>"不，返回"</button>
            </div>
        </dialog>
    }
    .into_any()
}
