//! The order is issued.

use super::{Ordering, Stage};
use crate::components::{el, icon};
use crate::pages::desk::back;
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
    let told = el("div").add(el("h2").add("已下达")).add(el("p").add(el("bdi").add(text)));
    let notice = el("div")
        .class("notice")
        .attr("data-tone", "good")
        .attr("id", "issued")
        .attr("tabindex", "-1")
        .add(icon("kept"))
        .add(told);
    let way = |href: String| el("a").class("btn").attr("href", href);
    let another = el("button")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .on("click", another)
        .add("再下达一件");
    let ways = el("div")
        .class("actions")
        .add(way(paths::desk_case(&head.number)).attr("data-kind", "primary").add("看这件办件"))
        .add(way(back()).add("回到队列"))
        .add(another);
    vec![notice.into_any(), ways.into_any()].into_any()
}
