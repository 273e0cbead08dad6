//! Choices: cards while there are few, a list when there are more.

use super::{Ask, invalid};
use contract::form::FieldKind;
use leptos::prelude::*;

/// As many as stand beside each other as cards.
const CARDS: usize = 6;

/// What can be chosen: value, label, a line more.
type Options = Vec<(String, String, Option<String>)>;

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
pub fn one(ask: Ask) -> AnyView {
    let mut options = options(&ask);
    if options.len() > CARDS || matches!(ask.field.kind, FieldKind::Region {}) {
        return list(ask, options);
    }
    if ask.field.optional {
        options.push((String::new(), "不填".to_owned(), None));
    }
    let (form, key) = (ask.form, ask.key.clone());
    let choose = move |value: &str, _| form.set(&key, value.to_owned());
    let chosen = ask.answer();
    cards(ask, options, "radio", move |value| chosen.trim() == value, choose)
}

/// Some of several.
pub fn several(ask: Ask) -> AnyView {
    let options = options(&ask);
    let (form, key) = (ask.form, ask.key.clone());
    let order: Vec<String> = options.iter().map(|(value, ..)| value.clone()).collect();
    let choose =
        move |value: &str, on| form.set(&key, toggled(&form.answer(&key), &order, value, on));
    let chosen = ask.answer();
    cards(ask, options, "checkbox", move |value| chosen.lines().any(|l| l.trim() == value), choose)
}

/// The lines with this one added or taken out, in the order of the form; what the form doesn't
/// offer stays at the end.
fn toggled(kept: &str, order: &[String], value: &str, on: bool) -> String {
    let mut lines: Vec<&str> = kept.lines().filter(|l| !l.is_empty() && *l != value).collect();
    if on {
        lines.push(value);
    }
    lines.sort_by_key(|line| order.iter().position(|v| v == line).unwrap_or(order.len()));
    lines.join("\n")
}

fn cards(
    ask: Ask,
    options: Options,
    kind: &'static str,
    is_chosen: impl Fn(&str) -> bool,
    choose: impl Fn(&str, bool) + Clone + Send + Sync + 'static,
) -> AnyView {
    let fault = ask.fault(&ask.key);
    let card = |(at, (value, label, hint)): (usize, (String, String, Option<String>))| {
        let choose = choose.clone();
        let checked = is_chosen(&value);
        // The first one is where the focus goes when the answer is wrong.
        let id = (at == 0).then(|| ask.place());
        let change = move |event| choose(&value, event_target_checked(&event));
        view! {
            <label class="choice">
                <input
                    type=kind
                    id=id
                    name=ask.place()
                    prop:checked=checked
                    aria-invalid=(kind == "checkbox").then_some(invalid(fault))
                    on:change=change
                />
                <span>{label}</span>
                {hint.map(|hint| view! { <small>{hint}</small> })}
            </label>
        }
        .into_any()
    };
    let wrong = move || fault.with(|f| f.is_some().then_some(""));
    view! {
        <fieldset class="field" data-wrong=wrong aria-describedby=ask.described(fault, false)>
            <legend class="field-label">{ask.label()}</legend>
            {ask.hints(fault)}
            <div class="choices">{options.into_iter().enumerate().map(card).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn list(ask: Ask, options: Options) -> AnyView {
    let fault = ask.fault(&ask.key);
    let chosen = ask.answer();
    let (form, key) = (ask.form, ask.key.clone());
    let change = move |event: web_sys::Event| form.set(&key, event_target_value(&event));
    let known = options.iter().any(|(value, ..)| *value == chosen);
    // What was chosen and isn't offered any more stays until something else is chosen.
    let gone = (!known && !chosen.is_empty()).then(|| (chosen.clone(), chosen.clone(), None));
    let option = |(value, label, _): (String, String, Option<String>)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label}</option> }.into_any()
    };
    let empty = chosen.is_empty();
    view! {
        <div class="field">
            <label class="field-label" for=ask.place()>{ask.label()}</label>
            {ask.hints(fault)}
            <select
                class="input"
                data-w="m"
                id=ask.place()
                aria-describedby=ask.described(fault, false)
                aria-invalid=invalid(fault)
                on:change=change
            >
                <option value="" selected=empty>"请选择"</option>
                {gone.into_iter().chain(options).map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
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
