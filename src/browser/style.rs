//! Styles that come with a page's chunk.

use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CssStyleSheet;

thread_local! {
    static ADDED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Adds a rule to the page's style sheet, once. The policy forbids style elements; a sheet that is
/// there already may grow, in every browser that is supported. If it did not come, this doesn't
/// matter any more: start.js has said so.
pub fn add_style(name: &'static str, rule: &str) {
    if ADDED.with_borrow(|added| added.contains(&name)) {
        return;
    }
    let sheet = document().style_sheets().item(0);
    if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into().ok())
        && append(&sheet, rule).is_ok()
    {
        ADDED.with_borrow_mut(|added| added.push(name));
    }
}

/// To the end, for the first rule is the order of the layers.
fn append(sheet: &CssStyleSheet, rule: &str) -> Result<(), JsValue> {
    sheet.insert_rule_with_index(rule, sheet.css_rules()?.length()).map(|_| ())
}
