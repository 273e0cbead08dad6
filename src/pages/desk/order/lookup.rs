//! To whom: looked up in the register by name or code.

use super::Ordering;
use super::form::{fault, id, label_of};
use super::typed::{NAMED, RECORD, SUBJECT};
use crate::api::{self, Load, Loader};
use crate::components::{El, announce, el, failure_below, icon, live, waiting};
use crate::{browser, config};
use contract::Page;
use contract::query::{LONGEST_QUERY, SubjectQuery};
use contract::subject::SubjectHit;
use leptos::prelude::*;
use web_sys::Event;

/// So many are offered; more are found by more words.
const MOST: usize = 10;

/// The search, or who was chosen.
pub fn view(ordering: Ordering) -> El {
    let asked = RwSignal::new(None::<String>);
    let base = config::use_config().api.clone();
    let found = api::load(
        move || asked.get(),
        move |q, cancel| {
            let base = base.clone();
            async move {
                let query = SubjectQuery { q, page: 1, ..SubjectQuery::default() };
                api::subjects(&base, &query, &cancel).await
            }
        },
    );
    let typed = ordering.typed;
    let chosen = Memo::new(move |_| typed.text(SUBJECT));
    let content = live(move || match chosen.get().is_empty() {
        true => search(ordering, asked, found),
        false => who(ordering, asked).into_any(),
    });
    el("section")
        .class("l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "who-h")
        .add(el("h2").attr("id", "who-h").add("整改单位"))
        .add(fault(ordering, SUBJECT))
        .add(content)
}

/// Who was chosen.
fn who(ordering: Ordering, asked: RwSignal<Option<String>>) -> El {
    let typed = ordering.typed;
    let again = move |_| {
        asked.set(None);
        typed.put(RECORD, String::new());
        typed.put(SUBJECT, String::new());
        request_animation_frame(|| browser::focus("#order-subject"));
    };
    let who = el("p")
        .add(el("strong").add(el("bdi").add(typed.now(NAMED))))
        .add(el("br"))
        .add(el("span").class("u-2 u-sm").add(typed.now(SUBJECT)));
    el("div")
        .class("card l-row")
        .attr("data-pad", "s")
        .flag("data-between", true)
        .attr("id", "order-who")
        .attr("tabindex", "-1")
        .add(who)
        .add(button("button").on("click", again).add("换一家"))
}

fn button(sort: &'static str) -> El {
    el("button").class("btn").attr("type", sort)
}

fn search(
    ordering: Ordering,
    asked: RwSignal<Option<String>>,
    found: Loader<Page<SubjectHit>>,
) -> AnyView {
    let submit = move |ev: Event| {
        ev.prevent_default();
        let pairs = browser::form_pairs(&ev);
        let q = pairs.into_iter().find(|(name, _)| name == "q").map(|(_, q)| q);
        asked.set(q.map(|q| q.trim().to_owned()));
    };
    let answer = live(move || match (asked.get().is_some(), found.state.get()) {
        (false, _) => ().into_any(),
        (_, Load::Pending) => waiting("单位"),
        (_, Load::Failed(error)) => failure_below(error, move || found.retry()),
        (_, Load::Ready(page)) => hits(ordering, &page),
    });
    let input = el("input")
        .attr("id", id(SUBJECT))
        .attr("name", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", LONGEST_QUERY.to_string());
    let find = button("submit").add(icon("search")).add("查找");
    let form = el("form")
        .class("search")
        .attr("role", "search")
        .attr("aria-label", "查找整改单位")
        .on("submit", submit)
        .add(label_of(SUBJECT, "名称或统一社会信用代码"))
        .add(el("div").class("search-box").add(input).add(find));
    vec![form.into_any(), el("div").add(answer).into_any()].into_any()
}

fn hits(ordering: Ordering, page: &Page<SubjectHit>) -> AnyView {
    let told = match page.total {
        0 => "没有找到。请核对名称或代码；没有登记的单位不能在这里下达。".to_owned(),
        n if n > MOST as u64 => format!("找到 {n} 家，这里是前 {MOST} 家。写得更全可以少几家。"),
        n => format!("找到 {n} 家。"),
    };
    announce(told.clone());
    let rows = page.items.iter().take(MOST).map(|hit| one(ordering, hit)).collect();
    let list = el("ul").class("rows").attr("role", "list").all(rows);
    vec![el("p").class("u-2").add(told).into_any(), list.into_any()].into_any()
}

fn one(ordering: Ordering, hit: &SubjectHit) -> El {
    let (code, name) = (hit.subject.code.to_string(), hit.subject.name.to_string());
    let about = format!("{code}　{}　{}", hit.region.name, hit.status.label());
    let typed = ordering.typed;
    let choose = {
        let name = name.clone();
        move |_| {
            typed.put(NAMED, name.clone());
            typed.put(RECORD, String::new());
            typed.put(SUBJECT, code.clone());
            ordering.trouble.update(|trouble| trouble.faults.retain(|fault| fault.0 != SUBJECT));
            request_animation_frame(|| browser::focus("#order-who"));
        }
    };
    let hidden = el("span").class("u-hidden").add(format!("：{name}"));
    let who = el("div").add(el("bdi").add(name)).add(el("div").class("u-2 u-sm").add(about));
    let choose = button("button").on("click", choose).add("选这家").add(hidden);
    el("li").class("l-row").flag("data-between", true).add(who).add(choose)
}
