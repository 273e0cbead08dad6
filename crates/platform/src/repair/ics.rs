//! The calendar file of the day on which a repair becomes possible.
//!
//! What a calendar keeps can't be withdrawn: the entry says who and which kind of record, and where
//! to read the rest, but nothing of what was done wrong.

use crate::ics::{self, Entry};
use chrono::Duration;
use contract::repair::RepairAnswer;

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
    let entry = Entry {
        uid: format!("repair-{}@{day}", head.id.as_str()),
        stamp: answer.asked,
        day,
        summary: format!("{what}：{}", head.subject.name),
        text,
        place: None,
        page: page.to_owned(),
        reminder: what.to_owned(),
        remind: Duration::hours(9),
    };
    Some(ics::file("repair", &[entry]))
}
