//! One of the enterprise's cases: where it stands, what to do, and its receipt.

mod actions;
mod advice;
mod answers;
mod consents;
mod detail;
mod faults;
mod order;
mod receipt;

use crate::api::{self, Cancel, Load, Loader};
use crate::components::{El, el, failure, icon, live, page_below, waiting_page};
use crate::session::{Need, guard};
use crate::{config, paths};
use contract::account::Session;
use contract::case::Case;
use contract::form::FieldKind;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/account/cases/{number}`.
pub fn page() -> AnyView {
    guard(Need::Enterprise, "办件", |_: Session| loaded(detail::view))
}

/// `/account/cases/{number}/receipt`.
pub fn receipt_page() -> AnyView {
    guard(Need::Enterprise, "受理回执", |_: Session| loaded(receipt::view))
}

/// Loads the case of the address.
fn loaded(show: fn(Case, Loader<Case>) -> AnyView) -> AnyView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|p| p.get("number").unwrap_or_default()));
    let base = config::use_config().api.clone();
    let case = api::load(
        move || Some(number.get()),
        move |number, cancel| {
            let base = base.clone();
            async move {
                let mut case = api::case(&base, &number, &cancel).await?;
                name_regions(&base, &mut case, &cancel).await;
                Ok(case)
            }
        },
    );
    live(move || {
        let instead = match case.state.get() {
            Load::Ready(found) => return show(found, case),
            Load::Failed(error) => failure(error, move || case.retry()),
            Load::Pending => waiting_page("办件"),
        };
        page_below(above(), number.get_untracked()).add(instead).into_any()
    })
}

/// A link that looks like a button.
fn way(href: String, symbol: &'static str, label: &'static str) -> El {
    el("a").class("btn").attr("href", href).add(icon(symbol)).add(label)
}

/// Puts names in the place of the codes of districts. Where they can't be had, the codes stay.
async fn name_regions(base: &str, case: &mut Case, cancel: &Cancel) {
    let Case { form, answers, .. } = case;
    let keys = form.fields().filter(|field| matches!(field.kind, FieldKind::Region {}));
    let keys: Vec<_> = keys.filter(|field| !answers.get(&field.id).is_empty()).collect();
    if keys.is_empty() {
        return;
    }
    let Ok(regions) = api::regions(base, cancel).await else { return };
    for field in keys {
        let code = answers.get(&field.id);
        if let Some(region) = regions.items.iter().find(|region| region.code.as_str() == code) {
            answers.set(&field.id, region.name.to_string());
        }
    }
}

/// What lies above a case.
fn above() -> Vec<(&'static str, String)> {
    vec![("我的", paths::ACCOUNT.into()), ("我的办件", paths::CASES.into())]
}
