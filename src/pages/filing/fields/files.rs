//! What is attached, files and the training certificate, in a chunk of its own: most steps of a
//! form ask for none.

use super::{Ask, certificate, upload};
use crate::browser;
use crate::components::{El, effect, el, live};
use crate::pages::lazy;
use contract::form::FieldKind;
use leptos::prelude::*;
use std::time::Duration;

const SETTLED: Duration = Duration::from_secs(2);

lazy::own_chunk!(files_chunk / preload_files, show(Ask) = view);

fn view(ask: Ask) -> AnyView {
    browser::add_style("dropzone", include_str!(concat!(env!("OUT_DIR"), "/dropzone.css")));
    match ask.field.kind {
        FieldKind::Attachment { most } => upload::files(ask, most as usize).into_any(),
        _ => certificate::attached(&ask).into_any(),
    }
}

/// The place of the control. Its chunk comes when somebody sees the place, or when the page has
/// settled.
pub fn files(ask: Ask) -> Option<El> {
    let wanted = RwSignal::new(false);
    let want = move || {
        if wanted.try_get_untracked() == Some(false) {
            wanted.set(true);
        }
    };
    set_timeout(want, SETTLED);
    let id = format!("{}-place", ask.place());
    let place = el("div").attr("id", id.clone());
    // Runs when it stands in the document.
    effect(move || browser::when_seen(&id, want));
    let control = live(move || match wanted.get() {
        true => show(ask.clone(), waiting),
        false => waiting(None::<El>.into_any()),
    });
    Some(place.add(control))
}

fn waiting(view: AnyView) -> AnyView {
    el("div").class("upload-wait").add(view).into_any()
}
