//! Deciding: what is offered, what has to go with it, what will follow, and sending it once.

use super::Desk;
use super::decision::of_fault;
use super::inputs::input;
use super::needs::{asks, grounds, id, label_of, missing};
use super::send::{Trouble, request, settle};
use crate::components::{El, el, icon, live};
use crate::{api, browser, config};
use contract::Text;
use contract::case::{Action, Case, Offer, Preview};
use leptos::prelude::*;
use web_sys::Event;

/// The panel beside the evidence.
pub fn panel(desk: Desk, case: StoredValue<Case>) -> El {
    let offers = case.with_value(|case| case.offers.clone());
    let chosen = Memo::new(move |_| desk.decision.action());
    let choices = offers.iter().map(|offer| choice(desk, case, *offer, chosen)).collect();
    let how = match offers.is_empty() {
        true => el("p").class("u-2").add(case.with_value(resting)),
        false => el("fieldset")
            .class("field")
            .add(el("legend").class("field-label").add("怎么办"))
            .add(el("div").class("choices act-choices").all(choices)),
    };
    let form = live(move || {
        let offer = chosen.get().and_then(|a| offers.iter().find(|offer| offer.action == a));
        match offer {
            Some(offer) => form(desk, case, *offer).into_any(),
            None => left_over(desk, case).into_any(),
        }
    });
    el("section")
        .class("card desk-panel l-stack")
        .attr("data-pad", "s")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "act-h")
        .add(el("h2").attr("id", "act-h").add("办理"))
        .add(how)
        .add(form)
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

fn choice(desk: Desk, case: StoredValue<Case>, offer: Offer, chosen: Memo<Option<Action>>) -> El {
    let action = offer.action;
    let to = case.with_value(|case| {
        preview(case, action).map(|preview| format!("之后：{}", preview.to.label()))
    });
    // Made anew, as it is ticked by itself when an answer is found wrong.
    let input = live(move || {
        el("input")
            .attr("type", "radio")
            .attr("name", "act")
            .attr("value", action.code())
            .flag("checked", chosen.get() == Some(action))
            .on("change", move |_| desk.decision.choose(action))
            .into_any()
    });
    el("label")
        .class("choice")
        .add(input)
        .add(el("span").add(action.label()))
        .add(el("small").add(to))
}

/// What was typed for an action that isn't offered any more, so that nothing is lost.
fn left_over(desk: Desk, case: StoredValue<Case>) -> Option<El> {
    let words = untrack(|| desk.decision.words());
    if words.is_empty() {
        return None;
    }
    let lines = words.into_iter().filter(|(key, _)| key != "ground").map(|(key, text)| {
        let label = of_fault(&key).map(|k| case.with_value(|case| label_of(&case.form, k)));
        let label = label.map(|label| format!("{label}：")).unwrap_or_default();
        el("li").class("verbatim").add(format!("{label}{text}"))
    });
    let drop = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", move |_| desk.decision.clear())
        .add(icon("trash"))
        .add("不要了");
    Some(
        el("div")
            .class("l-stack")
            .attr("data-gap", "2")
            .add(el("h3").add("您写过、还没有提交的"))
            .add(el("ul").class("rows").attr("role", "list").all(lines.collect()))
            .add(el("p").add(drop)),
    )
}

fn form(desk: Desk, case: StoredValue<Case>, offer: Offer) -> El {
    let action = offer.action;
    let asks = case.with_value(|case| asks(offer.needs, !grounds(case, action).is_empty()));
    let inputs = asks.iter().map(|ask| input(desk, *ask, case, action)).collect();
    let trouble = RwSignal::new(Trouble::default());
    let base = config::use_config().api.clone();
    let asks = StoredValue::new(asks);
    let submit = move |ev: Event| {
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
    let busy = move || desk.busy.get();
    let confirm = el("button")
        .class("btn")
        .attr("data-kind", kind)
        .attr("type", "submit")
        .live("aria-disabled", move || Some(if busy() { "true" } else { "false" }.into()))
        .says(move || match busy() {
            true => "正在提交…".into(),
            false => format!("确认{label}").into(),
        });
    el("form")
        .class("l-stack")
        .attr("data-gap", "3")
        .on("submit", submit)
        .flag("novalidate", true)
        .all(inputs)
        .add(case.with_value(|case| consequences(case, action)))
        .add(live(move || errors(&trouble.get()).into_any()))
        .add(el("div").class("actions").add(confirm))
        .add(el("p").class("u-2 u-sm").add("提交后留痕，写进日志。"))
}

/// What will follow, to be read before it is confirmed.
fn consequences(case: &Case, action: Action) -> Option<El> {
    let preview = preview(case, action)?;
    let row = |label: &'static str, text: &Text| {
        let value = el("dd").class("verbatim").add(text.to_string());
        el("div").add(el("dt").add(label)).add(value)
    };
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(row("公开", &preview.public))
        .add(row("告知", &preview.told))
        .add(row("接下来", &preview.next));
    let inner = el("div").class("l-box").add(el("h3").add("确认之后")).add(facts);
    let notice = el("div").class("notice consequences").attr("data-tone", "info");
    Some(notice.add(icon("info")).add(inner))
}

fn errors(trouble: &Trouble) -> Option<El> {
    if *trouble == Trouble::default() {
        return None;
    }
    let fault = |(key, detail): &(String, String)| {
        let selector = format!("#{}", id(key));
        let link = el("a").attr("href", selector.clone()).on("click", move |ev| {
            ev.prevent_default();
            browser::focus(&selector);
        });
        el("li").add(link.add(detail.clone()))
    };
    let whole = trouble.whole.clone().map(|text| el("p").class("verbatim").add(text));
    Some(
        el("div")
            .class("errors")
            .attr("id", "act-errors")
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .add(el("h3").add("没有提交"))
            .add(whole)
            .add(el("ul").all(trouble.faults.iter().map(fault).collect())),
    )
}
