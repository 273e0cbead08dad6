//! Tables: a card a row, rows added and taken out.

use super::{Ask, control, error};
use crate::browser;
use crate::components::{El, announce, el, icon, live};
use contract::form::FormField;
use leptos::prelude::*;
use std::sync::Arc;

/// A row that was taken out, as keys and answers, and where it was.
type Removed = (usize, Vec<(String, String)>);

/// The table.
pub fn table(ask: &Ask, columns: &[FormField], most: usize) -> El {
    let files = ask.files;
    let columns: Arc<[FormField]> = columns.into();
    let fault = ask.fault(&ask.key);
    let changed = RwSignal::new(0u32);
    let removed = RwSignal::new(None::<Removed>);
    let (form, key, place) = (ask.form, ask.key.clone(), ask.place());
    let count = {
        let key = key.clone();
        move || {
            changed.track();
            form.live.with(|local| local.answers.rows(&key))
        }
    };
    let add = {
        let (count, columns, key) = (count.clone(), columns.clone(), key.clone());
        move || {
            let row = untrack(&count);
            if let Some(first) = columns.first() {
                form.set(&format!("{key}.{row}.{}", first.id), String::new());
            }
            removed.set(None);
            changed.update(|n| *n += 1);
            let place = super::place(&format!("{key}.{row}"));
            request_animation_frame(move || browser::focus_id(&place));
        }
    };
    let take_out = {
        let (key, add_place) = (key.clone(), format!("{place}-add"));
        move |row: usize| {
            let start = format!("{key}.{row}.");
            let cells = form.live.with(|local| {
                let cells = local.answers.0.iter().filter(|(k, _)| k.starts_with(&start));
                cells.map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>()
            });
            form.live.change(|local| local.answers.remove_row(&key, row));
            form.notify(&key);
            removed.set(Some((row, cells)));
            changed.update(|n| *n += 1);
            announce(format!("已删除第 {} 行，可以撤销。", row + 1));
            let place = format!("{add_place}-undo");
            request_animation_frame(move || browser::focus_id(&place));
        }
    };
    let rows = {
        let (count, key, label) = (count.clone(), key.clone(), ask.field.label.to_string());
        live(move || {
            let row = |row: usize| {
                let take_out = take_out.clone();
                row_view(
                    (form, files),
                    (&key, row, &label),
                    &columns,
                    Box::new(move || take_out(row)),
                )
                .into_any()
            };
            (0..count().min(most + 1)).map(row).collect::<Vec<_>>().into_any()
        })
    };
    let undone = undone(form, key, changed, removed, format!("{place}-add-undo"));
    let hint = ask.field.hint.as_ref().map(ToString::to_string);
    let button = el("button")
        .class("btn")
        .attr("type", "button")
        .attr("id", format!("{place}-add"))
        .live("disabled", move || (count() >= most).then(|| "".into()))
        .on("click", move |_| add())
        .add(icon("plus"))
        .add("添加一行")
        .add(el("span").class("u-hidden").add(format!("：{}", ask.field.label)));
    ask.frame("field rows-field")
        .attr("id", place.clone())
        .attr("tabindex", "-1")
        .add(hint.map(|hint| el("span").class("field-hint").add(hint)))
        .add(error(place, fault))
        .add(rows)
        .add(undone)
        .add(button)
        .add(el("span").class("field-hint").add(format!("最多 {most} 行")))
}

/// What was taken out last can be put back.
fn undone(
    form: super::Form,
    key: String,
    changed: RwSignal<u32>,
    removed: RwSignal<Option<Removed>>,
    place: String,
) -> AnyView {
    let undo = move |key: &str| {
        let Some((row, cells)) = removed.get_untracked() else { return };
        form.live.change(|local| local.answers.insert_row(key, row, cells));
        form.notify(key);
        removed.set(None);
        changed.update(|n| *n += 1);
        let place = super::place(&format!("{key}.{row}"));
        request_animation_frame(move || browser::focus_id(&place));
    };
    live(move || {
        let undone = |(row, _): Removed| {
            let key = key.clone();
            let undo = el("button")
                .class("btn")
                .attr("type", "button")
                .attr("id", place.clone())
                .on("click", move |_| undo(&key))
                .add("撤销");
            let text = format!("已删除第 {} 行。", row + 1);
            el("p").class("l-row").flag("data-tight", true).add(text).add(undo)
        };
        removed.get().map(undone).into_any()
    })
}

fn row_view(
    (form, files): (super::Form, super::Files),
    (key, row, label): (&str, usize, &str),
    columns: &[FormField],
    take_out: Box<dyn Fn()>,
) -> El {
    let cell = |column: &FormField| {
        let when = column.when.clone();
        let ask = Ask {
            form,
            field: Arc::new(column.clone()),
            key: format!("{key}.{row}.{}", column.id),
            row: Some(row),
            files,
        };
        live(move || form.is_asked(&when).then(|| control(ask.clone())).flatten().into_any())
    };
    let what = format!("{label}第 {} 行", row + 1);
    let remove = el("button")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .on("click", move |_| take_out())
        .add(icon("trash"))
        .add("删除")
        .add(el("span").class("u-hidden").add(what.clone()));
    let head = el("div")
        .class("l-row")
        .flag("data-between", true)
        .add(el("strong").add(format!("第 {} 行", row + 1)))
        .add(remove);
    let card = el("div")
        .class("card row-card l-stack")
        .attr("data-pad", "s")
        .attr("role", "group")
        .attr("aria-label", what)
        .attr("id", super::place(&format!("{key}.{row}")))
        .attr("tabindex", "-1")
        .add(head);
    columns.iter().map(cell).fold(card, El::add)
}
