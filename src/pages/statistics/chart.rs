//! Charts as pictures of a hundred by a hundred, which stretch to where they stand. Their numbers
//! are in the table below each, so a picture is one image with a sentence.

use super::figure::{linked_to, number, unit_of};
use super::scale::{STEPS, height, middle, rounded, top};
use crate::components::{El, el};
use contract::statistics::{Chart, Figure, FigureRow, Unit};

/// How many lying bars are drawn; all are in the table.
const BARS: usize = 24;

/// The picture of a figure.
pub fn view(figure: &Figure) -> Vec<El> {
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

fn upright(figure: &Figure) -> Vec<El> {
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
        el("span").add(value)
    });
    let grid: String = (0..=STEPS).map(|step| format!("M0 {}H100", step * 100 / STEPS)).collect();
    let shapes = match figure.chart {
        Chart::Lines => {
            let lines = drawn.iter().enumerate().rev();
            lines.flat_map(|(n, at)| line(figure, *at, series(n), top)).collect()
        }
        _ => columns(figure, top),
    };
    let months = figure.rows.iter().map(|row| {
        let label = row.label.as_str();
        let short = label.split_once('年').map_or(label, |(_, month)| month);
        el("span").add(short.to_owned())
    });
    let picture =
        svg("0 0 100 100").add(el("path").class("chart-grid").attr("d", grid)).all(shapes);
    let plot = el("div")
        .class("chart-plot")
        .attr("role", "img")
        .attr("aria-label", told(figure, &drawn))
        .add(el("div").class("chart-y").all(steps.collect()))
        .add(picture)
        .add(el("div").class("chart-x").flag("data-even", true).all(months.collect()));
    legend(figure, &drawn).into_iter().chain([plot]).collect()
}

/// A picture that stretches.
fn svg(view_box: &'static str) -> El {
    el("svg")
        .attr("viewBox", view_box)
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
}

/// The look of a series: the second is dashed, so that colour isn't all.
fn series(number: usize) -> &'static str {
    if number == 0 { "1" } else { "3" }
}

fn line(figure: &Figure, column: usize, series: &'static str, top: u64) -> [El; 2] {
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
    let line = || el("path").class("chart-line").attr("data-s", series);
    [line().attr("d", path), line().flag("data-dot", true).attr("d", dots)]
}

fn columns(figure: &Figure, top: u64) -> Vec<El> {
    let wide = 60.0 / figure.rows.len().max(1) as f64;
    let column = |(place, row): (usize, &FigureRow)| {
        let y = height(value(row, 0).unwrap_or_default(), top);
        let x = middle(place, figure.rows.len()) - wide / 2.0;
        el("rect")
            .class("s1")
            .attr("x", rounded(x))
            .attr("y", rounded(y))
            .attr("width", rounded(wide))
            .attr("height", rounded(100.0 - y))
    };
    figure.rows.iter().enumerate().map(column).collect()
}

fn bars(figure: &Figure) -> Vec<El> {
    let most = figure.rows.iter().filter_map(|row| value(row, 0)).max().unwrap_or_default().max(1);
    let bar = |row: &FigureRow| {
        let cell = row.cells.first();
        let value = cell.and_then(|cell| cell.value);
        let wide = rounded(100.0 - height(value.unwrap_or_default(), most));
        let records = cell.and_then(|cell| cell.records.as_deref());
        let label = linked_to(records, row.label.to_string());
        let rect = el("rect").class("s1").attr("width", wide).attr("height", "10");
        el("li")
            .add(el("span").add(label))
            .add(svg("0 0 100 10").add(rect))
            .add(el("span").class("hbar-n").add(number(value, unit_of(figure, 0))))
    };
    let rest = figure.rows.len().saturating_sub(BARS);
    let rest =
        (rest > 0).then(|| el("p").class("u-2 u-sm").add(format!("还有 {rest} 项，见数据表。")));
    let bars = figure.rows.iter().take(BARS).map(bar).collect();
    let bars = el("ul").class("hbars").attr("role", "list").all(bars);
    [Some(bars), rest].into_iter().flatten().collect()
}

fn legend(figure: &Figure, drawn: &[usize]) -> Option<El> {
    let name = |(n, at): (usize, &usize)| {
        let label = figure.columns.get(*at)?.label.to_string();
        let dashed = if n == 0 { "" } else { "（虚线）" };
        Some(el("li").attr("class", format!("s{}", series(n))).add(label).add(dashed))
    };
    let names = drawn.iter().enumerate().filter_map(name).collect();
    (drawn.len() > 1).then(|| el("ul").class("legend").attr("role", "list").all(names))
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
