//! One of the enterprise's cases: where it stands, what to do, and its receipt.

mod actions;
mod advice;
mod answers;
mod consents;
mod detail;
mod faults;
mod order;
mod receipt;
mod submitted;

use crate::api::{self, ApiError, Cancel, Load, Loader};
use crate::components::{El, el, failure, icon, live, page_below, waiting_page};
use crate::session::{Need, guard};
use crate::{config, paths};
use contract::account::Session;
use contract::case::Case;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::future::Future;

/// `/account/cases/{number}`.
pub fn page() -> AnyView {
    async fn fetch(base: String, number: String, cancel: Cancel) -> Result<Case, ApiError> {
        api::case(&base, &number, &cancel).await
    }
    guard(Need::Enterprise, "办件", |_: Session| loaded(fetch, detail::view))
}

/// `/account/cases/{number}/receipt`.
pub fn receipt_page() -> AnyView {
    async fn fetch(base: String, number: String, cancel: Cancel) -> Result<Case, ApiError> {
        let case = api::case(&base, &number, &cancel).await?;
        Ok(answers::named(case, &base, &cancel).await)
    }
    guard(Need::Enterprise, "受理回执", |_: Session| loaded(fetch, receipt::view))
}

/// Loads the case of the address.
fn loaded<F>(
    fetch: impl Fn(String, String, Cancel) -> F + 'static,
    show: fn(Case, Loader<Case>) -> AnyView,
) -> AnyView
where
    F: Future<Output = Result<Case, ApiError>> + 'static,
{
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|p| p.get("number").unwrap_or_default()));
    let base = config::use_config().api.clone();
    let case = api::load(
        move || Some(number.get()),
        move |number, cancel| fetch(base.clone(), number, cancel),
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

/// What lies above a case.
fn above() -> Vec<(&'static str, String)> {
    vec![("我的", paths::ACCOUNT.into()), ("我的办件", paths::CASES.into())]
}
