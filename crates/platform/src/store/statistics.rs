//! Figures, from the same counts as the lists: a number that leads to a list is what that list
//! says.

use super::catalogue::{as_of, definitions};
use super::disclosed::everything;
use super::lines::{Answer, Lines};
use super::reader::Snapshot;
use anyhow::{Context, Result};
use contract::calendar::Calendar;
use contract::query::{Axis, RecordQuery};
use contract::record::{CommitmentType, Fulfilment, RecordKind as K};
use contract::statistics::{
    Cell, Chart, Column, Figure, FigureRow, Headline, Statistics, Unit, share,
};
use contract::text::search_key;
use contract::{Date, Text};
use rusqlite::named_params;
use std::collections::HashMap;
use std::sync::Arc;

/// Months that trends run through, the present one included.
const MONTHS: i32 = 12;
/// Working days within which a decision is to be published (双公示).
const TIMELY: u32 = 7;

/// A month: first and last day.
type Month = (Date, Date);

/// All of them.
pub fn all(now: &Snapshot, today: Date) -> Result<Arc<Statistics>> {
    let lines = now.lines()?;
    lines.figures(today, || Maker { now, lines: &lines, today }.all())
}

struct Maker<'a> {
    now: &'a Snapshot<'a>,
    lines: &'a Lines,
    today: Date,
}

