//! Working days (工作日): weekends, the State Council's holidays and the adjusted workdays
//! (调休上班), all as data. Day counts leave out the day they start from (民法典 art. 201).

use crate::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The official arrangement of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YearPlan {
    /// Days off on what would be a weekday (weekend days may be listed too).
    pub holidays: Vec<Date>,
    /// Weekend days on which people work.
    pub workdays: Vec<Date>,
}

/// The arrangements that are known, by year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Calendar(BTreeMap<u16, YearPlan>);

/// The end of a term in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Due {
    /// The last day.
    pub date: Date,
    /// Whether the arrangement of every year that it runs through was known. If not, only
    /// weekends were left out, and the day may still move.
    pub certain: bool,
}

/// How much time is left until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeLeft {
    /// Whether the day has passed.
    pub overdue: bool,
    /// Working days until then, or since.
    pub working_days: u32,
}

impl TimeLeft {
    /// With so many working days left, or fewer, it is nearly due.
    pub const SOON: u32 = 3;

    /// Whether it is nearly due, and not overdue.
    pub fn is_soon(self) -> bool {
        !self.overdue && self.working_days <= Self::SOON
    }

    /// In words.
    pub fn words(self) -> String {
        match (self.overdue, self.working_days) {
            (true, 0) => "已逾期".to_owned(),
            (true, n) => format!("已逾期 {n} 个工作日"),
            (false, 0) => "今日到期".to_owned(),
            (false, n) => format!("还剩 {n} 个工作日"),
        }
    }
}

/// The longest term that is counted, in working days: some four years.
const LONGEST: u32 = 1000;

impl Calendar {
    /// A calendar of these years.
    pub fn new(years: BTreeMap<u16, YearPlan>) -> Self {
        Self(years)
    }

    /// This calendar with one more working day, whatever day it is.
    pub fn with_workday(&self, day: Date) -> Self {
        let mut years = self.0.clone();
        let plan = years.entry(day.parts().0).or_default();
        plan.workdays.push(day);
        plan.holidays.retain(|holiday| *holiday != day);
        Self(years)
    }

    /// Whether the arrangement of the day's year is known.
    pub fn knows(&self, day: Date) -> bool {
        self.0.contains_key(&day.parts().0)
    }

    /// Whether people work on that day; without an arrangement of its year, whether it is a weekday.
    pub fn is_working_day(&self, day: Date) -> bool {
        let weekday = day.weekday() < 5;
        match self.0.get(&day.parts().0) {
            Some(plan) => {
                plan.workdays.contains(&day) || (weekday && !plan.holidays.contains(&day))
            }
            None => weekday,
        }
    }

    /// The working day that many working days after `start`, which isn't counted itself. With 0,
    /// `start`, or the next working day after it.
    pub fn after(&self, start: Date, working_days: u32) -> Due {
        let (mut day, mut left) = (start, working_days.min(LONGEST));
        let mut certain = self.knows(start);
        while left > 0 || !self.is_working_day(day) {
            day = day.add_days(1);
            certain &= self.knows(day);
            if self.is_working_day(day) {
                left = left.saturating_sub(1);
            }
        }
        Due { date: day, certain }
    }

    /// Working days after `from` up to and including `to`; negative when `to` lies before.
    pub fn between(&self, from: Date, to: Date) -> i32 {
        let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let days = (first.days() + 1)..=last.days().min(first.days() + 4000);
        sign * days.filter(|d| self.is_working_day(Date::from_days(*d))).count() as i32
    }

    /// How much time is left until the end of that day.
    pub fn left(&self, today: Date, due: Date) -> TimeLeft {
        let working_days = self.between(today, due).unsigned_abs();
        TimeLeft { overdue: due < today, working_days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// As the State Council arranged the end of September and the beginning of October 2026.
    fn calendar() -> Calendar {
        let plan = YearPlan {
            holidays: (1..=7).map(|d| Date::new(2026, 10, d).unwrap()).collect(),
            workdays: vec![day("2026-09-20"), day("2026-10-10")],
        };
        Calendar::new([(2026, plan)].into())
    }

    #[test]
    fn weekdays() {
        assert_eq!(day("1970-01-01").weekday(), 3);
        assert_eq!(day("2026-11-22").weekday(), 6, "a Sunday");
        assert_eq!(day("2026-11-23").weekday(), 0);
    }

    #[test]
    fn holidays_and_adjusted_workdays() {
        let c = calendar();
        let after = |start: &str, n| c.after(day(start), n).date.to_string();
        assert_eq!(after("2026-09-30", 1), "2026-10-08");
        assert_eq!(after("2026-09-30", 3), "2026-10-10", "a Saturday that is worked");
        assert_eq!(after("2026-09-18", 1), "2026-09-20", "a Sunday that is worked");
        assert_eq!(after("2026-10-03", 0), "2026-10-08");
        assert_eq!(after("2026-11-20", 0), "2026-11-20");
        assert_eq!(c.between(day("2026-09-30"), day("2026-10-10")), 3);
        assert_eq!(c.between(day("2026-10-10"), day("2026-09-30")), -3);
    }

    #[test]
    fn time_that_is_left_is_told_in_working_days() {
        let left = |today, due| calendar().left(day(today), day(due));
        assert_eq!(left("2026-09-29", "2026-10-09").words(), "还剩 3 个工作日");
        assert!(left("2026-09-29", "2026-10-09").is_soon());
        assert!(!left("2026-09-29", "2026-10-10").is_soon());
        assert_eq!(left("2026-09-30", "2026-09-30").words(), "今日到期");
        assert_eq!(left("2026-10-03", "2026-09-30").words(), "已逾期", "in the holidays");
        let late = left("2026-10-09", "2026-09-30");
        assert_eq!((late.words().as_str(), late.is_soon()), ("已逾期 2 个工作日", false));
    }

    #[test]
    fn a_year_without_arrangement_is_said_to_be_uncertain() {
        let c = calendar();
        assert!(c.after(day("2026-12-20"), 5).certain);
        assert!(!c.after(day("2026-12-30"), 5).certain);
        assert_eq!(c.after(day("2026-12-31"), 1).date, day("2027-01-01"), "counted plainly");
    }

    proptest! {
        #[test]
        fn terms_end_on_working_days_and_count_back(from in 20_000i32..22_000, n in 1u32..300) {
            let (c, start) = (calendar(), Date::from_days(from));
            let due = c.after(start, n);
            prop_assert!(c.is_working_day(due.date));
            prop_assert_eq!(c.between(start, due.date), n as i32);
            prop_assert!(c.after(start, n + 1).date > due.date);
        }
    }
}
