//! What was answered, with what the register says of it.

use super::before::contradiction;
use super::decision::fault;
use super::{Desk, evidence};
use crate::components::icon;
use crate::{browser, paths};
use contract::case::{Action, Case, Needs};
use contract::form::{Answers, FieldKind, FormField, shown};
use leptos::prelude::*;

/// All sections that were asked for.
pub fn view(desk: Desk, case: &Case) -> AnyView {
    let returns = case.offers.iter().find(|o| o.needs == Needs::Faults).map(|o| o.action);
    let sections = case.form.steps(&case.answers).into_iter().map(|section| {
        let fields = section.asked(&case.answers);
        let rows = fields.map(|field| row(desk, case, field, returns)).collect_view();
        view! {
            <section class="l-box">
                <h3>{section.title.to_string()}</h3>
                <dl class="facts" data-tight>{rows}</dl>
            </section>
        }
        .into_any()
    });
    view! {
        <section class="l-stack" aria-labelledby="answers">
            <h2 id="answers">"申报内容"</h2>
            {sections.collect_view()}
        </section>
    }
    .into_any()
}

fn row(desk: Desk, case: &Case, field: &FormField, returns: Option<Action>) -> AnyView {
    let private = field.private.then(|| view! { " "<span class="u-2 u-sm">"不公开"</span> });
    let button = returns.map(|action| fault_button(desk, action, field));
    view! {
        <div>
            <dt>{field.label.to_string()}{private}</dt>
            <dd>{value(case, field)}{register(case, field)}</dd>
            {button.map(|button| view! { <dd>{button}</dd> })}
        </div>
    }
    .into_any()
}

fn value(case: &Case, field: &FormField) -> AnyView {
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
fn certificate(code: &str) -> AnyView {
    view! { <a href=paths::verify(code)>{format!("已附上，核验码 {code}")}</a> }.into_any()
}

fn text(text: String) -> AnyView {
    match text.is_empty() {
        true => view! { <span class="u-2">"没有填"</span> }.into_any(),
        false => view! { <div class="verbatim">{text}</div> }.into_any(),
    }
}

/// The rows of a table of answers, each on a line.
fn table(answers: &Answers, field: &str, columns: &[FormField]) -> AnyView {
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
        view! { <li class="verbatim">{cells.join("；")}</li> }
    };
    view! { <ol>{(0..rows).map(line).collect_view()}</ol> }.into_any()
}

/// Whether the register says the same.
fn register(case: &Case, field: &FormField) -> Option<AnyView> {
    field.known?;
    let (tone, symbol, words) = match contradiction(case, field) {
        None => ("good", "kept", "与登记一致".to_owned()),
        Some(registered) if registered.is_empty() => ("", "info", "登记里没有".to_owned()),
        Some(registered) => ("warn", "watch", format!("登记为：{registered}")),
    };
    Some(
        view! {
            <div class="tone register" data-tone=tone>{icon(symbol)}<span class="verbatim">{words}</span></div>
        }
        .into_any(),
    )
}

fn fault_button(desk: Desk, action: Action, field: &FormField) -> AnyView {
    let decision = desk.decision;
    let key = StoredValue::new(field.id.clone());
    let pressed = move || key.with_value(|key| decision.has(&fault(key)));
    let find = move |_| {
        key.with_value(|key| decision.begin(&fault(key), String::new()));
        decision.choose(action);
        let id = format!("#{}", super::needs::id(&key.with_value(|key| fault(key))));
        request_animation_frame(move || browser::focus(&id));
    };
    view! {
        <button
            class="btn"
            data-kind="quiet"
            type="button"
            aria-pressed=move || pressed().to_string()
            on:click=find
        >
            {move || if pressed() { "已指出" } else { "指出问题" }}
            <span class="u-hidden">{format!("：{}", field.label)}</span>
        </button>
    }
    .into_any()
}
