//! What the city discloses: an overview, and one page for every kind of record.

mod chips;
mod filters;
mod kind;
pub mod listing;
mod more;
mod none;
mod overview;
mod pages;
pub mod scope;
mod table;
mod tools;
mod wrong;

use crate::components::{el, icon, live, use_page_title};
use crate::pages::lists;
use crate::paths;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// The page of a kind or of a named list: one chunk for them, since they share nearly everything.
pub fn page() -> AnyView {
    let params = use_params_map();
    let part = |name: &'static str| Memo::new(move |_| params.with(|p| p.get(name)));
    let (kind, list) = (part("kind"), part("list"));
    let content = move || match (kind.get(), list.get()) {
        (Some(code), _) => kind::page(&code),
        (_, list) => lists::named(list.unwrap_or_default()),
    };
    live(content)
}

/// The page of all kinds, or of all named lists.
pub fn overview() -> AnyView {
    match use_location().pathname.get_untracked().starts_with(paths::LISTS) {
        true => lists::overview(),
        false => overview::page(),
    }
}

/// An address that names something which does not exist, and a way on.
pub fn no_such(what: &'static str, href: &'static str, way: &'static str) -> AnyView {
    use_page_title(move || Some(what.into()));
    let button =
        |href: &'static str, text: &'static str| el("a").class("btn").attr("href", href).add(text);
    let actions = el("p")
        .class("actions")
        .add(button(href, way).attr("data-kind", "primary"))
        .add(button(paths::HOME, "回首页"));
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("compass"))
        .add(el("h1").attr("tabindex", "-1").add(what))
        .add(el("p").add("网址可能写错了，或者它已经撤销、停止公示。"))
        .add(actions)
        .add(el("p").class("u-2 u-sm").add("错误代码 404"));
    el("div").class("l-page l-main").add(section).into_any()
}
