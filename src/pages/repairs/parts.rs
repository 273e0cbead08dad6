//! Parts of the answer that its pages share.

use crate::components::{El, el, icon};
use contract::Text;
use contract::record::Authority;
use contract::repair::{Condition, ConditionState, Material, RepairAnswer, Verdict};

/// The answer as a heading.
pub fn heading(answer: &RepairAnswer) -> String {
    match (answer.verdict, answer.earliest) {
        (Verdict::Waiting, Some(day)) => format!("{}起可以申请修复", day.chinese()),
        (verdict, _) => verdict.label().to_owned(),
    }
}

/// A row of a list of facts; nothing without a value.
pub fn row(label: &'static str, value: Option<String>) -> Option<El> {
    let value = el("dd").add(el("bdi").add(value?));
    Some(el("div").add(el("dt").add(label)).add(value))
}

/// Texts as a list.
pub fn list(texts: &[Text]) -> El {
    let item = |text: &Text| el("li").add(el("bdi").add(text.to_string()));
    el("ul").all(texts.iter().map(item).collect())
}

/// A condition with its state in icon and word.
pub fn condition(condition: &Condition) -> El {
    let (tone, symbol) = match condition.state {
        ConditionState::Met => ("good", "kept"),
        ConditionState::ToDo => ("warn", "clock"),
        ConditionState::Unmet => ("bad", "watch"),
    };
    let detail = condition.detail.as_ref();
    let detail = detail.map(|d| el("div").class("u-2 u-sm").add(d.to_string()));
    let state = el("span").class("tag").attr("data-tone", tone).add(icon(symbol));
    el("li")
        .class("state-row")
        .add(state.add(condition.state.label()))
        .add(el("div").add(condition.text.to_string()).add(detail))
}

/// What to hand in.
pub fn materials(materials: &[Material]) -> El {
    let item = |material: &Material| {
        let optional = (!material.required).then(|| el("small").add("（按要求，不是必须）"));
        el("li")
            .add(el("strong").add(material.title.to_string()))
            .add(optional)
            .add(el("div").class("u-2 u-sm").add(material.detail.to_string()))
    };
    el("ul").class("rows").all(materials.iter().map(item).collect())
}

/// An office with its telephone.
pub fn office(office: &Authority) -> El {
    let phone = office.phone.as_ref().map(|phone| {
        let link = el("a").attr("href", format!("tel:{phone}")).add(phone.to_string());
        el("span").class("l-row").flag("data-tight", true).add(icon("phone")).add(link)
    });
    el("p").add(el("bdi").add(office.name.to_string())).add(phone)
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
