//! What the platform offers to be done with a case.

use crate::api::{self, Loader};
use crate::components::{El, Question, el, side_card};
use crate::{browser, config, paths};
use contract::Text;
use contract::case::{Action, ActionRequest, Case, CaseKind, Needs};
use leptos::prelude::*;

/// The actions, and filing the same again where this one has ended. Correcting has its place
/// beside the faults.
pub fn card(
    case: &Case,
    loader: Loader<Case>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> Option<El> {
    let offered =
        |offer: &&contract::case::Offer| matches!(offer.needs, Needs::Nothing | Needs::Reason);
    let mut buttons: Vec<El> = case
        .offers
        .iter()
        .filter(offered)
        .map(|offer| button(case, offer.action, offer.needs, loader, question))
        .collect();
    // What puts a record right begins with the record, see what the state says.
    let again = matches!(case.head.kind, CaseKind::Commitment | CaseKind::Registration)
        && !case.head.template.is_empty();
    if !case.head.state.is_open() && again {
        let href = paths::form(&case.head.template);
        buttons.push(el("a").class("btn").attr("href", href).add("再办一次"));
    }
    (!buttons.is_empty())
        .then(|| side_card("do-h", "其他操作").add(el("div").class("actions").all(buttons)))
}

fn button(
    case: &Case,
    action: Action,
    needs: Needs,
    loader: Loader<Case>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> El {
    let (number, version) = (case.head.number.to_string(), case.version);
    let base = config::use_config().api.clone();
    // One key for this intention: however often it is sent, it is done once.
    let key = browser::random_key();
    let text = consequence(case, action);
    let label = match action {
        Action::Withdraw => "撤回办件",
        other => other.label(),
    };
    let ask = move |_| {
        let (base, number, key) = (base.clone(), number.clone(), key.clone());
        question.set(Some(Question {
            heading: format!("{label}？"),
            text: text.clone(),
            yes: label,
            reason: (needs == Needs::Reason).then_some("原因"),
            run: Box::new(move |typed| {
                let (base, number, key) = (base.clone(), number.clone(), key.clone());
                let request = ActionRequest {
                    action: action.code().to_owned(),
                    version,
                    note: Text::new(typed),
                    ..ActionRequest::default()
                };
                Box::pin(async move {
                    api::act(&base, &number, &request, &key).await?;
                    loader.retry();
                    Ok(())
                })
            }),
        }));
    };
    el("button").class("btn").attr("type", "button").on("click", ask).add(label)
}

fn consequence(case: &Case, action: Action) -> String {
    match action {
        Action::Withdraw if case.record.is_some() => {
            "撤回后立即停止公示，不能恢复。仍然需要的，要重新提交。".to_owned()
        }
        Action::Withdraw => {
            "撤回后不再办理，不能恢复。填过的内容在这里还能看到，可以重新提交。".to_owned()
        }
        _ => format!("“{}”会立即生效，并记入办理进度。", action.label()),
    }
}
