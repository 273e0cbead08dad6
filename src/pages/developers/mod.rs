//! `/developers`: the contract as people read it, with examples that can be run.

mod node;
mod operation;
mod overview;
mod schema;
mod trial;
mod types;

use crate::api::{self, Load};
use crate::components::{failure, live, waiting_page};
use crate::{browser, paths};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use node::Node;

/// The page, or that of a type.
pub fn page() -> AnyView {
    let params = use_params_map();
    let name = Memo::new(move |_| params.with(|p| p.get("name")));
    let loader =
        api::load(|| Some(()), |(), cancel| async move { api::description(&cancel).await });
    crate::components::effect(move || {
        if loader.state.with(|s| !matches!(s, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    let around = |view| crate::components::el("div").class("l-page l-main").add(view).into_any();
    live(move || match loader.state.get() {
        Load::Ready(text) => match (Node::read(&text), name.get()) {
            (Some(document), Some(name)) => types::view(&document, &name),
            (Some(document), None) => overview::view(&document),
            (None, _) => around(failure(api::ApiError::Incomplete, move || loader.retry())),
        },
        Load::Failed(error) => around(failure(error, move || loader.retry())),
        Load::Pending => around(waiting_page("接口文档")),
    })
}

/// What stands above these pages.
fn above() -> Vec<(&'static str, String)> {
    vec![("接口文档", paths::DEVELOPERS.to_owned())]
}
