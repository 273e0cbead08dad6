//! A subject: who it is, how it stands, what is public about it.

mod profile;
mod records;

use crate::api::{self, Load};
use crate::components::{effect, failure, live, page_below, waiting_page};
use crate::pages::not_found;
use crate::{browser, config, paths};
use contract::Uscc;
use contract::identifier::{Diagnosis, diagnose};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page of a subject.
pub fn page() -> AnyView {
    let params = use_params_map();
    let raw = Memo::new(move |_| params.with(|p| p.get("code").unwrap_or_default()));
    let code = Memo::new(move |_| Uscc::parse(&raw.get()));
    let base = config::use_config().api.clone();
    let subject = api::load(
        move || code.get(),
        move |code, cancel| {
            let base = base.clone();
            async move { api::subject(&base, &code, &cancel).await }
        },
    );
    let content = move || match (code.get(), subject.state.get()) {
        (None, _) => not_found::wrong_address(reason(&raw.get())),
        (_, Load::Ready(profile)) => profile::view(profile).into_any(),
        (_, state) => {
            let content = match state {
                Load::Failed(error) => failure(error, move || subject.retry()),
                _ => waiting_page("主体信息"),
            };
            page_below(vec![("信用查询", paths::SEARCH.into())], "主体".into())
                .add(content)
                .into_any()
        }
    };
    effect(move || {
        if subject.state.with(|s| matches!(s, Load::Failed(_))) {
            browser::restore_scroll();
        }
    });
    live(content)
}

/// What is wrong with the code in the address.
fn reason(raw: &str) -> String {
    match diagnose(raw) {
        Diagnosis::Slip { message, suggestion: Some(code) } => {
            format!("网址里的信用代码不对。{message}您要看的可能是 {code}。")
        }
        Diagnosis::Slip { message, .. } => format!("网址里的信用代码不对。{message}"),
        _ => "网址里没有正确的统一社会信用代码，请重新查询。".into(),
    }
}
