//! What happened, and the log of it.

use super::needs::label_of;
use contract::case::{Case, Event, LogEntry};
use contract::{FieldError, Text};
use leptos::prelude::*;

/// The events, oldest first.
pub fn timeline(case: &Case) -> AnyView {
    let last = case.events.len().saturating_sub(1);
    let events = case.events.iter().enumerate();
    let events = events.map(|(place, event)| step(case, event, place == last)).collect_view();
    view! {
        <section aria-labelledby="history">
            <h2 id="history">"办理过程"</h2>
            <ol class="timeline">{events}</ol>
        </section>
    }
    .into_any()
}

fn step(case: &Case, event: &Event, last: bool) -> AnyView {
    view! {
        <li data-done=(!last).then_some("") aria-current=last.then_some("step")>
            <h3>{format!("{}，{}", event.action.label(), event.state.label())}</h3>
            <p class="u-2 u-sm">{event.at.chinese()}" · "<bdi>{event.actor.to_string()}</bdi></p>
            {words(case, &event.note, &event.faults)}
        </li>
    }
    .into_any()
}

fn words(case: &Case, note: &Option<Text>, faults: &[FieldError]) -> AnyView {
    let note = note.as_ref().map(|note| view! { <p class="verbatim">{note.to_string()}</p> });
    let fault = |fault: &FieldError| {
        let text = format!("{}：{}", label_of(&case.form, &fault.pointer), fault.detail);
        view! { <li class="verbatim">{text}</li> }.into_any()
    };
    let faults = (!faults.is_empty())
        .then(|| view! { <ol class="faults-told">{faults.iter().map(fault).collect_view()}</ol> });
    view! { {note}{faults} }.into_any()
}

/// The log with persons, which only officers see.
pub fn log(case: &Case) -> Option<AnyView> {
    let log = &case.beside.as_ref()?.log;
    let row = |entry: &LogEntry| {
        let state = entry.state.map_or("——", |state| state.label());
        let person = entry.person.as_ref().map(|p| format!(" {p}")).unwrap_or_default();
        view! {
            <tr>
                <td data-label="时间" class="u-nowrap">{entry.at.to_string().replace('T', " ").chars().take(19).collect::<String>()}</td>
                <td data-label="谁"><bdi>{format!("{}{person}", entry.actor)}</bdi></td>
                <td data-label="做了什么">{entry.what.to_string()}</td>
                <td data-label="之后的状态">{state}</td>
                <td data-label="写了什么"><div>{words(case, &entry.note, &entry.faults)}</div></td>
            </tr>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="l-box" aria-labelledby="log">
                <details>
                    <summary><h2 id="log">{format!("全部日志（{} 条）", log.len())}</h2></summary>
                    <p class="u-2 u-sm">"只能增加，不能修改或删除。"</p>
                    <table class="table" data-cards>
                        <caption class="u-hidden">"这件办件的全部日志，旧的在前"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"时间"</th>
                                <th scope="col">"谁"</th>
                                <th scope="col">"做了什么"</th>
                                <th scope="col">"之后的状态"</th>
                                <th scope="col">"写了什么"</th>
                            </tr>
                        </thead>
                        <tbody>{log.iter().map(row).collect_view()}</tbody>
                    </table>
                </details>
            </section>
        }
        .into_any(),
    )
}
