//! The courses: compiled in, or a city's own file. The bank of questions never leaves here.

use anyhow::{Context, Result, bail};
use contract::calendar::Calendar;
use contract::training::{Course, CourseHead, Lesson, TestRules, TrainingSession};
use contract::{Date, Text, Timestamp};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// What comes with the program.
const OWN: &str = include_str!("courses.json");

/// A course with its bank of questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    id: String,
    version: u32,
    title: Text,
    lead: Text,
    minutes: u32,
    /// How the test goes.
    pub test: TestRules,
    lessons: Vec<Lesson>,
    /// The bank.
    pub questions: Vec<Banked>,
    sessions: Vec<Planned>,
    /// Sessions of the sample data, so many working days from today.
    #[serde(default)]
    sample_sessions: Vec<Planned>,
}

/// A question with its answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Banked {
    pub id: String,
    /// The lesson that answers it.
    pub lesson: String,
    pub text: Text,
    pub options: Vec<Text>,
    /// Places of the right options.
    pub right: Vec<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Planned {
    #[serde(default)]
    on: Option<Date>,
    #[serde(default)]
    working_days: Option<u32>,
    from: String,
    to: String,
    place: Text,
    address: Text,
    host: Text,
    contact: Text,
    seats: Option<u32>,
}

/// The courses of this file, or of the program. Fails with a Chinese message when it isn't sound.
pub fn load(file: Option<&Path>) -> Result<Vec<Content>> {
    let name =
        || file.map_or("自带的培训内容".to_owned(), |path| path.display().to_string());
    let text = match file {
        Some(path) => fs::read_to_string(path).with_context(|| format!("读不到 {}", name()))?,
        None => OWN.to_owned(),
    };
    let courses: Vec<Content> =
        serde_json::from_str(&text).with_context(|| format!("{} 不是培训内容", name()))?;
    for course in &courses {
        if let Some(fault) = course.fault() {
            bail!("{} 的“{}”有误：{fault}。", name(), course.title);
        }
    }
    Ok(courses)
}

impl Content {
    fn fault(&self) -> Option<String> {
        let TestRules { questions, pass, attempts_a_day, valid_months } = self.test;
        let enough = usize::try_from(questions).is_ok_and(|n| n <= self.questions.len());
        if questions == 0 || pass > questions || !enough || attempts_a_day == 0 {
            return Some("题数、及格数或次数不对".to_owned());
        }
        if !(1..=120).contains(&valid_months) {
            return Some("证书有效期应在 1 到 120 个月之间".to_owned());
        }
        for (place, question) in self.questions.iter().enumerate() {
            let places = question.right.iter().all(|right| *right < question.options.len());
            let twice = self.questions[..place].iter().any(|other| other.id == question.id);
            let lesson = self.lessons.iter().any(|lesson| lesson.id == question.lesson);
            if question.right.is_empty() || !places || twice || !lesson {
                return Some(format!("题目 {} 的答案、编号或课程不对", question.id));
            }
        }
        let planned = self.sessions.iter().chain(&self.sample_sessions);
        let bad = planned.into_iter().find(|session| session.moments(Date::FAR).is_none());
        bad.map(|session| format!("“{}”的时间不对", session.place))
    }

    /// Whether it has this id.
    pub fn is(&self, id: &str) -> bool {
        self.id == id
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// What lists show.
    pub fn head(&self) -> CourseHead {
        CourseHead {
            id: self.id.clone(),
            version: self.version,
            title: self.title.clone(),
            lead: self.lead.clone(),
            minutes: self.minutes,
        }
    }

    /// What everybody may read, with the sessions from this day on.
    pub fn course(&self, sample: bool, calendar: &Calendar, today: Date) -> Course {
        let own = self.sessions.iter().filter_map(|planned| Some((planned, planned.on?)));
        let sampled = self.sample_sessions.iter().filter(|_| sample).filter_map(|planned| {
            Some((planned, calendar.after(today, planned.working_days?).date))
        });
        let mut sessions: Vec<_> = own
            .chain(sampled)
            .filter(|(_, day)| *day >= today)
            .filter_map(|(planned, day)| planned.session(day))
            .collect();
        sessions.sort_by_key(|session| session.begins);
        Course { head: self.head(), lessons: self.lessons.clone(), test: self.test, sessions }
    }
}

impl Planned {
    fn moments(&self, day: Date) -> Option<(Timestamp, Timestamp)> {
        let at = |clock: &str| Timestamp::parse(&format!("{day}T{clock}:00+08:00"));
        let (begins, ends) = (at(&self.from)?, at(&self.to)?);
        (begins < ends).then_some((begins, ends))
    }

    fn session(&self, day: Date) -> Option<TrainingSession> {
        let (begins, ends) = self.moments(day)?;
        Some(TrainingSession {
            id: format!("{day}-{}", self.from.replace(':', "")),
            begins,
            ends,
            place: self.place.clone(),
            address: self.address.clone(),
            host: self.host.clone(),
            contact: self.contact.clone(),
            seats: self.seats,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_course_that_comes_with_the_program_is_sound() {
        let courses = load(None).unwrap();
        assert!(courses[0].questions.len() >= 20, "a bank, not a list");
        for lesson in &courses[0].lessons {
            assert!(courses[0].questions.iter().any(|q| q.lesson == lesson.id), "{}", lesson.id);
        }
    }

    #[test]
    fn faulty_content_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("courses.json");
        let says = |from: &str, to: &str| {
            fs::write(&path, OWN.replacen(from, to, 1)).unwrap();
            format!("{:#}", load(Some(&path)).err().unwrap())
        };
        assert!(says("\"pass\": 7", "\"pass\": 9").contains("及格数"));
        assert!(says("\"right\": [0]", "\"right\": [9]").contains("q01"));
        assert!(says("\"id\": \"q02\"", "\"id\": \"q01\"").contains("q01"));
        assert!(says("\"from\": \"09:00\"", "\"from\": \"99:00\"").contains("时间不对"));
        assert!(says("[", "{").contains("不是培训内容"));
    }
}
