//! A list of records and its states; everything that it shows stands in the address.

use super::more::{self, Part};
use super::scope::Scope;
use super::{chips, pages, table, tools};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{
    Child, El, announce, effect, el, failure_below, icon, live, own_query, thousands, waiting,
};
use crate::pages::lazy;
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
    let submit = move |ev: web_sys::Event| {
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
    // The filters' panel is open, or has been.
    let wanted = RwSignal::new(browser::is_wide(800) && !browser::is_elder());
    let content = move || {
        let (answer, given) = (records.state.get(), given.get());
        listing.with_value(|listing| match (listing.scope.read(&given), answer) {
            (Err(errors), _) => wrong(listing, errors, &given),
            (_, Load::Pending) => with_filters(listing, &given, waiting("公示信息")),
            (_, Load::Failed(error)) => failed(listing, error, &given, records),
            (_, Load::Ready(answer)) => found(listing, &answer, wanted),
        })
    };
    set_timeout(more::preload, lazy::SETTLED);
    let busy = move || Some(if records.busy.get() { "true" } else { "false" }.into());
    let list = el("div").class("listing").live("aria-busy", busy).add(live(content));
    let form = el("form").class("l-stack").attr("data-gap", "5").on("submit", submit);
    form.add(search(label, words)).add(list).into_any()
}

/// The field for words.
fn search(label: String, words: Memo<String>) -> El {
    let input = el("input")
        .attr("id", "f-q")
        .attr("name", "q")
        .attr("type", "search")
        .attr("placeholder", "名称、代码或文书号")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", LONGEST_QUERY.to_string())
        .value(move || words.get());
    let button = el("button").class("btn").attr("data-kind", "quiet").attr("type", "submit");
    let button = button.add(icon("search")).add("查询");
    el("div")
        .class("list-search l-narrow")
        .attr("role", "search")
        .add(el("label").class("field-label").attr("for", "f-q").add(label))
        .add(el("div").class("search-box").add(input).add(button))
}

/// Whatever is wrong with the address, the words stay in the field.
fn words(pairs: &[(String, String)]) -> String {
    pairs.iter().rfind(|(name, _)| name == "q").map(|(_, q)| q.clone()).unwrap_or_default()
}

/// Has a new page of records read out; the focus, gone with the old one, goes to its heading.
fn tell(listing: StoredValue<Listing>, records: Loader<Answer>) {
    let mut before = false;
    effect(move || {
        records.state.with(|state| {
            let Load::Ready(answer) = state else { return };
            listing.with_value(|l| announce(format!("{}，{}", l.name, range(&answer.page))));
            let returning = browser::restore_scroll();
            if before && !returning {
                request_animation_frame(|| browser::focus("#found"));
            }
            before = true;
        });
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

/// A view that shows no panel, with the filters as hidden fields: new words keep them.
pub fn with_filters(listing: &Listing, given: &[(String, String)], view: AnyView) -> AnyView {
    let query = listing.scope.read_what_is_right(given);
    let fields = fields(&listing.scope, &query).into_iter().map(IntoAny::into_any);
    fields.chain([view]).collect::<Vec<_>>().into_any()
}

/// The filters of a query as hidden fields.
pub fn fields(scope: &Scope, query: &RecordQuery) -> Vec<El> {
    let mut pairs = query.clone().first_page().pairs();
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
        error => {
            let retry = move || records.retry();
            let failure = failure_below(error, retry);
            with_filters(listing, given, failure)
        }
    }
}

fn wrong(listing: &Listing, errors: Vec<FieldError>, given: &[(String, String)]) -> AnyView {
    let part = Part::Wrong(listing.clone(), errors, given.to_vec());
    more::part(part)
}

fn found(listing: &Listing, answer: &Answer, wanted: RwSignal<bool>) -> AnyView {
    let [since, body]: [Option<Child>; 2] = match answer.page.items.is_empty() {
        true => [None, Some(more::part(Part::None(listing.clone(), answer.clone())).into())],
        false => table::view(listing, answer).map(|part| part.map(Child::from)),
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
    let split = split.add(panel(listing, answer, wanted)).add(results);
    el("div").class("l-box").add(split).into_any()
}

/// The filters, open on wide windows. What stands in them comes when it is looked at.
fn panel(listing: &Listing, answer: &Answer, wanted: RwSignal<bool>) -> El {
    let (scope, query) = (&listing.scope, &answer.query);
    let days = [query.from, query.to].iter().flatten().count();
    let state = match scope.filters(query).len() + days {
        0 => String::new(),
        n => format!("　已选 {n} 项"),
    };
    let summary = el("span").add("筛选与排序").add(el("span").class("u-2").add(state));
    let details = el("details")
        .class("facets")
        .flag("open", browser::is_wide(800) && !browser::is_elder())
        .on("toggle", move |_| {
            if !wanted.get_untracked() {
                wanted.set(true);
            }
        })
        .add(el("summary").add(summary).add(icon("down")));
    match wanted.get() {
        true => details.add(more::part(Part::Filters(listing.clone(), answer.clone()))),
        false => details.all(fields(scope, query)),
    }
}
