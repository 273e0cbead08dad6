//! The inputs for what is asked for.

use super::Desk;
use super::decision::{Decision, change, fault};
use super::needs::{Ask, faulty, field_label, grounds, id, label_of};
use crate::browser;
use crate::components::{El, el, icon, live};
use contract::Text;
use contract::case::{Action, Case, Ground};
use contract::form::FieldKind;
use leptos::prelude::*;
use web_sys::Event;

/// The longest text of an input, in characters; the platform's limit.
const MOST: u32 = 2000;

/// The input.
pub fn input(desk: Desk, ask: Ask, case: StoredValue<Case>, action: Action) -> El {
    let decision = desk.decision;
    match ask {
        Ask::Words(key, label, hint, required) => {
            words(decision, key.to_owned(), label.to_owned(), hint.to_owned(), required)
        }
        Ask::Line(key, label) => line(decision, key, label, "text", None),
        Ask::Day(label, from) => {
            let first = browser::now().date().add_days(from);
            line(decision, "day", label, "date", Some(first.to_string()))
        }
        Ask::Ground => ground(decision, case.with_value(|case| grounds(case, action))),
        Ask::Faults => picks(decision, case, &FAULTS),
        Ask::Changes => picks(decision, case, &CHANGES),
        Ask::Agency => agency(decision, case),
    }
}

fn words(decision: Decision, key: String, label: String, hint: String, required: bool) -> El {
    let id = id(&key);
    let hint_id = format!("{id}-hint");
    let value = decision.now(&key);
    let typed = move |ev: Event| decision.put(&key, event_target_value(&ev));
    let label = field_label_of(id.clone())
        .add(el("bdi").add(label))
        .add((!required).then(|| el("small").add("选填")));
    let area = el("textarea")
        .class("input")
        .attr("data-w", "full")
        .attr("rows", "3")
        .attr("id", id)
        .attr("aria-describedby", hint_id.clone())
        .attr("maxlength", MOST.to_string())
        .value(move || value.clone())
        .on("input", typed);
    let hint = el("span").class("field-hint verbatim").attr("id", hint_id).add(hint);
    el("div").class("field").add(label).add(hint).add(area)
}

fn field_label_of(id: String) -> El {
    el("label").class("field-label").attr("for", id)
}

fn line(
    decision: Decision,
    key: &'static str,
    label: &'static str,
    kind: &'static str,
    first: Option<String>,
) -> El {
    let value = decision.now(key);
    let input = el("input").class("input").attr("id", id(key)).attr("type", kind);
    let input = match first {
        Some(first) => input.attr("min", first),
        None => input,
    };
    let input = input
        .attr("maxlength", "200")
        .attr("autocomplete", "off")
        .value(move || value.clone())
        .on("input", move |ev| decision.put(key, event_target_value(&ev)));
    el("div").class("field").add(field_label_of(id(key)).add(label)).add(input)
}

/// What is told below a choice.
fn below(key: &str) -> El {
    let id = format!("{}-hint", id(key));
    el("span").class("field-hint").attr("id", id).attr("aria-live", "polite")
}

fn select(
    decision: Decision,
    key: &'static str,
    label: &'static str,
    first: &'static str,
    options: Vec<(String, String)>,
    below: El,
) -> El {
    let chosen = decision.now(key);
    let mut select = el("select")
        .class("input")
        .attr("data-w", "full")
        .attr("id", id(key))
        .attr("aria-describedby", format!("{}-hint", id(key)))
        .on("change", move |ev| decision.put(key, event_target_value(&ev)))
        .add(el("option").attr("value", "").add(first));
    for (value, label) in options {
        let selected = value == chosen;
        // Another action may offer others: an attribute no longer counts after somebody has chosen.
        let option = view! { <option value=value prop:selected=selected>{label}</option> };
        select = select.add(option.into_any());
    }
    let label = field_label_of(id(key)).add(label);
    el("div").class("field").add(label).add(select).add(below)
}

fn ground(decision: Decision, grounds: Vec<Ground>) -> El {
    let options = grounds.iter().map(|g| (g.id.clone(), g.text.to_string())).collect();
    let below = below("ground").says(move || {
        let chosen = decision.text("ground");
        let ground = grounds.iter().find(|ground| ground.id == chosen);
        ground.map(|ground| ground.basis.to_string()).unwrap_or_default().into()
    });
    select(decision, "ground", "依据", "请选择", options, below)
}

fn agency(decision: Decision, case: StoredValue<Case>) -> El {
    let options = case.with_value(|case| {
        let to = case.remedy.forward_to.iter();
        to.map(|a| (a.name.to_string(), a.name.to_string())).collect()
    });
    let below = below("agency").add("由它核查并决定；期限照旧。");
    select(decision, "agency", "转给哪个单位", "提供这条记录的单位", options, below)
}

