//! The summary of what is wrong: takes the focus, and each line leads to its field.

use super::fields::place;
use crate::browser;
use crate::components::{El, el, live};
use contract::FieldError;
use leptos::prelude::*;

/// Where the focus goes.
pub const PLACE: &str = "errors";

/// The summary on the page of the fields.
pub fn summary(errors: RwSignal<Vec<FieldError>>) -> AnyView {
    summary_of(errors, Box::new(line))
}

/// The summary, whose lines lead somewhere; nothing while nothing is wrong.
pub fn summary_of(
    errors: RwSignal<Vec<FieldError>>,
    line: Box<dyn Fn(FieldError) -> El + Send>,
) -> AnyView {
    live(move || {
        let lines: Vec<_> = errors.get().into_iter().map(&line).collect();
        let any = !lines.is_empty();
        let summary = || {
            let heading = format!("有 {} 处需要改正", lines.len());
            el("div")
                .class("errors")
                .attr("id", PLACE)
                .attr("role", "alert")
                .attr("aria-labelledby", "errors-h")
                .attr("tabindex", "-1")
                .add(el("h2").attr("id", "errors-h").add(heading))
                .add(el("ul").attr("role", "list").all(lines))
        };
        any.then(summary).into_any()
    })
}

/// A line that leads to the field.
pub fn line(error: FieldError) -> El {
    let id = place(&error.pointer);
    let href = format!("#{id}");
    // The router would take it for another page.
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        browser::focus_id(&id);
    };
    el("li").add(el("a").attr("href", href).on("click", go).add(error.detail))
}

/// Shows the summary, and moves the focus there.
pub fn show(errors: RwSignal<Vec<FieldError>>, found: Vec<FieldError>) {
    errors.set(found);
    request_animation_frame(|| browser::focus_id(PLACE));
}
