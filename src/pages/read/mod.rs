//! What there is to read: sections, articles, the pages about this site, the map of it.

mod article;
mod blocks;
mod overview;
mod section;
mod sitemap;

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
    view! { {content} }.into_any()
}

/// Headlines with their days.
fn headlines(heads: &[ArticleHead], level: &'static str) -> AnyView {
    let row = |head: &ArticleHead| {
        let day = head.published.to_string();
        let link = view! { <a href=paths::article(head)>{head.title.to_string()}</a> };
        let title = match level {
            "h3" => view! { <h3 class="u-md">{link}</h3> }.into_any(),
            _ => view! { <h2 class="u-md">{link}</h2> }.into_any(),
        };
        let summary = head.summary.as_ref().map(|s| view! { <p class="u-2">{s.to_string()}</p> });
        view! {
            <li>
                <div class="row-link">{title}<time datetime=day.clone()>{day.clone()}</time></div>
                {summary}
                <p class="u-2 u-sm">{format!("来源：{}", head.source)}</p>
            </li>
        }
        .into_any()
    };
    view! { <ul class="rows headlines">{heads.iter().map(row).collect_view()}</ul> }.into_any()
}
