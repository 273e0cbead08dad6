//! What the browser keeps of somebody, and forgetting it.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::Storage;

/// Keeps something for as long as this window lives; says whether a reload will find it. A full or
/// forbidden store only means that it won't.
pub fn keep_for_now(name: &str, value: &str) -> bool {
    let storage = window().session_storage().ok().flatten();
    // Where storing is forbidden, start.js has put an object in its place that forgets.
    storage.is_some_and(|s| s.set_item(name, value).is_ok() && s.is_instance_of::<Storage>())
}

/// What was kept so.
pub fn kept_for_now(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Forgets what is stored under a name.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(name);
    }
}

/// Forgets everything whose name begins like this.
pub fn forget_all(prefix: &str) {
    let stores = [window().local_storage(), window().session_storage()];
    for storage in stores.into_iter().filter_map(|found| found.ok().flatten()) {
        for name in names(&storage).into_iter().filter(|name| name.starts_with(prefix)) {
            let _ = storage.remove_item(&name);
        }
    }
}

fn names(storage: &Storage) -> Vec<String> {
    let number = storage.length().unwrap_or_default();
    (0..number).filter_map(|place| storage.key(place).ok()?).collect()
}

/// 128 random bits as hexadecimal digits: a name that nothing else has.
pub fn random_key() -> String {
    let mut bytes = [0; 16];
    let crypto = window().crypto();
    if crypto.is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok()) {
        return bytes.iter().map(|b| format!("{b:02x}")).collect();
    }
    format!("{:x}{:x}", (super::random() * 1e18) as u64, (js_sys::Date::now()) as u64)
}

/// Takes what stands behind the `#` out of the address bar and the history.
pub fn forget_fragment() {
    let path = window().location().pathname().unwrap_or_default();
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&path));
    }
}
