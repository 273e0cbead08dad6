//! What the pages have around them, as far as it isn't static: see index.html.

use super::{header, provide_page};
use crate::browser;
use crate::pages::lazy;
use leptos::prelude::*;
use std::time::Duration;

const SETTLED: Duration = Duration::from_secs(2);

/// The place of the page, and the live region.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let spoken = provide_page();
    browser::provide_scroll();
    browser::on_link_intent(lazy::preload);
    // What most visitors open next, once the first page has settled.
    set_timeout(|| ["/search", "/subjects/"].into_iter().for_each(lazy::preload), SETTLED);
    view! {
        {header::head()}
        <main id="main" tabindex="-1">{children()}</main>
        <p class="u-hidden" role="status">{spoken}</p>
    }
}
