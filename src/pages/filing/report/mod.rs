//! `/reports`: telling what was done to credit information, without an account.

mod about;
mod kept;
mod receipt;
mod send;
mod write;

use super::open::districts;
use super::parts::bare;
use crate::api::{self, ApiError, Load};
use crate::components::{
    arrive, el, failure, icon, live, page_below, use_page_title, waiting_page,
};
use crate::{browser, config, paths};
use contract::form::{FieldKind, FormTemplate};
use contract::problem::ProblemKind;
use contract::subject::Region;
use leptos::prelude::*;
use send::Taken;

/// The form that is filled in.
const FORM: &str = "report";

/// The form, with the districts that it offers.
#[derive(Clone, PartialEq)]
struct Blank {
    form: FormTemplate,
    regions: Vec<Region>,
}

/// The page: the form, or the receipt of what was reported in this window.
pub fn page() -> AnyView {
    let base = config::use_config().api.clone();
    let loader = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move {
                let mut form = api::form(&base, FORM, "", &cancel).await?;
                // Files belong to an account; without one they are asked for when it is checked.
                let is_file = |kind: &FieldKind| matches!(kind, FieldKind::Attachment { .. });
                for section in &mut form.sections {
                    section.fields.retain(|field| !is_file(&field.kind));
                }
                let regions = districts(&base, &form, &cancel).await?;
                Ok(Blank { form, regions })
            }
        },
    );
    let taken = RwSignal::new(kept::receipt().map(Taken::before));
    let filed = StoredValue::new(taken.with_untracked(Option::is_some));
    live(move || {
        let found = taken.get();
        // Form and receipt stand at the same address.
        if filed.get_value() != found.is_some() {
            filed.set_value(found.is_some());
            arrive();
            browser::to_top();
        }
        match found {
            Some(found) => receipt::view(&found, taken, loader),
            None => match loader.state.get() {
                Load::Ready(blank) => write::view(blank, taken, loader),
                Load::Failed(error) => failed(error, Callback::new(move |()| loader.retry())),
                Load::Pending => bare(waiting_page("问题反映")),
            },
        }
    })
}

fn failed(error: ApiError, again: Callback<()>) -> AnyView {
    let stopped = match &error {
        ApiError::Problem(problem) if problem.kind() == Some(ProblemKind::Withdrawn) => {
            Some(problem.detail.clone())
        }
        _ => None,
    };
    let Some(detail) = stopped else {
        return bare(failure(error, again));
    };
    use_page_title(|| Some("问题反映".into()));
    let help = &config::use_config().help;
    let phone = el("a").attr("href", format!("tel:{}", help.phone)).add(help.phone.clone());
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .add(icon("info"))
        .add(el("h1").attr("tabindex", "-1").add("现在不能在网上反映"))
        .add(el("p").add(detail))
        .add(el("p").add(format!("请打电话反映，{}：", help.name)).add(phone));
    page_below(above(), "问题反映".into()).add(section).into_any()
}

fn above() -> Vec<(&'static str, String)> {
    vec![("异议申诉", paths::OBJECTIONS.to_owned())]
}
