//! The days that count: when publication ends, and from when on somebody can apply.
//! Months end where they end (民法典 art. 202); the day a period is counted from isn't counted.

use super::rules::{Regime, RuleSet, Start, Tier};
use crate::Date;
use crate::record::{Body, PenaltyKind, Record};

/// The days of a record under a regime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days<'a> {
    /// First day of an application; none where there is none before publication ends.
    pub earliest: Option<Date>,
    /// Last day of publication: what the record says, or else what the tier says.
    pub last: Option<Date>,
    /// The longest that the tier allows.
    pub longest: Option<Date>,
    /// The tier of a regime that has ended, under which the minimum was reached earlier.
    pub kept: Option<&'a Tier>,
}

/// The days of this record under this tier, on this day; `undone` when its duties are known not to
/// be done.
pub fn of<'a>(
    rules: &'a RuleSet,
    tier: &Tier,
    record: &Record,
    undone: bool,
    day: Date,
) -> Days<'a> {
    let longest = tier.max.as_ref().map(|max| month(start(tier, record), max.is));
    let delivered = record.head.withdrawn_after.filter(|last| *last < Date::FAR);
    let goes_on = undone && tier.stop_needs_done.as_ref().is_some_and(|stop| stop.is);
    let last = delivered.or(longest.filter(|_| tier.auto_stop.is && !goes_on));
    let own = tier.repairable.then(|| minimum(tier, record));
    let kept = reached(rules, record, day).filter(|kept| own.is_none_or(|own| kept.0 < own));
    let earliest = kept.map(|kept| kept.0).or(own).map(|first| first.max(after_sanction(record)));
    Days {
        earliest: earliest.filter(|first| last.is_none_or(|last| *first <= last)),
        last,
        longest,
        kept: kept.map(|kept| kept.1),
    }
}

/// The day on which the minimum of an earlier regime was reached while it held.
fn reached<'a>(rules: &'a RuleSet, record: &Record, day: Date) -> Option<(Date, &'a Tier)> {
    if !rules.settings.transition.is || rules.overrides.iter().any(|o| o.record == record.head.id) {
        return None;
    }
    let in_time = |regime: &'a Regime| {
        let until = regime.until.filter(|until| *until < day)?;
        let tier = regime.tier(record).filter(|tier| tier.repairable)?;
        let first = minimum(tier, record).max(regime.from);
        // A sector's regime goes before the general one as long as it holds.
        let after = rules.in_scope(record).filter_map(|other| Some(other.until?.add_days(1)));
        let days = after.filter(|day| *day > first).chain([first]).filter(|day| *day <= until);
        let held = |day: &Date| {
            let holding = rules.in_scope(record).find(|other| other.holds(*day));
            holding.is_some_and(|holding| holding.id == regime.id)
        };
        days.filter(held).min().map(|day| (day, tier))
    };
    rules.in_scope(record).filter_map(in_time).min_by_key(|reached| reached.0)
}

fn minimum(tier: &Tier, record: &Record) -> Date {
    let months = tier.min.as_ref().map_or(0, |min| min.is);
    month(start(tier, record), months).max(record.head.published)
}

fn start(tier: &Tier, record: &Record) -> Date {
    match tier.start.is {
        Start::Decided => record.head.decided,
        Start::Published => record.head.published,
    }
}

fn month(start: Date, months: u32) -> Date {
    start.add_months(i32::try_from(months).unwrap_or(i32::MAX / 24))
}

/// The last day of a sanction that was imposed for a time.
pub fn sanction_until(record: &Record) -> Option<Date> {
    use PenaltyKind as K;
    let Body::Penalty(penalty) = &record.body else { return None };
    let timed = |kind: &K| {
        matches!(
            kind,
            K::WithholdLicence | K::RestrictBusiness | K::SuspendBusiness | K::BarFromTrade
        )
    };
    let until = penalty.effective_until.filter(|until| *until < Date::FAR)?;
    penalty.kinds.iter().any(timed).then_some(until)
}

fn after_sanction(record: &Record) -> Date {
    sanction_until(record).map_or(record.head.published, |until| until.add_days(1))
}
