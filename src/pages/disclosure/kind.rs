//! All records of one kind. The kind's own words, from the contract, are all that differs.

use super::listing::{self, Listing};
use super::no_such;
use super::scope::Scope;
use crate::api::Load;
use crate::components::{Failure, Waiting, crumbs, live, use_page_title};
use crate::pages::lists;
use crate::{browser, paths};
use contract::record::RecordKind;
use leptos::prelude::*;

/// The page of the kind with this code.
pub fn page(code: &str) -> AnyView {
    match RecordKind::from_code(code) {
        Some(kind) => view(kind),
        None => no_such("没有这类公示信息", paths::DISCLOSURE, "看公示了哪些信息"),
    }
}

fn view(kind: RecordKind) -> AnyView {
    use_page_title(move || Some(kind.label().into()));
    let scope = Scope::kind(kind);
    let visited = browser::last_visit(kind.code(), browser::now().date());
    let source = listing::source(&scope);
    let named = kind.list_tone().map(|_| lists::load());
    let listing = Listing { scope, kind, name: kind.label().into(), visited };
    let former = kind.former_label().map(|f| view! { <small>{format!("（原称{f}）")}</small> });
    // The lists stand first: nothing is shown below them that they would push away.
    let content = move || match named.map(|lists| (lists, lists.state.get())) {
        Some((_, Load::Pending)) => view! { <Waiting what="名单" /> }.into_any(),
        Some((lists, Load::Failed(error))) => view! {
            <Failure error below=true retry=move |()| lists.retry() />
            {listing::section(listing.clone(), source)}
        }
        .into_any(),
        Some((_, Load::Ready(lists))) => view! {
            {lists::of_kind(&lists.items, kind)}
            {listing::section(listing.clone(), source)}
        }
        .into_any(),
        None => listing::section(listing.clone(), source),
    };
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(vec![("信息公示", paths::DISCLOSURE.into())], kind.label().into())}
            <div class="l-stack" data-gap="2">
                <h1 tabindex="-1">{kind.label()}{former}</h1>
                <p class="u-lead">{kind.about().lead}</p>
            </div>
            {live(content)}
        </div>
    }
    .into_any()
}
