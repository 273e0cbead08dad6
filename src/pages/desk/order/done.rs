//! The order is issued.

use super::{Ordering, Stage, back};
use crate::components::icon;
use crate::{browser, paths};
use contract::case::Case;
use leptos::prelude::*;

/// What stands in the place of the form.
pub fn view(ordering: Ordering, case: &Case) -> AnyView {
    let head = &case.head;
    let until = head.due.map(|due| format!("，整改期限{}", due.chinese())).unwrap_or_default();
    let text = format!("{}已经收到通知{until}。受理编号 {}。", head.subject.name, head.number);
    let another = move |_| {
        ordering.stage.set(Stage::Writing);
        request_animation_frame(|| browser::focus("#order-subject"));
    };
    view! {
        <div class="notice" data-tone="good" id="issued" tabindex="-1">
            {icon("kept")}
            <div>
                <h2>"已下达"</h2>
                <p><bdi>{text}</bdi></p>
            </div>
        </div>
        <div class="actions">
            <a class="btn" data-kind="primary" href=paths::desk_case(&head.number)>"看这件办件"</a>
            <a class="btn" href=back()>"回到队列"</a>
            <button class="btn" data-kind="quiet" type="button" on:click=another>"再下达一件"</button>
        </div>
    }
    .into_any()
}
