//! The record that gave rise to the order: one of those that the agency itself decided on.

use super::Ordering;
use super::form::{fault, id};
use super::typed::{RECORD, SUBJECT};
use crate::api::{self, Load};
use crate::components::live;
use crate::config;
use contract::Page;
use contract::query::{Axis, RecordQuery};
use contract::record::RecordLine;
use leptos::prelude::*;

/// The choice, once it is known of whom.
pub fn view(ordering: Ordering) -> AnyView {
    let base = config::use_config().api.clone();
    let found = api::load(
        move || Some(ordering.typed.text(SUBJECT)).filter(|code| !code.is_empty()),
        move |code, cancel| {
            let base = base.clone();
            let agency = ordering.agency.get_value();
            async move {
                let query = RecordQuery { q: code, ..RecordQuery::default() };
                api::records(&base, &query.with(Axis::Authority, &agency), &cancel).await
            }
        },
    );
    live(move || match ordering.typed.text(SUBJECT).is_empty() {
        true => ().into_any(),
        false => match found.state.get() {
            Load::Pending => ().into_any(),
            Load::Ready(page) => choice(ordering, Some(&page)),
            Load::Failed(_) => choice(ordering, None),
        },
    })
}

fn choice(ordering: Ordering, page: Option<&Page<RecordLine>>) -> AnyView {
    let typed = ordering.typed;
    let chosen = typed.now(RECORD);
    let lines = page.map(|page| page.items.as_slice()).unwrap_or_default();
    let hint = match page {
        None => "没有连上平台，记录没有列出来；不涉及记录的可以继续。",
        Some(_) if lines.is_empty() => "这家单位没有本部门认定的公示记录。",
        Some(page) if page.total > lines.len() as u64 => {
            "只列出本部门认定的最近几条；别的单位认定的，由认定单位下达。"
        }
        Some(_) => "只列出本部门认定的；别的单位认定的，由认定单位下达。",
    };
    let option = |line: &RecordLine| {
        let head = &line.head;
        let number = head.document_no.as_ref().map(|no| format!("，{no}")).unwrap_or_default();
        let label = format!("{}（{}{number}）", head.title, head.decided);
        let id = head.id.as_str().to_owned();
        let selected = id == chosen;
        view! { <option value=id selected=selected>{label}</option> }.into_any()
    };
    let options = lines.iter().map(option).collect_view();
    view! {
        <div class="field">
            <label class="field-label" for=id(RECORD)>"涉及的记录"<small>"选填"</small></label>
            <span class="field-hint" id="order-record-hint">{hint}</span>
            {fault(ordering, RECORD)}
            <select
                class="input"
                data-w="full"
                id=id(RECORD)
                aria-describedby="order-record-hint"
                on:change=move |ev| typed.put(RECORD, event_target_value(&ev))
            >
                <option value="">"不涉及记录"</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
