//! All records of one kind. The kind's own words, from the contract, are all that differs.

use super::listing::{self, Listing};
use super::no_such;
use super::scope::Scope;
use crate::api::Load;
use crate::components::{el, failure_below, live, page_below, use_page_title, waiting};
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
    let former = kind.former_label().map(|f| el("small").add(format!("（原称{f}）")));
    // The lists stand first: nothing is shown below them that they would push away.
    let content = move || match named.map(|lists| (lists, lists.state.get())) {
        Some((_, Load::Pending)) => waiting("名单"),
        Some((lists, Load::Failed(error))) => {
            let retry = move || lists.retry();
            let failure = failure_below(error, retry);
            vec![failure, listing::section(listing.clone(), source)].into_any()
        }
        Some((_, Load::Ready(lists))) => {
            let named = lists::of_kind(&lists.items, kind).map(IntoAny::into_any);
            let list = listing::section(listing.clone(), source);
            named.into_iter().chain([list]).collect::<Vec<_>>().into_any()
        }
        None => listing::section(listing.clone(), source),
    };
    let head = el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(kind.label()).add(former))
        .add(el("p").class("u-lead").add(kind.about().lead));
    page_below(vec![("信息公示", paths::DISCLOSURE.into())], kind.label().into())
        .add(head)
        .add(live(content))
        .into_any()
}
