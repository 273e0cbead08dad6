//! What was submitted, in a chunk of its own: it stands below all that there is to do.

use super::answers;
use crate::api::{self, Load};
use crate::components::{El, el, live, waiting};
use crate::config;
use crate::pages::lazy;
use contract::case::{Case, CaseKind};
use leptos::prelude::*;

lazy::own_chunk!(submitted_part / preload_submitted, show(Case) = view);

fn view(case: Case) -> AnyView {
    let base = config::use_config().api.clone();
    let named = api::load(
        || Some(()),
        move |(), cancel| {
            let (case, base) = (case.clone(), base.clone());
            async move { Ok(answers::named(case, &base, &cancel).await) }
        },
    );
    live(move || match named.state.get() {
        Load::Ready(case) => {
            let answers = is_answered(&case).then(|| answers::sections(&case).into_any());
            let files = answers::files(&case).map(IntoAny::into_any);
            answers.into_iter().chain(files).collect::<Vec<_>>().into_any()
        }
        _ => waiting("提交的内容"),
    })
}

/// The place of it; nothing where nothing was submitted.
pub fn place(case: &Case) -> Option<El> {
    const ID: &str = "submitted";
    if !is_answered(case) && case.attachments.is_empty() {
        return None;
    }
    let case = case.clone();
    let content = lazy::when_seen(ID.into(), move |come| match come {
        true => show(case.clone(), |view| view),
        false => ().into_any(),
    });
    Some(el("div").class("l-stack").attr("data-gap", "7").attr("id", ID).add(content))
}

/// An order begins without an answer.
pub fn is_answered(case: &Case) -> bool {
    case.head.kind != CaseKind::Rectification || !case.answers.0.is_empty()
}
