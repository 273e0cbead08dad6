//! Search: the words, the filters and the page are the address.

mod filters;
mod findings;
mod results;

use crate::api::{self, Load, Loader};
use crate::components::{
    SearchBox, announce, effect, el, failure, icon, live, own_query, page_below, pager,
    use_page_title, waiting_page,
};
use crate::{browser, config, paths};
use contract::query::SubjectQuery;
use contract::subject::SubjectHit;
use contract::{FieldError, Page};
use findings::Found;
use leptos::prelude::*;

/// The search page.
pub fn page() -> AnyView {
    let address = own_query();
    let query = Memo::new(move |_| SubjectQuery::parse(paths::pairs(&address.get())));
    // Whatever is wrong with the address, the words stay in the box.
    let asked = Memo::new(move |_| {
        query
            .get()
            .unwrap_or_else(|_| SubjectQuery { q: words(&address.get()), ..Default::default() })
    });
    let base = config::use_config().api.clone();
    let hits = api::load(
        move || query.get().ok().filter(|q| !q.q.is_empty()),
        move |query, cancel| {
            let base = base.clone();
            async move { Ok(Answer { page: api::subjects(&base, &query, &cancel).await?, query }) }
        },
    );
    let others = findings::load(move || query.get().ok().map(|q| q.q).filter(|q| !q.is_empty()));
    effect(move || {
        hits.state.with(|state| {
            if let Load::Ready(_) = state {
                browser::restore_scroll();
            }
        });
    });
    effect(move || {
        if hits.busy.get() || others.busy.get() {
            return;
        }
        hits.state.with(|state| {
            if let Load::Ready(answer) = state {
                announce(heading(answer) + &findings::counts(others, &answer.query.q));
            }
        });
    });
    let content = move || match query.get() {
        Err(errors) => wrong(errors),
        Ok(query) if query.q.is_empty() => start(),
        Ok(query) => match hits.state.get() {
            Load::Pending => waiting_page("查询结果"),
            Load::Failed(error) => {
                let failure = failure(error, move || {
                    hits.retry();
                    others.retry();
                });
                let others = findings::place(others, query.q, false);
                el("div").class("l-stack").add(failure).add(others).into_any()
            }
            // What comes first isn't put above what is already being read.
            Load::Ready(answer) if leads(&answer) && findings::is_pending(others) => {
                waiting_page("查询结果")
            }
            Load::Ready(answer) => found(answer, others),
        },
    };
    let search =
        SearchBox { id: "q-main", big: false, label: "信用查询", current: Some(asked) };
    let busy = move || Some((hits.busy.get() || others.busy.get()).to_string().into());
    page_below(vec![], "信用查询".into())
        .add(el("div").class("l-narrow").add(search.view()))
        .add(el("div").live("aria-busy", busy).add(live(content)))
        .into_any()
}

fn words(address: &str) -> String {
    let pairs = paths::pairs(address).into_iter();
    pairs.rev().find(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default()
}

/// Hits together with what they answer, since newer words may already stand in the address.
#[derive(Clone, PartialEq)]
struct Answer {
    query: SubjectQuery,
    page: Page<SubjectHit>,
}

fn heading(answer: &Answer) -> String {
    let q = &answer.query.q;
    match answer.page.total {
        0 => format!("没有查到“{q}”"),
        n => format!("“{q}”找到 {n} 个主体"),
    }
}

/// Whether what else was found comes first: the words look like a document number, or no subject
/// has them.
fn leads(answer: &Answer) -> bool {
    answer.page.total == 0 || contract::finding::may_be_number(&answer.query.q)
}

/// Before anything is searched for.
fn start() -> AnyView {
    use_page_title(|| Some("信用查询".into()));
    let hint = "输入名称中任意连续的两个以上的字，或者 18 位统一社会信用代码；也可以输入决定书文号、名单名称，或者要办的事，例如“怎么修复”。";
    let what =
        "可以查企业、个体工商户、社会组织和事业单位。曾用名也能查到。自然人的信用信息不公开。";
    let many = el("a").attr("href", paths::SCREENING).add("批量核查");
    el("section")
        .class("l-stack")
        .add(el("h1").attr("tabindex", "-1").add("信用查询"))
        .add(el("p").add(hint))
        .add(el("p").class("u-2").add(what))
        .add(el("p").add("要一次查多家？").add(many))
        .into_any()
}

/// An address with impossible filters: what is wrong, and what can be done.
fn wrong(errors: Vec<FieldError>) -> AnyView {
    use_page_title(|| Some("查询条件有误".into()));
    let again = el("a").attr("href", paths::SEARCH).add("重新查询");
    el("section")
        .class("empty")
        .flag("data-start", true)
        .attr("role", "alert")
        .add(icon("watch"))
        .add(el("h1").attr("tabindex", "-1").add("查询条件有误"))
        .add(el("ul").all(errors.into_iter().map(|e| el("li").add(e.detail)).collect()))
        .add(el("p").add("请在上面改好再查，或者").add(again).add("。"))
        .into_any()
}

fn found(answer: Answer, others: Loader<Found>) -> AnyView {
    let leads = leads(&answer);
    let title = heading(&answer);
    use_page_title({
        let title = title.clone();
        move || Some(title.clone())
    });
    let Answer { query, page } = answer;
    let address = query.clone();
    let href = move |n| paths::search(&SubjectQuery { page: n, ..address.clone() });
    let body = match page.items.is_empty() {
        true => results::none(&query, page.total),
        false => results::list(&page.items, &query.q),
    };
    let pager = pager(query.page, page.total, &href);
    let heading = el("h1").attr("id", "r-h").attr("tabindex", "-1").class("results-h").add(title);
    let results = el("section")
        .class("l-stack")
        .attr("aria-labelledby", "r-h")
        .add(heading)
        .add(leads.then(|| findings::place(others, query.q.clone(), true)))
        .add(filters::chips(&page.facets, &query))
        .add(body)
        .add(pager)
        .add(results::advice())
        .add((!leads).then(|| findings::place(others, query.q.clone(), true)));
    let split = el("div").class("l-split").attr("data-side", "start");
    let split = split.add(filters::panel(&page.facets, &query)).add(results);
    el("div").class("l-box").add(split).into_any()
}
