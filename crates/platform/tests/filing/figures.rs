//! The figures of cases are what the cases say.

use super::sample::on;
use super::site::*;
use contract::Date;
use contract::calendar::Calendar;
use contract::statistics::Statistics;
use std::collections::BTreeSet;

#[tokio::test]
async fn the_figures_of_cases_are_what_the_cases_say() {
    let site = on(today());
    let figures: Statistics = site.anybody().get("statistics").await.read();
    let figure = |id: &str| figures.figures.iter().find(|f| f.id.as_str() == id);
    let handling = figure("handling").unwrap();
    let mut told: Vec<(String, Vec<Option<u64>>)> = Vec::new();
    for row in &handling.rows {
        told.push((row.label.to_string(), row.cells.iter().map(|cell| cell.value).collect()));
    }
    told.sort();
    let database = site.database();
    let mut find = database
        .prepare("SELECT agency_name, handler_name, submitted, ended, open, due FROM cases")
        .unwrap();
    let rows = find.query_map([], |row| {
        let (agency, handler): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let (from, to): (i64, Option<i64>) = (row.get(2)?, row.get(3)?);
        let (open, due): (bool, Option<String>) = (row.get(4)?, row.get(5)?);
        Ok((handler.unwrap_or(agency), to.map(|to| to - from), due.filter(|_| open), open))
    });
    let cases: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
    let calendar: Calendar =
        serde_json::from_str(include_str!("../../src/filing/calendar.json")).unwrap();
    let mut expected = Vec::new();
    let agencies: BTreeSet<_> = cases.iter().map(|case| &case.0).collect();
    for agency in agencies {
        let own: Vec<_> = cases.iter().filter(|case| case.0 == *agency).collect();
        let took: Vec<i64> = own.iter().filter_map(|case| case.1).collect();
        let days = |seconds: i64| seconds as f64 / 86_400.0;
        let average = (!took.is_empty())
            .then(|| (days(took.iter().sum()) / took.len() as f64 * 10.0).round() as u64);
        let longest = took.iter().max().map(|longest| days(*longest).floor() as u64 * 10);
        let left = |case: &&&(_, _, Option<String>, bool)| {
            case.2.as_ref().map(|due| calendar.left(today(), Date::parse(due).unwrap()))
        };
        let late = own.iter().filter(|case| left(case).is_some_and(|left| left.overdue)).count();
        let soon = own.iter().filter(|case| left(case).is_some_and(|left| left.is_soon())).count();
        let open = own.iter().filter(|case| case.3).count();
        let counts = [took.len(), open, soon, late].map(|count| Some(count as u64));
        expected.push((agency.clone(), [&[average, longest][..], &counts[..]].concat()));
    }
    assert_eq!(told, expected);
    assert!(told.iter().any(|(_, cells)| cells[5] > Some(0)), "the sample has late cases");
    let ended = "SELECT count(*) FROM cases WHERE kind = 'objection' AND ended IS NOT NULL";
    let ended: u64 = database.query_row(ended, [], |row| row.get(0)).unwrap();
    let shown = figure("objections");
    let shown: u64 = shown.iter().flat_map(|f| &f.rows).filter_map(|row| row.cells[0].value).sum();
    assert_eq!(shown, ended);
    let path = "statistics.csv?figure=handling";
    let file = site.anybody().raw("GET", path, &[], axum::body::Body::empty()).await;
    let file = String::from_utf8(file.bytes).unwrap();
    assert!(file.contains("平均用时（天）") && file.contains("已逾期（件）"), "{file}");
}
