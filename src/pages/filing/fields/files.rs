//! What is attached, files and the training certificate, in a chunk of its own: most steps of a
//! form ask for none.

use super::{Ask, certificate, upload};
use crate::browser;
use crate::components::{El, el};
use crate::pages::lazy;
use contract::form::FieldKind;
use leptos::prelude::*;

lazy::own_chunk!(files_chunk / preload_files, show(Ask) = view);

fn view(ask: Ask) -> AnyView {
    browser::add_style("dropzone", include_str!(concat!(env!("OUT_DIR"), "/dropzone.css")));
    match ask.field.kind {
        FieldKind::Attachment { most } => upload::files(ask, most as usize).into_any(),
        _ => certificate::attached(&ask).into_any(),
    }
}

/// The control, when its chunk is there.
pub fn files(ask: Ask) -> Option<El> {
    let around = |view| el("div").class("upload-wait").add(view).into_any();
    Some(el("div").add(show(ask, around)))
}
