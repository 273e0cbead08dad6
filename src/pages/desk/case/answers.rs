//! What was answered, with what the register says of it.

use super::before::contradiction;
use super::decision::fault;
use super::{Desk, evidence};
use crate::components::{El, el, icon};
use crate::{browser, paths};
use contract::case::{Action, Case, Needs};
use contract::form::{Answers, FieldKind, FormField, shown};
use leptos::prelude::*;

/// All sections that were asked for.
pub fn view(desk: Desk, case: &Case) -> El {
    let returns = case.offers.iter().find(|o| o.needs == Needs::Faults).map(|o| o.action);
    let sections = case.form.steps(&case.answers).into_iter().map(|section| {
        let fields = section.asked(&case.answers);
        let rows = fields.map(|field| row(desk, case, field, returns)).collect();
        el("section")
            .class("l-box")
            .add(el("h3").add(section.title.to_string()))
            .add(el("dl").class("facts").flag("data-tight", true).all(rows))
    });
    el("section")
        .class("l-stack")
        .attr("aria-labelledby", "answers")
        .add(el("h2").attr("id", "answers").add("申报内容"))
        .all(sections.collect())
}

fn row(desk: Desk, case: &Case, field: &FormField, returns: Option<Action>) -> El {
    let mut label = el("dt").add(field.label.to_string());
    if field.private {
        label = label.add(" ").add(el("span").class("u-2 u-sm").add("不公开"));
    }
    let button = returns.map(|action| el("dd").add(fault_button(desk, action, field)));
    let value = el("dd").add(value(case, field)).add(register(case, field));
    el("div").add(label).add(value).add(button)
}

fn value(case: &Case, field: &FormField) -> El {
    match &field.kind {
        FieldKind::Attachment { .. } => evidence::of_field(case, &field.id),
        FieldKind::Rows { columns, .. } => table(&case.answers, &field.id, columns),
        kind => match shown(kind, &field.id, &case.answers) {
            code if !code.is_empty() && case.form.is_certificate(&field.id) => certificate(&code),
            words => text(words),
        },
    }
}

/// The training certificate, which anybody can verify.
fn certificate(code: &str) -> El {
    el("a").attr("href", paths::verify(code)).add(format!("已附上，核验码 {code}"))
}

fn text(text: String) -> El {
    match text.is_empty() {
        true => el("span").class("u-2").add("没有填"),
        false => el("div").class("verbatim").add(text),
    }
}

/// The rows of a table of answers, each on a line.
fn table(answers: &Answers, field: &str, columns: &[FormField]) -> El {
    /// So many are shown; a hostile key may name the millionth.
    const MOST: usize = 200;
    let rows = answers.rows(field).min(MOST);
    if rows == 0 {
        return text(String::new());
    }
    let line = |row: usize| {
        let cell = |column: &FormField| match shown(
            &column.kind,
            &format!("{field}.{row}.{}", column.id),
            answers,
        ) {
            text if text.is_empty() => None,
            text => Some(format!("{}：{text}", column.label)),
        };
        let cells: Vec<_> = columns.iter().filter_map(cell).collect();
        el("li").class("verbatim").add(cells.join("；"))
    };
    el("ol").all((0..rows).map(line).collect())
}

/// Whether the register says the same.
fn register(case: &Case, field: &FormField) -> Option<El> {
    field.known?;
    let (tone, symbol, words) = match contradiction(case, field) {
        None => ("good", "kept", "与登记一致".to_owned()),
        Some(registered) if registered.is_empty() => ("", "info", "登记里没有".to_owned()),
        Some(registered) => ("warn", "watch", format!("登记为：{registered}")),
    };
    let words = el("span").class("verbatim").add(words);
    Some(el("div").class("tone register").attr("data-tone", tone).add(icon(symbol)).add(words))
}

fn fault_button(desk: Desk, action: Action, field: &FormField) -> El {
    let decision = desk.decision;
    let key = StoredValue::new(field.id.clone());
    let pressed = move || key.with_value(|key| decision.has(&fault(key)));
    let find = move |_| {
        key.with_value(|key| decision.begin(&fault(key), String::new()));
        decision.choose(action);
        let id = format!("#{}", super::needs::id(&key.with_value(|key| fault(key))));
        request_animation_frame(move || browser::focus(&id));
    };
    el("button")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .live("aria-pressed", move || Some(if pressed() { "true" } else { "false" }.into()))
        .on("click", find)
        .says(move || if pressed() { "已指出" } else { "指出问题" }.into())
        .add(el("span").class("u-hidden").add(format!("：{}", field.label)))
}
