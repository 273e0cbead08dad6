//! Credit repair: what it is, whether a record can be repaired and when, and what to bring.

mod answer;
mod found;
mod overview;
mod package;
mod parts;

use crate::api::{self, Load};
use crate::components::{El, effect, failure, live, page_below, waiting_page};
use crate::pages::not_found;
use crate::{browser, config, paths};
use contract::record::RecordId;
use contract::repair::RepairAnswer;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub use overview::page;

/// Whether a record can be repaired, and when.
pub fn answer_page() -> AnyView {
    of_record("看能否修复", answer::view)
}

/// What to bring to the national window, on paper.
pub fn package_page() -> AnyView {
    of_record("备齐材料", package::view)
}

/// A page about the record in the address.
fn of_record(here: &'static str, page: fn(RepairAnswer) -> El) -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| RecordId::parse(&p.get("id").unwrap_or_default())));
    let base = config::use_config().api.clone();
    let answer = api::load(
        move || id.get(),
        move |id, cancel| {
            let base = base.clone();
            async move { api::repair(&base, &id, &cancel).await }
        },
    );
    effect(move || {
        if answer.state.with(|s| !matches!(s, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    let content = move || match (id.get(), answer.state.get()) {
        (None, _) => not_found::wrong_address("网址里的记录编号不对，请重新查询。".into()),
        (_, Load::Ready(answer)) => page(answer).into_any(),
        (_, state) => {
            let content = match state {
                Load::Failed(error) => failure(error, move || answer.retry()),
                _ => waiting_page(here),
            };
            page_below(vec![("信用修复", paths::REPAIRS.into())], here.into())
                .add(content)
                .into_any()
        }
    };
    live(content)
}
