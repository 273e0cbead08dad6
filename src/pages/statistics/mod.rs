//! Figures about the whole: a few numbers, then charts with their tables.

mod chart;
mod figure;
mod scale;

use crate::api::{self, Load};
use crate::components::{crumbs, failure_below, use_page_title, waiting};
use crate::{browser, config};
use contract::statistics::{Headline, Statistics, Unit};
use figure::number;
use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("数据统计".into()));
    let base = config::use_config().api.clone();
    let statistics = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::statistics(&base, &cancel).await }
        },
    );
    Effect::new(move |_| {
        if statistics.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match statistics.state.get() {
        Load::Pending => waiting("统计数字"),
        Load::Failed(error) => failure_below(error, move || statistics.retry()),
        Load::Ready(statistics) => view(&statistics),
    };
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(vec![], "数据统计".into())}
            <div class="l-stack" data-gap="2">
                <h1 tabindex="-1">"数据统计"</h1>
                <p class="u-lead">
                    "数字和公示栏目里的一样，随数据更新。点数字，可以看到是哪些记录。"
                </p>
            </div>
            {content}
        </div>
    }
    .into_any()
}

fn view(statistics: &Statistics) -> AnyView {
    let headlines = statistics.headlines.iter().map(headline).collect_view();
    let figures = statistics.figures.iter().map(figure::view).collect_view();
    view! {
        <section class="l-box" aria-label="总览">
            <div class="l-grid" data-min="9">{headlines}</div>
        </section>
        <div class="l-box"><div class="l-grid figures">{figures}</div></div>
        <p class="u-2 u-sm">{format!("数据截至 {}", statistics.as_of.chinese())}</p>
    }
    .into_any()
}

fn headline(headline: &Headline) -> AnyView {
    let note = headline.note.as_ref().map(|note| view! { <dd>{note.to_string()}</dd> });
    let unit = if headline.value.is_some() { headline.unit.label() } else { "" };
    let value = number(headline.value, headline.unit);
    let value = if headline.unit == Unit::Records {
        value
    } else {
        value.trim_end_matches(".0").to_owned()
    };
    view! {
        <dl class="stat card" data-pad="s">
            <dt>{headline.label.to_string()}</dt>
            <dd>{value}<small>{unit}</small></dd>
            {note}
        </dl>
    }
    .into_any()
}
