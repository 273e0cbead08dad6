//! What was agreed to in this case, each to be taken back.

use crate::api::{self, Loader};
use crate::components::Question;
use crate::config;
use contract::case::{Case, Consent};
use leptos::prelude::*;

/// The agreements.
pub fn card(
    case: &Case,
    loader: Loader<Case>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> Option<AnyView> {
    let rows = case.consents.iter().map(|consent| row(case, consent, loader, question));
    (!case.consents.is_empty()).then(|| {
        view! {
            <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="co-h">
                <h2 id="co-h" class="u-md">"声明和授权"</h2>
                <ul class="rows">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(
    case: &Case,
    consent: &Consent,
    loader: Loader<Case>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> AnyView {
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
        view! {
            <button class="btn" data-kind="quiet" type="button" on:click=ask>
                "撤回"
                <span class="u-hidden">{format!("：{}", consent.text)}</span>
            </button>
        }
    });
    view! {
        <li class="l-stack" data-gap="1">
            <p class="u-sm verbatim">{consent.text.to_string()}</p>
            <p class="l-row u-2 u-sm" data-between>{state} {button}</p>
        </li>
    }
    .into_any()
}
