//! What happened, and the log of it.

use super::needs::label_of;
use crate::components::{El, el};
use crate::pages::desk::columns;
use contract::case::{Case, Event, LogEntry};
use contract::{FieldError, Text};

/// The events, oldest first.
pub fn timeline(case: &Case) -> El {
    let last = case.events.len().saturating_sub(1);
    let events = case.events.iter().enumerate();
    let events = events.map(|(place, event)| step(case, event, place == last)).collect();
    el("section")
        .attr("aria-labelledby", "history")
        .add(el("h2").attr("id", "history").add("办理过程"))
        .add(el("ol").class("timeline").all(events))
}

fn step(case: &Case, event: &Event, last: bool) -> El {
    let heading = format!("{}，{}", event.action.label(), event.state.label());
    let who = el("p")
        .class("u-2 u-sm")
        .add(event.at.chinese())
        .add(" · ")
        .add(el("bdi").add(event.actor.to_string()));
    let step = el("li").flag("data-done", !last);
    let step = if last { step.attr("aria-current", "step") } else { step };
    words(step.add(el("h3").add(heading)).add(who), case, &event.note, &event.faults)
}

/// Added to an element: what was written.
fn words(place: El, case: &Case, note: &Option<Text>, faults: &[FieldError]) -> El {
    let note = note.as_ref().map(|note| el("p").class("verbatim").add(note.to_string()));
    let fault = |fault: &FieldError| {
        let text = format!("{}：{}", label_of(&case.form, &fault.pointer), fault.detail);
        el("li").class("verbatim").add(text)
    };
    let faults = (!faults.is_empty())
        .then(|| el("ol").class("faults-told").all(faults.iter().map(fault).collect()));
    place.add(note).add(faults)
}

/// The log with persons, which only officers see.
pub fn log(case: &Case) -> Option<El> {
    let log = &case.beside.as_ref()?.log;
    let row = |entry: &LogEntry| {
        let state = entry.state.map_or("——", |state| state.label());
        let person = entry.person.as_ref().map(|p| format!(" {p}")).unwrap_or_default();
        let time: String = entry.at.to_string().replace('T', " ").chars().take(19).collect();
        let cell = |label: &'static str| el("td").attr("data-label", label);
        let written = words(el("div"), case, &entry.note, &entry.faults);
        el("tr")
            .add(cell("时间").class("u-nowrap").add(time))
            .add(cell("谁").add(el("bdi").add(format!("{}{person}", entry.actor))))
            .add(cell("做了什么").add(entry.what.to_string()))
            .add(cell("之后的状态").add(state))
            .add(cell("写了什么").add(written))
    };
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("caption").class("u-hidden").add("这件办件的全部日志，旧的在前"))
        .add(columns(&["时间", "谁", "做了什么", "之后的状态", "写了什么"]))
        .add(el("tbody").all(log.iter().map(row).collect()));
    let heading = el("h2").attr("id", "log").add(format!("全部日志（{} 条）", log.len()));
    let details = el("details")
        .add(el("summary").add(heading))
        .add(el("p").class("u-2 u-sm").add("只能增加，不能修改或删除。"))
        .add(table);
    Some(el("section").class("l-box").attr("aria-labelledby", "log").add(details))
}
