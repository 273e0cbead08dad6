//! How much time is left, in icon, words and colour.

use crate::components::icon;
use contract::Date;
use contract::case::{CaseHead, Role};
use leptos::prelude::*;

/// The due day; unmistakable when it is near or over.
pub fn deadline(head: &CaseHead) -> AnyView {
    let (Some(due), Some(left)) = (head.due, head.left) else {
        return view! { <span class="u-2">"没有期限"</span> }.into_any();
    };
    let (tone, symbol) = match left {
        left if left.overdue => (Some("bad"), "watch"),
        left if left.working_days == 0 => (Some("bad"), "clock"),
        left if left.is_soon() => (Some("warn"), "clock"),
        _ => (None, "clock"),
    };
    let whose = match head.state.acts_next() {
        Some(Role::Officer) | None => "",
        Some(_) => "等对方，",
    };
    let unsure = (!head.due_certain).then_some("（节假日安排未公布）");
    view! {
        <span class="deadline" data-tone=tone data-late=left.overdue.then_some("")>
            {icon(symbol)}
            <span>{whose}{left.words()}</span>
        </span>
        <span class="u-2 u-sm due-day">{day(due)}{unsure}</span>
    }
    .into_any()
}

/// A day in figures.
pub fn day(day: Date) -> AnyView {
    let day = day.to_string();
    view! { <time class="u-nowrap" datetime=day.clone()>{day.clone()}</time> }.into_any()
}
