//! Views with their counts, and a form for the rest.

use super::{Answer, read};
use crate::api::{Load, Loader};
use crate::components::{El, el, icon, live, thousands};
use crate::{browser, paths};
use contract::FieldError;
use contract::case::{CaseKind, CaseState};
use contract::query::{DeskQuery, DeskSort, DeskView, LONGEST_QUERY};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use web_sys::Event;

type Given = Memo<Result<DeskQuery, Vec<FieldError>>>;

fn query(given: Given) -> DeskQuery {
    given.get().unwrap_or_else(|_| DeskQuery { view: Some(DeskView::Todo), ..Default::default() })
}

fn count(queue: Loader<Answer>, facet: &str, value: &str) -> Option<u64> {
    queue.state.with(|state| {
        let Load::Ready(answer) = state else { return None };
        let facet = answer.page.facets.iter().find(|f| f.name == facet)?;
        Some(facet.values.iter().find(|v| v.value == value).map_or(0, |v| v.count))
    })
}

/// The views as tabs.
pub fn views(given: Given, queue: Loader<Answer>) -> El {
    let tab = |view: &DeskView| {
        let view = *view;
        let href = move || {
            let query = DeskQuery { view: Some(view), state: None, page: 1, ..query(given) };
            Some(paths::desk(&query).into())
        };
        let number = move || count(queue, "view", view.code());
        let late = move || view == DeskView::Overdue && number().is_some_and(|n| n > 0);
        let current = move || (query(given).view == Some(view)).then(|| "page".into());
        let many = move || number().map(thousands).unwrap_or_default().into();
        let link = el("a")
            .live("href", href)
            .live("data-late", move || late().then(|| "".into()))
            .live("aria-current", current)
            .add(live(move || late().then(|| icon("watch")).into_any()))
            .add(view.label())
            .add(el("span").class("u-2").says(many));
        el("li").add(link)
    };
    let tabs = el("ul").attr("role", "list").all(DeskView::ALL.iter().map(tab).collect());
    el("nav").class("tabs").attr("aria-label", "队列").add(tabs)
}

/// Words, kind, state, order.
pub fn form(given: Given, queue: Loader<Answer>) -> El {
    let navigate = use_navigate();
    let submit = move |ev: Event| {
        ev.prevent_default();
        let mut pairs = browser::form_pairs(&ev);
        let view = query(given).view.map(|view| ("view".to_owned(), view.code().to_owned()));
        pairs.extend(view);
        let address = match read(&pairs) {
            Ok(query) => paths::desk(&query),
            Err(_) => return,
        };
        navigate(&address, NavigateOptions { scroll: false, ..Default::default() });
    };
    let words = Memo::new(move |_| query(given).q);
    let input = field("input", "d-q", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("maxlength", LONGEST_QUERY.to_string())
        .value(move || words.get());
    let kinds = CaseKind::ALL.iter().map(|k| (k.code(), k.label()));
    let kinds = counted(queue, "kind", "全部种类", kinds.collect());
    let states = CaseState::ALL.iter().map(|s| (s.code(), s.label()));
    let states = counted(queue, "state", "全部状态", states.collect());
    let sorts = DeskSort::ALL.iter().map(|s| option(s.code()).add(s.label())).collect();
    let kinds = select(given, "d-kind", "kind", |q| q.kind.map_or("", CaseKind::code), kinds);
    let states = select(given, "d-state", "state", |q| q.state.map_or("", CaseState::code), states);
    let sorts = select(given, "d-sort", "sort", |q| q.sort.code(), sorts);
    let labelled = |label: &'static str, id: &'static str, field: El| {
        el("p").add(el("label").attr("for", id).add(label)).add(field)
    };
    let filter = el("button").class("btn").attr("type", "submit").add(icon("search")).add("筛选");
    let clear = el("a").class("btn").attr("data-kind", "quiet").attr("href", paths::DESK);
    el("form")
        .class("desk-filters")
        .attr("role", "search")
        .attr("aria-label", "筛选办件")
        .on("submit", submit)
        .add(labelled("编号、名称或代码", "d-q", input))
        .add(labelled("种类", "d-kind", kinds))
        .add(labelled("状态", "d-state", states))
        .add(labelled("排序", "d-sort", sorts))
        .add(el("p").class("actions").add(filter).add(clear.add("清空")))
}

fn field(tag: &'static str, id: &'static str, name: &'static str) -> El {
    el(tag).class("input").attr("id", id).attr("name", name)
}

/// Chooses what the address asks for. What somebody has chosen since stays until that changes.
fn select(
    given: Given,
    id: &'static str,
    name: &'static str,
    chosen: fn(&DeskQuery) -> &'static str,
    options: Vec<El>,
) -> El {
    let chosen = Memo::new(move |_| chosen(&query(given)));
    field("select", id, name).all(options).value(move || chosen.get().to_owned())
}

fn option(value: &'static str) -> El {
    el("option").attr("value", value)
}

/// All, or one of these, each with its count.
fn counted(
    queue: Loader<Answer>,
    facet: &'static str,
    all: &'static str,
    each: Vec<(&'static str, &'static str)>,
) -> Vec<El> {
    let one = |(value, label): (&'static str, &'static str)| {
        option(value).says(move || match count(queue, facet, value) {
            Some(n) => format!("{label}（{n}）").into(),
            None => label.into(),
        })
    };
    std::iter::once(option("").add(all)).chain(each.into_iter().map(one)).collect()
}
