//! The publication period of a record on a line: begin, earliest repair, today, end.

use contract::Date;
use contract::record::{self, RecordHead};
use leptos::prelude::*;

/// The bar; nothing for records without an end of publication.
#[component]
pub fn PeriodBar(
    /// The record.
    head: RecordHead,
    /// First day on which repair can be applied for, where there is one.
    repair_from: Option<Date>,
    /// Today, Beijing date.
    today: Date,
) -> impl IntoView {
    let bar = record::PeriodBar::new(&head, repair_from, today)?;
    let last = head.withdrawn_after?;
    let pin = |n: &'static str, at: i32| {
        view! { <span class="period-pin" style:--at=at.to_string()>{n}</span> }
    };
    let key = |n: &'static str, what: &'static str, day: Date| {
        view! {
            <li data-n=n>
                <span>{what}<time datetime=day.to_string()>{day.chinese()}</time></span>
            </li>
        }
    };
    let steps = match repair_from {
        Some(_) => "3",
        None => "2",
    };
    Some(view! {
        <figure class="period" style:--min=bar.repair_from.unwrap_or(0).to_string()>
            <figcaption>{format!("公示期：{}", super::days_left(&head, today))}</figcaption>
            <div class="period-line" aria-hidden="true">
                {pin("1", 0)}
                {bar.repair_from.map(|at| pin("2", at))}
                {pin(steps, 100)}
                <span class="period-now" style:--at=bar.today.to_string()>"今天"</span>
            </div>
            <ol class="period-key">
                {key("1", "开始公示", head.published)}
                {repair_from.map(|day| key("2", "最短公示期满，最早可申请修复", day))}
                {key(steps, "公示的最后一天，到期自动停止公示", last)}
            </ol>
        </figure>
    })
}
