//! Choices: cards while there are few, a list when there are more.

use super::{Ask, invalid};
use crate::components::{El, el};
use contract::form::FieldKind;
use leptos::prelude::*;
use std::rc::Rc;

/// As many as stand beside each other as cards.
const CARDS: usize = 6;

/// What can be chosen: value, label, a line more.
type Options = Vec<(String, String, Option<String>)>;

/// Keeps whether a value is chosen.
type Choose = Rc<dyn Fn(&str, bool)>;

fn options(ask: &Ask) -> Options {
    match &ask.field.kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => {
            let option = |o: &contract::form::Choice| {
                (o.value.clone(), o.label.to_string(), o.hint.as_ref().map(ToString::to_string))
            };
            options.iter().map(option).collect()
        }
        _ => ask.form.regions().into_iter().map(|(code, name)| (code, name, None)).collect(),
    }
}

/// One of several.
pub fn one(ask: &Ask) -> El {
    let mut options = options(ask);
    if options.len() > CARDS || matches!(ask.field.kind, FieldKind::Region {}) {
        return list(ask, options);
    }
    if ask.field.optional {
        options.push((String::new(), "不填".to_owned(), None));
    }
    let (form, key) = (ask.form, ask.key.clone());
    let choose = move |value: &str, _| form.set(&key, value.to_owned());
    let chosen = ask.answer();
    cards(ask, options, "radio", &|value| chosen.trim() == value, Rc::new(choose))
}

/// Some of several.
pub fn several(ask: &Ask) -> El {
    let options = options(ask);
    let (form, key) = (ask.form, ask.key.clone());
    let order: Vec<String> = options.iter().map(|(value, ..)| value.clone()).collect();
    let choose =
        move |value: &str, on| form.set(&key, toggled(&form.answer(&key), &order, value, on));
    let chosen = ask.answer();
    let is_chosen = |value: &str| chosen.lines().any(|l| l.trim() == value);
    cards(ask, options, "checkbox", &is_chosen, Rc::new(choose))
}

/// The lines with this one added or taken out, in the order of the form; what the form doesn't
/// offer stays at the end.
fn toggled(kept: &str, order: &[String], value: &str, on: bool) -> String {
    let mut lines: Vec<&str> = kept.lines().filter(|l| !l.is_empty() && *l != value).collect();
    if on {
        lines.push(value);
    }
    let offered = order.iter().map(String::as_str).filter(|value| lines.contains(value));
    let others = lines.iter().copied().filter(|line| order.iter().all(|value| value != line));
    offered.chain(others).collect::<Vec<_>>().join("\n")
}

fn cards(
    ask: &Ask,
    options: Options,
    kind: &'static str,
    is_chosen: &dyn Fn(&str) -> bool,
    choose: Choose,
) -> El {
    let fault = ask.fault(&ask.key);
    let card = |(at, (value, label, hint)): (usize, (String, String, Option<String>))| {
        let choose = choose.clone();
        let checked = is_chosen(&value);
        // The first one is where the focus goes when the answer is wrong.
        let id = (at == 0).then(|| ask.place());
        let change = move |event: web_sys::Event| choose(&value, event_target_checked(&event));
        el("label")
            .class("choice")
            .add(input(kind, (id, ask.place()), checked, fault, Box::new(change)))
            .add(el("span").add(label))
            .add(hint.map(|hint| el("small").add(hint)))
    };
    let cards = options.into_iter().enumerate().map(card).collect();
    let frame = ask
        .frame("field")
        .live("data-wrong", move || fault.with(|f| f.is_some().then(|| "".into())))
        .live("aria-describedby", ask.described(fault, false));
    ask.hints(frame, fault).add(el("div").class("choices").all(cards))
}

/// Made by Leptos, whose property says what is chosen also where another choice stood before: an
/// attribute that is the same as before would leave what was ticked there.
fn input(
    kind: &'static str,
    (id, name): (Option<String>, String),
    checked: bool,
    fault: Memo<Option<String>>,
    change: Box<dyn Fn(web_sys::Event)>,
) -> AnyView {
    let wrong = move || (kind == "checkbox" && fault.with(Option::is_some)).then_some("true");
    view! {
        <input
            type=kind
            id=id
            name=name
            prop:checked=checked
            aria-invalid=wrong
            on:change=change
        />
    }
    .into_any()
}

fn list(ask: &Ask, options: Options) -> El {
    let fault = ask.fault(&ask.key);
    let chosen = ask.answer();
    let (form, key) = (ask.form, ask.key.clone());
    let change = move |event: web_sys::Event| form.set(&key, event_target_value(&event));
    let known = options.iter().any(|(value, ..)| *value == chosen);
    // What was chosen and isn't offered any more stays until something else is chosen.
    let gone = (!known && !chosen.is_empty()).then(|| (chosen.clone(), chosen.clone(), None));
    let option = |(value, label, _): (String, String, Option<String>)| {
        let selected = value == chosen;
        el("option").attr("value", value).flag("selected", selected).add(label)
    };
    let none = el("option").attr("value", "").flag("selected", chosen.is_empty()).add("请选择");
    let select = el("select")
        .class("input")
        .attr("data-w", "m")
        .attr("id", ask.place())
        .live("aria-describedby", ask.described(fault, false))
        .live("aria-invalid", invalid(fault))
        .on("change", change)
        .add(none)
        .all(gone.into_iter().chain(options).map(option).collect());
    let label = ask.label(el("label").class("field-label").attr("for", ask.place()));
    ask.hints(el("div").class("field").add(label), fault).add(select)
}

#[cfg(test)]
mod tests {
    use super::toggled;

    #[test]
    fn choices_stand_in_the_order_of_the_form() {
        let order = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(toggled("", &order, "c", true), "c");
        assert_eq!(toggled("c", &order, "a", true), "a\nc");
        assert_eq!(toggled("a\nold\nc", &order, "b", true), "a\nb\nc\nold");
        assert_eq!(toggled("a\nb", &order, "a", false), "b");
        assert_eq!(toggled("a", &order, "a", true), "a");
    }
}
