//! Where files are dropped, or chosen.

use super::{El, el, icon};
use crate::browser;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::File;

/// The place, with what it says and the id of that; the input tells what may be chosen.
pub fn drop_zone(
    class: &'static str,
    (id, hint): (&'static str, &'static str),
    input: El,
    take: Rc<dyn Fn(Vec<File>)>,
) -> El {
    let chosen = take.clone();
    let input = input
        .class("u-hidden")
        .attr("type", "file")
        .attr("aria-describedby", id)
        .on("change", move |ev| chosen(browser::chosen(&ev)));
    let choose = el("label").class("btn").add(icon("upload")).add("选择文件").add(input);
    el("div")
        .class(class)
        .on("dragover", |ev| ev.prevent_default())
        .on("drop", move |ev| {
            ev.prevent_default();
            take(browser::dropped(ev.unchecked_ref()));
        })
        .add(el("span").class("field-hint").attr("id", id).add(hint))
        .add(el("span").class("actions").add(choose))
}
