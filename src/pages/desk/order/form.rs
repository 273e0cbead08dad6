//! What is ordered, of whom and until when.

use super::typed::{BASIS, DUE, MATTER, NUMBER};
use super::{Ordering, Trouble, days, lookup, records, send};
use crate::browser;
use crate::components::live;
use leptos::prelude::*;

/// The longest text, in characters; the platform's limit.
const MOST: u32 = 2000;

/// The id of the input with this key.
pub fn id(key: &str) -> String {
    format!("order-{key}")
}

/// The form.
pub fn view(ordering: Ordering) -> AnyView {
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        send::check(ordering);
    };
    let first = browser::now().date().add_days(1).to_string();
    view! {
        <div class="l-stack" data-gap="5">
            {live(move || errors(&ordering.trouble.get()))}
            {lookup::view(ordering)}
            <form class="l-stack" data-gap="5" novalidate on:submit=submit>
                {records::view(ordering)}
                {words(ordering, MATTER, "整改什么", "写事实和要求，一件一件写清楚。对方单位会看到原文。")}
                {words(ordering, BASIS, "依据", "法律、法规的名称和条款。")}
                {line(ordering, NUMBER, "通知文号", Some("选填"), "text", None)}
                <div class="l-stack" data-gap="1">
                    {line(ordering, DUE, "整改期限", None, "date", Some(first))}
                    {days::view(ordering)}
                </div>
                <div class="actions">
                    <button
                        class="btn"
                        data-kind="primary"
                        type="submit"
                        aria-disabled=move || ordering.busy.get().to_string()
                    >
                        {move || if ordering.busy.get() { "正在核对…" } else { "下一步：看后果" }}
                    </button>
                    <span class="u-2 u-sm">"填写的内容存在这个浏览器里，刷新不会丢。"</span>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn wrong(ordering: Ordering, key: &'static str) -> impl Fn() -> Option<String> + Copy {
    move || {
        let found = |trouble: &Trouble| trouble.faults.iter().find(|f| f.0 == key).cloned();
        ordering.trouble.with(found).map(|fault| fault.1)
    }
}

/// What is wrong with the input of this key, below its label.
pub fn fault(ordering: Ordering, key: &'static str) -> AnyView {
    let wrong = wrong(ordering, key);
    let told = move || {
        wrong().map(
            |why| view! { <span class="field-error" id=format!("{}-err", id(key))>{why}</span> },
        )
    };
    view! { {told} }.into_any()
}

fn words(
    ordering: Ordering,
    key: &'static str,
    label: &'static str,
    hint: &'static str,
) -> AnyView {
    let wrong = wrong(ordering, key);
    let described = format!("{0}-hint {0}-err", id(key));
    view! {
        <div class="field">
            <label class="field-label" for=id(key)>{label}</label>
            <span class="field-hint" id=format!("{}-hint", id(key))>{hint}</span>
            {fault(ordering, key)}
            <textarea
                class="input"
                data-w="full"
                rows="3"
                id=id(key)
                aria-describedby=described
                aria-invalid=move || wrong().is_some().then_some("true")
                maxlength=MOST
                prop:value=ordering.typed.now(key)
                on:input=move |ev| ordering.typed.put(key, event_target_value(&ev))
            ></textarea>
        </div>
    }
    .into_any()
}

fn line(
    ordering: Ordering,
    key: &'static str,
    label: &'static str,
    optional: Option<&'static str>,
    kind: &'static str,
    first: Option<String>,
) -> AnyView {
    let wrong = wrong(ordering, key);
    let described = format!("{0}-hint {0}-err", id(key));
    view! {
        <div class="field">
            <label class="field-label" for=id(key)>
                {label}
                {optional.map(|text| view! { <small>{text}</small> })}
            </label>
            {fault(ordering, key)}
            <input
                class="input"
                data-w="m"
                id=id(key)
                type=kind
                min=first
                maxlength="200"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong().is_some().then_some("true")
                prop:value=ordering.typed.now(key)
                on:input=move |ev| ordering.typed.put(key, event_target_value(&ev))
            />
        </div>
    }
    .into_any()
}

/// What has to be put right, with links to where.
pub fn errors(trouble: &Trouble) -> AnyView {
    if *trouble == Trouble::default() {
        return ().into_any();
    }
    let fault = |(key, detail): &(&'static str, String)| {
        let selector = format!("#{}", id(key));
        let href = selector.clone();
        let jump = move |ev: leptos::ev::MouseEvent| {
            ev.prevent_default();
            browser::focus(&selector);
        };
        view! { <li><a href=href on:click=jump>{detail.clone()}</a></li> }.into_any()
    };
    let whole = trouble.whole.clone().map(|text| view! { <p class="verbatim">{text}</p> });
    view! {
        <div class="errors" id="order-errors" role="alert" tabindex="-1">
            <h2>"没有下达"</h2>
            {whole}
            <ul>{trouble.faults.iter().map(fault).collect_view()}</ul>
        </div>
    }
    .into_any()
}
