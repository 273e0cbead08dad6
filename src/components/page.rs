//! What makes a page a page for those who can't see it: title, focus on arrival, announcements.

use super::{El, effect, el};
use crate::{browser, config, paths};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[derive(Clone, Copy)]
struct PageContext {
    /// The visitor came here by a link inside the site; the heading has yet to get the focus.
    arrived: StoredValue<bool>,
    spoken: RwSignal<String>,
}

/// Prepares titles, focus and announcements; returns what the live region says.
pub fn provide_page() -> RwSignal<String> {
    let context =
        PageContext { arrived: StoredValue::new(false), spoken: RwSignal::new(String::new()) };
    provide_context(context);
    let location = use_location();
    let mut before = None;
    effect(move || {
        let path = location.pathname.get();
        if before.replace(path.clone()).is_some_and(|before| before != path) {
            context.arrived.set_value(true);
        }
    });
    context.spoken
}

/// Sets the window's title as soon as it is known. After a move inside the site the focus then
/// goes to the page's heading, so that keyboard and screen reader start there.
pub fn use_page_title(title: impl Fn() -> Option<String> + 'static) {
    follow_title(Box::new(title));
}

fn follow_title(title: Box<dyn Fn() -> Option<String>>) {
    let context: PageContext = expect_context();
    let site = config::use_config().site.name.clone();
    effect(move || {
        let Some(title) = title() else { return };
        browser::set_title(&format!("{title}｜{site}"));
        if context.arrived.get_value() {
            context.arrived.set_value(false);
            request_animation_frame(|| browser::focus_in_place("main h1"));
        }
    });
}

/// What is on show gives way to something else at the same address: the focus goes to the next
/// heading, as if one had come by a link.
pub fn arrive() {
    if let Some(context) = use_context::<PageContext>() {
        context.arrived.set_value(true);
    }
}

/// The query string of the page that asks. While the visitor is already on the way to another
/// address, it stays what it was.
pub fn own_query() -> Memo<String> {
    let location = use_location();
    let own = location.pathname.get_untracked();
    Memo::new(move |before: Option<&String>| match before {
        Some(before) if location.pathname.get() != own => before.clone(),
        _ => location.search.get(),
    })
}

/// Has a screen reader say something when it is next silent.
pub fn announce(text: String) {
    if let Some(context) = use_context::<PageContext>() {
        context.spoken.set(text);
    }
}

/// Where one is: links to what lies above, then the page itself.
pub fn crumbs(above: Vec<(&'static str, String)>, here: String) -> El {
    let step =
        |href: String, label: &'static str| el("li").add(el("a").attr("href", href).add(label));
    let steps = el("ol")
        .add(step(paths::HOME.into(), "首页"))
        .all(above.into_iter().map(|(label, href)| step(href, label)).collect())
        .add(el("li").attr("aria-current", "page").add(here));
    el("nav").class("crumbs").attr("aria-label", "您的位置").add(steps)
}

/// The frame of a page that stands below others, with the way to it on top.
pub fn page_below(above: Vec<(&'static str, String)>, here: String) -> El {
    let page = el("div").class("l-page l-main l-stack").attr("data-gap", "5");
    page.add(crumbs(above, here))
}

/// A page's heading, and what it is about.
pub fn page_head(title: &'static str, lead: &'static str) -> El {
    el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(title))
        .add(el("p").class("u-lead").add(lead))
}

/// A card beside what a page is about.
pub fn side_card(id: &'static str, heading: &'static str) -> El {
    el("section")
        .class("card l-stack")
        .attr("data-gap", "2")
        .attr("data-pad", "s")
        .attr("aria-labelledby", id)
        .add(el("h2").attr("id", id).class("u-md").add(heading))
}
