//! What is agreed to, each in so many words: what nothing goes without, and what can be refused
//! and taken back later.

use super::form::Form;
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
pub fn boxes(form: Form) -> AnyView {
    let template = form.template();
    let (required, free): (Vec<_>, Vec<_>) = template.agreements.iter().partition(|a| a.required);
    let any = !free.is_empty();
    let choice = |agreement: &&Agreement| one(form, agreement);
    view! {
        <fieldset class="field">
            <legend class="field-label">"声明"</legend>
            {required.iter().map(choice).collect_view()}
        </fieldset>
        {any.then(|| view! {
            <fieldset class="field">
                <legend class="field-label">"授权"<small>"可以不选"</small></legend>
                <span class="field-hint">"每项分别选择，不影响办理。以后可以在“我的”里撤回。"</span>
                {free.iter().map(choice).collect_view()}
            </fieldset>
        })}
    }
    .into_any()
}

fn one(form: Form, agreement: &Agreement) -> AnyView {
    let (id, version) = (agreement.id.clone(), agreement.version);
    let pointer = format!("agreements.{id}");
    let fault = Memo::new(move |_| {
        form.errors.with(|all| all.iter().find(|e| e.pointer == pointer).map(|e| e.detail.clone()))
    });
    let described = format!("{}-err", place(&id));
    let error_id = described.clone();
    let checked = is_given(form, agreement);
    let focus = place(&id);
    let change = move |event| {
        let on = event_target_checked(&event);
        form.live.note(|local| {
            let version = if on { version.to_string() } else { String::new() };
            local.agreed.set(&id, version);
        });
    };
    view! {
        {move || {
            fault.get().map(|text| {
                view! { <span class="field-error" id=error_id.clone()>{text}</span> }
            })
        }}
        <label class="choice" data-plain>
            <input
                type="checkbox"
                id=focus
                prop:checked=checked
                aria-invalid=super::fields::invalid(fault)
                aria-describedby=move || fault.get().map(|_| described.clone())
                on:change=change
            />
            <span>{agreement.text.to_string()}<span class="u-2 u-sm">{format!("（第 {version} 版）")}</span></span>
        </label>
    }
    .into_any()
}
