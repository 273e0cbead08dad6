//! What stands where content will be.

use super::el;
use leptos::prelude::*;

/// A skeleton that shows itself only when the wait is felt, and says so to screen readers.
#[component]
pub fn Waiting(
    /// What is being loaded, such as “查询结果”.
    what: &'static str,
    /// It stands for a whole page, whose heading is not known yet.
    #[prop(optional)]
    page: bool,
) -> impl IntoView {
    let text = format!("正在载入{what}");
    let status = match page {
        true => el("h1").attr("tabindex", "-1").add(el("span").attr("role", "status").add(text)),
        false => el("p").class("u-hidden").attr("role", "status").add(text),
    };
    let skeleton = || {
        let bar = || el("i");
        el("div").class("skeleton").attr("aria-hidden", "true").all(vec![bar(), bar(), bar()])
    };
    el("div")
        .class("l-stack late")
        .attr("aria-busy", "true")
        .add(status)
        .add(skeleton())
        .add(skeleton())
}
