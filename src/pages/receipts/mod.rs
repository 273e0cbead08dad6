//! What can be done with a receipt, without signing in: following the case, proving it genuine.

mod track;
mod verify;

use crate::components::{El, crumbs, el, live};
use crate::paths;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::Event;

/// `/track` and `/verify`: one chunk for both.
pub fn page() -> AnyView {
    match use_location().pathname.get_untracked().starts_with(paths::TRACK) {
        true => track::page(),
        false => verify::page(),
    }
}

/// A field to type a number or code into.
fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    fault: RwSignal<Option<String>>,
) -> El {
    let hint_id = format!("{id}-hint");
    let fault_id = format!("{id}-fault");
    let described = format!("{hint_id} {fault_id}");
    let wrong = move || fault.get().map(|why| el("span").class("field-error").add(why));
    let input = el("input")
        .class("input")
        .attr("id", id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "characters")
        .attr("spellcheck", "false")
        .attr("maxlength", "60")
        .attr("aria-describedby", described)
        .live("aria-invalid", move || fault.with(Option::is_some).then(|| "true".into()))
        .value(move || value.get())
        .on("input", move |ev| value.set(event_target_value(&ev)));
    el("div")
        .class("field")
        .add(el("label").class("field-label").attr("for", id).add(label))
        .add(el("span").class("field-hint").attr("id", hint_id).add(hint))
        .add(el("span").attr("id", fault_id).add(live(move || wrong().into_any())))
        .add(input)
}

/// The page before its form: where one is, what it is for.
fn page_head(title: &'static str, lead: &'static str) -> El {
    let head = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(title))
        .add(el("p").class("u-lead").add(lead));
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "5")
        .add(crumbs(Vec::new(), title.into()))
        .add(head)
}

/// A form without its content.
fn form(submit: impl FnMut(Event) + 'static) -> El {
    el("form").class("l-stack").attr("data-gap", "5").flag("novalidate", true).on("submit", submit)
}

/// The button that sends; it says when something is on its way.
fn send(busy: RwSignal<bool>, meanwhile: &'static str, idle: &'static str) -> El {
    let button = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", "submit")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .says(move || if busy.get() { meanwhile } else { idle }.into());
    el("div").class("actions").add(button)
}
