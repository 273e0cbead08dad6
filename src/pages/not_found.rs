//! An address that leads nowhere.

use crate::components::{SearchBox, el, icon, use_page_title};
use crate::paths;
use leptos::prelude::*;

/// The page for addresses that don't exist, or for parts of an address that are wrong.
pub fn page() -> AnyView {
    wrong_address("网址可能写错了，或者这个页面已经不在了。".into())
}

/// The same with the reason.
pub fn wrong_address(reason: String) -> AnyView {
    use_page_title(|| Some("没有找到这个页面".into()));
    let search = SearchBox { id: "q-404", big: false, label: "信用查询", current: None }.view();
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("compass"))
        .add(el("h1").attr("tabindex", "-1").add("没有找到这个页面"))
        .add(el("p").add(reason))
        .add(el("div").class("l-hero").add(search))
        .add(el("p").add(el("a").attr("href", paths::HOME).add("回首页")))
        .add(el("p").class("u-2 u-sm").add("错误代码 404"));
    el("div").class("l-page l-main").add(section).into_any()
}
