//! What stands where content will be.

use super::{El, el};
use leptos::prelude::*;

/// A skeleton that shows itself only when the wait is felt, and says to screen readers what is
/// being loaded, such as “查询结果”.
pub fn waiting(what: &'static str) -> AnyView {
    view(what, false).into_any()
}

/// The same for a whole page, whose heading is not known yet.
pub fn waiting_page(what: &'static str) -> AnyView {
    view(what, true).into_any()
}

fn view(what: &'static str, page: bool) -> El {
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
