//! Calendar files (RFC 5545). Nothing in them is by chance or of the clock: the same entries make
//! the same file.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{Duration, NaiveDate};
use contract::Date;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

/// A day to remember.
pub struct Entry {
    /// Stays the same for the same thing, also when it is moved to another day.
    pub uid: String,
    /// As of which day it says so.
    pub stamp: Date,
    /// The day.
    pub day: Date,
    /// What, in a few words.
    pub summary: String,
    /// What there is to know.
    pub text: String,
    /// Where it takes place.
    pub place: Option<String>,
    /// Address of the page that tells more.
    pub page: String,
    /// What the reminder says.
    pub reminder: String,
    /// When it says so, from the beginning of the day.
    pub remind: Duration,
}

/// A file of these entries; `product` names what it is of.
pub fn file(product: &str, entries: &[Entry]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("-//credit-portal//{product}//ZH")));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    for event in entries.iter().filter_map(event) {
        calendar.push(event);
    }
    calendar.to_string()
}

/// The file as an answer to be saved under this name; `cache` says who may keep it.
pub fn answer(name: &str, cache: &'static str, file: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, cache.to_owned()),
    ];
    (headers, file).into_response()
}

fn event(entry: &Entry) -> Option<Event> {
    let stamp = format!("{}T000000Z", entry.stamp.to_string().replace('-', ""));
    let mut reminder = Alarm::display(&entry.reminder, entry.remind);
    reminder.add_property("UID", format!("reminder-{}", entry.uid)).add_property("DTSTAMP", &stamp);
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .add_property("DTSTAMP", &stamp)
        .all_day(naive(entry.day)?)
        .summary(&entry.summary)
        .description(&entry.text)
        .url(&entry.page);
    if let Some(place) = &entry.place {
        event.location(place);
    }
    Some(event.add_property("TRANSP", "TRANSPARENT").alarm(reminder).done())
}

fn naive(day: Date) -> Option<NaiveDate> {
    let (year, month, date) = day.parts();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(date))
}
