//! Elder mode: boot.js switches the modes, and sets them again at the next visit.

use leptos::prelude::*;

/// Whether 长者模式 is on: large text, large targets, one column.
pub fn is_elder() -> bool {
    let mode = document().document_element().and_then(|root| root.get_attribute("data-mode"));
    mode.as_deref() == Some("elder")
}
