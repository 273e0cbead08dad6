//! What somebody gets to see.

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Runs something as soon as the element with this id comes into view; never, once the owner is
/// gone.
pub fn when_seen(id: &str, run: impl Fn() + 'static) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let seen = Closure::<dyn FnMut(JsValue)>::new(move |entries: JsValue| {
        let entries: js_sys::Array = entries.unchecked_into();
        let is_seen =
            |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
        if entries.iter().any(is_seen) {
            run();
        }
    });
    let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) else { return };
    observer.observe(&element);
    let kept = StoredValue::new_local((observer, seen));
    on_cleanup(move || {
        let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}
