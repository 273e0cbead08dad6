//! Figures about the whole: a few numbers, then charts with their tables.

mod chart;
mod figure;
mod scale;

use crate::api::{self, Load};
use crate::components::{
    El, effect, el, failure_below, live, page_below, page_head, use_page_title, waiting,
};
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
    effect(move || {
        if statistics.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match statistics.state.get() {
        Load::Pending => waiting("统计数字"),
        Load::Failed(error) => failure_below(error, move || statistics.retry()),
        Load::Ready(statistics) => view(&statistics).into_any(),
    };
    let lead = "数字和公示栏目里的一样，随数据更新。点数字，可以看到是哪些记录。";
    let header = page_head("数据统计", lead);
    page_below(vec![], "数据统计".into()).add(header).add(live(content)).into_any()
}

fn view(statistics: &Statistics) -> Vec<El> {
    let headlines = statistics.headlines.iter().map(headline).collect();
    let headlines = el("div").class("l-grid").attr("data-min", "9").all(headlines);
    let figures = statistics.figures.iter().map(figure::view).collect();
    let figures = el("div").class("l-grid figures").all(figures);
    let as_of = format!("数据截至 {}", statistics.as_of.chinese());
    vec![
        el("section").class("l-box").attr("aria-label", "总览").add(headlines),
        el("div").class("l-box").add(figures),
        el("p").class("u-2 u-sm").add(as_of),
    ]
}

fn headline(headline: &Headline) -> El {
    let note = headline.note.as_ref().map(|note| el("dd").add(note.to_string()));
    let unit = if headline.value.is_some() { headline.unit.label() } else { "" };
    let value = number(headline.value, headline.unit);
    let value = if headline.unit == Unit::Records {
        value
    } else {
        value.trim_end_matches(".0").to_owned()
    };
    el("dl")
        .class("stat card")
        .attr("data-pad", "s")
        .add(el("dt").add(headline.label.to_string()))
        .add(el("dd").add(value).add(el("small").add(unit)))
        .add(note)
}
