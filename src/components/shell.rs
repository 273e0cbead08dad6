//! What the pages have around them, as far as it isn't static: see index.html.

use super::{el, header, live, provide_page};
use crate::browser;
use crate::pages::lazy;
use leptos::prelude::*;

/// The place of the page, hidden until there is one, and the live region.
pub fn shell(begun: RwSignal<bool>, page: impl FnOnce() -> AnyView) -> AnyView {
    let spoken = provide_page();
    browser::provide_scroll();
    browser::on_link_intent(browser::fetch_ahead);
    // What most visitors open next, once the first page has settled.
    set_timeout(
        || ["/search", "/subjects/x"].into_iter().for_each(browser::fetch_ahead),
        lazy::SETTLED,
    );
    header::head();
    let waits = move || (!begun.get()).then(|| "".into());
    let main = el("main").attr("id", "main").attr("tabindex", "-1").live("hidden", waits);
    let main = main.add(page());
    let spoken = live(move || spoken.get().into_any());
    let spoken = el("p").class("u-hidden").attr("role", "status").add(spoken);
    vec![main.into_any(), spoken.into_any()].into_any()
}
