//! What a case that puts something right is about: the record, the order, interviews, changes.

use crate::components::standing_tag;
use crate::pages::desk::marks::day;
use crate::paths;
use contract::case::{Case, Change, Interview, Order};
use contract::record::RecordHead;
use leptos::prelude::*;

/// All of it; nothing for other cases.
pub fn view(case: &Case) -> Option<AnyView> {
    let remedy = &case.remedy;
    let mut rows = Vec::new();
    rows.extend(remedy.about.as_ref().map(|head| row("针对的记录", about(head))));
    rows.extend(
        case.head
            .handler
            .as_ref()
            .map(|handler| row("转给", view! { <bdi>{handler.name.to_string()}</bdi> }.into_any())),
    );
    rows.extend(remedy.order.as_ref().map(|order| row("整改要求", ordered(order))));
    if !remedy.interviews.is_empty() {
        let all = remedy.interviews.iter().map(interview).collect_view();
        rows.push(row("约谈", view! { <ul class="rows" role="list">{all}</ul> }.into_any()));
    }
    if !remedy.changes.is_empty() {
        let all = remedy.changes.iter().map(changed).collect_view();
        rows.push(row("改过的内容", view! { <ul class="rows" role="list">{all}</ul> }.into_any()));
    }
    rows.extend(remedy.review_until.map(|until| row("可以申请复核到", day(until))));
    rows.extend(remedy.reapply_from.map(|from| row("最早再次申请", day(from))));
    if rows.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="l-box" aria-labelledby="about">
                <h2 id="about">"关于什么"</h2>
                <dl class="facts" data-tight>{rows}</dl>
            </section>
        }
        .into_any(),
    )
}

fn row(label: &'static str, value: AnyView) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any()
}

fn about(head: &RecordHead) -> AnyView {
    view! {
        <div class="l-row" data-tight>
            <a href=paths::record(&head.id)><bdi>{head.title.to_string()}</bdi></a>
            {standing_tag(head, false)}
            <span class="u-2 u-sm">
                {head.kind.label()}" · "<bdi>{head.authority.name.to_string()}</bdi>
            </span>
        </div>
    }
    .into_any()
}

fn ordered(order: &Order) -> AnyView {
    let number = order.order_no.as_ref().map(|no| view! { <p><bdi>{no.to_string()}</bdi></p> });
    view! {
        {number}
        <p class="verbatim">{order.matter.to_string()}</p>
        <p class="u-2 u-sm verbatim">{order.legal_basis.to_string()}</p>
        <p>"期限："{day(order.due)}</p>
    }
    .into_any()
}

fn interview(interview: &Interview) -> AnyView {
    let result = match &interview.result {
        Some(result) => view! { <p class="verbatim">{result.to_string()}</p> }.into_any(),
        None => view! { <p class="u-2">"还没有记录结果。"</p> }.into_any(),
    };
    view! {
        <li>
            <p>
                <strong>{interview.kind.label()}</strong>" "{day(interview.day)}" "
                <bdi>{interview.place.to_string()}</bdi>
            </p>
            {result}
        </li>
    }
    .into_any()
}

fn changed(change: &Change) -> AnyView {
    let said = |text: &Option<contract::Text>| {
        text.as_ref().map_or_else(|| "没有".to_owned(), ToString::to_string)
    };
    view! {
        <li class="verbatim">
            {format!("{}：原来是“{}”，现在是“{}”。", change.label, said(&change.old), said(&change.new))}
        </li>
    }
    .into_any()
}
