//! What was agreed to in this case, each to be taken back.

use crate::api::{self, Loader};
use crate::components::{El, Question, el, side_card};
use crate::config;
use contract::case::{Case, Consent};
use leptos::prelude::*;

/// The agreements.
pub fn card(
    case: &Case,
    loader: Loader<Case>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> Option<El> {
    let rows = case.consents.iter().map(|consent| row(case, consent, loader, question));
    (!case.consents.is_empty())
        .then(|| side_card("co-h", "声明和授权").add(el("ul").class("rows").all(rows.collect())))
}

fn row(
    case: &Case,
    consent: &Consent,
    loader: Loader<Case>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> El {
    let required = case.form.agreements.iter().any(|a| a.id == consent.id && a.required);
    let state = match consent.withdrawn {
        Some(at) => format!("{}撤回", at.chinese()),
        None => format!("{}同意，第 {} 版", consent.given.chinese(), consent.version),
    };
    let base = config::use_config().api.clone();
    let (number, id) = (case.head.number.to_string(), consent.id.clone());
    let text = consent.text.to_string();
    let ask = move |_| {
        let (base, number, id) = (base.clone(), number.clone(), id.clone());
        question.set(Some(Question {
            heading: "撤回这项授权？".into(),
            text: text.clone(),
            yes: "撤回授权",
            reason: None,
            run: Box::new(move |_| {
                let (base, number, id) = (base.clone(), number.clone(), id.clone());
                Box::pin(async move {
                    api::withdraw_consent(&base, &number, &id).await?;
                    loader.retry();
                    Ok(())
                })
            }),
        }));
    };
    let button = (!required && consent.withdrawn.is_none()).then(|| {
        el("button")
            .class("btn")
            .attr("data-kind", "quiet")
            .attr("type", "button")
            .on("click", ask)
            .add("撤回")
            .add(el("span").class("u-hidden").add(format!("：{}", consent.text)))
    });
    let state = el("p").class("l-row u-2 u-sm").flag("data-between", true).add(state).add(button);
    el("li")
        .class("l-stack")
        .attr("data-gap", "1")
        .add(el("p").class("u-sm verbatim").add(consent.text.to_string()))
        .add(state)
}
