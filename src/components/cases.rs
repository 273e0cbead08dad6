//! What several pages say about a case: its state, who acts next, by when, what happened.

use super::icon;
use contract::case::{CaseHead, CaseState, Event, Role};
use leptos::prelude::*;

/// The state of a case as a tag.
pub fn case_tag(state: CaseState, big: bool) -> AnyView {
    use CaseState as S;
    let (status, tone, symbol) = match state {
        S::Fulfilled => ("fulfilled", "", "fulfilled"),
        S::PartlyFulfilled | S::Unfulfilled => ("breached", "", "breached"),
        S::InForce => ("kept", "", "kept"),
        S::Verified => ("kept", "", "badge"),
        S::Rejected | S::Revoked => ("", "bad", "broken"),
        state => match state.acts_next() {
            Some(Role::Enterprise) => ("", "warn", "bell"),
            Some(_) => ("", "info", "clock"),
            None => ("", "", "info"),
        },
    };
    view! {
        <span
            class="tag"
            data-status=(!status.is_empty()).then_some(status)
            data-tone=(!tone.is_empty()).then_some(tone)
            data-size=big.then_some("big")
        >
            {icon(symbol)}
            {state.label()}
        </span>
    }
    .into_any()
}

/// Who has to act now; nobody where the case rests or has ended.
pub fn who_acts(head: &CaseHead) -> Option<String> {
    Some(match head.state.acts_next()? {
        Role::Enterprise => "您".to_owned(),
        Role::Officer => head.agency.name.to_string(),
        Role::Supplier => head.handler.as_ref().unwrap_or(&head.agency).name.to_string(),
        Role::Public | Role::Clock => return None,
    })
}

/// By when somebody has to act, in days that people work; nothing where nobody has to.
pub fn deadline(head: &CaseHead) -> Option<AnyView> {
    let due = head.due?;
    let mine = head.state.acts_next() == Some(Role::Enterprise);
    let tone = match head.left {
        Some(left) if left.overdue || (mine && left.working_days == 0) => Some("bad"),
        Some(left) if mine || left.is_soon() => Some("warn"),
        _ => None,
    };
    let verb = if mine { "前处理" } else { "前办结" };
    let left = head.left.map(|left| format!("（{}）", left.words())).unwrap_or_default();
    let moves = (!head.due_certain).then_some("，遇放假调整可能顺延");
    Some(
        view! {
            <span class="deadline" data-tone=tone>
                {icon("clock")}
                <span>
                    <time datetime=due.to_string()>{due.chinese()}</time>
                    {verb}
                    {left}
                    {moves}
                </span>
            </span>
        }
        .into_any(),
    )
}

/// What happened, oldest first, and what comes next.
pub fn events(head: &CaseHead, events: &[Event]) -> AnyView {
    let happened = events.iter().map(|event| {
        let note = event.note.as_ref().map(|note| {
            view! { <p class="verbatim">{note.to_string()}</p> }
        });
        let faults = (!event.faults.is_empty())
            .then(|| view! { <p class="u-sm">{format!("共 {} 个问题", event.faults.len())}</p> });
        view! {
            <li data-done>
                <h3>{event.action.label()}</h3>
                <p class="u-2 u-sm">
                    <time datetime=event.at.to_string()>{event.at.chinese()}</time>
                    "　"
                    <bdi>{event.actor.to_string()}</bdi>
                </p>
                {note}
                {faults}
            </li>
        }
        .into_any()
    });
    let next = who_acts(head).map(|who| {
        view! {
            <li aria-current="step">
                <h3>{head.state.label()}</h3>
                <p>{format!("等{who}办理。")}</p>
                {deadline(head)}
            </li>
        }
    });
    view! { <ol class="timeline">{happened.collect_view()} {next}</ol> }.into_any()
}
