//! What is attached, files and the training certificate, in a chunk of its own: most steps of a
//! form ask for none.

use super::{Ask, certificate, error, upload};
use crate::browser;
use crate::components::{El, el, icon};
use crate::pages::lazy;
use contract::form::FieldKind;
use leptos::prelude::*;

lazy::own_chunk!(files_chunk / preload_files, show(Ask) = view);

fn view(ask: Ask) -> AnyView {
    match ask.field.kind {
        FieldKind::Attachment { most } => upload::files(ask, most as usize),
        _ => certificate::attached(&ask),
    }
}

/// The field. What is chosen with comes in a chunk when somebody sees its place, or when the page
/// has settled; the place looks like it already, so that nothing below moves under the finger.
pub fn files(ask: Ask) -> Option<El> {
    browser::add_style("dropzone", include_str!(concat!(env!("OUT_DIR"), "/dropzone.css")));
    let fault = ask.fault(&ask.key);
    let (place, id) = (ask.place(), format!("{}-place", ask.place()));
    let (field, around): (_, fn(&str, AnyView) -> AnyView) = match ask.field.kind {
        FieldKind::Attachment { most } => {
            let hint = ask.field.hint.is_none().then(|| {
                let text = format!("PDF、JPG、PNG 或 OFD，每个不超过 20 MB，最多 {most} 个。");
                el("span").class("field-hint").add(text)
            });
            let field = ask.frame("field upload-field").add(hint);
            (ask.hints(field, fault), |place, view| zone(place).add(view).add(buttons()).into_any())
        }
        _ => {
            let label = el("p").class("field-label").add("信用修复培训证书");
            let field = el("div").class("field").add(label).add(error(place.clone(), fault));
            (field, |_, view| el("div").class("certificate-wait").add(view).into_any())
        }
    };
    let control = lazy::when_seen(id.clone(), move |come| {
        let place = place.clone();
        match come {
            true => show(ask.clone(), move |view| around(&place, view)),
            false => around(&place, None::<El>.into_any()),
        }
    });
    Some(field.attr("id", id).add(control))
}

/// Where files are dropped, and what to do, as `{place}-more`.
pub fn zone(place: &str) -> El {
    let more = "选择文件，或把文件拖到这里。选好就开始上传。";
    let told = el("span").class("field-hint").attr("id", format!("{place}-more")).add(more);
    el("div").class("dropzone").add(told)
}

/// As much room as the buttons take that are still to come.
fn buttons() -> El {
    let button = |class, text: &'static str| el("span").class(class).add(icon("plus")).add(text);
    el("span")
        .class("actions upload-wait")
        .attr("aria-hidden", "true")
        .add(button("btn", "选择文件"))
        .add(button("btn only-narrow", "拍照"))
}
