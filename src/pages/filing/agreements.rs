//! What is agreed to, each in so many words: what nothing goes without, and what can be refused
//! and taken back later.

use super::form::Form;
use crate::components::{El, el, live};
use contract::case::AgreedTo;
use contract::form::Agreement;
use leptos::prelude::*;

/// Where the focus goes when one is missing.
pub fn place(id: &str) -> String {
    format!("f-agreements.{id}")
}

/// Whether the text that stands there now was agreed to.
fn is_given(form: Form, agreement: &Agreement) -> bool {
    form.live.with(|local| local.agreed.get(&agreement.id) == agreement.version.to_string())
}

/// What was agreed to.
pub fn given(form: Form) -> Vec<AgreedTo> {
    let template = form.template();
    let given = template.agreements.iter().filter(|a| is_given(form, a));
    given.map(|a| AgreedTo { id: a.id.clone(), version: a.version }).collect()
}

/// What nothing goes without and was not agreed to.
pub fn missing(form: Form) -> Vec<contract::FieldError> {
    let template = form.template();
    let missing = template.agreements.iter().filter(|a| a.required && !is_given(form, a));
    let told = "请阅读并同意真实性承诺，再提交。";
    missing.map(|a| contract::FieldError::new(format!("agreements.{}", a.id), told)).collect()
}

/// The boxes.
pub fn boxes(form: Form) -> Vec<El> {
    let template = form.template();
    let (required, free): (Vec<_>, Vec<_>) = template.agreements.iter().partition(|a| a.required);
    let any = !free.is_empty();
    let legend = |text: &'static str| el("legend").class("field-label").add(text);
    let field = |legend: El| el("fieldset").class("field").add(legend);
    let choice = |field: El, agreement: &Agreement| one(form, field, agreement);
    let declared = required.into_iter().fold(field(legend("声明")), choice);
    let hint = "每项分别选择，不影响办理。以后可以在“我的”里撤回。";
    let allowed = field(legend("授权").add(el("small").add("可以不选")))
        .add(el("span").class("field-hint").add(hint));
    let allowed = any.then(|| free.into_iter().fold(allowed, choice));
    [Some(declared), allowed].into_iter().flatten().collect()
}

fn one(form: Form, field: El, agreement: &Agreement) -> El {
    let (id, version) = (agreement.id.clone(), agreement.version);
    let pointer = format!("agreements.{id}");
    let fault = Memo::new(move |_| {
        form.errors.with(|all| all.iter().find(|e| e.pointer == pointer).map(|e| e.detail.clone()))
    });
    let described = format!("{}-err", place(&id));
    let error_id = described.clone();
    let focus = place(&id);
    let change = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        form.live.note(|local| {
            let version = if on { version.to_string() } else { String::new() };
            local.agreed.set(&id, version);
        });
    };
    let error = live(move || {
        let error =
            |text: String| el("span").class("field-error").attr("id", error_id.clone()).add(text);
        fault.get().map(error).into_any()
    });
    let input = el("input")
        .attr("type", "checkbox")
        .attr("id", focus)
        .flag("checked", is_given(form, agreement))
        .live("aria-invalid", super::fields::invalid(fault))
        .live("aria-describedby", move || fault.get().map(|_| described.clone().into()))
        .on("change", change);
    let version = el("span").class("u-2 u-sm").add(format!("（第 {version} 版）"));
    let text = el("span").add(agreement.text.to_string()).add(version);
    field.add(error).add(el("label").class("choice").flag("data-plain", true).add(input).add(text))
}
