//! A figure: what it is, the picture, the table, the file.

use super::chart;
use crate::components::{icon, thousands};
use crate::{api, config, paths};
use contract::statistics::{Cell, Figure, FigureRow, Unit, shown};
use leptos::prelude::*;

/// The figure.
pub fn view(figure: &Figure) -> AnyView {
    let title = figure.title.to_string();
    let csv = api::statistics_file(&config::use_config().api, figure.id.as_str());
    view! {
        <section class="card l-box">
            <figure class="chart">
                <figcaption><h2 class="u-md">{title.clone()}</h2></figcaption>
                <p class="u-2 u-sm">{figure.note.to_string()}</p>
                {chart::view(figure)}
                <details class="more">
                    <summary>{icon("down")}"查看数据表"</summary>
                    {table(figure)}
                </details>
                <p class="no-print">
                    <a class="btn" data-kind="quiet" href=csv download>
                        {icon("download")}
                        "下载表格"
                        <span class="u-hidden">{format!("：{title}")}</span>
                    </a>
                </p>
            </figure>
        </section>
    }
    .into_any()
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

fn table(figure: &Figure) -> AnyView {
    let title = figure.title.to_string();
    let column = |column: &contract::statistics::Column| {
        let label = format!("{}（{}）", column.label, column.unit.label());
        view! { <th scope="col" class="u-end">{label}</th> }.into_any()
    };
    let cell = |(at, cell): (usize, &Cell)| {
        let value = number(cell.value, unit_of(figure, at));
        let linked = cell.records.as_deref().filter(|_| cell.value > Some(0));
        let value = match linked.and_then(paths::found) {
            Some(href) => view! { <a href=href>{value}</a> }.into_any(),
            None => value.into_any(),
        };
        view! { <td class="u-end">{value}</td> }.into_any()
    };
    let row = |row: &FigureRow| {
        let cells = row.cells.iter().enumerate().map(cell).collect_view();
        view! { <tr><th scope="row"><bdi>{row.label.to_string()}</bdi></th>{cells}</tr> }.into_any()
    };
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label=title.clone()>
            <table class="table">
                <caption class="u-hidden">{title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{figure.rows_are.to_string()}</th>
                        {figure.columns.iter().map(column).collect_view()}
                    </tr>
                </thead>
                <tbody>{figure.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
