//! To whom: looked up in the register by name or code.

use super::Ordering;
use super::form::{fault, id};
use super::typed::{NAMED, RECORD, SUBJECT};
use crate::api::{self, Load, Loader};
use crate::components::{announce, failure_below, icon, live, waiting};
use crate::{browser, config};
use contract::Page;
use contract::query::{LONGEST_QUERY, SubjectQuery};
use contract::subject::SubjectHit;
use leptos::prelude::*;

/// So many are offered; more are found by more words.
const MOST: usize = 10;

/// The search, or who was chosen.
pub fn view(ordering: Ordering) -> AnyView {
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
        false => who(ordering, asked),
    });
    view! {
        <section class="l-stack" data-gap="2" aria-labelledby="who-h">
            <h2 id="who-h">"整改单位"</h2>
            {fault(ordering, SUBJECT)}
            {content}
        </section>
    }
    .into_any()
}

/// Who was chosen.
fn who(ordering: Ordering, asked: RwSignal<Option<String>>) -> AnyView {
    let typed = ordering.typed;
    let again = move |_| {
        asked.set(None);
        typed.put(RECORD, String::new());
        typed.put(SUBJECT, String::new());
        request_animation_frame(|| browser::focus("#order-subject"));
    };
    view! {
        <div class="card l-row" data-pad="s" data-between id="order-who" tabindex="-1">
            <p>
                <strong><bdi>{typed.now(NAMED)}</bdi></strong>
                <br />
                <span class="u-2 u-sm">{typed.now(SUBJECT)}</span>
            </p>
            <button class="btn" type="button" on:click=again>"换一家"</button>
        </div>
    }
    .into_any()
}

fn search(
    ordering: Ordering,
    asked: RwSignal<Option<String>>,
    found: Loader<Page<SubjectHit>>,
) -> AnyView {
    let submit = move |ev: leptos::ev::SubmitEvent| {
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
    view! {
        <form class="search" role="search" aria-label="查找整改单位" on:submit=submit>
            <label class="field-label" for=id(SUBJECT)>"名称或统一社会信用代码"</label>
            <div class="search-box">
                <input
                    id=id(SUBJECT)
                    name="q"
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    maxlength=LONGEST_QUERY
                />
                <button class="btn" type="submit">{icon("search")}"查找"</button>
            </div>
        </form>
        <div>{answer}</div>
    }
    .into_any()
}

fn hits(ordering: Ordering, page: &Page<SubjectHit>) -> AnyView {
    let told = match page.total {
        0 => "没有找到。请核对名称或代码；没有登记的单位不能在这里下达。".to_owned(),
        n if n > MOST as u64 => format!("找到 {n} 家，这里是前 {MOST} 家。写得更全可以少几家。"),
        n => format!("找到 {n} 家。"),
    };
    announce(told.clone());
    let rows = page.items.iter().take(MOST).map(|hit| one(ordering, hit)).collect_view();
    view! {
        <p class="u-2">{told}</p>
        <ul class="rows" role="list">{rows}</ul>
    }
    .into_any()
}

fn one(ordering: Ordering, hit: &SubjectHit) -> AnyView {
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
    view! {
        <li class="l-row" data-between>
            <div><bdi>{name.clone()}</bdi><div class="u-2 u-sm">{about}</div></div>
            <button class="btn" type="button" on:click=choose>
                "选这家"<span class="u-hidden">{format!("：{name}")}</span>
            </button>
        </li>
    }
    .into_any()
}
