//! What this browser keeps for this site, where it matters whether it does.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Storage;

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps a text; says whether the browser took it and will still have it after a reload. A full
/// or forbidden store takes nothing.
pub fn keep(name: &str, text: &str) -> bool {
    // Where storing is forbidden, start.js has put an object in its place that forgets.
    local().is_some_and(|s| s.set_item(name, text).is_ok() && s.is_instance_of::<Storage>())
}

/// The names that begin like this.
pub fn kept_names(start: &str) -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    names.filter(|name| name.starts_with(start)).collect()
}

/// Runs something when another tab has changed what is kept under a name, until the owner is
/// cleaned up.
pub fn on_kept(run: impl Fn(&str) + 'static) {
    let listener = window_event_listener(leptos::ev::storage, move |event| {
        if let Some(name) = event.key() {
            run(&name);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Runs something when the page is put away: another tab or program comes before it, or it is
/// closed.
pub fn on_hidden(run: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if document().visibility_state() == web_sys::VisibilityState::Hidden {
            run();
        }
    });
    on_cleanup(move || listener.remove());
}
