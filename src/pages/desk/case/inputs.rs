//! The inputs for what is asked for.

use super::Desk;
use super::decision::{Decision, change, fault};
use super::needs::{Ask, faulty, field_label, grounds, id, label_of};
use crate::browser;
use crate::components::icon;
use contract::Text;
use contract::case::{Action, Case, Ground};
use contract::form::FieldKind;
use leptos::prelude::*;

/// The longest text of an input, in characters; the platform's limit.
const MOST: u32 = 2000;

/// The input.
pub fn input(desk: Desk, ask: Ask, case: StoredValue<Case>, action: Action) -> AnyView {
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

fn words(decision: Decision, key: String, label: String, hint: String, required: bool) -> AnyView {
    let id = id(&key);
    let hint_id = format!("{id}-hint");
    let value = decision.now(&key);
    let typed = move |ev: leptos::ev::Event| decision.put(&key, event_target_value(&ev));
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>
                <bdi>{label}</bdi>
                {(!required).then(|| view! { <small>"选填"</small> })}
            </label>
            <span class="field-hint verbatim" id=hint_id.clone()>{hint}</span>
            <textarea
                class="input"
                data-w="full"
                rows="3"
                id=id
                aria-describedby=hint_id
                maxlength=MOST
                prop:value=value
                on:input=typed
            ></textarea>
        </div>
    }
    .into_any()
}

fn line(
    decision: Decision,
    key: &'static str,
    label: &'static str,
    kind: &'static str,
    first: Option<String>,
) -> AnyView {
    view! {
        <div class="field">
            <label class="field-label" for=id(key)>{label}</label>
            <input
                class="input"
                id=id(key)
                type=kind
                min=first
                maxlength="200"
                autocomplete="off"
                prop:value=decision.now(key)
                on:input=move |ev| decision.put(key, event_target_value(&ev))
            />
        </div>
    }
    .into_any()
}

fn select(
    decision: Decision,
    key: &'static str,
    label: &'static str,
    first: &'static str,
    options: Vec<(String, String)>,
    below: AnyView,
) -> AnyView {
    let chosen = decision.now(key);
    let options = options.into_iter().map(|(value, label)| {
        let selected = value == chosen;
        view! { <option value=value prop:selected=selected>{label}</option> }
    });
    let below_id = format!("{}-hint", id(key));
    view! {
        <div class="field">
            <label class="field-label" for=id(key)>{label}</label>
            <select
                class="input"
                data-w="full"
                id=id(key)
                aria-describedby=below_id.clone()
                on:change=move |ev| decision.put(key, event_target_value(&ev))
            >
                <option value="">{first}</option>
                {options.collect_view()}
            </select>
            <span class="field-hint" id=below_id aria-live="polite">{below}</span>
        </div>
    }
    .into_any()
}

fn ground(decision: Decision, grounds: Vec<Ground>) -> AnyView {
    let options = grounds.iter().map(|g| (g.id.clone(), g.text.to_string())).collect();
    let basis = move || {
        let chosen = decision.text("ground");
        let ground = grounds.iter().find(|ground| ground.id == chosen);
        ground.map(|ground| ground.basis.to_string())
    };
    select(decision, "ground", "依据", "请选择", options, view! { {basis} }.into_any())
}

fn agency(decision: Decision, case: StoredValue<Case>) -> AnyView {
    let options = case.with_value(|case| {
        let to = case.remedy.forward_to.iter();
        to.map(|a| (a.name.to_string(), a.name.to_string())).collect()
    });
    let below = view! { "由它核查并决定；期限照旧。" }.into_any();
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

fn picks(decision: Decision, case: StoredValue<Case>, picks: &'static Picks) -> AnyView {
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
        view! {
            <li class="fault">
                {field}
                <button class="btn" data-kind="quiet" type="button" on:click=drop>
                    {icon("trash")}
                    "去掉"
                    <span class="u-hidden">{gone}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let list = move || {
        let keys = keys.get();
        match keys.is_empty() {
            true => view! { <p class="u-2">{picks.none}</p> }.into_any(),
            false => view! {
                <ol class="l-stack" role="list">{keys.into_iter().map(one).collect_view()}</ol>
            }
            .into_any(),
        }
    };
    let options = case.with_value(|case| (picks.options)(case));
    let picked = RwSignal::new(options.first().map(|(key, _)| key.clone()).unwrap_or_default());
    let options = options
        .into_iter()
        .map(|(key, label)| view! { <option value=key>{label}</option> }.into_any());
    let add = move |_| {
        let key = picked.get_untracked();
        let own = (picks.key)(&key);
        let begin = case.with_value(|case| (picks.begin)(case, &key));
        decision.begin(&own, begin);
        let selector = format!("#{}", id(&own));
        request_animation_frame(move || browser::focus(&selector));
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{picks.legend}</legend>
            <span class="field-hint">{picks.hint}</span>
            {list}
            <div class="l-row" data-tight>
                <label class="u-hidden" for="act-pick">"哪一项"</label>
                <select
                    class="input"
                    id="act-pick"
                    on:change=move |ev| picked.set(event_target_value(&ev))
                >
                    {options.collect_view()}
                </select>
                <button class="btn" type="button" on:click=add>{icon("plus")}"添加"</button>
            </div>
        </fieldset>
    }
    .into_any()
}
