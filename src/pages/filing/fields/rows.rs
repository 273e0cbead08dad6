//! Tables: a card a row, rows added and taken out.

use super::{Ask, control, error};
use crate::browser;
use crate::components::{announce, icon};
use contract::form::{FieldKind, FormField};
use leptos::prelude::*;
use std::sync::Arc;

/// A row that was taken out, as keys and answers, and where it was.
type Removed = (usize, Vec<(String, String)>);

/// The table.
pub fn table(ask: Ask) -> AnyView {
    let files = ask.files;
    let FieldKind::Rows { columns, most } = &ask.field.kind else { return ().into_any() };
    let (columns, most) = (Arc::new(columns.clone()), *most as usize);
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
        let (count, columns, key, label) =
            (count.clone(), columns.clone(), key.clone(), ask.field.label.to_string());
        move || {
            let row = |row: usize| {
                let take_out = take_out.clone();
                row_view((form, files), (&key, row, &label), &columns, move || take_out(row))
            };
            (0..count().min(most + 1)).map(row).collect_view()
        }
    };
    let undo = {
        let key = key.clone();
        move |_| {
            let Some((row, cells)) = removed.get_untracked() else { return };
            form.live.change(|local| local.answers.insert_row(&key, row, cells));
            form.notify(&key);
            removed.set(None);
            changed.update(|n| *n += 1);
            let place = super::place(&format!("{key}.{row}"));
            request_animation_frame(move || browser::focus_id(&place));
        }
    };
    let undo_place = format!("{place}-add-undo");
    let undone = move || {
        removed.get().map(|(row, _)| {
            view! {
                <p class="l-row" data-tight>
                    {format!("已删除第 {} 行。", row + 1)}
                    <button class="btn" type="button" id=undo_place.clone() on:click=undo.clone()>"撤销"</button>
                </p>
            }
        })
    };
    let full = { move || count() >= most };
    let label = ask.field.label.to_string();
    view! {
        <fieldset class="field rows-field" id=place.clone() tabindex="-1">
            <legend class="field-label">{ask.label()}</legend>
            {hint(&ask)}
            {error(place.clone(), fault)}
            {rows}
            {undone}
            <button
                class="btn"
                type="button"
                id=format!("{place}-add")
                disabled=full
                on:click=move |_| add()
            >
                {icon("plus")}
                "添加一行"
                <span class="u-hidden">{format!("：{label}")}</span>
            </button>
            <span class="field-hint">{format!("最多 {most} 行")}</span>
        </fieldset>
    }
    .into_any()
}

fn hint(ask: &Ask) -> AnyView {
    let hint = ask.field.hint.as_ref().map(ToString::to_string);
    view! { {hint.map(|hint| view! { <span class="field-hint">{hint}</span> })} }.into_any()
}

fn row_view(
    (form, files): (super::Form, super::Files),
    (key, row, label): (&str, usize, &str),
    columns: &[FormField],
    take_out: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let cell = |column: &FormField| {
        let when = column.when.clone();
        let ask = Ask {
            form,
            field: Arc::new(column.clone()),
            key: format!("{key}.{row}.{}", column.id),
            row: Some(row),
            files,
        };
        view! { {move || form.is_asked(&when).then(|| control(ask.clone()))} }.into_any()
    };
    let id = super::place(&format!("{key}.{row}"));
    let name = format!("第 {} 行", row + 1);
    let what = format!("{label}第 {} 行", row + 1);
    view! {
        <div class="card row-card l-stack" data-pad="s" role="group" aria-label=what.clone() id=id tabindex="-1">
            <div class="l-row" data-between>
                <strong>{name}</strong>
                <button class="btn" data-kind="quiet" type="button" on:click=move |_| take_out()>
                    {icon("trash")}
                    "删除"
                    <span class="u-hidden">{what.clone()}</span>
                </button>
            </div>
            {columns.iter().map(cell).collect_view()}
        </div>
    }
    .into_any()
}