/// Several things, each picked and written about.
struct Picks {
    legend: &'static str,
    hint: &'static str,
    none: &'static str,
    /// Those that are picked. A signal.
    picked: fn(Decision, &Case) -> Vec<String>,
    /// What can be picked: key, label.
    options: fn(&Case) -> Vec<(String, String)>,
    /// What it is called.
    label: fn(&Case, &str) -> String,
    /// What helps to write about it.
    help: fn(&Case, &str) -> String,
    /// The key of the words about it.
    key: fn(&str) -> String,
    /// The words to begin with.
    begin: fn(&Case, &str) -> String,
}

const FAULTS: Picks = Picks {
    legend: "需要补正的问题",
    hint: "请一次指出全部问题，对方只需改一次。",
    none: "还没有指出问题。",
    picked: |decision, case| faulty(decision, &case.form),
    options: |case| {
        let fields = case.form.steps(&case.answers).into_iter();
        let fields = fields.flat_map(|section| section.asked(&case.answers));
        let mut all: Vec<_> = fields.map(|f| (f.id.clone(), f.label.to_string())).collect();
        all.push((String::new(), "整件".to_owned()));
        all
    },
    label: |case, key| label_of(&case.form, key),
    help: |_, _| "写明错在哪里、怎样改正。".to_owned(),
    key: fault,
    begin: |_, _| String::new(),
};

const CHANGES: Picks = Picks {
    legend: "改哪几项",
    hint: "只改有误的，其余照旧。",
    none: "还没有选要改的。",
    picked: |decision, _| decision.changed(),
    options: |case| {
        let fields = case.beside.iter().flat_map(|beside| &beside.fields);
        fields.map(|f| (f.field.clone(), f.label.to_string())).collect()
    },
    label: field_label,
    help: |case, field| {
        let fields = case.beside.iter().flat_map(|beside| &beside.fields);
        let now = fields.into_iter().find(|f| f.field == field).and_then(|f| f.old.as_ref());
        format!("现在是：{}。改成：", now.map_or("没有", Text::as_str))
    },
    key: change,
    begin: claimed,
};

/// What the applicant says that a field of the record should say.
fn claimed(case: &Case, field: &str) -> String {
    for table in case.form.fields() {
        let FieldKind::Rows { .. } = table.kind else { continue };
        for row in 0..case.answers.rows(&table.id).min(100) {
            if case.answers.get(&format!("{}.{row}.field", table.id)) == field {
                return case.answers.get(&format!("{}.{row}.should", table.id)).to_owned();
            }
        }
    }
    String::new()
}

fn picks(decision: Decision, case: StoredValue<Case>, picks: &'static Picks) -> El {
    let keys = Memo::new(move |_| case.with_value(|case| (picks.picked)(decision, case)));
    let one = move |key: String| {
        let label = case.with_value(|case| (picks.label)(case, &key));
        let help = case.with_value(|case| (picks.help)(case, &key));
        let gone = format!("：{label}");
        let own = (picks.key)(&key);
        let field = words(decision, own.clone(), label, help, true);
        let drop = move |_| {
            decision.remove(&own);
            browser::focus("#act-pick");
        };
        let button = el("button")
            .class("btn")
            .attr("data-kind", "quiet")
            .attr("type", "button")
            .on("click", drop)
            .add(icon("trash"))
            .add("去掉")
            .add(el("span").class("u-hidden").add(gone));
        el("li").class("fault").add(field).add(button)
    };
    let list = live(move || {
        let keys = keys.get();
        let list = match keys.is_empty() {
            true => el("p").class("u-2").add(picks.none),
            false => {
                let all = keys.into_iter().map(one).collect();
                el("ol").class("l-stack").attr("role", "list").all(all)
            }
        };
        list.into_any()
    });
    let options = case.with_value(|case| (picks.options)(case));
    let picked = RwSignal::new(options.first().map(|(key, _)| key.clone()).unwrap_or_default());
    let options = options
        .into_iter()
        .map(|(key, label)| el("option").attr("value", key).add(label))
        .collect();
    let add = move |_| {
        let key = picked.get_untracked();
        let own = (picks.key)(&key);
        let begin = case.with_value(|case| (picks.begin)(case, &key));
        decision.begin(&own, begin);
        let selector = format!("#{}", id(&own));
        request_animation_frame(move || browser::focus(&selector));
    };
    let select = el("select")
        .class("input")
        .attr("id", "act-pick")
        .on("change", move |ev| picked.set(event_target_value(&ev)))
        .all(options);
    let button = el("button").class("btn").attr("type", "button").on("click", add);
    let pick = el("div")
        .class("l-row")
        .flag("data-tight", true)
        .add(el("label").class("u-hidden").attr("for", "act-pick").add("哪一项"))
        .add(select)
        .add(button.add(icon("plus")).add("添加"));
    el("fieldset")
        .class("field")
        .add(el("legend").class("field-label").add(picks.legend))
        .add(el("span").class("field-hint").add(picks.hint))
        .add(list)
        .add(pick)
}
