//! 我的: what an enterprise has filed, is told, has registered and agreed to.

mod authorisations;
mod cases;
mod drafts;
mod notices;
mod overview;
mod records;
mod registrations;

use crate::api::{self, ApiError, Cancel, Load, Loader};
use crate::components::{el, failure_below, live, page_below, use_page_title, waiting};
use crate::session::{Need, guard};
use crate::{config, paths};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::future::Future;

/// `/account` and `/account/cases`, which are opened most.
pub fn page() -> AnyView {
    let path = use_location().pathname.get_untracked();
    match path.trim_end_matches('/') {
        paths::CASES => guard(Need::Enterprise, "我的办件", cases::page),
        _ => guard(Need::Enterprise, "我的", overview::page),
    }
}

/// The other pages below `/account`, which have a chunk of their own.
pub fn more() -> AnyView {
    let path = use_location().pathname.get_untracked();
    let (title, page): (_, fn(_) -> _) = match path.trim_end_matches('/') {
        paths::MY_RECORDS => ("我的公示记录", records::page),
        paths::REGISTRATIONS => ("我注册的信息", registrations::page),
        paths::AUTHORISATIONS => ("我的授权", authorisations::page),
        _ => ("通知", notices::page),
    };
    guard(Need::Enterprise, title, page)
}

/// Loads what belongs to the enterprise.
fn own<T, F>(fetch: impl Fn(String, Cancel) -> F + 'static) -> Loader<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, ApiError>> + 'static,
{
    let base = config::use_config().api.clone();
    api::load(|| Some(()), move |(), cancel| fetch(base.clone(), cancel))
}

/// The frame of a page below 我的, and what stands in it once that is loaded.
fn framed<T: Clone + Send + Sync + 'static>(
    title: &'static str,
    loader: Loader<T>,
    show: impl Fn(T) -> Vec<AnyView> + Send + 'static,
) -> AnyView {
    use_page_title(move || Some(title.to_owned()));
    let content = live(move || match loader.state.get() {
        Load::Ready(data) => show(data).into_any(),
        Load::Failed(error) => failure_below(error, move || loader.retry()),
        Load::Pending => waiting(title),
    });
    page_below(vec![("我的", paths::ACCOUNT.into())], title.into())
        .add(el("h1").attr("tabindex", "-1").add(title))
        .add(content)
        .into_any()
}
