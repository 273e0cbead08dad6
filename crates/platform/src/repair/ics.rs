//! The calendar file of the day on which a repair becomes possible (RFC 5545).
//!
//! What a calendar keeps can't be withdrawn: the entry says who and which kind of record, and where
//! to read the rest, but nothing of what was done wrong.

use chrono::{Duration, NaiveDate};
use contract::Date;
use contract::repair::RepairAnswer;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

/// The file; none if there is no day to wait for. `page` is the address of the answer.
pub fn calendar_file(answer: &RepairAnswer, page: &str) -> Option<String> {
    answer.days_to_go?;
    let (head, day) = (&answer.record, answer.earliest?);
    let what = "可以申请信用修复";
    let text = format!(
        "{}的“{}”，从这一天起{what}，不收费。申请前要先履行义务、改正失信行为。办法：{page}",
        head.subject.name,
        head.kind.label()
    );
    // Nothing by chance and nothing of the clock: the same answer is the same file.
    let stamp = format!("{}T000000Z", plain(answer.asked));
    let uid = format!("repair-{}@{day}", head.id.as_str());
    let mut reminder = Alarm::display(what, Duration::hours(9));
    reminder.add_property("UID", format!("reminder-{uid}")).add_property("DTSTAMP", &stamp);
    let event = Event::new()
        .uid(&uid)
        .add_property("DTSTAMP", &stamp)
        .all_day(naive(day)?)
        .summary(&format!("{what}：{}", head.subject.name))
        .description(&text)
        .url(page)
        .add_property("TRANSP", "TRANSPARENT")
        .alarm(reminder)
        .done();
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//credit-portal//repair//ZH"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.push(event);
    Some(calendar.to_string())
}

fn plain(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn naive(day: Date) -> Option<NaiveDate> {
    let (year, month, date) = day.parts();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(date))
}
