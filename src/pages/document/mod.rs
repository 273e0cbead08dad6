//! Certificates of lookups and credit reports: asking for them, reading, printing, verifying.

mod about;
mod ask;
mod content;
mod prove;
mod report;
mod show;

pub use ask::{button as ask_button, press, told};
pub use prove::{Slot, Verifying, files, verify};

use crate::api;
use crate::paths;
use crate::session::{Need, guard};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// `/documents` and what lies below.
pub fn page() -> AnyView {
    let path = use_location().pathname.get_untracked();
    if path.trim_end_matches('/') == paths::DOCUMENTS {
        return about::page();
    }
    let load =
        |base: String, id: String, cancel| async move { api::document(&base, &id, &cancel).await };
    show::page(false, load)
}

/// `/account/report` and what lies below.
pub fn own_page() -> AnyView {
    let path = use_location().pathname.get_untracked();
    let page = match path.trim_end_matches('/') == paths::MY_REPORT {
        true => report::page,
        false => |_| own(),
    };
    guard(Need::Enterprise, "本单位的信用报告", page)
}

fn own() -> AnyView {
    let load =
        |base: String, id: String, cancel| async move { api::my_report(&base, &id, &cancel).await };
    show::page(true, load)
}

/// The id in the address.
fn id() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()))
}
