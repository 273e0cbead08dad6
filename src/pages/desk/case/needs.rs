//! What has to go with an action: what is asked for, and what is missing.

use super::decision::{Decision, change, fault};
use contract::Date;
use contract::case::{Action, Case, Ground, Needs};
use contract::form::{FieldKind, FormTemplate};
use leptos::prelude::*;

/// Something to fill in.
#[derive(Clone, Copy, PartialEq)]
pub enum Ask {
    /// Words: key, label, hint, whether they have to be there.
    Words(&'static str, &'static str, &'static str, bool),
    /// A line, which has to be there: key, label.
    Line(&'static str, &'static str),
    /// A day from tomorrow on, or from today on: label, days from today.
    Day(&'static str, i32),
    /// A ground in law.
    Ground,
    /// Everything that is wrong.
    Faults,
    /// What is changed in the record.
    Changes,
    /// To whom it is forwarded.
    Agency,
}

/// What is asked for, in order.
pub fn asks(needs: Needs, grounds: bool) -> Vec<Ask> {
    const SEEN: &str = "申请人会看到这段话。";
    const PUBLIC: &str = "会公开，请写事实，不写个人信息。";
    let more = Ask::Words("note", "还要说明的", SEEN, false);
    let reason = Ask::Words("note", "理由", SEEN, true);
    let mut asks: Vec<Ask> = grounds.then_some(Ask::Ground).into_iter().collect();
    match needs {
        Needs::Reason => asks.push(reason),
        Needs::Faults => asks.extend([Ask::Faults, more]),
        Needs::Breach => asks.extend([
            Ask::Words("unfulfilled", "未履行的承诺内容", PUBLIC, true),
            Ask::Words("sanction", "违诺责任追究", PUBLIC, true),
            more,
        ]),
        Needs::Changes => asks.extend([Ask::Changes, reason]),
        Needs::Agency => asks.extend([Ask::Agency, more]),
        Needs::Refusal => asks.extend([reason, Ask::Day("最早再次申请的日期", 1)]),
        Needs::Interview => {
            asks.extend([Ask::Day("约谈日期", 0), Ask::Line("place", "约谈地点"), more]);
        }
        Needs::Outcome => {
            asks.extend([Ask::Words("note", "约谈结果", PUBLIC, true), Ask::Day("新的整改期限", 1)])
        }
        Needs::Nothing | Needs::Answers => asks.push(Ask::Words("note", "说明", SEEN, false)),
    }
    asks
}

/// The id of the input with this key.
pub fn id(key: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("act-{}", key.chars().map(plain).collect::<String>())
}

/// The grounds that an action can carry.
pub fn grounds(case: &Case, action: Action) -> Vec<Ground> {
    let all = case.beside.iter().flat_map(|beside| &beside.grounds);
    all.filter(|ground| ground.actions.contains(&action)).cloned().collect()
}

/// What is missing, with the keys of the inputs.
pub fn missing(decision: Decision, asks: &[Ask], case: &Case) -> Vec<(String, String)> {
    let mut missing = Vec::new();
    let empty = |key: &str| decision.now(key).trim().is_empty();
    let mut add = |key: &str, detail: String| missing.push((key.to_owned(), detail));
    for ask in asks {
        match ask {
            Ask::Words(key, label, _, true) | Ask::Line(key, label) if empty(key) => {
                add(key, format!("请写明{label}。"));
            }
            Ask::Day(label, _) if Date::parse(&decision.now("day")).is_none() => {
                add("day", format!("请写明{label}。"));
            }
            Ask::Ground if empty("ground") => add("ground", "请选择依据。".to_owned()),
            Ask::Faults => {
                let keys = untrack(|| faulty(decision, &case.form));
                if keys.is_empty() {
                    let detail = "请指出至少一处问题：在左边逐项指出，或在这里添加。";
                    add("pick", detail.to_owned());
                }
                for key in keys.iter().filter(|key| empty(&fault(key))) {
                    let label = label_of(&case.form, key);
                    add(&fault(key), format!("请写明“{label}”错在哪里、怎样改正。"));
                }
            }
            Ask::Changes => {
                let keys = untrack(|| decision.changed());
                if keys.is_empty() {
                    add("pick", "请写明改哪一项、改成什么。".to_owned());
                }
                for key in keys.iter().filter(|key| empty(&change(key))) {
                    add(&change(key), format!("请写明“{}”改成什么。", field_label(case, key)));
                }
            }
            _ => {}
        }
    }
    missing
}

/// The keys of the answers that are found wrong, in the order of the form. A signal.
pub fn faulty(decision: Decision, form: &FormTemplate) -> Vec<String> {
    let mut keys = decision.faulty();
    keys.sort_by_key(|key| form.fields().position(|f| f.id == *key));
    keys
}

/// What a field of the record is called.
pub fn field_label(case: &Case, field: &str) -> String {
    let fields = case.beside.iter().flat_map(|beside| &beside.fields);
    let found = fields.into_iter().find(|f| f.field == field);
    found.map_or_else(|| field.to_owned(), |found| found.label.to_string())
}

/// What an answer is called.
pub fn label_of(form: &FormTemplate, pointer: &str) -> String {
    let (id, cell) = pointer.split_once('.').unwrap_or((pointer, ""));
    let Some(field) = form.fields().find(|f| f.id == id) else {
        return match pointer {
            "" => "整件".to_owned(),
            other => other.to_owned(),
        };
    };
    let (FieldKind::Rows { columns, .. }, Some((row, column))) =
        (&field.kind, cell.split_once('.'))
    else {
        return field.label.to_string();
    };
    let column = columns.iter().find(|c| c.id == column);
    let place = row.parse::<u32>().unwrap_or_default().saturating_add(1);
    match column {
        Some(column) => format!("{}第 {place} 行的{}", field.label, column.label),
        None => field.label.to_string(),
    }
}
