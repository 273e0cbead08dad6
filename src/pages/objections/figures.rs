//! Outcomes of objections, and how long the agencies take.

use crate::api::{Load, Loader};
use crate::components::{failure, waiting};
use contract::Page;
use contract::case::Handling;
use leptos::prelude::*;

/// The section of the figures.
pub fn view(loader: Loader<Page<Handling>>) -> AnyView {
    let content = move || {
        match loader.state.get() {
        Load::Ready(page) if page.items.is_empty() => {
            view! { <p>"还没有办理过异议。"</p> }.into_any()
        }
        Load::Ready(page) => {
            view! { <ul class="l-stack" data-gap="3">{page.items.iter().map(line).collect_view()}</ul> }
                .into_any()
        }
        Load::Failed(error) => {
            failure(error, move || loader.retry())
        }
        Load::Pending => waiting("办理情况"),
    }
    };
    view! {
        <section class="l-stack l-narrow" data-gap="3" aria-labelledby="figures-h">
            <h2 id="figures-h">"各单位的办理情况"</h2>
            {content}
        </section>
    }
    .into_any()
}

fn line(item: &Handling) -> AnyView {
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
    view! {
        <li class="card" data-pad="s">
            <h3 class="u-md"><bdi>{item.agency.to_string()}</bdi></h3>
            <p>{told}"。"</p>
        </li>
    }
    .into_any()
}
