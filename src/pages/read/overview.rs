//! All sections, each with its newest headlines.

use super::headlines;
use crate::api::{self, Load};
use crate::components::{
    El, effect, el, failure_below, live, page_below, page_head, use_page_title, waiting,
};
use crate::{browser, config, paths};
use contract::article::{ArticleHead, ArticleQuery, ArticleSection};
use leptos::prelude::*;

/// How many headlines of a section stand here.
const NEWEST: usize = 3;

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("政策与动态".into()));
    let base = config::use_config().api.clone();
    let articles = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::articles(&base, &ArticleQuery::default(), &cancel).await }
        },
    );
    effect(move || {
        if articles.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match articles.state.get() {
        Load::Pending => waiting("栏目"),
        Load::Failed(error) => failure_below(error, move || articles.retry()),
        Load::Ready(page) => {
            let sections = ArticleSection::ALL.iter();
            sections.filter_map(|section| of(*section, &page.items)).collect_view().into_any()
        }
    };
    let lead = "规定怎么说、该找谁、别人怎么做，都用白话写在这里。";
    let header = page_head("政策与动态", lead);
    page_below(vec![], "政策与动态".into())
        .add(header)
        .add(el("div").class("l-grid sections").attr("data-min", "24").add(live(content)))
        .into_any()
}

fn of(section: ArticleSection, heads: &[ArticleHead]) -> Option<El> {
    let own: Vec<_> = heads.iter().filter(|head| head.section == section).cloned().collect();
    let newest = own.get(..own.len().min(NEWEST)).filter(|newest| !newest.is_empty())?;
    let id = format!("s-{}", section.code());
    let link = |text: String| el("a").attr("href", paths::section(section)).add(text);
    let more = (own.len() > newest.len())
        .then(|| el("p").add(link(format!("{}全部 {} 篇", section.label(), own.len()))));
    Some(
        el("section")
            .class("l-stack")
            .attr("data-gap", "2")
            .attr("aria-labelledby", id.clone())
            .add(el("h2").attr("id", id).add(link(section.label().into())))
            .add(el("p").class("u-2").add(section.lead()))
            .add(headlines(newest, "h3"))
            .add(more),
    )
}
