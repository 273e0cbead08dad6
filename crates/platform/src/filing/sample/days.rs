//! On which day what happens, so that due days come out as the stories want them.

use super::stories::Did;
use super::{Day, Due, Play, Story, templates};
use crate::http::ApiError;
use contract::Date;
use contract::calendar::Calendar;

/// A step of a story with its day.
pub struct Planned<'a> {
    pub day: Date,
    /// Which story.
    pub story: usize,
    /// Which of all steps.
    pub place: usize,
    pub did: &'a Did,
    /// Whether it is due today even if nobody works today.
    pub due_today: bool,
}

/// Every step of all stories in the order of their days.
pub fn plan<'a>(play: &Play, stories: &'a [Story]) -> Result<Vec<Planned<'a>>, ApiError> {
    let mut all = Vec::new();
    let yesterday = play.today.add_days(-1);
    for (story, told) in stories.iter().enumerate() {
        let working_days = templates::current(play.tx, told.form)?.head.working_days;
        let (mut day, mut due_today) = (play.today, false);
        for (when, did) in told.steps {
            day = match when {
                Day::Ago(days) => play.today.add_days(-days),
                Day::Next(days) => day.add_days(*days).min(yesterday),
                Day::For(due) => {
                    due_today = *due == Due::Today;
                    let calendar = &play.calendars[usize::from(due_today)];
                    let wanted = wanted(*due, calendar, play.today);
                    start(calendar, wanted, working_days, yesterday)
                }
            };
            // Enterprises file on any day; offices work when people work.
            let office = matches!(
                did,
                Did::Officer(..)
                    | Did::Faults(_)
                    | Did::Breach(..)
                    | Did::Order(..)
                    | Did::Call(..)
            );
            if office {
                day = play.calendars[0].after(day, 0).date.min(yesterday);
            }
            all.push(Planned { day, story, place: all.len(), did, due_today });
        }
    }
    all.sort_by_key(|step| (step.day, step.place));
    Ok(all)
}

fn wanted(due: Due, calendar: &Calendar, today: Date) -> Date {
    match due {
        Due::Today => today,
        Due::Soon => calendar.after(today, 1).date,
        Due::Overdue => {
            let days = (2..60).map(|days| today.add_days(-days));
            days.into_iter().find(|day| calendar.is_working_day(*day)).unwrap_or(today)
        }
    }
}

/// The latest day from which so many working days end by the wanted day.
fn start(calendar: &Calendar, wanted: Date, working_days: u32, latest: Date) -> Date {
    let days = (0..90).map(|back| latest.add_days(-back));
    days.into_iter().find(|day| calendar.after(*day, working_days).date <= wanted).unwrap_or(latest)
}
