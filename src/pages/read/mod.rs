//! What there is to read: sections, articles, the pages about this site, the map of it.

mod article;
mod blocks;
mod overview;
mod section;
mod sitemap;

use crate::components::{El, el, live};
use crate::pages::disclosure::no_such;
use crate::paths;
use contract::article::{ArticleHead, ArticleSection};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// The page of an address below `/read`, of a page about this site, or of its map: one chunk for
/// them all.
pub fn page() -> AnyView {
    let params = use_params_map();
    let part = |name: &'static str| Memo::new(move |_| params.with(|p| p.get(name)));
    let (section, article) = (part("section"), part("article"));
    let path = use_location().pathname.get_untracked();
    let path = path.trim_end_matches('/').to_owned();
    let content = move || match (section.get(), article.get()) {
        (Some(_), Some(id)) => article::page(id),
        (Some(code), None) => match ArticleSection::from_code(&code) {
            Some(section) => section::page(section),
            None => no_such("没有这个栏目", paths::READ, "看有哪些栏目"),
        },
        _ if path == paths::READ => overview::page(),
        _ if path == paths::SITEMAP => sitemap::page(),
        _ => article::page(path.trim_start_matches('/').to_owned()),
    };
    live(content)
}

/// Headlines with their days.
fn headlines(heads: &[ArticleHead], level: &'static str) -> El {
    let row = |head: &ArticleHead| {
        let day = head.published.to_string();
        let link = el("a").attr("href", paths::article(head)).add(head.title.to_string());
        let title = el(level).class("u-md").add(link);
        let day = el("time").attr("datetime", day.clone()).add(day);
        let summary = head.summary.as_ref().map(|s| el("p").class("u-2").add(s.to_string()));
        el("li")
            .add(el("div").class("row-link").add(title).add(day))
            .add(summary)
            .add(el("p").class("u-2 u-sm").add(format!("来源：{}", head.source)))
    };
    el("ul").class("rows headlines").all(heads.iter().map(row).collect())
}
