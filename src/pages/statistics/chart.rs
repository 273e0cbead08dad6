//! Charts as pictures of a hundred by a hundred, which stretch to where they stand. Their numbers
//! are in the table below each, so a picture is one image with a sentence.

use super::figure::{number, unit_of};
use super::scale::{STEPS, height, middle, rounded, top};
use crate::paths;
use contract::statistics::{Chart, Figure, FigureRow, Unit};
use leptos::prelude::*;

/// How many lying bars are drawn; all are in the table.
const BARS: usize = 24;

/// The picture of a figure.
pub fn view(figure: &Figure) -> AnyView {
    match figure.chart {
        Chart::Bars => bars(figure),
        Chart::Lines | Chart::Columns => upright(figure),
    }
}

fn value(row: &FigureRow, column: usize) -> Option<u64> {
    row.cells.get(column).and_then(|cell| cell.value)
}

/// The columns that are drawn: those counted like the first.
fn drawn(figure: &Figure) -> Vec<usize> {
    let unit = unit_of(figure, 0);
    match figure.chart {
        Chart::Lines => {
            (0..figure.columns.len()).filter(|at| unit_of(figure, *at) == unit).collect()
        }
        _ => vec![0],
    }
}

fn upright(figure: &Figure) -> AnyView {
    let (drawn, unit) = (drawn(figure), unit_of(figure, 0));
    let values = figure.rows.iter().flat_map(|row| drawn.iter().filter_map(|at| value(row, *at)));
    let top = match unit {
        Unit::Share => 1000,
        _ => top(values.max().unwrap_or_default()),
    };
    let steps = (0..=STEPS).rev().map(|step| {
        let value = top / STEPS * step;
        let value = if unit == Unit::Share {
            format!("{}%", value / 10)
        } else {
            number(Some(value), unit)
        };
        view! { <span>{value}</span> }
    });
    let grid: String = (0..=STEPS).map(|step| format!("M0 {}H100", step * 100 / STEPS)).collect();
    let shapes = match figure.chart {
        Chart::Lines => {
            let lines = drawn.iter().enumerate().rev();
            lines.map(|(n, at)| line(figure, *at, series(n), top)).collect_view().into_any()
        }
        _ => columns(figure, top),
    };
    let months = figure.rows.iter().map(|row| {
        let label = row.label.as_str();
        let short = label.split_once('年').map_or(label, |(_, month)| month);
        view! { <span>{short.to_owned()}</span> }
    });
    view! {
        {legend(figure, &drawn)}
        <div class="chart-plot" role="img" aria-label=told(figure, &drawn)>
            <div class="chart-y">{steps.collect_view()}</div>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path class="chart-grid" d=grid></path>
                {shapes}
            </svg>
            <div class="chart-x" data-even>{months.collect_view()}</div>
        </div>
    }
    .into_any()
}

/// The look of a series: the second is dashed, so that colour isn't all.
fn series(number: usize) -> &'static str {
    if number == 0 { "1" } else { "3" }
}

fn line(figure: &Figure, column: usize, series: &'static str, top: u64) -> AnyView {
    let (mut path, mut dots, mut pen) = (String::new(), String::new(), 'M');
    for (place, row) in figure.rows.iter().enumerate() {
        let Some(value) = value(row, column) else {
            pen = 'M';
            continue;
        };
        let (x, y) = (rounded(middle(place, figure.rows.len())), rounded(height(value, top)));
        path.push_str(&format!("{pen}{x} {y}"));
        dots.push_str(&format!("M{x} {y}h0"));
        pen = 'L';
    }
    view! {
        <path class="chart-line" data-s=series d=path></path>
        <path class="chart-line" data-s=series data-dot d=dots></path>
    }
    .into_any()
}

fn columns(figure: &Figure, top: u64) -> AnyView {
    let wide = 60.0 / figure.rows.len().max(1) as f64;
    let column = |(place, row): (usize, &FigureRow)| {
        let y = height(value(row, 0).unwrap_or_default(), top);
        let x = middle(place, figure.rows.len()) - wide / 2.0;
        view! {
            <rect
                class="s1"
                x=rounded(x)
                y=rounded(y)
                width=rounded(wide)
                height=rounded(100.0 - y)
            ></rect>
        }
        .into_any()
    };
    figure.rows.iter().enumerate().map(column).collect_view().into_any()
}

fn bars(figure: &Figure) -> AnyView {
    let most = figure.rows.iter().filter_map(|row| value(row, 0)).max().unwrap_or_default().max(1);
    let bar = |row: &FigureRow| {
        let cell = row.cells.first();
        let value = cell.and_then(|cell| cell.value);
        let wide = rounded(100.0 - height(value.unwrap_or_default(), most));
        let label = row.label.to_string();
        let label = match cell.and_then(|cell| paths::found(cell.records.as_deref()?)) {
            Some(href) => view! { <a href=href>{label}</a> }.into_any(),
            None => label.into_any(),
        };
        view! {
            <li>
                <span>{label}</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="s1" width=wide height="10"></rect>
                </svg>
                <span class="hbar-n">{number(value, unit_of(figure, 0))}</span>
            </li>
        }
        .into_any()
    };
    let rest = figure.rows.len().saturating_sub(BARS);
    let rest = (rest > 0)
        .then(|| view! { <p class="u-2 u-sm">{format!("还有 {rest} 项，见数据表。")}</p> });
    view! {
        <ul class="hbars" role="list">{figure.rows.iter().take(BARS).map(bar).collect_view()}</ul>
        {rest}
    }
    .into_any()
}

fn legend(figure: &Figure, drawn: &[usize]) -> Option<AnyView> {
    let name = |(n, at): (usize, &usize)| {
        let label = figure.columns.get(*at)?.label.to_string();
        let dashed = if n == 0 { "" } else { "（虚线）" };
        Some(view! { <li class=format!("s{}", series(n))>{label}{dashed}</li> })
    };
    let names = drawn.iter().enumerate().filter_map(name).collect_view();
    (drawn.len() > 1).then(|| view! { <ul class="legend" role="list">{names}</ul> }.into_any())
}

/// What the picture shows, in words: from what to what, and the most.
fn told(figure: &Figure, drawn: &[usize]) -> String {
    let of = |at: &usize| {
        let column = figure.columns.get(*at)?;
        let values = || figure.rows.iter().filter_map(|row| Some((&row.label, value(row, *at)?)));
        let said = |(label, value): (&contract::Text, u64)| {
            format!("{label} {}{}", number(Some(value), column.unit), column.unit.label())
        };
        let (first, last) = (values().next()?, values().next_back()?);
        let most = values().max_by_key(|(_, value)| *value)?;
        Some(format!("{}从{}到{}，最多的是{}", column.label, said(first), said(last), said(most)))
    };
    let series: Vec<String> = drawn.iter().filter_map(of).collect();
    format!("{}：{}。数字见下面的数据表。", figure.chart.label(), series.join("；"))
}
