//! `trainings`, `me/trainings`, `certificates`: learning, being tested, proving it.

use super::Public;
use super::private::{Answer, Body, PathText, Private, part};
use crate::filing::{Enterprise, Filing, training};
use crate::http::ApiError;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use contract::Page;
use contract::problem::ProblemKind;
use contract::text::half_width;
use contract::training::{
    AnswerSheet, Attempt, AttemptResult, Certificate, Course, CourseHead, TrainingState,
};

pub async fn all(State(filing): State<Filing>) -> Public<Page<CourseHead>> {
    Public(Page::whole(filing.courses().iter().map(training::Content::head).collect()))
}

pub async fn one(State(filing): State<Filing>, id: PathText) -> Result<Public<Course>, ApiError> {
    let course = find(&filing, &part(id)?)?;
    Ok(Public(course.course(filing.is_sample(), filing.calendar(), filing.today())))
}

pub async fn state(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
) -> Answer<TrainingState> {
    let id = part(id)?;
    find(&filing, &id)?;
    let courses = filing.clone();
    let read = move |tx: &crate::store::Snapshot, today| {
        let at = crate::clock::moment_of(today);
        training::state(tx, find(&courses, &id)?, &me, at)
    };
    filing.read(read).await.map(Private)
}

pub async fn begin(State(filing): State<Filing>, me: Enterprise, id: PathText) -> Answer<Attempt> {
    let id = part(id)?;
    let courses = filing.clone();
    let begun = filing.write(move |now| training::begin(now, find(&courses, &id)?, &me));
    begun.await.map(Private)
}

pub async fn hand_in(
    State(filing): State<Filing>,
    me: Enterprise,
    path: Result<Path<(String, String)>, PathRejection>,
    Body(sheet): Body<AnswerSheet>,
) -> Answer<AttemptResult> {
    let Ok(Path((id, attempt))) = path else { return Err(unknown()) };
    let courses = filing.clone();
    let marked = filing
        .write(move |now| training::hand_in(now, find(&courses, &id)?, &me, &attempt, &sheet));
    marked.await.map(Private)
}

/// Wrong codes are counted for all certificates together, with those of receipts.
const ANY: &str = "";

pub async fn certificate(State(filing): State<Filing>, code: PathText) -> Answer<Certificate> {
    let code: String = part(code)?
        .chars()
        .take(40)
        .map(half_width)
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    filing.receipts().check(ANY, "证书核验")?;
    let found = filing.read(move |tx, _| training::certificate(tx, &code)).await?;
    found.map(Private).ok_or_else(|| {
        filing.receipts().failed(ANY);
        let detail = "没有这个核验码的证书，请照证书核对；仍然查不到的，证书可能不是真的。";
        ApiError::new(ProblemKind::NotFound, detail)
    })
}

fn find<'a>(filing: &'a Filing, id: &str) -> Result<&'a training::Content, ApiError> {
    filing.courses().iter().find(|course| course.is(id)).ok_or_else(unknown)
}

fn unknown() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有这门课程，请从培训页重新选择。")
}
