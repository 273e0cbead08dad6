//! What stands in a form.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement, UrlSearchParams};

/// The fields of a form that is being sent, as name–value pairs; what is left empty is left out.
pub fn form_pairs(event: &Event) -> Vec<(String, String)> {
    let form = event.target().and_then(|t| t.dyn_into::<HtmlFormElement>().ok());
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    let params = data.and_then(|d| UrlSearchParams::new_with_str_sequence_sequence(&d).ok());
    let text = params.map(|p| String::from(p.to_string())).unwrap_or_default();
    let pairs = crate::paths::pairs(&text).into_iter();
    pairs.filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// The value of the button that was pressed, if it was one with a value.
pub fn pressed(event: &Event) -> Option<String> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    target.closest("button[value]").ok()??.get_attribute("value")
}
