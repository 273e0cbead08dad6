//! Parts of the answer that its pages share.

use crate::components::icon;
use contract::Text;
use contract::record::Authority;
use contract::repair::{Condition, ConditionState, Material, RepairAnswer, Verdict};
use leptos::prelude::*;

/// The answer as a heading.
pub fn heading(answer: &RepairAnswer) -> String {
    match (answer.verdict, answer.earliest) {
        (Verdict::Waiting, Some(day)) => format!("{}起可以申请修复", day.chinese()),
        (verdict, _) => verdict.label().to_owned(),
    }
}

/// A row of a list of facts; nothing without a value.
pub fn row(label: &'static str, value: Option<String>) -> AnyView {
    let value = value.map(|value| {
        view! { <div><dt>{label}</dt><dd><bdi>{value}</bdi></dd></div> }
    });
    view! { {value} }.into_any()
}

/// Texts as a list.
pub fn list(texts: &[Text]) -> AnyView {
    let items = texts.iter().map(|text| view! { <li><bdi>{text.to_string()}</bdi></li> });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}

/// A condition with its state in icon and word.
pub fn condition(condition: &Condition) -> AnyView {
    let (tone, symbol) = match condition.state {
        ConditionState::Met => ("good", "kept"),
        ConditionState::ToDo => ("warn", "clock"),
        ConditionState::Unmet => ("bad", "watch"),
    };
    let detail = condition.detail.as_ref();
    let detail = detail.map(|d| view! { <div class="u-2 u-sm">{d.to_string()}</div> });
    view! {
        <li class="state-row">
            <span class="tag" data-tone=tone>{icon(symbol)}{condition.state.label()}</span>
            <div>{condition.text.to_string()}{detail}</div>
        </li>
    }
    .into_any()
}

/// What to hand in.
pub fn materials(materials: &[Material]) -> AnyView {
    let item = |material: &Material| {
        let optional =
            (!material.required).then(|| view! { <small>"（按要求，不是必须）"</small> });
        view! {
            <li>
                <strong>{material.title.to_string()}</strong>
                {optional}
                <div class="u-2 u-sm">{material.detail.to_string()}</div>
            </li>
        }
    };
    view! { <ul class="rows">{materials.iter().map(item).collect_view()}</ul> }.into_any()
}

/// An office with its telephone.
pub fn office(office: &Authority) -> AnyView {
    let phone = office.phone.as_ref().map(|phone| {
        view! {
            <span class="l-row" data-tight>
                {icon("phone")}
                <a href=format!("tel:{phone}")>{phone.to_string()}</a>
            </span>
        }
    });
    view! { <bdi>{office.name.to_string()}</bdi>{phone} }.into_any()
}

/// How long it takes, in a sentence.
pub fn term(answer: &RepairAnswer) -> Option<String> {
    let term = answer.term.as_ref()?;
    let accept = term.accept.map(|days| format!("{days} 个工作日内告知受不受理，"));
    let by = match answer.can_apply {
        true => "今天申请",
        false => "到时申请",
    };
    let unsure = if term.due.certain {
        ""
    } else {
        "（那一年的放假安排还没有公布，可能有变）"
    };
    Some(format!(
        "{}{} 个工作日内答复。{by}，最晚 {}{unsure}。",
        accept.unwrap_or_default(),
        term.total,
        term.due.date.chinese()
    ))
}
