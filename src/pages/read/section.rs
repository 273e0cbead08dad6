//! The articles of a section, and those among them that contain some words.

use super::headlines;
use crate::api::{self, Load, Loader};
use crate::components::{
    El, announce, effect, el, failure_below, icon, live, own_query, page_below, page_head,
    use_page_title, waiting,
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
    let submit = move |ev: web_sys::Event| {
        ev.prevent_default();
        let pairs = browser::form_pairs(&ev).into_iter();
        let q = pairs.rev().find(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default();
        let pairs: Vec<_> = (!q.trim().is_empty()).then_some(("q", q)).into_iter().collect();
        let address = paths::with_query(&paths::section(section), &pairs);
        navigate(&address, NavigateOptions { scroll: false, ..Default::default() });
    };
    let content = move || match (query.get(), articles.state.get()) {
        (Err(errors), _) => wrong(errors, section).into_any(),
        (_, Load::Pending) => waiting("文章"),
        (_, Load::Failed(error)) => failure_below(error, move || articles.retry()),
        (_, Load::Ready(answer)) => found(&answer, section).into_any(),
    };
    let header = page_head(section.label(), section.lead());
    let busy = move || Some(articles.busy.get().to_string().into());
    let feed = el("a")
        .class("btn")
        .attr("href", feed)
        .attr("rel", "external")
        .attr("type", "application/atom+xml")
        .add(icon("bell"))
        .add("订阅更新（Atom）");
    page_below(vec![("政策与动态", paths::READ.into())], section.label().into())
        .add(header)
        .add(form(section, words).on("submit", submit))
        .add(el("div").class("l-stack").live("aria-busy", busy).add(live(content)))
        .add(el("p").class("no-print").add(feed))
        .into_any()
}

fn form(section: ArticleSection, words: Memo<String>) -> El {
    let label = format!("在“{}”里查", section.label());
    let input = el("input")
        .attr("id", "a-q")
        .attr("name", "q")
        .attr("type", "search")
        .attr("placeholder", "标题或正文里的字")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "50")
        .value(move || words.get());
    let button = el("button").class("btn").attr("data-kind", "quiet").attr("type", "submit");
    let button = button.add(icon("search")).add("查找");
    el("form")
        .class("list-search l-narrow no-print")
        .attr("role", "search")
        .add(el("label").class("field-label").attr("for", "a-q").add(label))
        .add(el("div").class("search-box").add(input).add(button))
}

/// Has the number of articles read out once words were asked for.
fn tell(articles: Loader<Answer>) {
    let mut before = false;
    effect(move || {
        articles.state.with(|state| {
            let Load::Ready((words, page)) = state else { return };
            if before || !words.is_empty() {
                announce(count(words, page.total));
            }
            browser::restore_scroll();
            before = true;
        });
    });
}

fn count(words: &str, total: u64) -> String {
    match (words.is_empty(), total) {
        (true, n) => format!("共 {n} 篇"),
        (false, 0) => format!("没有文章写到“{words}”"),
        (false, n) => format!("{n} 篇文章写到“{words}”"),
    }
}

fn found((words, page): &Answer, section: ArticleSection) -> Vec<El> {
    let all = (!words.is_empty()).then(|| {
        let all = el("a").attr("href", paths::section(section));
        el("p").add(all.add("看这个栏目的全部文章"))
    });
    let count = el("p").class("u-2").add(count(words, page.total));
    [count, headlines(&page.items, "h2")].into_iter().chain(all).collect()
}

fn wrong(errors: Vec<FieldError>, section: ArticleSection) -> El {
    let errors = errors.into_iter().map(|error| el("li").add(error.detail)).collect();
    let all = el("a").class("btn").attr("href", paths::section(section));
    el("section")
        .class("empty")
        .flag("data-start", true)
        .attr("role", "alert")
        .add(icon("watch"))
        .add(el("h2").add("查找条件有误"))
        .add(el("ul").all(errors))
        .add(el("p").add(all.add("看这个栏目的全部文章")))
}
