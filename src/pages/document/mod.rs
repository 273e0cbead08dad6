//! Certificates of lookups and credit reports: asking for them, reading, printing, verifying.

mod about;
mod ask;
mod content;
mod prove;
mod report;
mod show;

pub use ask::button as ask_button;
pub use prove::{Verifying, verify};

use crate::api;
use crate::paths;
use crate::session::{Need, guard};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// `/documents`, `/account/report` and what lies below: one chunk for them all.
pub fn page() -> AnyView {
    let path = use_location().pathname.get_untracked();
    let path = path.trim_end_matches('/');
    match path {
        paths::DOCUMENTS => about::page(),
        paths::MY_REPORT => guard(Need::Enterprise, "本单位的信用报告", report::page),
        _ if path.starts_with(paths::MY_REPORT) => {
            guard(Need::Enterprise, "本单位的信用报告", |_| own())
        }
        _ => {
            let load = |base: String, id: String, cancel| async move {
                api::document(&base, &id, &cancel).await
            };
            show::page(false, load)
        }
    }
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
