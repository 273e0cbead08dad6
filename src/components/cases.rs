//! What several pages say about a case: its state, who acts next, by when, what happened.

use super::{El, el, icon};
use contract::case::{CaseHead, CaseState, Event, Role};

/// The state of a case as a tag.
pub fn case_tag(state: CaseState, big: bool) -> El {
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
    let mut tag = el("span").class("tag");
    for (name, value) in
        [("data-status", status), ("data-tone", tone), ("data-size", if big { "big" } else { "" })]
    {
        if !value.is_empty() {
            tag = tag.attr(name, value);
        }
    }
    tag.add(icon(symbol)).add(state.label())
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
pub fn deadline(head: &CaseHead) -> Option<El> {
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
    let time = el("time").attr("datetime", due.to_string()).add(due.chinese());
    let words = el("span").add(time).add(verb).add(left).add(moves);
    let deadline = el("span").class("deadline");
    let deadline = match tone {
        Some(tone) => deadline.attr("data-tone", tone),
        None => deadline,
    };
    Some(deadline.add(icon("clock")).add(words))
}

/// What happened, oldest first, and what comes next.
pub fn events(head: &CaseHead, events: &[Event]) -> El {
    let happened = |event: &Event| {
        let note = event.note.as_ref().map(|note| el("p").class("verbatim").add(note.to_string()));
        let faults = (!event.faults.is_empty())
            .then(|| el("p").class("u-sm").add(format!("共 {} 个问题", event.faults.len())));
        let when = el("p")
            .class("u-2 u-sm")
            .add(el("time").attr("datetime", event.at.to_string()).add(event.at.chinese()))
            .add("　")
            .add(el("bdi").add(event.actor.to_string()));
        el("li")
            .flag("data-done", true)
            .add(el("h3").add(event.action.label()))
            .add(when)
            .add(note)
            .add(faults)
    };
    let next = who_acts(head).map(|who| {
        el("li")
            .attr("aria-current", "step")
            .add(el("h3").add(head.state.label()))
            .add(el("p").add(format!("等{who}办理。")))
            .add(deadline(head))
    });
    el("ol").class("timeline").all(events.iter().map(happened).collect()).add(next)
}
