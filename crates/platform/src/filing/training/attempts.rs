//! Attempts at a test: drawn and marked here, so that no page ever holds an answer.

use super::super::{Enterprise, Now, audit, random};
use super::content::{Banked, Content};
use crate::http::ApiError;
use contract::Timestamp;
use contract::problem::ProblemKind;
use contract::training::{
    AnswerOption, AnswerSheet, Attempt, AttemptResult, Certificate, Question, TrainingState,
};
use rusqlite::{OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Seconds to hand an attempt in: nobody is hurried.
const OPEN_FOR: i64 = 24 * 3600;

/// A question that was drawn, with the order in which its options stand.
#[derive(Serialize, Deserialize)]
struct Drawn {
    id: String,
    options: Vec<usize>,
}

/// How far the enterprise is with this course.
pub fn state(
    tx: &Transaction,
    course: &Content,
    me: &Enterprise,
    at: Timestamp,
) -> Result<TrainingState, ApiError> {
    let open = open(tx, course, me, at)?;
    Ok(TrainingState {
        certificates: super::certificates(tx, &me.subject.code, at.date())?,
        attempts_left: left(tx, course, me, at)?,
        open,
    })
}

/// The attempt that is open, or a new one.
pub fn begin(now: &Now, course: &Content, me: &Enterprise) -> Result<Attempt, ApiError> {
    if let Some(open) = open(now.tx, course, me, now.at)? {
        return Ok(open);
    }
    if left(now.tx, course, me, now.at)? == 0 {
        let detail = format!(
            "今天的 {} 次机会用完了。请再看一遍课程，明天可以再考。",
            course.test.attempts_a_day
        );
        return Err(ApiError::new(ProblemKind::TooMany, detail));
    }
    let drawn = draw(course)?;
    let (id, until) = (random::token()?, Timestamp(now.at.0 + OPEN_FOR));
    now.tx.execute(
        "INSERT INTO training_attempts VALUES (?, ?, ?, ?, ?, ?, NULL)",
        params![
            id,
            me.subject.code.as_str(),
            course.head().id,
            now.at.date().to_string(),
            until.0,
            serde_json::to_string(&drawn)?
        ],
    )?;
    Ok(Attempt { id, until, questions: asked(course, &drawn).ok_or_else(changed)? })
}

/// Marks an attempt, once; asked again it answers the same.
pub fn hand_in(
    now: &Now,
    course: &Content,
    me: &Enterprise,
    id: &str,
    sheet: &AnswerSheet,
) -> Result<AttemptResult, ApiError> {
    let found = now
        .tx
        .prepare_cached(
            "SELECT drawn, until, result FROM training_attempts
             WHERE id = ? AND subject = ? AND course = ?",
        )?
        .query_row(params![id, me.subject.code.as_str(), course.head().id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let unknown = || ApiError::new(ProblemKind::NotFound, "没有这次测试，请重新开始。");
    let (drawn, until, result): (String, i64, Option<String>) = found.ok_or_else(unknown)?;
    if let Some(result) = result {
        return Ok(serde_json::from_str(&result)?);
    }
    if until <= now.at.0 {
        let detail = "这次测试已经过了一天，请重新开始。";
        return Err(ApiError::new(ProblemKind::Conflict, detail));
    }
    let drawn: Vec<Drawn> = serde_json::from_str(&drawn)?;
    let wrong = wrong(course, &drawn, sheet).ok_or_else(changed)?;
    let of = course.test.questions;
    let right = of.saturating_sub(u32::try_from(wrong.len()).unwrap_or(of));
    let passed = right >= course.test.pass;
    let again: BTreeSet<&str> = wrong.iter().map(|question| question.lesson.as_str()).collect();
    let result = AttemptResult {
        right,
        of,
        passed,
        certificate: passed.then(|| certify(now, course, me, right)).transpose()?,
        again: again.into_iter().map(str::to_owned).collect(),
        attempts_left: left(now.tx, course, me, now.at)?,
    };
    now.tx.execute(
        "UPDATE training_attempts SET result = ? WHERE id = ?",
        params![serde_json::to_string(&result)?, id],
    )?;
    Ok(result)
}

fn certify(
    now: &Now,
    course: &Content,
    me: &Enterprise,
    right: u32,
) -> Result<Certificate, ApiError> {
    let (issued, months) = (now.at.date(), course.test.valid_months);
    let certificate = Certificate {
        code: format!("X{}", random::code()?),
        course: course.title().clone(),
        subject: me.subject.clone(),
        person: me.account.person.clone(),
        issued,
        valid_until: issued.add_months(i32::try_from(months).unwrap_or(12)),
        right,
        of: course.test.questions,
    };
    now.tx.execute(
        "INSERT INTO certificates VALUES (?, ?, ?, ?)",
        params![
            certificate.code,
            me.subject.code.as_str(),
            certificate.valid_until.to_string(),
            serde_json::to_string(&certificate)?
        ],
    )?;
    let (account, act) = (Some(&me.account), "training_passed");
    let note = Some(format!("{}，证书 {}", course.title(), certificate.code));
    audit::log(now, audit::Entry { account, act, note, ..Default::default() })?;
    Ok(certificate)
}

fn changed() -> ApiError {
    ApiError::new(ProblemKind::Conflict, "题库刚刚更新过，请重新开始测试。")
}

/// Attempts that are left today.
fn left(
    tx: &Transaction,
    course: &Content,
    me: &Enterprise,
    at: Timestamp,
) -> Result<u32, ApiError> {
    let begun: u32 = tx
        .prepare_cached(
            "SELECT count(*) FROM training_attempts WHERE subject = ? AND course = ? AND day = ?",
        )?
        .query_row(
            params![me.subject.code.as_str(), course.head().id, at.date().to_string()],
            |row| row.get(0),
        )?;
    Ok(course.test.attempts_a_day.saturating_sub(begun))
}

/// The attempt that is open; none whose questions aren't in the bank any more.
fn open(
    tx: &Transaction,
    course: &Content,
    me: &Enterprise,
    at: Timestamp,
) -> Result<Option<Attempt>, ApiError> {
    let found: Option<(String, i64, String)> = tx
        .prepare_cached(
            "SELECT id, until, drawn FROM training_attempts
             WHERE subject = ? AND course = ? AND until > ? AND result IS NULL
             ORDER BY until DESC LIMIT 1",
        )?
        .query_row(params![me.subject.code.as_str(), course.head().id, at.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((id, until, drawn)) = found else { return Ok(None) };
    let drawn: Vec<Drawn> = serde_json::from_str(&drawn)?;
    Ok(asked(course, &drawn).map(|questions| Attempt { id, until: Timestamp(until), questions }))
}

/// Draws questions: one of each lesson first, the rest from anywhere.
fn draw(course: &Content) -> Result<Vec<Drawn>, ApiError> {
    let bank = &course.questions;
    let mut order = random::order(bank.len())?;
    let mut lessons = BTreeSet::new();
    order.sort_by_cached_key(|place| !lessons.insert(bank[*place].lesson.as_str()));
    let many = usize::try_from(course.test.questions).unwrap_or(bank.len());
    order.truncate(many);
    // Not in the order of lessons, lest one gives away another.
    let mixed = random::order(order.len())?;
    let drawn = mixed.into_iter().map(|place| &bank[order[place]]);
    drawn
        .map(|question| {
            Ok(Drawn { id: question.id.clone(), options: random::order(question.options.len())? })
        })
        .collect()
}

fn banked<'a>(course: &'a Content, drawn: &Drawn) -> Option<&'a Banked> {
    let found = course.questions.iter().find(|question| question.id == drawn.id)?;
    (found.options.len() == drawn.options.len()).then_some(found)
}

fn asked(course: &Content, drawn: &[Drawn]) -> Option<Vec<Question>> {
    let one = |drawn: &Drawn| {
        let question = banked(course, drawn)?;
        let shown = drawn.options.iter().enumerate().map(|(shown, place)| {
            let label = question.options.get(*place)?.clone();
            Some(AnswerOption { value: shown.to_string(), label })
        });
        Some(Question {
            id: question.id.clone(),
            text: question.text.clone(),
            several: question.right.len() > 1,
            options: shown.collect::<Option<_>>()?,
        })
    };
    drawn.iter().map(one).collect()
}

/// The questions that were answered wrongly or not at all.
fn wrong<'a>(course: &'a Content, drawn: &[Drawn], sheet: &AnswerSheet) -> Option<Vec<&'a Banked>> {
    let mut wrong = Vec::new();
    for drawn in drawn {
        let question = banked(course, drawn)?;
        let chosen = sheet.answers.get(&drawn.id);
        let place = |shown: &str| drawn.options.get(shown.parse::<usize>().ok()?).copied();
        let chosen: BTreeSet<Option<usize>> =
            chosen.lines().filter(|line| !line.is_empty()).map(place).collect();
        let right: BTreeSet<Option<usize>> = question.right.iter().copied().map(Some).collect();
        if chosen != right {
            wrong.push(question);
        }
    }
    Some(wrong)
}
