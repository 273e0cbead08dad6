//! What can be done with a receipt, without signing in: following the case, proving it genuine.

mod track;
mod verify;

use crate::paths;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// `/track` and `/verify`: one chunk for both.
pub fn page() -> AnyView {
    match use_location().pathname.get_untracked().starts_with(paths::TRACK) {
        true => track::page(),
        false => verify::page(),
    }
}

/// A field to type a number or code into.
fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    fault: RwSignal<Option<String>>,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    let fault_id = format!("{id}-fault");
    let described = format!("{hint_id} {fault_id}");
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            <span class="field-hint" id=hint_id>{hint}</span>
            <span id=fault_id>
                {move || fault.get().map(|why| view! { <span class="field-error">{why}</span> })}
            </span>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="60"
                aria-describedby=described
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                prop:value=value
                on:input=move |ev| value.set(event_target_value(&ev))
            />
        </div>
    }
    .into_any()
}
