//! The few things that only a browser can do, each behind a plain function.

mod files;
mod form;
mod handover;
mod keep;
mod modes;
mod scroll;
mod seen;
mod storage;
mod style;
mod visits;

pub use files::{bytes, chosen, decode, download, dropped, sha256, text};
pub use form::{form_pairs, pressed};
pub use handover::{early, forget_early, remove_shell, take_typed};
pub use keep::{forget, forget_all, forget_fragment, keep_for_now, kept_for_now, random_key};
pub use modes::is_elder;
pub use scroll::{provide_scroll, restore_scroll, to_top};
pub use seen::when_seen;
pub use storage::{keep, kept_names, on_hidden, on_kept};
pub use style::add_style;
pub use visits::last_visit;

use contract::Timestamp;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Now.
pub fn now() -> Timestamp {
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

/// Milliseconds since the page was opened.
pub fn milliseconds() -> f64 {
    window().performance().map(|clock| clock.now()).unwrap_or_default()
}

/// Whether the browser knows that there is no network.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// A random number from 0 to 1, for back-off.
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// Waits.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Lets the browser answer a touch or paint before the program goes on: what runs at a stretch for
/// more than 50 ms is felt.
pub async fn breathe() {
    sleep(0).await;
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

#[wasm_bindgen]
extern "C" {
    // Of start.js.
    #[wasm_bindgen(catch, js_namespace = portalBoot)]
    async fn outdated() -> Result<JsValue, JsValue>;
    // Of the loader of chunks, which crates/xtask/finish.mjs writes.
    #[cfg(feature = "split")]
    #[wasm_bindgen(js_namespace = portalBoot)]
    fn ahead(path: &str);
}

/// Has the chunk of the page at an address fetched, if it has one and isn't on its way yet.
#[cfg_attr(not(feature = "split"), expect(unused_variables))]
pub fn fetch_ahead(address: &str) {
    #[cfg(feature = "split")]
    ahead(address);
}

/// Whether the site has been updated since this page was opened; none while it can't be asked.
pub async fn is_outdated() -> Option<bool> {
    outdated().await.ok()?.as_bool()
}

/// Opens the present address anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// The absolute address of a path of this site.
pub fn absolute(path: &str) -> String {
    window().location().origin().unwrap_or_default() + path
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// Puts text into the clipboard; says whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    // On plain http there is none.
    if !clipboard.is_ok_and(|c| c.is_object()) {
        return false;
    }
    let promise = window().navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// The same without scrolling there: going back restores the place by itself.
pub fn focus_in_place(selector: &str) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = find(selector) {
        // One that has the focus and says something else now is read aloud only when it comes anew.
        let _ = element.blur();
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus into an input, the caret where it was.
pub fn focus_input(id: &str, caret: u32) {
    if let Some(input) = document().get_element_by_id(id)
        && let Ok(input) = input.dyn_into::<web_sys::HtmlInputElement>()
    {
        let _ = input.focus();
        let _ = input.set_selection_range(caret, caret);
    }
}

/// Moves the focus to the next or the previous of these elements; to the first, if none has it.
pub fn step_focus(selector: &str, forward: bool) {
    let Ok(all) = document().query_selector_all(selector) else { return };
    let elements: Vec<HtmlElement> =
        (0..all.length()).filter_map(|i| all.get(i)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let at = elements.iter().position(|e| active.as_ref() == Some(e.as_ref()));
    let next = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.saturating_sub(1),
        (None, _) => 0,
    };
    if let Some(element) = elements.get(next) {
        let _ = element.focus();
    }
}

/// Moves the focus to an element, whatever signs its id has.
pub fn focus_id(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts a text into an input.
pub fn set_value(id: &str, text: &str) {
    let input = document().get_element_by_id(id);
    if let Some(input) = input.and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        input.set_value(text);
    }
}

/// Waits for two things at once.
pub async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (std::pin::pin!(a), std::pin::pin!(b));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(|context| {
        use std::task::Poll;
        if first.is_none()
            && let Poll::Ready(done) = a.as_mut().poll(context)
        {
            first = Some(done);
        }
        if second.is_none()
            && let Poll::Ready(done) = b.as_mut().poll(context)
        {
            second = Some(done);
        }
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

/// Scrolls an element into view, if it is there.
pub fn reveal(id: &str) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Marks those links that lead to where one is.
pub fn mark_links(selector: &str, is_current: impl Fn(&str) -> bool) {
    let Ok(links) = document().query_selector_all(selector) else { return };
    for link in (0..links.length()).filter_map(|i| links.get(i)?.dyn_into::<HtmlElement>().ok()) {
        let _ = match link.get_attribute("href").is_some_and(|href| is_current(&href)) {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

/// Puts a text into the last child of every element that a selector finds.
pub fn set_texts(selector: &str, text: &str) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for place in (0..found.length()).filter_map(|i| found.get(i)?.last_child()) {
        place.set_text_content(Some(text));
    }
}

/// Whether the window is at least this wide, in CSS pixels. Its `innerWidth` would have the whole
/// page laid out at once.
pub fn is_wide(pixels: u32) -> bool {
    let query = format!("(min-width: {pixels}px)");
    window().match_media(&query).ok().flatten().is_some_and(|query| query.matches())
}

/// Runs something when the network comes back or goes, until the owner is cleaned up.
pub fn on_network(run: impl Fn(bool) + Clone + 'static) {
    let gone = run.clone();
    let online = window_event_listener_untyped("online", move |_| run(true));
    let offline = window_event_listener_untyped("offline", move |_| gone(false));
    on_cleanup(move || {
        online.remove();
        offline.remove();
    });
}

/// Runs something with the path of every link of this site that somebody is about to follow:
/// pointed at, focused or touched.
pub fn on_link_intent(run: impl Fn(&str) + Clone + 'static) {
    for event in ["mouseover", "focusin", "touchstart"] {
        let run = run.clone();
        let listener = window_event_listener_untyped(event, move |ev| {
            let target = ev.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let link = target.and_then(|t| t.closest("a[href^='/']").ok().flatten());
            if let Some(path) = link.and_then(|a| a.get_attribute("href")) {
                run(&path);
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Sends panics to the console; development only, for its bytes.
#[cfg(debug_assertions)]
pub fn log_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// What the browser has stored under a name.
pub fn stored(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Stores something. A full or forbidden store only means that it is not remembered.
pub fn store(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}
