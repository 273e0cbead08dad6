//! The publication period of a record on a line: begin, earliest repair, today, end.

use super::{El, days_left, el};
use contract::Date;
use contract::record::{PeriodBar, RecordHead};

/// The bar; nothing for records without an end of publication.
/// `repair_from` is the first day on which repair can be applied for, where there is one; `today`
/// is Beijing's.
pub fn period_bar(head: &RecordHead, repair_from: Option<Date>, today: Date) -> Option<El> {
    let bar = PeriodBar::new(head, repair_from, today)?;
    let last = head.withdrawn_after?;
    let mark = |class: &'static str, at: i32, text: &'static str| {
        el("span").class(class).attr("--at", at.to_string()).add(text)
    };
    let pin = |n: &'static str, at: i32| mark("period-pin", at, n);
    let key = |n: &'static str, what: &'static str, day: Date| {
        let day = el("time").attr("datetime", day.to_string()).add(day.chinese());
        el("li").attr("data-n", n).add(el("span").add(what).add(day))
    };
    let steps = match repair_from {
        Some(_) => "3",
        None => "2",
    };
    let caption = el("figcaption").add(format!("公示期：{}", days_left(head, today)));
    let line = el("div")
        .class("period-line")
        .attr("aria-hidden", "true")
        .add(pin("1", 0))
        .add(bar.repair_from.map(|at| pin("2", at)))
        .add(pin(steps, 100))
        .add(mark("period-now", bar.today, "今天"));
    let keys = el("ol")
        .class("period-key")
        .add(key("1", "开始公示", head.published))
        .add(repair_from.map(|day| key("2", "最短公示期满，最早可申请修复", day)))
        .add(key(steps, "公示的最后一天，到期自动停止公示", last));
    let least = bar.repair_from.unwrap_or(0).to_string();
    Some(el("figure").class("period").attr("--min", least).add(caption).add(line).add(keys))
}
