//! The questions of a test: what was chosen is kept through a reload.

use crate::components::{El, el, live};
use crate::{browser, paths};
use contract::form::{Answers, Entries};
use contract::training::{AnswerSheet, Attempt, Question};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Under which name the choices of an attempt are kept in this window.
fn name(attempt: &Attempt) -> String {
    format!("own:test:{}", attempt.id)
}

/// Forgets the choices of an attempt that was handed in.
pub fn forget(attempt: &Attempt) {
    browser::forget_all(&name(attempt));
}

/// What was chosen: lines of values by question.
type Chosen = Entries;

fn kept(attempt: &Attempt) -> Chosen {
    let kept = browser::kept_for_now(&name(attempt)).unwrap_or_default();
    paths::pairs(&kept).into_iter().collect()
}

fn keep(attempt: &str, chosen: &Chosen) {
    let pairs: Vec<(&str, String)> =
        chosen.iter().map(|(id, lines)| (id.as_str(), lines.clone())).collect();
    browser::keep_for_now(attempt, paths::with_query("", &pairs).trim_start_matches('?'));
}

/// The form; `send` gets the sheet when every question is answered.
pub fn form(attempt: &Attempt, busy: RwSignal<bool>, send: Callback<AnswerSheet>) -> El {
    let chosen = RwSignal::new(kept(attempt));
    let missing = RwSignal::new(Vec::<(usize, String)>::new());
    let ids: Vec<String> = attempt.questions.iter().map(|question| question.id.clone()).collect();
    let under = name(attempt);
    let changed = move |ev: Event| {
        let Some(input) = ev.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        chosen.update(|chosen| {
            let old = chosen.get(&input.name()).cloned().unwrap_or_default();
            let several = input.type_() == "checkbox";
            let mut lines: Vec<&str> =
                old.lines().filter(|line| several && *line != input.value()).collect();
            let value = input.value();
            if input.checked() {
                lines.push(&value);
            }
            let lines = lines.join("\n");
            match lines.is_empty() {
                true => chosen.retain(|name, _| name != input.name()),
                false => chosen.insert(input.name(), lines),
            }
        });
        chosen.with_untracked(|chosen| keep(&under, chosen));
    };
    let submit = move |ev: Event| {
        ev.prevent_default();
        let open: Vec<(usize, String)> = chosen.with_untracked(|chosen| {
            let unanswered = |(_, id): &(usize, &String)| !chosen.contains_key(id);
            let all = ids.iter().enumerate().filter(unanswered);
            all.map(|(place, id)| (place + 1, id.clone())).collect()
        });
        let ready = open.is_empty();
        missing.set(open);
        if !ready {
            return request_animation_frame(|| browser::focus("#missing"));
        }
        if !busy.get_untracked() {
            send.run(AnswerSheet { answers: Answers(chosen.get_untracked()) });
        }
    };
    let questions = attempt.questions.iter().enumerate();
    let questions = questions.map(|(place, q)| question(place + 1, q, chosen)).collect();
    let says = move || if busy.get() { "正在交卷…".into() } else { "交卷".into() };
    let button = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("data-size", "big")
        .attr("type", "submit")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .says(says);
    el("form")
        .class("l-stack")
        .attr("data-gap", "6")
        .flag("novalidate", true)
        .on("submit", submit)
        .on("change", changed)
        .add(live(move || errors(missing.get()).into_any()))
        .all(questions)
        .add(el("div").class("actions").add(button))
}

fn question(place: usize, question: &Question, chosen: RwSignal<Chosen>) -> El {
    let name = question.id.clone();
    let (kind, hint) = match question.several {
        true => ("checkbox", "可以选几项"),
        false => ("radio", "选一项"),
    };
    let options = question.options.iter().enumerate().map(|(at, option)| {
        let value = option.value.clone();
        let checked = chosen.with_untracked(|chosen| {
            chosen.get(&name).is_some_and(|lines| lines.lines().any(|line| line == value))
        });
        let input = el("input")
            .attr("type", kind)
            .attr("name", name.clone())
            .attr("value", value)
            .flag("checked", checked);
        let input = match at {
            0 => input.attr("id", format!("answer-{name}")),
            _ => input,
        };
        el("label").class("choice").add(input).add(el("span").add(option.label.to_string()))
    });
    el("fieldset")
        .class("question")
        .add(el("legend").add(format!("{place}. {}", question.text)))
        .add(el("p").class("field-hint").add(hint))
        .add(el("div").class("choices").all(options.collect()))
}

/// The questions that have no answer yet.
fn errors(missing: Vec<(usize, String)>) -> Option<El> {
    let title = format!("还有 {} 题没有答", missing.len());
    let any = !missing.is_empty();
    let links = missing.into_iter().map(|(place, id)| {
        let target = format!("#answer-{id}");
        let link = el("a").attr("href", target.clone());
        let go = move |ev: Event| {
            ev.prevent_default();
            browser::focus(&target);
        };
        el("li").add(link.on("click", go).add(format!("第 {place} 题")))
    });
    let links = links.collect();
    any.then(|| {
        el("div")
            .class("errors")
            .attr("id", "missing")
            .attr("tabindex", "-1")
            .attr("role", "alert")
            .add(el("h2").add(title))
            .add(el("ul").attr("role", "list").all(links))
    })
}
