//! How cases are handled, as figures for the public: how long each agency takes, and how
//! objections end.

use anyhow::{Context, Result};
use contract::calendar::{Calendar, TimeLeft};
use contract::case::{CaseKind, CaseState};
use contract::statistics::{Cell, Chart, Column, Figure, FigureRow, Unit};
use contract::{Date, Text};
use rusqlite::{Transaction, named_params, params};

/// All of them; those without anything to count are left out.
pub fn figures(tx: &Transaction, today: Date) -> Result<Vec<Figure>> {
    let all = [handling(tx, today)?, objections(tx)?];
    Ok(all.into_iter().filter(|figure| !figure.rows.is_empty()).collect())
}

/// Per agency: how long, and what is still open. Whoever a case was forwarded to is the one that
/// handled it.
fn handling(tx: &Transaction, today: Date) -> Result<Figure> {
    let calendar: Calendar = serde_json::from_str(include_str!("../calendar.json"))?;
    let soon = calendar.after(today, TimeLeft::SOON).date;
    let mut find = tx.prepare_cached(
        "SELECT coalesce(handler_name, agency_name) AS who, sum(ended - submitted), count(ended),
             max(ended - submitted), sum(open), sum(open AND due BETWEEN :today AND :soon),
             sum(open AND due < :today)
         FROM cases GROUP BY who ORDER BY count(ended) DESC, who",
    )?;
    let days = named_params! { ":today": today.to_string(), ":soon": soon.to_string() };
    let mut found = find.query(days)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let count = |place| row.get::<_, Option<u64>>(place).map(Option::unwrap_or_default);
        let (seconds, ended, longest) = (count(1)?, count(2)?, count(3)?);
        let average = (seconds * 20 / 86_400 + ended).checked_div(2 * ended);
        let longest = (ended > 0).then_some(longest / 86_400 * 10);
        let counts =
            [average, longest, Some(ended), Some(count(4)?), Some(count(5)?), Some(count(6)?)];
        let cells = counts.into_iter().map(Cell::of).collect();
        rows.push(FigureRow { label: text(&row.get::<_, String>(0)?)?, cells });
    }
    Ok(Figure {
        id: text("handling")?,
        title: text("各单位办件用多久")?,
        note: text(
            "各类办件合计，从收到到作出决定的天数，等对方补正的时间也算在内。快到期是还剩三个工作日以内。",
        )?,
        chart: Chart::Bars,
        rows_are: text("单位")?,
        columns: columns(&[
            ("平均用时", Unit::Days),
            ("最长用时", Unit::Days),
            ("办结", Unit::Cases),
            ("在办", Unit::Cases),
            ("快到期", Unit::Cases),
            ("已逾期", Unit::Cases),
        ])?,
        rows,
    })
}

/// How objections ended, the most frequent way first.
fn objections(tx: &Transaction) -> Result<Figure> {
    let mut find = tx.prepare_cached(
        "SELECT state, count(*) FROM cases WHERE kind = ? AND ended IS NOT NULL
         GROUP BY state ORDER BY 2 DESC, state",
    )?;
    let mut found = find.query(params![CaseKind::Objection.code()])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let Some(state) = CaseState::from_code(&row.get::<_, String>(0)?) else { continue };
        let cells = vec![Cell::of(Some(row.get(1)?))];
        rows.push(FigureRow { label: text(state.label())?, cells });
    }
    Ok(Figure {
        id: text("objections")?,
        title: text("异议申诉，结果怎样")?,
        note: text("已经办结的异议。撤销、停止公示和移出的，记录不再公开，所以只有件数。")?,
        chart: Chart::Bars,
        rows_are: text("结果")?,
        columns: columns(&[("异议", Unit::Cases)])?,
        rows,
    })
}

fn columns(columns: &[(&str, Unit)]) -> Result<Vec<Column>> {
    columns.iter().map(|(label, unit)| Ok(Column { label: text(label)?, unit: *unit })).collect()
}

fn text(raw: &str) -> Result<Text> {
    Text::new(raw).context("文字为空")
}
