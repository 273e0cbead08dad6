//! `GET statistics` and `statistics.csv`.

use super::Public;
use super::download::attachment;
use crate::filing::cases;
use crate::http::{ApiError, App, Pairs};
use crate::store::{Snapshot, statistics};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use contract::problem::ProblemKind;
use contract::statistics::{Cell, Column, Figure, Statistics, shown};
use contract::{Date, Timestamp};

pub async fn all(State(app): State<App>) -> Result<Public<Statistics>, ApiError> {
    app.read(figures).await.map(Public)
}

/// Those of records, which are counted once a day and change with the records, and those of cases,
/// which change with every move.
fn figures(now: &Snapshot, today: Date) -> anyhow::Result<Statistics> {
    let mut all = statistics::all(now, today)?.as_ref().clone();
    all.figures.extend(cases::figures(now, today)?);
    Ok(all)
}

/// One figure as a table.
pub async fn csv(State(app): State<App>, Pairs(pairs): Pairs) -> Result<Response, ApiError> {
    let figures = app.read(figures).await?;
    let wanted = pairs.iter().rfind(|(name, _)| name == "figure").map(|(_, value)| value.as_str());
    let figure = figures.figures.iter().find(|figure| Some(figure.id.as_str()) == wanted);
    let figure = figure.ok_or_else(|| {
        ApiError::new(ProblemKind::NotFound, "没有这张统计表，请回到统计页重新选择。")
    })?;
    let bytes = table(figure, figures.as_of).map_err(anyhow::Error::from)?;
    let day = figures.as_of.date();
    let name =
        attachment(&format!("{}-{day}.csv", figure.title), &format!("{}-{day}.csv", figure.id));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

fn table(figure: &Figure, as_of: Timestamp) -> csv::Result<Vec<u8>> {
    let mut bytes = contract::csv::BOM.as_bytes().to_vec();
    let mut writer = super::download::writer(&mut bytes);
    let label = |column: &Column| format!("{}（{}）", column.label, column.unit.label());
    let names = figure.columns.iter().map(label);
    writer.write_record(
        [figure.rows_are.to_string()].into_iter().chain(names).chain(["数据截至".to_owned()]),
    )?;
    for row in &figure.rows {
        let cell = |(cell, column): (&Cell, &Column)| {
            cell.value.map_or(String::new(), |value| shown(Some(value), column.unit))
        };
        let cells = row.cells.iter().zip(&figure.columns).map(cell);
        let own = [contract::csv::harmless(row.label.to_string())];
        writer.write_record(own.into_iter().chain(cells).chain([as_of.to_string()]))?;
    }
    drop(writer);
    Ok(bytes)
}
