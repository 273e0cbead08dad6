//! Checking many subjects at once, as for a tender. What is pasted and what was found stay in this
//! tab and are never in an address.

mod form;
mod lines;
mod progress;
mod results;
mod run;
mod sheet;
mod table;
mod workbook;

use crate::components::{crumbs, el, live, use_page_title};
use crate::paths;
use leptos::prelude::*;
use run::Work;

/// `/screening`.
pub fn page() -> AnyView {
    use_page_title(|| Some("批量核查".into()));
    let work = Work::restored();
    let lead =
        "招标采购、评审资格前，一次查多家的信用状况。不用登录；不开具证明，本站就不保存查了谁。";
    let head = el("header")
        .class("l-stack no-print")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("批量核查"))
        .add(el("p").class("u-lead").add(lead));
    el("div")
        .class("l-page l-main l-stack screening")
        .attr("data-gap", "5")
        .add(crumbs(vec![("信用查询", paths::SEARCH.to_owned())], "批量核查".into()))
        .add(head)
        .add(form::view(work))
        .add(progress::view(work))
        .add(live(move || results::view(work)))
        .into_any()
}
