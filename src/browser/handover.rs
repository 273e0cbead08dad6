//! Taking over from the static shell and the boot script: what was typed, and what was asked.

use super::find;
use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, HtmlInputElement};

/// What somebody typed into the shell's search box before the portal was there.
#[derive(Clone, Default)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Where the caret stood, if the box had the focus.
    pub caret: Option<u32>,
}

/// What was typed so far; to be asked before the shell goes.
pub fn take_typed() -> Typed {
    let input = find("#shell-q").and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Typed::default() };
    let focused = document().active_element().is_some_and(|e| e.id() == input.id());
    let caret = input.selection_end().ok().flatten();
    Typed { text: input.value(), caret: focused.then_some(caret.unwrap_or(0)) }
}

/// Takes the shell away, if it is still there, in the same moment in which a page takes its place.
pub fn remove_shell() {
    if let Some(shell) = find("#shell") {
        shell.remove();
    }
}

/// A request that the boot script has made while the program was loading.
pub struct Early {
    /// Calls it off.
    pub abort: AbortController,
    /// Becomes an object with `status` and `text`.
    pub answer: Promise,
}

/// The early request to this address. Each is there once.
pub fn early(address: &str) -> Option<Early> {
    let asked = early_requests()?;
    let request = Reflect::get(&asked, &address.into()).ok().filter(JsValue::is_object)?;
    let _ = Reflect::delete_property(&asked, &address.into());
    Some(Early {
        abort: Reflect::get(&request, &"abort".into()).ok()?.dyn_into().ok()?,
        answer: Reflect::get(&request, &"answer".into()).ok()?.dyn_into().ok()?,
    })
}

/// Forgets the early requests: something went wrong, and whatever is asked now is to be fresh.
pub fn forget_early() {
    if let Some(asked) = early_requests() {
        for address in js_sys::Object::keys(&asked).iter() {
            let _ = Reflect::delete_property(&asked, &address);
        }
    }
}

fn early_requests() -> Option<js_sys::Object> {
    let boot = Reflect::get(&window(), &"portalBoot".into()).ok()?;
    Reflect::get(&boot, &"early".into()).ok()?.dyn_into().ok()
}
