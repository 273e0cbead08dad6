//! A figure: what it is, the picture, the table, the file.

use super::chart;
use crate::components::{Child, El, el, icon, thousands};
use crate::{api, config, paths};
use contract::statistics::{Cell, Column, Figure, FigureRow, Pair, Unit, shown};

/// The figure.
pub fn view(figure: &Figure) -> El {
    let title = figure.title.to_string();
    let csv = api::statistics_file(&config::use_config().api, figure.id.as_str());
    let summary = el("summary").add(icon("down")).add("查看数据表");
    let save = el("a")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("href", csv)
        .flag("download", true)
        .add(icon("download"))
        .add("下载表格")
        .add(el("span").class("u-hidden").add(format!("：{title}")));
    let figure = el("figure")
        .class("chart")
        .add(el("figcaption").add(el("h2").class("u-md").add(title)))
        .add(el("p").class("u-2 u-sm").add(figure.note.to_string()))
        .all(chart::view(figure))
        .add(el("details").class("more").add(summary).add(table(figure)))
        .add(el("p").class("no-print").add(save));
    el("section").class("card l-box").add(figure)
}

/// What a column counts in.
pub fn unit_of(figure: &Figure, column: usize) -> Unit {
    figure.columns.get(column).map_or(Unit::Records, |column| column.unit)
}

/// A number as people read it.
pub fn number(value: Option<u64>, unit: Unit) -> String {
    match (value, unit) {
        (Some(value), Unit::Records | Unit::Cases) => thousands(value),
        _ => shown(value, unit),
    }
}

fn table(figure: &Figure) -> El {
    let title = figure.title.to_string();
    let column = |column: &Column| {
        let label = format!("{}（{}）", column.label, column.unit.label());
        el("th").attr("scope", "col").class("u-end").add(label)
    };
    let cell = |(at, cell): (usize, &Cell)| {
        let value = number(cell.value, unit_of(figure, at));
        let linked = cell.records.as_deref().filter(|_| cell.value > Some(0));
        el("td").class("u-end").add(linked_to(linked, value))
    };
    let row = |row: &FigureRow| {
        let name = el("bdi").add(row.label.to_string());
        let cells = row.cells.iter().enumerate().map(cell).collect();
        el("tr").add(el("th").attr("scope", "row").add(name)).all(cells)
    };
    let head = el("tr")
        .add(el("th").attr("scope", "col").add(figure.rows_are.to_string()))
        .all(figure.columns.iter().map(column).collect());
    let table = el("table")
        .class("table")
        .add(el("caption").class("u-hidden").add(title.clone()))
        .add(el("thead").add(head))
        .add(el("tbody").all(figure.rows.iter().map(row).collect()));
    el("div")
        .class("scroll-x")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", title)
        .add(table)
}

/// A text, as a link to the records behind it where there are some.
pub fn linked_to(records: Option<&[Pair]>, text: String) -> Child {
    match records.and_then(paths::found) {
        Some(href) => el("a").attr("href", href).add(text).into(),
        None => text.into(),
    }
}
