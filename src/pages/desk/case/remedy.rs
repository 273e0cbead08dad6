//! What a case that puts something right is about: the record, the order, interviews, changes.

use crate::components::{El, el, standing_tag};
use crate::pages::desk::marks::day;
use crate::paths;
use contract::case::{Case, Change, Interview, Order};
use contract::record::RecordHead;

/// All of it; nothing for other cases.
pub fn view(case: &Case) -> Option<El> {
    let remedy = &case.remedy;
    let list = |all: Vec<El>| el("ul").class("rows").attr("role", "list").all(all);
    let mut rows = Vec::new();
    rows.extend(remedy.about.as_ref().map(|head| row("针对的记录", vec![about(head)])));
    let handler = case.head.handler.as_ref();
    rows.extend(handler.map(|handler| row("转给", vec![bdi(handler.name.to_string())])));
    rows.extend(remedy.order.as_ref().map(|order| row("整改要求", ordered(order))));
    if !remedy.interviews.is_empty() {
        let all = remedy.interviews.iter().map(interview).collect();
        rows.push(row("约谈", vec![list(all)]));
    }
    if !remedy.changes.is_empty() {
        let all = remedy.changes.iter().map(changed).collect();
        rows.push(row("改过的内容", vec![list(all)]));
    }
    rows.extend(remedy.review_until.map(|until| row("可以申请复核到", vec![day(until)])));
    rows.extend(remedy.reapply_from.map(|from| row("最早再次申请", vec![day(from)])));
    if rows.is_empty() {
        return None;
    }
    Some(
        el("section")
            .class("l-box")
            .attr("aria-labelledby", "about")
            .add(el("h2").attr("id", "about").add("关于什么"))
            .add(el("dl").class("facts").flag("data-tight", true).all(rows)),
    )
}

fn row(label: &'static str, value: Vec<El>) -> El {
    el("div").add(el("dt").add(label)).add(el("dd").all(value))
}

fn bdi(text: String) -> El {
    el("bdi").add(text)
}

fn about(head: &RecordHead) -> El {
    let link = el("a").attr("href", paths::record(&head.id)).add(bdi(head.title.to_string()));
    let whose = el("span")
        .class("u-2 u-sm")
        .add(head.kind.label())
        .add(" · ")
        .add(bdi(head.authority.name.to_string()));
    el("div")
        .class("l-row")
        .flag("data-tight", true)
        .add(link)
        .add(standing_tag(head, false))
        .add(whose)
}

fn ordered(order: &Order) -> Vec<El> {
    let number = order.order_no.as_ref().map(|no| el("p").add(bdi(no.to_string())));
    let rest = [
        el("p").class("verbatim").add(order.matter.to_string()),
        el("p").class("u-2 u-sm verbatim").add(order.legal_basis.to_string()),
        el("p").add("期限：").add(day(order.due)),
    ];
    number.into_iter().chain(rest).collect()
}

fn interview(interview: &Interview) -> El {
    let result = match &interview.result {
        Some(result) => el("p").class("verbatim").add(result.to_string()),
        None => el("p").class("u-2").add("还没有记录结果。"),
    };
    let what = el("p")
        .add(el("strong").add(interview.kind.label()))
        .add(" ")
        .add(day(interview.day))
        .add(" ")
        .add(bdi(interview.place.to_string()));
    el("li").add(what).add(result)
}

fn changed(change: &Change) -> El {
    let said = |text: &Option<contract::Text>| {
        text.as_ref().map_or_else(|| "没有".to_owned(), ToString::to_string)
    };
    let (old, new) = (said(&change.old), said(&change.new));
    let text = format!("{}：原来是“{old}”，现在是“{new}”。", change.label);
    el("li").class("verbatim").add(text)
}
