//! A list of records and its states; everything that it shows stands in the address.

use super::scope::Scope;
use super::{chips, filters, none, pages, table, tools};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{El, Failure, Waiting, announce, el, icon, live, own_query, thousands};
use crate::{browser, config, paths};
use contract::problem::ProblemKind;
use contract::query::{LONGEST_QUERY, RecordQuery};
use contract::record::{RecordKind, RecordLine};
use contract::{Date, FieldError, Page};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// A list page: what it is about, and the words for it.
#[derive(Clone)]
pub struct Listing {
    pub scope: Scope,
    /// The kind of its records.
    pub kind: RecordKind,
    /// Its name.
    pub name: String,
    /// The last visit before today.
    pub visited: Option<Date>,
}

/// A page of records together with what it answers, since newer filters may already stand in the
/// address.
#[derive(Clone, PartialEq)]
pub struct Answer {
    pub query: RecordQuery,
    pub page: Page<RecordLine>,
}

/// The filters of the address, and the records that they ask for.
#[derive(Clone, Copy)]
pub struct Source {
    given: Memo<Vec<(String, String)>>,
    pub records: Loader<Answer>,
}

/// Asks for the records of this page's address.
pub fn source(scope: &Scope) -> Source {
    let search = own_query();
    let given = Memo::new(move |_| paths::pairs(&search.get()));
    let base = config::use_config().api.clone();
    let scope = scope.clone();
    let records = api::load(
        move || given.with(|pairs| scope.read(pairs)).ok(),
        move |query, cancel| {
            let base = base.clone();
            async move {
                let page = api::records(&base, &query, &cancel).await?;
                Ok(Answer { query, page })
            }
        },
    );
    Source { given, records }
}

/// The list: a field for words, filters, the records, pages.
pub fn section(listing: Listing, source: Source) -> AnyView {
    let Source { given, records } = source;
    let listing = StoredValue::new(listing);
    tell(listing, records);
    let navigate = use_navigate();
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let pairs = browser::form_pairs(&ev);
        let address = listing.with_value(|l| l.scope.submitted(&pairs));
        let now = listing.with_value(|l| given.with_untracked(|p| l.scope.submitted(p)));
        if address == now {
            browser::focus("#found");
        }
        navigate(&address, NavigateOptions { scroll: false, ..Default::default() });
    };
    let words = Memo::new(move |_| given.with(|pairs| words(pairs)));
    let label = listing.with_value(|l| format!("在“{}”里查", l.name));
    let content = move || {
        let (answer, given) = (records.state.get(), given.get());
        listing.with_value(|listing| match (listing.scope.read(&given), answer) {
            (Err(errors), _) => wrong(listing, errors, &given),
            (_, Load::Pending) => view! {
                {hidden(&listing.scope, &given)}
                <Waiting what="公示信息" />
            }
            .into_any(),
            (_, Load::Failed(error)) => failed(listing, error, &given, records),
            (_, Load::Ready(answer)) => found(listing, &answer),
        })
    };
    view! {
        <form class="l-stack" data-gap="5" on:submit=submit>
            <div class="list-search l-narrow" role="search">
                <label class="field-label" for="f-q">{label}</label>
                <div class="search-box">
                    <input
                        id="f-q"
                        name="q"
                        type="search"
                        placeholder="名称、代码或文书号"
                        autocomplete="off"
                        enterkeyhint="search"
                        maxlength=LONGEST_QUERY
                        prop:value=words
                    />
                    <button class="btn" data-kind="quiet" type="submit">{icon("search")}"查询"</button>
                </div>
            </div>
            <div class="listing" aria-busy=move || records.busy.get().to_string()>{live(content)}</div>
        </form>
    }
    .into_any()
}

/// Whatever is wrong with the address, the words stay in the field.
fn words(pairs: &[(String, String)]) -> String {
    pairs.iter().rfind(|(name, _)| name == "q").map(|(_, q)| q.clone()).unwrap_or_default()
}

