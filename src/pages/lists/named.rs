//! A named list: on what it stands first, then who is on it.

use crate::api::Load;
use crate::components::{
    El, el, failure, icon, live, page_below, thousands, use_page_title, waiting_page,
};
use crate::pages::disclosure::listing::{self, Listing, Source};
use crate::pages::disclosure::no_such;
use crate::pages::disclosure::scope::Scope;
use crate::{browser, paths};
use contract::record::{Authority, CreditList};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page of the list with this id. Its name leads here too: records know no more than that.
pub fn page(id: String) -> AnyView {
    let lists = super::load();
    let scope = Scope::list(&id);
    let source = id.is_ascii().then(|| listing::source(&scope));
    let content = move || match lists.state.get() {
        Load::Ready(lists) => {
            let by_id = lists.items.iter().find(|l| l.id.as_str() == id);
            let by_name = || lists.items.iter().find(|l| l.name.as_str() == id);
            match (by_id, source) {
                (Some(list), Some(source)) => view(list, &scope, source),
                _ => match by_name() {
                    Some(list) => forward(list),
                    None => no_such("没有这份名单", paths::LISTS, "看有哪些名单"),
                },
            }
        }
        Load::Failed(error) => {
            let retry = move || lists.retry();
            around(failure(error, retry))
        }
        Load::Pending => around(waiting_page("名单")),
    };
    live(content)
}

/// What stands about a page that isn't known yet.
fn around(view: AnyView) -> AnyView {
    page_below(vec![("红黑名单", paths::LISTS.into())], "名单".into()).add(view).into_any()
}

/// Goes on from a list's name to its address.
fn forward(list: &CreditList) -> AnyView {
    let (navigate, address) = (use_navigate(), paths::list(list.id.as_str()));
    request_animation_frame(move || {
        navigate(&address, NavigateOptions { replace: true, ..Default::default() });
    });
    el("div").class("l-page l-main").add(waiting_page("名单")).into_any()
}

fn view(list: &CreditList, scope: &Scope, source: Source) -> AnyView {
    let name = list.name.to_string();
    use_page_title({
        let name = name.clone();
        move || Some(name.clone())
    });
    let visited = browser::last_visit(&format!("list:{}", list.id), browser::now().date());
    let listing = Listing { scope: scope.clone(), kind: list.kind, name: name.clone(), visited };
    let former = list.kind.former_label().map(|f| format!("（原称{f}）"));
    // The router takes links to a part of the page for itself and moves no focus.
    let jump = el("a").class("btn").attr("href", "#found").on("click", |ev| {
        ev.prevent_default();
        browser::focus("#found");
    });
    let count = format!("看名单，共 {} 条", thousands(list.count.into()));
    let jump = jump.add(icon("list")).add(count);
    let kind = el("a").attr("href", paths::disclosure(list.kind)).add(list.kind.label());
    let head = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("p").class("u-2").add(kind).add(former))
        .add(el("h1").attr("tabindex", "-1").add(el("bdi").add(name.clone())))
        .add(el("p").class("no-print").add(jump));
    page_below(vec![("红黑名单", paths::LISTS.into())], name)
        .add(head)
        .add(definition(list))
        .add(listing::section(listing, source))
        .into_any()
}

/// Basis, deciding body, criteria, measures, exit and remedy.
fn definition(list: &CreditList) -> El {
    let text = |text: &str| el("bdi").class("verbatim").add(text.to_owned());
    let measures = match list.measures.is_empty() {
        true => text("不附带惩戒措施，只作提示。"),
        false => el("ul").all(list.measures.iter().map(|m| el("li").add(m.to_string())).collect()),
    };
    let row = |label: &'static str| el("div").add(el("dt").add(label));
    let fact = |label: &'static str, value: El| row(label).add(el("dd").add(value));
    let body = el("dd").add(el("bdi").add(list.deciding_body.name.to_string()));
    let facts = el("dl")
        .class("facts")
        .add(fact("认定依据", text(list.legal_basis.as_str())))
        .add(row("认定单位").add(body.add(phone(&list.deciding_body))))
        .add(fact("列入条件", text(list.criteria.as_str())))
        .add(fact("相应措施", measures))
        .add(fact("怎么移出", text(list.exit_rule.as_str())))
        .add(fact("有异议找谁", text(list.remedy.as_str())));
    el("section")
        .class("card l-box")
        .attr("aria-labelledby", "def-h")
        .add(el("h2").attr("id", "def-h").add("这份名单依据什么、怎么移出"))
        .add(facts)
}

fn phone(body: &Authority) -> Option<El> {
    let phone = body.phone.as_ref()?;
    let link = el("a").attr("href", format!("tel:{phone}")).add(phone.to_string());
    Some(el("span").class("l-row").flag("data-tight", true).add(icon("phone")).add(link))
}
