//! Deciding: what is offered, what has to go with it, what will follow, and sending it once.

use super::Desk;
use super::decision::of_fault;
use super::inputs::input;
use super::needs::{asks, grounds, id, label_of, missing};
use super::send::{Trouble, request, settle};
use crate::components::icon;
use crate::{api, browser, config};
use contract::Text;
use contract::case::{Action, Case, Offer, Preview};
use leptos::prelude::*;

/// The panel beside the evidence.
pub fn panel(desk: Desk, case: StoredValue<Case>) -> AnyView {
    let offers = case.with_value(|case| case.offers.clone());
    let chosen = Memo::new(move |_| desk.decision.action());
    let there = !offers.is_empty();
    let choices = offers.iter().map(|offer| choice(desk, case, *offer)).collect_view();
    let form = move || match chosen.get() {
        Some(action) => match offers.iter().find(|offer| offer.action == action) {
            Some(offer) => form(desk, case, *offer),
            None => left_over(desk, case),
        },
        None => left_over(desk, case),
    };
    let resting = case.with_value(resting);
    view! {
        <section class="card desk-panel l-stack" data-pad="s" data-gap="3" aria-labelledby="act-h">
            <h2 id="act-h">"办理"</h2>
            {match there {
                true => view! {
                    <fieldset class="field">
                        <legend class="field-label">"怎么办"</legend>
                        <div class="choices act-choices">{choices}</div>
                    </fieldset>
                }
                .into_any(),
                false => view! { <p class="u-2">{resting}</p> }.into_any(),
            }}
            {form}
        </section>
    }
    .into_any()
}

/// Why there is nothing to do.
fn resting(case: &Case) -> String {
    match (case.head.state.acts_next(), case.head.due) {
        (Some(_), Some(due)) => {
            format!("现在等{}处理，到{}。", case.head.subject.name, due.chinese())
        }
        (Some(_), None) => format!("现在等{}处理。", case.head.subject.name),
        (None, _) => "这件办件没有要办的了。".to_owned(),
    }
}

fn preview(case: &Case, action: Action) -> Option<&Preview> {
    case.beside.as_ref()?.previews.iter().find(|preview| preview.action == action)
}

fn choice(desk: Desk, case: StoredValue<Case>, offer: Offer) -> AnyView {
    let action = offer.action;
    let to = case.with_value(|case| {
        preview(case, action).map(|preview| format!("之后：{}", preview.to.label()))
    });
    let checked = move || desk.decision.action() == Some(action);
    view! {
        <label class="choice">
            <input
                type="radio"
                name="act"
                value=action.code()
                prop:checked=checked
                on:change=move |_| desk.decision.choose(action)
            />
            <span>{action.label()}</span>
            <small>{to}</small>
        </label>
    }
    .into_any()
}

/// What was typed for an action that isn't offered any more, so that nothing is lost.
fn left_over(desk: Desk, case: StoredValue<Case>) -> AnyView {
    let words = untrack(|| desk.decision.words());
    if words.is_empty() {
        return ().into_any();
    }
    let lines = words.into_iter().filter(|(key, _)| key != "ground").map(|(key, text)| {
        let label = of_fault(&key).map(|k| case.with_value(|case| label_of(&case.form, k)));
        let label = label.map(|label| format!("{label}：")).unwrap_or_default();
        view! { <li class="verbatim">{format!("{label}{text}")}</li> }
    });
    view! {
        <div class="l-stack" data-gap="2">
            <h3>"您写过、还没有提交的"</h3>
            <ul class="rows" role="list">{lines.collect_view()}</ul>
            <p>
                <button class="btn" type="button" on:click=move |_| desk.decision.clear()>
                    {icon("trash")}
                    "不要了"
                </button>
            </p>
        </div>
    }
    .into_any()
}

fn form(desk: Desk, case: StoredValue<Case>, offer: Offer) -> AnyView {
    let action = offer.action;
    let asks = case.with_value(|case| asks(offer.needs, !grounds(case, action).is_empty()));
    let inputs = asks.iter().map(|ask| input(desk, *ask, case, action)).collect_view();
    let trouble = RwSignal::new(Trouble::default());
    let base = config::use_config().api.clone();
    let asks = StoredValue::new(asks);
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        if desk.busy.get_untracked() {
            return;
        }
        let missing =
            asks.with_value(|asks| case.with_value(|case| missing(desk.decision, asks, case)));
        if !missing.is_empty() {
            trouble.set(Trouble { faults: missing, whole: None });
            request_animation_frame(|| browser::focus("#act-errors"));
            return;
        }
        trouble.set(Trouble::default());
        let version = case.with_value(|case| case.version);
        let request = asks
            .with_value(|asks| case.with_value(|case| request(desk, action, version, asks, case)));
        desk.busy.set(true);
        let (base, key) = (base.clone(), desk.decision.key(version));
        leptos::task::spawn_local(async move {
            let number = desk.number.get_value();
            let answer = api::decide(&base, &number, &request, &key).await;
            // The page may be gone by now.
            if desk.busy.try_set(false).is_none() {
                settle(desk, action, &request, trouble, answer);
            }
        });
    };
    let (label, kind) = (
        action.label(),
        match action {
            Action::Reject | Action::Revoke => "danger",
            _ => "primary",
        },
    );
    view! {
        <form class="l-stack" data-gap="3" on:submit=submit novalidate>
            {inputs}
            {case.with_value(|case| consequences(case, action))}
            {move || errors(&trouble.get())}
            <div class="actions">
                <button
                    class="btn"
                    data-kind=kind
                    type="submit"
                    aria-disabled=move || desk.busy.get().to_string()
                >
                    {move || match desk.busy.get() {
                        true => "正在提交…".to_owned(),
                        false => format!("确认{label}"),
                    }}
                </button>
            </div>
            <p class="u-2 u-sm">"提交后留痕，写进日志。"</p>
        </form>
    }
    .into_any()
}

/// What will follow, to be read before it is confirmed.
fn consequences(case: &Case, action: Action) -> Option<AnyView> {
    let preview = preview(case, action)?;
    let row = |label: &'static str, text: &Text| {
        view! { <div><dt>{label}</dt><dd class="verbatim">{text.to_string()}</dd></div> }.into_any()
    };
    Some(
        view! {
            <div class="notice consequences" data-tone="info">
                {icon("info")}
                <div class="l-box">
                    <h3>"确认之后"</h3>
                    <dl class="facts" data-tight>
                        {row("公开", &preview.public)}
                        {row("告知", &preview.told)}
                        {row("接下来", &preview.next)}
                    </dl>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn errors(trouble: &Trouble) -> Option<AnyView> {
    if *trouble == Trouble::default() {
        return None;
    }
    let fault = |(key, detail): &(String, String)| {
        let id = id(key);
        let selector = format!("#{id}");
        let jump = move |ev: leptos::ev::MouseEvent| {
            ev.prevent_default();
            browser::focus(&selector);
        };
        view! { <li><a href=format!("#{id}") on:click=jump>{detail.clone()}</a></li> }.into_any()
    };
    let whole = trouble.whole.clone().map(|text| view! { <p class="verbatim">{text}</p> });
    Some(
        view! {
            <div class="errors" id="act-errors" role="alert" tabindex="-1">
                <h3>"没有提交"</h3>
                {whole}
                <ul>{trouble.faults.iter().map(fault).collect_view()}</ul>
            </div>
        }
        .into_any(),
    )
}