impl Maker<'_> {
    fn all(&self) -> Result<Statistics> {
        let calendar: Calendar = serde_json::from_str(include_str!("../filing/calendar.json"))?;
        let (timeliness, timely) = self.timeliness(&calendar)?;
        let (repairs, repaired) = self.repairs()?;
        let (commitments, kept) = self.commitments()?;
        let headlines =
            vec![self.decided(K::Permit)?, self.decided(K::Penalty)?, kept, timely, repaired];
        let figures = vec![
            self.trend()?,
            timeliness,
            self.by("permits-by-region", K::Permit, Axis::Region)?,
            self.by("penalties-by-region", K::Penalty, Axis::Region)?,
            self.by("permits-by-industry", K::Permit, Axis::Industry)?,
            self.by("penalties-by-industry", K::Penalty, Axis::Industry)?,
            self.on_lists()?,
            commitments,
            self.commitments_by_type()?,
            repairs,
        ];
        Ok(Statistics { as_of: as_of(self.now, self.today)?, headlines, figures })
    }

    fn answer(&self, query: &RecordQuery) -> Result<Arc<Answer>> {
        let answer = self.lines.answer(query, self.today, || Ok(None))?;
        answer.ok().context("统计用的筛选条件不对")
    }

    fn months(&self) -> Vec<Month> {
        let (year, month, _) = self.today.parts();
        let first = Date::new(year, month, 1).unwrap_or(self.today);
        let month = |back: i32| {
            let first = first.add_months(-back);
            (first, first.add_months(1).add_days(-1).min(self.today))
        };
        (0..MONTHS).rev().map(month).collect()
    }

    fn found(&self, query: &RecordQuery) -> Result<Cell> {
        Ok(Cell::found(self.answer(query)?.total, query))
    }

    /// A headline: how many of a kind were decided in all months.
    fn decided(&self, kind: K) -> Result<Headline> {
        let months = self.months();
        let from = months.first().map(|month| month.0);
        let query = RecordQuery { from, to: Some(self.today), ..RecordQuery::of(kind) };
        let value = Some(self.answer(&query)?.total);
        let label = text(&format!("近 12 个月的{}", kind.label()))?;
        Ok(Headline {
            label, value, unit: Unit::Records, note: Text::new("公示中的，按决定日期")
        })
    }

    fn trend(&self) -> Result<Figure> {
        let row = |month: &Month| -> Result<FigureRow> {
            let of = |kind| self.found(&within(RecordQuery::of(kind), month));
            Ok(FigureRow {
                label: month_name(month)?,
                cells: vec![of(K::Permit)?, of(K::Penalty)?],
            })
        };
        Ok(Figure {
            id: text("trend")?,
            title: text("行政许可和行政处罚，逐月")?,
            note: text("按决定日期统计现在公示中的记录；公示期满和已修复的不在内。")?,
            chart: Chart::Lines,
            rows_are: text("月份")?,
            columns: columns(&[
                (K::Permit.label(), Unit::Records),
                (K::Penalty.label(), Unit::Records),
            ])?,
            rows: self.months().iter().map(row).collect::<Result<_>>()?,
        })
    }

    /// Of those decided in a month, how many were published in time.
    fn timeliness(&self, calendar: &Calendar) -> Result<(Figure, Headline)> {
        let (mut rows, mut sum) = (Vec::new(), (0, 0));
        for month in self.months() {
            let mut due: HashMap<Date, Date> = HashMap::new();
            let (mut timely, mut all) = (0, 0);
            for kind in [K::Permit, K::Penalty] {
                for (decided, published) in self.lines.decided(kind, month, self.today) {
                    let last =
                        due.entry(decided).or_insert_with(|| calendar.after(decided, TIMELY).date);
                    timely += u64::from(published <= *last);
                    all += 1;
                }
            }
            sum = (sum.0 + timely, sum.1 + all);
            let cells = [share(timely, all), Some(timely), Some(all - timely)];
            let label = month_name(&month)?;
            rows.push(FigureRow { label, cells: cells.into_iter().map(Cell::of).collect() });
        }
        let known = self.months().iter().all(|month| calendar.knows(month.0));
        let uncertain =
            if known { "" } else { "有的年份还没有放假安排，只扣除了周末。" };
        let note = format!(
            "自决定之日起 {TIMELY} 个工作日内公示的算按时，许可和处罚合计，只统计现在公示中的。{uncertain}"
        );
        let figure = Figure {
            id: text("timeliness")?,
            title: text("双公示是否按时，逐月")?,
            note: text(&note)?,
            chart: Chart::Lines,
            rows_are: text("决定月份")?,
            columns: columns(&[
                ("按时率", Unit::Share),
                ("按时公示", Unit::Records),
                ("逾期公示", Unit::Records),
            ])?,
            rows,
        };
        let headline = Headline {
            label: text("双公示按时率")?,
            value: share(sum.0, sum.1),
            unit: Unit::Share,
            note: Text::new(format!("逾期 {} 条", sum.1 - sum.0)),
        };
        Ok((figure, headline))
    }

    /// Records of a kind by the values of an axis.
    fn by(&self, id: &str, kind: K, axis: Axis) -> Result<Figure> {
        Ok(Figure {
            id: text(id)?,
            title: text(&format!("{}，按{}", kind.label(), axis.label()))?,
            note: text("现在公示中的记录，多的在前。")?,
            chart: Chart::Bars,
            rows_are: text(axis.label())?,
            columns: columns(&[(kind.label(), Unit::Records)])?,
            rows: self.values(kind, axis)?,
        })
    }

    fn values(&self, kind: K, axis: Axis) -> Result<Vec<FigureRow>> {
        let query = RecordQuery::of(kind);
        let answer = self.answer(&query)?;
        let own = answer.facets.iter().filter(|facet| facet.name == axis.code());
        let row = |value: &contract::FacetValue| FigureRow {
            label: value.label.clone(),
            cells: vec![Cell::found(value.count, &query.clone().with(axis, &value.value))],
        };
        Ok(own.flat_map(|facet| &facet.values).map(row).collect())
    }

    fn on_lists(&self) -> Result<Figure> {
        let everything = everything(self.lines, self.today)?;
        let row = |list: contract::record::CreditList| {
            let count = everything.of_list(self.lines.words(), list.name.as_str());
            let query = RecordQuery::default().with(Axis::List, list.id.as_str());
            FigureRow { label: list.name, cells: vec![Cell::found(count.into(), &query)] }
        };
        let lists = definitions(self.now)?;
        Ok(Figure {
            id: text("lists")?,
            title: text("各份名单有多少条")?,
            note: text("现在公示中的条目。没有法定依据的名单不公示，也不统计。")?,
            chart: Chart::Bars,
            rows_are: text("名单")?,
            columns: columns(&[("在列", Unit::Records)])?,
            rows: lists.into_iter().map(row).collect(),
        })
    }

    fn commitments(&self) -> Result<(Figure, Headline)> {
        let rows = self.values(K::Commitment, Axis::Outcome)?;
        let count = |fulfilment: Fulfilment| {
            let own = rows.iter().filter(|row| row.label.as_str() == fulfilment.label());
            own.flat_map(|row| &row.cells).filter_map(|cell| cell.value).sum::<u64>()
        };
        let kept = count(Fulfilment::Full);
        let broken = count(Fulfilment::Partial) + count(Fulfilment::None);
        let headline = Headline {
            label: text("承诺履约率")?,
            value: share(kept, kept + broken),
            unit: Unit::Share,
            note: Text::new(format!("违诺 {broken} 条，均已记录")),
        };
        let figure = Figure {
            id: text("commitments")?,
            title: text("信用承诺，履行得怎样")?,
            note: text("履约率 = 全部履行 ÷ 已经认定的；履行期内的还没有认定，不计入。")?,
            chart: Chart::Bars,
            rows_are: text("履行状态")?,
            columns: columns(&[("承诺", Unit::Records)])?,
            rows,
        };
        Ok((figure, headline))
    }

    fn commitments_by_type(&self) -> Result<Figure> {
        let row = |kind: &CommitmentType| -> Result<FigureRow> {
            let of = RecordQuery::of(K::Commitment).with(Axis::Category, kind.label());
            let kept = of.clone().with(Axis::Outcome, Fulfilment::Full.label());
            let broken = [Fulfilment::Partial, Fulfilment::None];
            let broken = broken.iter().fold(of.clone(), |q, f| q.with(Axis::Outcome, f.label()));
            let (kept, broken) = (self.found(&kept)?, self.found(&broken)?);
            let part =
                share(kept.value.unwrap_or(0), kept.value.unwrap_or(0) + broken.value.unwrap_or(0));
            let cells = vec![self.found(&of)?, kept, broken, Cell::of(part)];
            Ok(FigureRow { label: text(kind.label())?, cells })
        };
        let rows = CommitmentType::ALL.iter().map(row).collect::<Result<Vec<_>>>()?;
        let any = |row: &FigureRow| row.cells.first().is_some_and(|cell| cell.value > Some(0));
        Ok(Figure {
            id: text("commitments-by-type")?,
            title: text("信用承诺，按类型")?,
            note: text("违诺包括部分履行和全部未履行。")?,
            chart: Chart::Bars,
            rows_are: text("承诺类型")?,
            columns: columns(&[
                ("承诺", Unit::Records),
                ("全部履行", Unit::Records),
                ("违诺", Unit::Records),
                ("履约率", Unit::Share),
            ])?,
            rows: rows.into_iter().filter(any).collect(),
        })
    }

    /// Repairs by month, and how long it took from the publication of what was repaired.
    fn repairs(&self) -> Result<(Figure, Headline)> {
        let months = self.months();
        let took = self.days_to_repair(&months)?;
        let mut rows = Vec::new();
        for month in &months {
            let found = self.found(&within(RecordQuery::of(K::Repair), month))?;
            let own = took.iter().filter(|(day, _)| month.0 <= *day && *day <= month.1);
            let days = average(own.map(|(_, days)| *days));
            rows.push(FigureRow { label: month_name(month)?, cells: vec![found, Cell::of(days)] });
        }
        let total = rows.iter().filter_map(|row| row.cells.first()?.value).sum::<u64>();
        let days = average(took.iter().map(|(_, days)| *days));
        let note = match days {
            Some(days) => format!("从公示到修复平均 {} 天", days / 10),
            None => "没有能算出天数的".to_owned(),
        };
        let headline = Headline {
            label: text("近 12 个月完成修复")?,
            value: Some(total),
            unit: Unit::Records,
            note: Text::new(note),
        };
        let figure = Figure {
            id: text("repairs")?,
            title: text("完成信用修复，逐月")?,
            note: text("按修复日期。天数是从原记录公示之日到修复之日的平均，找不到原记录的不计。")?,
            chart: Chart::Columns,
            rows_are: text("月份")?,
            columns: columns(&[("完成修复", Unit::Records), ("平均天数", Unit::Days)])?,
            rows,
        };
        Ok((figure, headline))
    }

    /// The day of each public repair, and the days since the publication of what it repaired.
    fn days_to_repair(&self, months: &[Month]) -> Result<Vec<(Date, u64)>> {
        let (Some(first), Some(last)) = (months.first(), months.last()) else {
            return Ok(Vec::new());
        };
        let mut find = self.now.prepare_cached(&format!(
            "SELECT subject_id, decided, json_extract(record, '$.body.repair.original_no')
             FROM records WHERE kind = 'repair' AND decided BETWEEN :from AND :to AND {}",
            super::PUBLIC
        ))?;
        let mut original = self.now.prepare_cached(
            "SELECT min(published) FROM records
             WHERE number_key = ? AND subject_id = ? AND kind != 'repair'",
        )?;
        let (from, to, today) = (first.0.to_string(), last.1.to_string(), self.today.to_string());
        let mut rows = find.query(named_params! { ":from": from, ":to": to, ":today": today })?;
        let mut took = Vec::new();
        while let Some(row) = rows.next()? {
            let (subject, decided): (i64, String) = (row.get(0)?, row.get(1)?);
            let number: Option<String> = row.get(2)?;
            let key = number.map(|number| search_key(&number)).unwrap_or_default();
            let published: Option<String> = original.query_row((key, subject), |row| row.get(0))?;
            let published = published.and_then(|day| Date::parse(&day));
            if let (Some(decided), Some(published)) = (Date::parse(&decided), published)
                && let Ok(days) = u64::try_from(decided.days() - published.days())
            {
                took.push((decided, days));
            }
        }
        Ok(took)
    }
}

/// The average in tenths; none of nothing.
fn average(days: impl Iterator<Item = u64>) -> Option<u64> {
    let (sum, count) = days.fold((0, 0), |(sum, count), days| (sum + days, count + 1));
    (sum * 20 + count).checked_div(2 * count)
}

fn within(query: RecordQuery, month: &Month) -> RecordQuery {
    RecordQuery { from: Some(month.0), to: Some(month.1), ..query }
}

fn month_name(month: &Month) -> Result<Text> {
    let (year, month, _) = month.0.parts();
    text(&format!("{year}年{month}月"))
}

fn columns(columns: &[(&str, Unit)]) -> Result<Vec<Column>> {
    columns.iter().map(|(label, unit)| Ok(Column { label: text(label)?, unit: *unit })).collect()
}

fn text(raw: &str) -> Result<Text> {
    Text::new(raw).context("文字为空")
}
