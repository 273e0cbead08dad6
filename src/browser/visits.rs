//! When this browser last looked at a list; kept here only, and never sent anywhere.

use super::{store, stored};
use contract::Date;

/// The day before today on which this list was last looked at, if this browser remembers one.
/// From now on it remembers today.
pub fn last_visit(list: &str, today: Date) -> Option<Date> {
    let name = format!("seen:{list}");
    let (before, kept) = next(&stored(&name).unwrap_or_default(), today);
    store(&name, &kept);
    before
}

/// The earlier visit, and what to keep: the earlier one and today, so that a second look on the
/// same day still shows what was new at the first.
fn next(kept: &str, today: Date) -> (Option<Date>, String) {
    let mut days = kept.split(' ').map(Date::parse);
    let (earlier, latest) = (days.next().flatten(), days.next().flatten());
    let before = match latest {
        Some(day) if day < today => Some(day),
        _ => earlier.filter(|day| *day < today),
    };
    let first = before.map_or_else(|| "-".to_owned(), |day| day.to_string());
    (before, format!("{first} {today}"))
}

#[cfg(test)]
mod tests {
    use super::next;
    use contract::Date;

    #[test]
    fn a_second_look_on_the_same_day_changes_nothing() {
        let day = |d| Date::new(2026, 11, d).unwrap();
        let (before, kept) = next("", day(20));
        assert_eq!((before, kept.as_str()), (None, "- 2026-11-20"));
        assert_eq!(next(&kept, day(20)).0, None);
        let (before, kept) = next(&kept, day(22));
        assert_eq!((before, kept.as_str()), (Some(day(20)), "2026-11-20 2026-11-22"));
        assert_eq!(next(&kept, day(22)), (before, kept));
        assert_eq!(next("2027-01-01 x", day(22)).0, None);
    }
}
