//! Scroll positions: back, forward and reload return to where somebody was, although the content
//! arrives later than the browser's own restoration expects.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::{ScrollRestoration, Storage};

#[derive(Clone, Copy)]
struct Scroll {
    /// A position is to be restored as soon as the content is there.
    pending: StoredValue<bool>,
    /// Counts the steps through the history: what waits for the page before must not move this one.
    step: StoredValue<u32>,
    /// The router's address. The window's own follows only when the next page stands, and what
    /// scrolls in between is that page already.
    path: Memo<String>,
    query: Memo<String>,
}

impl Scroll {
    fn key(self) -> String {
        format!("scroll:{}?{}", self.path.get_untracked(), self.query.get_untracked())
    }
}

/// Remembers scroll positions per address from here on.
pub fn provide_scroll() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let location = use_location();
    let pending = StoredValue::new(is_return_visit());
    let step = StoredValue::new(0);
    let scroll = Scroll { pending, step, path: location.pathname, query: location.search };
    provide_context(scroll);

    let popped = window_event_listener(leptos::ev::popstate, move |_| {
        step.update_value(|n| *n += 1);
        pending.set_value(true);
    });
    on_cleanup(move || popped.remove());
    // A click on a link is a new visit, and whoever scrolls has chosen a place.
    for intent in ["click", "wheel", "touchmove", "keydown"] {
        let listener = window_event_listener_untyped(intent, move |_| pending.set_value(false));
        on_cleanup(move || listener.remove());
    }
    // The last scroll before a reload is told by no event of its own any more.
    for moment in ["scroll", "pagehide"] {
        let listener = window_event_listener_untyped(moment, move |_| {
            if !pending.get_value()
                && let (Some(storage), Ok(y)) = (session(), window().scroll_y())
            {
                let _ = storage.set_item(&scroll.key(), &(y as i32).to_string());
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// To be called by a page when its content is in the document; says whether there is a place to
/// return to.
pub fn restore_scroll() -> bool {
    let Some(scroll) = use_context::<Scroll>() else { return false };
    if !scroll.pending.get_value() {
        return false;
    }
    let saved = session().and_then(|s| s.get_item(&scroll.key()).ok()?);
    let place = saved.and_then(|y| y.parse::<i32>().ok()).unwrap_or(0);
    return_to(scroll, scroll.step.get_value(), place, PATIENCE);
    true
}

/// Frames within which content that has arrived is laid out.
const PATIENCE: u32 = 60;

/// Scrolls as soon as the page is tall enough, unless somebody chooses another place meanwhile.
fn return_to(scroll: Scroll, step: u32, place: i32, frames: u32) {
    request_animation_frame(move || {
        let same_step = scroll.step.try_get_value() == Some(step);
        if !same_step || scroll.pending.try_get_value() != Some(true) {
            return;
        }
        window().scroll_to_with_x_and_y(0.0, place.into());
        let there = window().scroll_y().is_ok_and(|y| (y as i32 - place).abs() <= 1);
        match frames {
            n if n > 0 && !there => return_to(scroll, step, place, n - 1),
            _ => scroll.pending.set_value(false),
        }
    });
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Whether this document was opened by a reload or by going back to it.
fn is_return_visit() -> bool {
    let entries = window().performance().map(|p| p.get_entries_by_type("navigation"));
    let kind =
        entries.and_then(|e| js_sys::Reflect::get(&e.get(0), &"type".into()).ok()?.as_string());
    matches!(kind.as_deref(), Some("reload" | "back_forward"))
}

/// Goes to the top: something else stands at the same address now.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
