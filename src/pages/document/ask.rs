//! Asking for a document: a button wherever something was found. What it does comes in a chunk of
//! its own when it is pressed.

use crate::api;
use crate::components::{effect, icon, live, notice, sentence};
use crate::pages::lazy::Missing;
use crate::{browser, config, paths};
use contract::document::{Asked, DocumentKind, DocumentRequest};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// What a press leads to: the address of the document, or why there is none.
type Outcome = RwSignal<Option<Result<String, String>>>;

/// The button; `lines` are what is looked up when it is pressed.
pub fn button(
    label: &'static str,
    kind: DocumentKind,
    lines: impl Fn() -> Vec<Asked> + 'static,
) -> AnyView {
    let busy = RwSignal::new(false);
    let outcome: Outcome = RwSignal::new(None);
    let base = config::use_config().api.clone();
    let key = RwSignal::new(browser::random_key());
    let navigate = use_navigate();
    effect(move || {
        if let Some(done) = outcome.get() {
            busy.set(false);
            if let Ok(address) = done {
                navigate(&address, Default::default());
            }
        }
    });
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        outcome.set(None);
        let request = DocumentRequest { kind, lines: lines() };
        let order = Order { base: base.clone(), request, key, outcome };
        leptos::task::spawn_local(async move {
            #[cfg(feature = "split")]
            let begun = begin(order).await;
            #[cfg(not(feature = "split"))]
            let begun = begin(order);
            if begun.is_err() {
                let why = "没有装好开具所需的程序，请检查网络后再按一次。".to_owned();
                let _ = outcome.try_set(Some(Err(why)));
            }
        });
    };
    let fault = move || match outcome.get() {
        Some(Err(why)) => notice("bad", why),
        _ => ().into_any(),
    };
    view! {
        <div class="no-print">
            <button
                class="btn"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                on:click=press
            >
                {icon("doc")}
                {move || if busy.get() { "正在开具…" } else { label }}
            </button>
            {live(fault)}
        </div>
    }
    .into_any()
}

struct Order {
    base: String,
    request: DocumentRequest,
    key: RwSignal<String>,
    outcome: Outcome,
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(document_ask, wasm_split_path = leptos::wasm_split, fallible)
)]
fn begin(order: Order) -> Result<(), Missing> {
    leptos::task::spawn_local(async move {
        let Order { base, request, key, outcome } = order;
        let Some(once) = key.try_get_untracked() else { return };
        let done = match api::make_document(&base, &request, &once).await {
            Ok(document) => Ok(paths::document(&document.id)),
            Err(error) => Err(sentence(&error)),
        };
        if done.is_ok() || !matches!(&done, Err(why) if why.contains("不知道是否")) {
            // The next press is another document.
            let _ = key.try_set(browser::random_key());
        }
        let _ = outcome.try_set(Some(done));
    });
    Ok(())
}
