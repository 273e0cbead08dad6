//! Outcomes of objections, and how long the agencies take.

use crate::api::{Load, Loader};
use crate::components::{El, el, failure, live, waiting};
use contract::Page;
use contract::case::Handling;
use leptos::prelude::*;

/// The section of the figures.
pub fn view(loader: Loader<Page<Handling>>) -> El {
    let content = live(move || match loader.state.get() {
        Load::Ready(page) if page.items.is_empty() => el("p").add("还没有办理过异议。").into_any(),
        Load::Ready(page) => {
            let lines = page.items.iter().map(line).collect();
            el("ul").class("l-stack").attr("data-gap", "3").all(lines).into_any()
        }
        Load::Failed(error) => failure(error, move || loader.retry()),
        Load::Pending => waiting("办理情况"),
    });
    el("section")
        .class("l-stack l-narrow")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "figures-h")
        .add(el("h2").attr("id", "figures-h").add("各单位的办理情况"))
        .add(content)
}

fn line(item: &Handling) -> El {
    let mut told = format!("收到 {} 件，在办 {} 件", item.received, item.open);
    if item.soon > 0 {
        told.push_str(&format!("，其中快到期 {} 件", item.soon));
    }
    if item.overdue > 0 {
        told.push_str(&format!("，已逾期 {} 件", item.overdue));
    }
    for outcome in &item.outcomes {
        told.push_str(&format!("；{} {} 件", outcome.state.label(), outcome.count));
    }
    if let (Some(tenths), Some(longest)) = (item.average_tenths, item.longest) {
        let (days, tenth) = (tenths / 10, tenths % 10);
        told.push_str(&format!("。平均 {days}.{tenth} 天办结，最长 {longest} 天"));
    }
    el("li")
        .class("card")
        .attr("data-pad", "s")
        .add(el("h3").class("u-md").add(el("bdi").add(item.agency.to_string())))
        .add(el("p").add(told).add("。"))
}
