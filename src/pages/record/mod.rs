//! A record: how it stands, on what ground, until when, and what can be done about it.

mod address;
mod detail;
mod qr;
mod recourse;

use crate::api::{self, Load};
use crate::components::{effect, failure, live, page_below, waiting_page};
use crate::pages::not_found;
use crate::{browser, config, paths};
use contract::record::RecordId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page of a record.
pub fn page() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| RecordId::parse(&p.get("id").unwrap_or_default())));
    let base = config::use_config().api.clone();
    let record = api::load(
        move || id.get(),
        move |id, cancel| {
            let base = base.clone();
            async move { api::record(&base, &id, &cancel).await }
        },
    );
    effect(move || {
        if record.state.with(|s| !matches!(s, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    let content = move || match (id.get(), record.state.get()) {
        (None, _) => not_found::wrong_address("网址里的记录编号不对，请重新查询。".into()),
        (_, Load::Ready(record)) => detail::view(record).into_any(),
        (_, state) => {
            let content = match state {
                Load::Failed(error) => failure(error, move || record.retry()),
                _ => waiting_page("记录"),
            };
            page_below(vec![("信用查询", paths::SEARCH.into())], "记录".into())
                .add(content)
                .into_any()
        }
    };
    live(content)
}
