//! A question that has to be answered before anything else: only for what can't be undone. In a
//! chunk of its own, which comes when the page has settled.

use super::{El, effect, el, live, notice, sentence};
use crate::api::ApiError;
use crate::browser;
use crate::pages::lazy;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

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

/// The question that a page has just now.
type Asked = RwSignal<Option<Question>, LocalStorage>;

/// Asks as soon as there is a question; nothing is done without a yes.
pub fn confirm(question: Asked) -> AnyView {
    set_timeout(preload, lazy::SETTLED);
    live(move || match question.with(Option::is_some) {
        true => show(question, lazy::above_all),
        false => ().into_any(),
    })
}

lazy::own_chunk!(confirm_chunk / preload_confirm, show(Asked) = view);

fn view(question: Asked) -> AnyView {
    question.with_untracked(|q| q.as_ref().map(|q| dialog(question, q))).into_any()
}

/// The dialog in the document.
fn place() -> Option<HtmlDialogElement> {
    browser::find("dialog[aria-labelledby=confirm-h]").and_then(|found| found.dyn_into().ok())
}

fn dialog(question: Asked, asked: &Question) -> El {
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let typed = RwSignal::new(String::new());
    // Runs when it stands in the document.
    effect(|| {
        if let Some(dialog) = place() {
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        // Closed first: the browser then gives the focus back to where it was.
        if let Some(dialog) = place() {
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
            browser::focus("#confirm-reason");
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
        let area = el("textarea")
            .class("input")
            .attr("id", "confirm-reason")
            .attr("rows", "3")
            .attr("maxlength", "2000")
            .attr("aria-describedby", "confirm-fault")
            .on("input", move |ev| typed.set(event_target_value(&ev)));
        let label = el("label").class("field-label").attr("for", "confirm-reason").add(label);
        el("div").class("field").add(label).add(area)
    });
    let fault = live(move || fault.get().map(|why| notice("bad", why)).into_any());
    let button = || el("button").class("btn").attr("type", "button");
    let yes = button()
        .attr("data-kind", "danger")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .on("click", run)
        .add(asked.yes);
    let no = button().flag("autofocus", true).on("click", move |_| close()).add("不，返回");
    el("dialog")
        .class("dialog")
        .attr("aria-labelledby", "confirm-h")
        .on("cancel", move |_| close())
        .add(el("h2").attr("id", "confirm-h").add(asked.heading.clone()))
        .add(el("p").add(el("bdi").add(asked.text.clone())))
        .add(reason)
        .add(el("div").attr("id", "confirm-fault").add(fault))
        .add(el("div").class("actions").add(yes).add(no))
}
