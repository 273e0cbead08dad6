//! Trying an operation: its example can be changed, run here, or taken along as a command.

use super::node::pretty;
use super::operation::{Operation, Parameter};
use crate::api::{self, ApiError, Tried};
use crate::components::{El, el, icon, live, notice, sentence};
use crate::paths::segment;
use crate::{browser, config};
use leptos::prelude::*;
use std::rc::Rc;

/// Most of an answer that is shown, in characters.
const MOST: usize = 20_000;

/// What was typed, parameter by parameter, and then the body.
type Typed = RwSignal<Vec<String>>;

/// The example.
pub fn view(operation: Operation) -> El {
    let first = operation.parameters.iter().map(|one| one.example.clone());
    let typed = RwSignal::new(first.chain(operation.body.clone()).collect::<Vec<_>>());
    let operation = Rc::new(operation);
    let base = config::use_config().api.clone();
    let command = {
        let (operation, base) = (operation.clone(), base.clone());
        move || typed.with(|typed| curl(&operation, &base, typed)).into()
    };
    let tried = operation.can_be_tried().then(|| runner(operation.clone(), base, typed));
    el("div")
        .class("l-stack")
        .attr("data-gap", "3")
        .add(el("h3").add("例子"))
        .add(tried)
        .add(el("pre").attr("tabindex", "0").says(command))
}

fn runner(operation: Rc<Operation>, base: String, typed: Typed) -> El {
    let (busy, shown) = (RwSignal::new(false), RwSignal::new(None::<Result<Tried, ApiError>>));
    let lacking = RwSignal::new(None::<String>);
    let id = format!("{}{}", operation.method, operation.path);
    let fields = operation.parameters.iter().enumerate().filter(|(_, one)| one.place != "header");
    let fields = fields.map(|(at, one)| field(&id, at, one, typed)).collect();
    let body = operation.body.as_ref().map(|_| body(&id, operation.parameters.len(), typed));
    let run = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let values = typed.get_untracked();
        let empty = |(one, value): &(&Parameter, &String)| one.required && value.trim().is_empty();
        let lacks = operation.parameters.iter().zip(&values).find(empty);
        lacking.set(lacks.map(|(one, _)| format!("请填写 {}。", one.name)));
        if lacks.is_some() {
            return;
        }
        let address = format!("{base}{}", address(&operation, &values));
        let method = if operation.body.is_some() { "POST" } else { "GET" };
        let body = operation.body.as_ref().and_then(|_| values.last().cloned());
        busy.set(true);
        leptos::task::spawn_local(async move {
            let tried = api::try_out(method, address, body).await;
            let _ = shown.try_set(Some(tried));
            let _ = busy.try_set(false);
        });
    };
    let label = move || if busy.get() { "正在运行…" } else { "运行" }.into();
    let button = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", "submit")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .add(icon("right"))
        .says(label);
    let fault = move || lacking.get().map(|text| el("p").class("field-error").add(text)).into_any();
    let result = move || match shown.get() {
        None => ().into_any(),
        Some(Ok(tried)) => result(tried).into_any(),
        Some(Err(error)) => notice("bad", sentence(&error)).into_any(),
    };
    el("form")
        .class("card l-stack")
        .attr("data-gap", "3")
        .attr("data-pad", "s")
        .flag("novalidate", true)
        .on("submit", run)
        .all(fields)
        .add(body)
        .add(el("div").attr("role", "alert").add(live(fault)))
        .add(el("div").class("actions").add(button))
        .add(el("div").attr("aria-live", "polite").add(live(result)))
}

fn field(operation: &str, at: usize, one: &Parameter, typed: Typed) -> El {
    let id = format!("{operation}-{at}");
    let optional = (!one.required).then(|| el("small").add("选填"));
    let label = el("label")
        .class("field-label")
        .attr("for", id.clone())
        .add(el("code").add(one.name.clone()));
    let input = el("input")
        .class("input")
        .attr("id", id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("value", one.example.clone())
        .on("input", move |ev| put(typed, at, event_target_value(&ev)));
    el("div").class("field").add(label.add(optional)).add(input)
}

fn body(operation: &str, at: usize, typed: Typed) -> El {
    let id = format!("{operation}-body");
    let area = el("textarea")
        .class("input")
        .attr("id", id.clone())
        .attr("rows", "7")
        .attr("data-w", "full")
        .attr("spellcheck", "false")
        .value(move || typed.with_untracked(|typed| typed.get(at).cloned().unwrap_or_default()))
        .on("input", move |ev| put(typed, at, event_target_value(&ev)));
    let label = el("label").class("field-label").attr("for", id).add("请求的内容（JSON）");
    el("div").class("field").add(label).add(area)
}

fn put(typed: Typed, at: usize, text: String) {
    typed.update(|typed| {
        if let Some(value) = typed.get_mut(at) {
            *value = text;
        }
    });
}

/// The path with its parameters, and the query.
fn address(operation: &Operation, values: &[String]) -> String {
    let (mut path, mut query) = (operation.path.clone(), String::new());
    for (one, value) in operation.parameters.iter().zip(values) {
        let value = value.trim();
        match one.place.as_str() {
            "path" if !value.is_empty() => {
                path = path.replace(&format!("{{{}}}", one.name), &segment(value));
            }
            "query" if !value.is_empty() => {
                let between = if query.is_empty() { '?' } else { '&' };
                query.push_str(&format!("{between}{}={}", one.name, segment(value)));
            }
            _ => {}
        }
    }
    path + &query
}

/// The same as a command. What has no value yet stands there by its name.
fn curl(operation: &Operation, base: &str, values: &[String]) -> String {
    let base = if base.starts_with('/') { browser::absolute(base) } else { base.to_owned() };
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
    let mut command = String::from("curl");
    if operation.method != "GET" {
        command.push_str(&format!(" -X {}", operation.method));
    }
    command.push_str(&format!(" {}", quoted(&format!("{base}{}", address(operation, values)))));
    if operation.private {
        command.push_str(" \\\n  -b '会话的 cookie'");
    }
    for one in operation.parameters.iter().filter(|one| one.place == "header" && one.required) {
        command.push_str(&format!(" \\\n  -H {}", quoted(&format!("{}: …", one.name))));
    }
    match (&operation.body, operation.method.as_str()) {
        (Some(_), _) => {
            let body = values.last().map(String::as_str).unwrap_or_default();
            let body = quoted(body);
            command
                .push_str(&format!(" \\\n  -H 'Content-Type: application/json' \\\n  -d {body}"));
        }
        (None, "POST" | "PUT" | "PATCH") => command.push_str(" \\\n  -d '…'"),
        _ => {}
    }
    command
}

fn result(tried: Tried) -> El {
    let text = pretty(tried.text);
    let length = text.chars().count();
    let cut = length > MOST;
    let text: String = if cut { text.chars().take(MOST).collect() } else { text };
    let good = tried.status < 400;
    let tag = el("span")
        .class("tag")
        .attr("data-tone", if good { "good" } else { "bad" })
        .add(tried.status.to_string());
    let line = el("p")
        .class("l-row")
        .flag("data-tight", true)
        .add(tag)
        .add(format!("{}，{} 毫秒", tried.media, tried.milliseconds));
    let more = cut.then(|| format!("只显示前 {MOST} 个字，全部 {length} 个。"));
    el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(line)
        .add(el("pre").class("answer").attr("tabindex", "0").attr("aria-label", "答复").add(text))
        .add(more.map(|more| el("p").class("u-2 u-sm").add(more)))
}
