//! The queue. Everything that it shows stands in the address.

mod filters;
mod table;

use super::PLACE;
use crate::api::{self, Load, Loader};
use crate::components::{
    El, announce, effect, el, failure_below, icon, live, own_query, use_page_title, waiting,
};
use crate::session::{Need, guard};
use crate::{browser, config, paths};
use contract::account::Session;
use contract::case::CaseHead;
use contract::query::{DeskQuery, DeskView};
use contract::{FieldError, Page, Timestamp};
use leptos::prelude::*;

/// The page of the queue.
pub fn page() -> AnyView {
    guard(Need::Officer, "审核台", content)
}

/// A page of the queue with what it answers.
#[derive(Clone, PartialEq)]
pub struct Answer {
    pub query: DeskQuery,
    pub page: Page<CaseHead>,
    pub at: Timestamp,
    /// Which lines are new or have changed since the same was asked before.
    pub fresh: Vec<bool>,
    /// Whether the same was asked before.
    pub again: bool,
}

/// What was on show, by number and change.
type Shown = (DeskQuery, Vec<(String, Timestamp)>);

fn content(_: Session) -> AnyView {
    use_page_title(|| Some("审核台".into()));
    let search = own_query();
    let given = Memo::new(move |_| read(&paths::pairs(&search.get())));
    let base = config::use_config().api.clone();
    let shown = StoredValue::new(None::<Shown>);
    let queue = api::load(
        move || given.get().ok(),
        move |query, cancel| {
            let base = base.clone();
            async move {
                let page = api::desk_cases(&base, &query, &cancel).await?;
                let before = shown.try_get_value().flatten();
                let answer = compared(query, page, before);
                let lines =
                    answer.page.items.iter().map(|line| (line.number.to_string(), line.updated));
                let _ = shown.try_set_value(Some((answer.query.clone(), lines.collect())));
                Ok(answer)
            }
        },
    );
    tell(queue);
    let body = live(move || match (given.get(), queue.state.get()) {
        (Err(errors), _) => wrong(errors).into_any(),
        (_, Load::Pending) => waiting("办件"),
        (_, Load::Failed(error)) => failure_below(error, move || queue.retry()),
        (Ok(_), Load::Ready(answer)) => table::view(&answer).into_any(),
    });
    let way = |href: &'static str, symbol: &'static str, label: &'static str| {
        el("a").class("btn").attr("href", href).add(icon(symbol)).add(label)
    };
    let ways = el("p").class("actions").add(way(paths::ORDER, "pen", "下达限期整改通知")).add(way(
        paths::INTERVIEWS,
        "clock",
        "约谈安排",
    ));
    let refresh = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_| queue.retry())
        .add(icon("repaired"))
        .add("刷新");
    let told = el("p").class("u-2 u-sm").attr("id", "news");
    let told = told.says(move || queue.state.with(news).into());
    let between = |left: El, right: El| {
        el("div").class("l-row").flag("data-between", true).add(left).add(right)
    };
    let busy = move || Some(if queue.busy.get() { "true" } else { "false" }.into());
    el("div")
        .class("l-page l-main l-stack desk-page")
        .attr("data-density", "compact")
        .add(between(el("h1").attr("tabindex", "-1").add("审核台"), ways))
        .add(filters::views(given, queue))
        .add(filters::form(given, queue))
        .add(between(told, refresh))
        .add(el("div").class("l-box listing").live("aria-busy", busy).add(body))
        .into_any()
}

/// What the address asks for; without a view, what the officer has to do.
fn read(pairs: &[(String, String)]) -> Result<DeskQuery, Vec<FieldError>> {
    let query = DeskQuery::parse(pairs.iter().map(|(name, value)| (name, value)))?;
    Ok(DeskQuery { view: query.view.or(Some(DeskView::Todo)), ..query })
}

/// Tells what is new, if the same was on show before.
fn compared(query: DeskQuery, page: Page<CaseHead>, before: Option<Shown>) -> Answer {
    let before = before.filter(|(asked, _)| *asked == query).map(|(_, lines)| lines);
    let is_fresh = |line: &CaseHead| {
        let known = |(number, updated): &(String, Timestamp)| {
            *number == line.number.as_str() && *updated == line.updated
        };
        before.as_ref().is_some_and(|lines| !lines.iter().any(known))
    };
    let fresh = page.items.iter().map(is_fresh).collect();
    Answer { query, page, at: browser::now(), fresh, again: before.is_some() }
}

/// Has a new page read out, and remembers the place for the way back.
fn tell(queue: Loader<Answer>) {
    let mut before = false;
    effect(move || {
        queue.state.with(|state| {
            let Load::Ready(answer) = state else { return };
            browser::store(PLACE, &paths::desk(&answer.query));
            announce(match answer.again {
                true => news(state),
                false => table::range(answer),
            });
            let returning = browser::restore_scroll();
            if before && !returning && !answer.again {
                request_animation_frame(|| browser::focus("#found"));
            }
            before = true;
        });
    });
}

/// What a refresh has brought.
fn news(state: &Load<Answer>) -> String {
    let Load::Ready(answer) = state else { return String::new() };
    let fresh = answer.fresh.iter().filter(|fresh| **fresh).count();
    let at = answer.at.chinese();
    let at = at.rsplit(' ').next().unwrap_or_default();
    match (answer.again, fresh) {
        (false, _) => format!("{at} 的情况。"),
        (true, 0) => format!("{at} 已刷新，没有变化。"),
        (true, n) => format!("{at} 已刷新，有 {n} 件新的或有变化，标有“新”。"),
    }
}

fn wrong(errors: Vec<FieldError>) -> El {
    let errors = errors.into_iter().map(|e| el("li").add(e.detail)).collect();
    let way = el("a").class("btn").attr("href", paths::DESK).add("看待我办的");
    empty("watch", "筛选条件有误".to_owned())
        .attr("role", "alert")
        .add(el("ul").all(errors))
        .add(el("p").add(way))
}

/// What stands in the place of the table.
fn empty(symbol: &'static str, heading: String) -> El {
    let heading = el("h2").attr("id", "found").attr("tabindex", "-1").add(heading);
    el("section").class("empty").flag("data-start", true).add(icon(symbol)).add(heading)
}
