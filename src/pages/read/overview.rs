//! All sections, each with its newest headlines.

use super::headlines;
use crate::api::{self, Load};
use crate::components::{crumbs, failure_below, use_page_title, waiting};
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
    Effect::new(move |_| {
        if articles.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match articles.state.get() {
        Load::Pending => waiting("栏目"),
        Load::Failed(error) => failure_below(error, move || articles.retry()),
        Load::Ready(page) => {
            let sections = ArticleSection::ALL.iter();
            sections.map(|section| of(*section, &page.items)).collect_view().into_any()
        }
    };
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(vec![], "政策与动态".into())}
            <div class="l-stack" data-gap="2">
                <h1 tabindex="-1">"政策与动态"</h1>
                <p class="u-lead">"规定怎么说、该找谁、别人怎么做，都用白话写在这里。"</p>
            </div>
            <div class="l-grid sections" data-min="24">{content}</div>
        </div>
    }
    .into_any()
}

fn of(section: ArticleSection, heads: &[ArticleHead]) -> Option<AnyView> {
    let own: Vec<_> = heads.iter().filter(|head| head.section == section).cloned().collect();
    let newest = own.get(..own.len().min(NEWEST)).filter(|newest| !newest.is_empty())?;
    let id = format!("s-{}", section.code());
    let label = id.clone();
    let more = (own.len() > newest.len()).then(|| {
        let text = format!("{}全部 {} 篇", section.label(), own.len());
        view! { <p><a href=paths::section(section)>{text}</a></p> }
    });
    Some(
        view! {
            <section class="l-stack" data-gap="2" aria-labelledby=label>
                <h2 id=id><a href=paths::section(section)>{section.label()}</a></h2>
                <p class="u-2">{section.lead()}</p>
                {headlines(newest, "h3")}
                {more}
            </section>
        }
        .into_any(),
    )
}
