//! Views with their counts, and a form for the rest.

use super::{Answer, read};
use crate::api::{Load, Loader};
use crate::components::{icon, thousands};
use crate::{browser, paths};
use contract::FieldError;
use contract::case::{CaseKind, CaseState};
use contract::query::{DeskQuery, DeskSort, DeskView, LONGEST_QUERY};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

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
pub fn views(given: Given, queue: Loader<Answer>) -> AnyView {
    let tab = |view: &DeskView| {
        let view = *view;
        let href = move || {
            paths::desk(&DeskQuery { view: Some(view), state: None, page: 1, ..query(given) })
        };
        let number = move || count(queue, "view", view.code());
        let late = move || view == DeskView::Overdue && number().is_some_and(|n| n > 0);
        view! {
            <li>
                <a
                    href=href
                    data-late=move || late().then_some("")
                    aria-current=move || (query(given).view == Some(view)).then_some("page")
                >
                    {move || late().then(|| icon("watch"))}
                    {view.label()}
                    <span class="u-2">{move || number().map(thousands)}</span>
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <nav class="tabs" aria-label="队列">
            <ul role="list">{DeskView::ALL.iter().map(tab).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// Words, kind, state, order.
pub fn form(given: Given, queue: Loader<Answer>) -> AnyView {
    let navigate = use_navigate();
    let submit = move |ev: leptos::ev::SubmitEvent| {
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
    let words = move || query(given).q;
    let kind = move || query(given).kind.map_or("", CaseKind::code);
    let state = move || query(given).state.map_or("", CaseState::code);
    let sort = move || query(given).sort.code();
    let counted = move |facet: &'static str, value: &'static str, label: &'static str| {
        move || match count(queue, facet, value) {
            Some(n) => format!("{label}（{n}）"),
            None => label.to_owned(),
        }
    };
    let kinds = CaseKind::ALL.iter().map(move |k| {
        let (code, label) = (k.code(), k.label());
        option(code, Signal::derive(counted("kind", code, label)), Signal::derive(kind))
    });
    let states = CaseState::ALL.iter().map(move |s| {
        let (code, label) = (s.code(), s.label());
        option(code, Signal::derive(counted("state", code, label)), Signal::derive(state))
    });
    let sorts = DeskSort::ALL.iter().map(move |s| {
        let label = s.label().to_owned();
        option(s.code(), Signal::derive(move || label.clone()), Signal::derive(sort))
    });
    let all = |label: &'static str, chosen: Signal<&'static str>| {
        option("", Signal::derive(move || label.to_owned()), chosen)
    };
    view! {
        <form class="desk-filters" role="search" aria-label="筛选办件" on:submit=submit>
            <p>
                <label for="d-q">"编号、名称或代码"</label>
                <input
                    class="input"
                    id="d-q"
                    name="q"
                    type="search"
                    autocomplete="off"
                    maxlength=LONGEST_QUERY
                    prop:value=words
                />
            </p>
            <p>
                <label for="d-kind">"种类"</label>
                <select class="input" id="d-kind" name="kind">
                    {all("全部种类", Signal::derive(kind))}
                    {kinds.collect_view()}
                </select>
            </p>
            <p>
                <label for="d-state">"状态"</label>
                <select class="input" id="d-state" name="state">
                    {all("全部状态", Signal::derive(state))}
                    {states.collect_view()}
                </select>
            </p>
            <p>
                <label for="d-sort">"排序"</label>
                <select class="input" id="d-sort" name="sort">{sorts.collect_view()}</select>
            </p>
            <p class="actions">
                <button class="btn" type="submit">{icon("search")}"筛选"</button>
                <a class="btn" data-kind="quiet" href=paths::DESK>"清空"</a>
            </p>
        </form>
    }
    .into_any()
}

fn option(value: &'static str, label: Signal<String>, chosen: Signal<&'static str>) -> AnyView {
    view! {
        <option value=value prop:selected=move || chosen.get() == value>
            {label}
        </option>
    }
    .into_any()
}
