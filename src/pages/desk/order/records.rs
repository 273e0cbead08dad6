//! The record that gave rise to the order: one of those that the agency itself decided on.

use super::Ordering;
use super::form::{fault, id, label_of};
use super::typed::{RECORD, SUBJECT};
use crate::api::{self, Load};
use crate::components::{El, el, live};
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
            Load::Ready(page) => choice(ordering, Some(&page)).into_any(),
            Load::Failed(_) => choice(ordering, None).into_any(),
        },
    })
}

fn choice(ordering: Ordering, page: Option<&Page<RecordLine>>) -> El {
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
        el("option").attr("value", id).flag("selected", selected).add(label)
    };
    let select = el("select")
        .class("input")
        .attr("data-w", "full")
        .attr("id", id(RECORD))
        .attr("aria-describedby", "order-record-hint")
        .on("change", move |ev| typed.put(RECORD, event_target_value(&ev)))
        .add(el("option").attr("value", "").add("不涉及记录"))
        .all(lines.iter().map(option).collect());
    el("div")
        .class("field")
        .add(label_of(RECORD, "涉及的记录").add(el("small").add("选填")))
        .add(el("span").class("field-hint").attr("id", "order-record-hint").add(hint))
        .add(fault(ordering, RECORD))
        .add(select)
}
