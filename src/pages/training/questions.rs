//! The questions of a test: what was chosen is kept through a reload.

use crate::components::icon;
use crate::{browser, paths};
use contract::form::Answers;
use contract::training::{AnswerSheet, Attempt, Question};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Under which name the choices of an attempt are kept in this window.
fn name(attempt: &Attempt) -> String {
    format!("own:test:{}", attempt.id)
}

/// Forgets the choices of an attempt that was handed in.
pub fn forget(attempt: &Attempt) {
    browser::forget_all(&name(attempt));
}

/// What was chosen: lines of values by question.
type Chosen = BTreeMap<String, String>;

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
pub fn form(attempt: &Attempt, busy: RwSignal<bool>, send: Callback<AnswerSheet>) -> AnyView {
    let chosen = RwSignal::new(kept(attempt));
    let missing = RwSignal::new(Vec::<(usize, String)>::new());
    let ids: Vec<String> = attempt.questions.iter().map(|question| question.id.clone()).collect();
    let under = name(attempt);
    let changed = move |ev: leptos::ev::Event| {
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
                true => drop(chosen.remove(&input.name())),
                false => drop(chosen.insert(input.name(), lines)),
            }
        });
        chosen.with_untracked(|chosen| keep(&under, chosen));
    };
    let submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let open: Vec<(usize, String)> = chosen.with_untracked(|chosen| {
            let unanswered = |(_, id): &(usize, &String)| !chosen.contains_key(*id);
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
    let questions = questions.map(|(place, q)| question(place + 1, q, chosen)).collect_view();
    view! {
        <form class="l-stack" data-gap="6" on:submit=submit on:change=changed novalidate>
            {move || errors(missing.get())}
            {questions}
            <div class="actions">
                <button
                    class="btn"
                    data-kind="primary"
                    data-size="big"
                    type="submit"
                    aria-disabled=move || busy.get().then_some("true")
                >
                    {move || if busy.get() { "正在交卷…" } else { "交卷" }}
                </button>
            </div>
        </form>
    }
    .into_any()
}

fn question(place: usize, question: &Question, chosen: RwSignal<Chosen>) -> AnyView {
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
        let id = (at == 0).then(|| format!("answer-{name}"));
        view! {
            <label class="choice">
                <input type=kind name=name.clone() value=value id=id checked=checked />
                <span>{option.label.to_string()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="question">
            <legend>{format!("{place}. {}", question.text)}</legend>
            <p class="field-hint">{hint}</p>
            <div class="choices">{options.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// The questions that have no answer yet.
fn errors(missing: Vec<(usize, String)>) -> AnyView {
    if missing.is_empty() {
        return ().into_any();
    }
    let title = format!("还有 {} 题没有答", missing.len());
    let links = missing.into_iter().map(|(place, id)| {
        let target = format!("#answer-{id}");
        let go = {
            let target = target.clone();
            move |ev: leptos::ev::MouseEvent| {
                ev.prevent_default();
                browser::focus(&target);
            }
        };
        view! { <li><a href=target on:click=go>{format!("第 {place} 题")}</a></li> }
    });
    view! {
        <div class="errors" id="missing" tabindex="-1" role="alert">
            <h2>{icon("watch")}{title}</h2>
            <ul>{links.collect_view()}</ul>
        </div>
    }
    .into_any()
}