/// Has a new page of records read out; the focus, gone with the old one, goes to its heading.
fn tell(listing: StoredValue<Listing>, records: Loader<Answer>) {
    Effect::new(move |before: Option<bool>| {
        records.state.with(|state| {
            let Load::Ready(answer) = state else { return before.unwrap_or(false) };
            listing.with_value(|l| announce(format!("{}，{}", l.name, range(&answer.page))));
            let returning = browser::restore_scroll();
            if before == Some(true) && !returning {
                request_animation_frame(|| browser::focus("#found"));
            }
            true
        })
    });
}

/// `第 21–40 条，共 1,234 条`.
pub fn range(page: &Page<RecordLine>) -> String {
    let all = format!("共 {} 条", thousands(page.total));
    let shown = page.items.len() as u64;
    if shown == 0 || shown == page.total {
        return all;
    }
    let (first, last) = (page.start + 1, page.start + shown);
    format!("第 {}–{} 条，{all}", thousands(first), thousands(last))
}

/// The filters as hidden fields, where no panel shows them: new words keep them.
fn hidden(scope: &Scope, given: &[(String, String)]) -> Vec<El> {
    let query = scope.read_what_is_right(given).first_page();
    let mut pairs = query.pairs();
    pairs.retain(|(name, _)| *name != "q" && *name != scope.axis.code());
    let field = |(name, value): (&'static str, String)| {
        el("input").attr("type", "hidden").attr("name", name).attr("value", value)
    };
    pairs.into_iter().map(field).collect()
}

fn failed(
    listing: &Listing,
    error: ApiError,
    given: &[(String, String)],
    records: Loader<Answer>,
) -> AnyView {
    match error {
        ApiError::Problem(p) if p.kind() == Some(ProblemKind::Invalid) => {
            let mut errors = p.errors.clone();
            if errors.is_empty() {
                errors.push(FieldError::new("", p.detail.clone()));
            }
            wrong(listing, errors, given)
        }
        error => view! {
            {hidden(&listing.scope, given)}
            <Failure error below=true retry=move |()| records.retry() />
        }
        .into_any(),
    }
}

/// Impossible filters: what is wrong with each, and the ways on.
fn wrong(listing: &Listing, errors: Vec<FieldError>, given: &[(String, String)]) -> AnyView {
    let scope = &listing.scope;
    let wrong = |name: &str| errors.iter().any(|e| e.pointer == name);
    let kept: Vec<_> = given.iter().filter(|(name, _)| !wrong(name)).cloned().collect();
    let kept = scope.read_what_is_right(&kept).first_page();
    let keeps = !kept.q.is_empty() || scope.is_filtered(&kept);
    let errors = errors.into_iter().map(|e| el("li").add(e.detail)).collect();
    let button = |href: String| el("a").class("btn").attr("href", href);
    let keep = keeps.then(|| button(scope.address(&kept)).add("去掉有误的条件"));
    let all = button(scope.path.clone()).add(format!("看全部{}", listing.name));
    let heading = el("h2").attr("id", "found").attr("tabindex", "-1").add("筛选条件有误");
    let section = el("section")
        .class("empty")
        .flag("data-start", true)
        .attr("role", "alert")
        .add(icon("watch"))
        .add(heading)
        .add(el("ul").all(errors))
        .add(el("div").class("actions").add(keep).add(all));
    view! { {hidden(scope, given)} {section} }.into_any()
}

fn found(listing: &Listing, answer: &Answer) -> AnyView {
    let [since, body] = match answer.page.items.is_empty() {
        true => [None, Some(none::view(listing, answer))],
        false => table::view(listing, answer),
    };
    let heading = el("h2").attr("id", "found").attr("tabindex", "-1").add(range(&answer.page));
    let results = el("section")
        .class("l-stack l-box")
        .attr("aria-labelledby", "found")
        .add(tools::print_head(listing, answer))
        .add(heading)
        .add(chips::list(&listing.scope, answer))
        .add(since)
        .add(body)
        .add(pages::links(&listing.scope, answer))
        .add(tools::take_away(listing, answer));
    let split = el("div").class("l-split").attr("data-side", "start");
    let split = split.add(filters::panel(listing, answer)).add(results);
    el("div").class("l-box").add(split).into_any()
}
