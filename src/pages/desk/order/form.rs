//! What is ordered, of whom and until when.

use super::typed::{BASIS, DUE, MATTER, NUMBER};
use super::{Ordering, Trouble, days, lookup, records, send};
use crate::browser;
use crate::components::{El, el, live};
use leptos::prelude::*;
use web_sys::Event;

/// The longest text, in characters; the platform's limit.
const MOST: u32 = 2000;

/// The id of the input with this key.
pub fn id(key: &str) -> String {
    format!("order-{key}")
}

/// The form.
pub fn view(ordering: Ordering) -> El {
    let submit = move |ev: Event| {
        ev.prevent_default();
        send::check(ordering);
    };
    let first = browser::now().date().add_days(1).to_string();
    let stack = |gap: &'static str| el("div").class("l-stack").attr("data-gap", gap);
    let due = line(ordering, DUE, "整改期限", None, "date", Some(first));
    let due = stack("1").add(due).add(days::view(ordering));
    let kept = "填写的内容存在这个浏览器里，刷新不会丢。";
    let actions = el("div")
        .class("actions")
        .add(busy_button(ordering, "submit", "正在核对…", "下一步：看后果"))
        .add(el("span").class("u-2 u-sm").add(kept));
    let matter = "写事实和要求，一件一件写清楚。对方单位会看到原文。";
    let form = el("form")
        .class("l-stack")
        .attr("data-gap", "5")
        .flag("novalidate", true)
        .on("submit", submit)
        .add(records::view(ordering))
        .add(words(ordering, MATTER, "整改什么", matter))
        .add(words(ordering, BASIS, "依据", "法律、法规的名称和条款。"))
        .add(line(ordering, NUMBER, "通知文号", Some("选填"), "text", None))
        .add(due)
        .add(actions);
    stack("5")
        .add(live(move || errors(&ordering.trouble.get()).into_any()))
        .add(lookup::view(ordering))
        .add(form)
}

/// The button that sends; it says when something is on its way.
pub fn busy_button(
    ordering: Ordering,
    sort: &'static str,
    busy: &'static str,
    idle: &'static str,
) -> El {
    let on_its_way = move || ordering.busy.get();
    el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", sort)
        .live("aria-disabled", move || Some(if on_its_way() { "true" } else { "false" }.into()))
        .says(move || if on_its_way() { busy } else { idle }.into())
}

fn wrong(ordering: Ordering, key: &'static str) -> Option<String> {
    let found = |trouble: &Trouble| trouble.faults.iter().find(|f| f.0 == key).cloned();
    ordering.trouble.with(found).map(|fault| fault.1)
}

/// What is wrong with the input of this key, below its label.
pub fn fault(ordering: Ordering, key: &'static str) -> AnyView {
    let place = || el("span").class("field-error").attr("id", format!("{}-err", id(key)));
    live(move || wrong(ordering, key).map(|why| place().add(why)).into_any())
}

/// What is typed into, as it was left.
fn typed(ordering: Ordering, tag: &'static str, key: &'static str) -> El {
    let value = ordering.typed.now(key);
    el(tag)
        .class("input")
        .attr("id", id(key))
        .attr("aria-describedby", format!("{0}-hint {0}-err", id(key)))
        .live("aria-invalid", move || wrong(ordering, key).map(|_| "true".into()))
        .value(move || value.clone())
        .on("input", move |ev| ordering.typed.put(key, event_target_value(&ev)))
}

fn words(ordering: Ordering, key: &'static str, label: &'static str, hint: &'static str) -> El {
    let hint = el("span").class("field-hint").attr("id", format!("{}-hint", id(key))).add(hint);
    let area = typed(ordering, "textarea", key)
        .attr("data-w", "full")
        .attr("rows", "3")
        .attr("maxlength", MOST.to_string());
    el("div").class("field").add(label_of(key, label)).add(hint).add(fault(ordering, key)).add(area)
}

/// The label of an input.
pub fn label_of(key: &'static str, label: &'static str) -> El {
    el("label").class("field-label").attr("for", id(key)).add(label)
}

fn line(
    ordering: Ordering,
    key: &'static str,
    label: &'static str,
    optional: Option<&'static str>,
    kind: &'static str,
    first: Option<String>,
) -> El {
    let input = typed(ordering, "input", key).attr("data-w", "m").attr("type", kind);
    let input = match first {
        Some(first) => input.attr("min", first),
        None => input,
    };
    let input = input.attr("maxlength", "200").attr("autocomplete", "off");
    let label = label_of(key, label).add(optional.map(|text| el("small").add(text)));
    el("div").class("field").add(label).add(fault(ordering, key)).add(input)
}

/// What has to be put right, with links to where.
pub fn errors(trouble: &Trouble) -> Option<El> {
    if *trouble == Trouble::default() {
        return None;
    }
    let fault = |(key, detail): &(&'static str, String)| {
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
            .attr("id", "order-errors")
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .add(el("h2").add("没有下达"))
            .add(whole)
            .add(el("ul").all(trouble.faults.iter().map(fault).collect())),
    )
}
