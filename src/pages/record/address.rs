//! The permanent address of a record: to copy, to print.

use crate::components::{El, el, icon};
use crate::{browser, paths};
use contract::record::RecordHead;
use leptos::prelude::*;

/// The card with the address.
pub fn card(head: &RecordHead) -> El {
    let address = browser::absolute(&paths::record(&head.id));
    let said = RwSignal::new("");
    let copy = {
        let address = address.clone();
        move |_| {
            let address = address.clone();
            leptos::task::spawn_local(async move {
                let text = match browser::copy(&address).await {
                    true => "网址已复制。",
                    false => "浏览器不允许自动复制，请长按或选中上面的网址复制。",
                };
                let _ = said.try_set(text);
            });
        }
    };
    let input = el("input")
        .class("input")
        .flag("readonly", true)
        .attr("aria-labelledby", "adr-h")
        .attr("value", address);
    let button = || el("button").class("btn").attr("type", "button");
    let copy = button().on("click", copy).add(icon("copy")).add("复制网址");
    let print = button().on("click", |_| browser::print()).add(icon("print")).add("打印");
    let told = el("p").class("u-sm").attr("role", "status");
    el("section")
        .class("card address")
        .attr("data-pad", "s")
        .attr("aria-labelledby", "adr-h")
        .add(el("h2").attr("id", "adr-h").class("u-md").add("永久网址"))
        .add(input)
        .add(el("div").class("actions").add(copy).add(print))
        .add(told.says(move || said.get().into()))
}
