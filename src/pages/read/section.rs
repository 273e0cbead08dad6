//! The articles of a section, and those among them that contain some words.

use super::headlines;
use crate::api::{self, Load, Loader};
use crate::components::{
    announce, crumbs, failure_below, icon, own_query, use_page_title, waiting,
};
use crate::{browser, config, paths};
use contract::article::{ArticleHead, ArticleQuery, ArticleSection};
use contract::{FieldError, Page};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Articles together with the words that they contain.
type Answer = (String, Page<ArticleHead>);

/// The page of a section.
pub fn page(section: ArticleSection) -> AnyView {
    use_page_title(move || Some(section.label().into()));
    let search = own_query();
    let words = Memo::new(move |_| {
        let pairs = paths::pairs(&search.get()).into_iter();
        pairs.rev().find(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default()
    });
    let query =
        Memo::new(move |_| ArticleQuery::parse([("section", section.code()), ("q", &words.get())]));
    let base = config::use_config().api.clone();
    let feed = api::articles_feed(&base, section);
    let articles = api::load(
        move || query.get().ok(),
        move |query, cancel| {
            let base = base.clone();
            async move { Ok((query.q.clone(), api::articles(&base, &query, &cancel).await?)) }
        },
    );
    tell(articles);
    let navigate = use_navigate();
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let pairs = browser::form_pairs(&ev).into_iter();
        let q = pairs.rev().find(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default();
        let pairs: Vec<_> = (!q.trim().is_empty()).then_some(("q", q)).into_iter().collect();
        let address = paths::with_query(&paths::section(section), &pairs);
        navigate(&address, NavigateOptions { scroll: false, ..Default::default() });
    };
    let content = move || match (query.get(), articles.state.get()) {
        (Err(errors), _) => wrong(errors, section),
        (_, Load::Pending) => waiting("文章"),
        (_, Load::Failed(error)) => failure_below(error, move || articles.retry()),
        (_, Load::Ready(answer)) => found(&answer, section),
    };
    let label = format!("在“{}”里查", section.label());
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(vec![("政策与动态", paths::READ.into())], section.label().into())}
            <div class="l-stack" data-gap="2">
                <h1 tabindex="-1">{section.label()}</h1>
                <p class="u-lead">{section.lead()}</p>
            </div>
            <form class="list-search l-narrow no-print" role="search" on:submit=submit>
                <label class="field-label" for="a-q">{label}</label>
                <div class="search-box">
                    <input
                        id="a-q"
                        name="q"
                        type="search"
                        placeholder="标题或正文里的字"
                        autocomplete="off"
                        enterkeyhint="search"
                        maxlength="50"
                        prop:value=words
                    />
                    <button class="btn" data-kind="quiet" type="submit">{icon("search")}"查找"</button>
                </div>
            </form>
            <div class="l-stack" aria-busy=move || articles.busy.get().to_string()>{content}</div>
            <p class="no-print">
                <a class="btn" href=feed rel="external" type="application/atom+xml">
                    {icon("bell")}
                    "订阅更新（Atom）"
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// Has the number of articles read out once words were asked for.
fn tell(articles: Loader<Answer>) {
    Effect::new(move |before: Option<bool>| {
        articles.state.with(|state| {
            let Load::Ready((words, page)) = state else { return before.unwrap_or(false) };
            if before == Some(true) || !words.is_empty() {
                announce(count(words, page.total));
            }
            browser::restore_scroll();
            true
        })
    });
}

fn count(words: &str, total: u64) -> String {
    match (words.is_empty(), total) {
        (true, n) => format!("共 {n} 篇"),
        (false, 0) => format!("没有文章写到“{words}”"),
        (false, n) => format!("{n} 篇文章写到“{words}”"),
    }
}

fn found((words, page): &Answer, section: ArticleSection) -> AnyView {
    let all = (!words.is_empty())
        .then(|| view! { <p><a href=paths::section(section)>"看这个栏目的全部文章"</a></p> });
    view! {
        <p class="u-2">{count(words, page.total)}</p>
        {headlines(&page.items, "h2")}
        {all}
    }
    .into_any()
}

fn wrong(errors: Vec<FieldError>, section: ArticleSection) -> AnyView {
    let errors = errors.into_iter().map(|e| view! { <li>{e.detail}</li> }).collect_view();
    view! {
        <section class="empty" data-start role="alert">
            {icon("watch")}
            <h2>"查找条件有误"</h2>
            <ul>{errors}</ul>
            <p><a class="btn" href=paths::section(section)>"看这个栏目的全部文章"</a></p>
        </section>
    }
    .into_any()
}
