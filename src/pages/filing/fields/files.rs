//! What is attached, files and the training certificate, in a chunk of its own: most steps of a
//! form ask for none.

use super::{Ask, certificate, upload};
use crate::browser;
use crate::components::{El, el, live};
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

/// The place of the control. Its chunk comes when the place comes into view, or when the page has
/// settled: the browser tells of the first where it skips what is out of view, see
/// `content-visibility`.
pub fn files(ask: Ask) -> Option<El> {
    let wanted = RwSignal::new(false);
    let want = move || {
        if wanted.try_get_untracked() == Some(false) {
            wanted.set(true);
        }
    };
    set_timeout(want, SETTLED);
    let in_view = move |event: web_sys::Event| {
        let skipped = js_sys::Reflect::get(&event, &"skipped".into());
        if skipped.is_ok_and(|skipped| skipped.is_falsy()) {
            want();
        }
    };
    let waits = move || (!wanted.get()).then(|| "".into());
    let control = live(move || match wanted.get() {
        true => show(ask.clone(), |view| el("div").class("upload-wait").add(view).into_any()),
        false => None::<El>.into_any(),
    });
    let place = el("div").live("data-waits", waits);
    Some(place.on("contentvisibilityautostatechange", in_view).add(control))
}
