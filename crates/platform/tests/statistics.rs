//! Figures say what the lists say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Platform, ask_get, encode, rows, today};
use contract::record::{CreditList, Record, RecordHead, RecordKind, RecordLine, Standing};
use contract::statistics::{Figure, Statistics, Unit};
use contract::{Date, Page};
use platform::sample::{showcase, small};

async fn statistics(p: &Platform, day: Date) -> Statistics {
    p.get_on(day, "/api/v1/statistics").await.read()
}

fn figure<'a>(statistics: &'a Statistics, id: &str) -> &'a Figure {
    statistics.figures.iter().find(|figure| figure.id.as_str() == id).unwrap()
}

fn column(figure: &Figure, column: usize) -> Vec<u64> {
    figure.rows.iter().filter_map(|row| row.cells[column].value).collect()
}

#[tokio::test]
async fn every_number_with_a_list_is_what_that_list_says() {
    let p = Platform::sample();
    for day in [today().add_days(-40), today(), today().add_days(1), today().add_days(90)] {
        let router = p.router(day);
        let (mut compared, statistics) = (0, statistics(&p, day).await);
        for figure in &statistics.figures {
            assert!(!figure.rows.is_empty(), "{}", figure.id);
            for cell in figure.rows.iter().flat_map(|row| &row.cells) {
                let Some(query) = &cell.records else { continue };
                let pairs: Vec<String> = query
                    .iter()
                    .map(|pair| format!("{}={}", pair.name, encode(&pair.value)))
                    .collect();
                let path = format!("/api/v1/records?{}", pairs.join("&"));
                let page: Page<RecordLine> = ask_get(router.clone(), &path).await.read();
                assert_eq!(Some(page.total), cell.value, "{} {path} on {day}", figure.id);
                compared += 1;
            }
        }
        assert!(compared > 80, "{compared}");
    }
}

#[tokio::test]
async fn timeliness_and_repairs_are_counted_from_the_records() {
    let p = Platform::sample();
    let statistics = statistics(&p, today()).await;
    let from = Date::new(2025, 12, 1).unwrap();
    let records = small(today()).unwrap().records;
    let recent = |head: &RecordHead| head.is_public(today()) && head.decided >= from;
    let both = |r: &&Record| matches!(r.head.kind, RecordKind::Permit | RecordKind::Penalty);
    let calendar: contract::calendar::Calendar =
        serde_json::from_str(include_str!("../src/filing/calendar.json")).unwrap();
    let late = |r: &&Record| calendar.between(r.head.decided, r.head.published) > 7;
    let decided: Vec<_> = records.iter().filter(both).filter(|r| recent(&r.head)).collect();
    let overdue = decided.iter().filter(|r| late(r)).count() as u64;
    let timely = figure(&statistics, "timeliness");
    assert_eq!(column(timely, 2).iter().sum::<u64>(), overdue);
    assert_eq!(column(timely, 1).iter().sum::<u64>(), decided.len() as u64 - overdue);
    assert!(overdue > 0, "the sample has some that were late");

    let repairs: Vec<_> =
        records.iter().filter(|r| r.head.kind == RecordKind::Repair && recent(&r.head)).collect();
    let shown = figure(&statistics, "repairs");
    assert_eq!(column(shown, 0).iter().sum::<u64>(), repairs.len() as u64);
    let took = |repair: &&Record| {
        let original = records.iter().find(|r| {
            let no = r.head.document_no.as_ref().map(|no| no.as_str());
            let contract::record::Body::Repair(body) = &repair.body else { panic!() };
            r.head.kind != RecordKind::Repair
                && r.head.subject.code == repair.head.subject.code
                && no == Some(body.original_no.as_str())
        });
        f64::from(repair.head.decided.days() - original.unwrap().head.published.days())
    };
    for (at, row) in shown.rows.iter().enumerate() {
        let month = from.add_months(at as i32);
        let own = repairs.iter().filter(|r| {
            let (year, number, _) = r.head.decided.parts();
            (year, number) == (month.parts().0, month.parts().1)
        });
        let days: Vec<f64> = own.map(took).collect();
        let average = (!days.is_empty()).then(|| days.iter().sum::<f64>() / days.len() as f64);
        let expected = average.map(|days| (days * 10.0).round() as u64);
        assert_eq!(row.cells[1].value, expected, "{}", row.label);
    }
}

#[tokio::test]
async fn commitments_and_lists_add_up() {
    let p = Platform::sample();
    let statistics = statistics(&p, today()).await;
    let lists: Page<CreditList> = p.get("/api/v1/lists").await.read();
    let counts: Vec<u64> = lists.items.iter().map(|list| list.count.into()).collect();
    assert_eq!(column(figure(&statistics, "lists"), 0), counts);
    let kept = figure(&statistics, "commitments");
    let of = |label: &str| {
        kept.rows.iter().find(|r| r.label.as_str() == label).unwrap().cells[0].value.unwrap()
    };
    let (full, broken) = (of("全部履行"), of("部分履行") + of("全部未履行"));
    let rate = statistics.headlines.iter().find(|h| h.label.as_str() == "承诺履约率").unwrap();
    assert_eq!(
        (rate.value, rate.unit),
        (contract::statistics::share(full, full + broken), Unit::Share)
    );
    let types = figure(&statistics, "commitments-by-type");
    assert_eq!(column(types, 1).iter().sum::<u64>(), full);
    assert_eq!(column(types, 2).iter().sum::<u64>(), broken);
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_from_the_figures_at_once() {
    let mut p = Platform::sample();
    let penalties = async |p: &Platform, day: Date| -> u64 {
        column(figure(&statistics(p, day).await, "penalties-by-region"), 0).iter().sum()
    };
    let (now, next) = (penalties(&p, today()).await, penalties(&p, today().add_days(1)).await);
    assert!(next < now, "a publication ends today");
    let path = format!("/api/v1/records/{}", showcase::UNDER_OBJECTION);
    let mut record: Record = p.get(&path).await.read();
    record.head.standing = Standing::Revoked;
    p.store.apply(&[record], today()).unwrap();
    assert_eq!(penalties(&p, today()).await, now - 1);
}

#[tokio::test]
async fn each_figure_is_a_file_too() {
    let p = Platform::sample();
    let statistics = statistics(&p, today()).await;
    for figure in &statistics.figures {
        let answer = p.get(&format!("/api/v1/statistics.csv?figure={}", figure.id)).await;
        let table = rows(&answer.bytes);
        assert_eq!(table.len(), figure.rows.len() + 1, "{}", figure.id);
        assert_eq!(table[0].last().unwrap(), "数据截至");
        assert_eq!(table[1].last().unwrap(), &statistics.as_of.to_string());
        for (row, line) in figure.rows.iter().zip(&table[1..]) {
            assert_eq!(line[0], row.label.as_str());
            if let (Some(value), Unit::Records) = (row.cells[0].value, figure.columns[0].unit) {
                assert_eq!(line[1], value.to_string());
            }
        }
    }
    p.get("/api/v1/statistics.csv?figure=nothing").await.problem(404);
    p.get("/api/v1/statistics.csv").await.problem(404);
}

#[tokio::test]
async fn an_empty_platform_has_figures_without_numbers() {
    let p = Platform::empty();
    let statistics = statistics(&p, today()).await;
    let timely = statistics.headlines.iter().find(|h| h.label.as_str() == "双公示按时率").unwrap();
    assert_eq!(timely.value, None);
    assert!(figure(&statistics, "penalties-by-region").rows.is_empty());
}
