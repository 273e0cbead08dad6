//! The summary of what is wrong: takes the focus, and each line leads to its field.

use super::fields::place;
use crate::browser;
use contract::FieldError;
use leptos::prelude::*;

/// Where the focus goes.
pub const PLACE: &str = "errors";

/// The summary on the page of the fields.
pub fn summary(errors: RwSignal<Vec<FieldError>>) -> AnyView {
    summary_of(errors, line)
}

/// The summary, whose lines lead somewhere; nothing while nothing is wrong.
pub fn summary_of(
    errors: RwSignal<Vec<FieldError>>,
    line: impl Fn(FieldError) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    let view = move || {
        let all = errors.get();
        (!all.is_empty()).then(|| {
            let count = all.len();
            let lines = all.into_iter().map(&line).collect_view();
            view! {
                <div class="errors" id=PLACE role="alert" aria-labelledby="errors-h" tabindex="-1">
                    <h2 id="errors-h">{format!("有 {count} 处需要改正")}</h2>
                    <ul role="list">{lines}</ul>
                </div>
            }
        })
    };
    view! { {view} }.into_any()
}

fn line(error: FieldError) -> AnyView {
    let id = place(&error.pointer);
    let href = format!("#{id}");
    // The router would take it for another page.
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        browser::focus_id(&id);
    };
    view! { <li><a href=href on:click=go>{error.detail}</a></li> }.into_any()
}

/// Shows the summary, and moves the focus there.
pub fn show(errors: RwSignal<Vec<FieldError>>, found: Vec<FieldError>) {
    errors.set(found);
    request_animation_frame(|| browser::focus_id(PLACE));
}
