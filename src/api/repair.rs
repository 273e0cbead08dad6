//! Repair: whether and when, and the training for it.

use super::call::Call;
use super::client::{Cancel, get};
use super::{Answer, ask, change};
use crate::paths::segment;
use contract::Page;
use contract::record::RecordId;
use contract::repair::RepairAnswer;
use contract::training::{
    AnswerSheet, Attempt, AttemptResult, Certificate, Course, CourseHead, TrainingState,
};

/// Whether, when and how a record can be repaired.
pub async fn repair(base: &str, id: &RecordId, cancel: &Cancel) -> Answer<RepairAnswer> {
    get(&format!("{base}/records/{}/repair", id.as_str()), cancel).await
}

/// The address of the calendar file for the first day of an application.
pub fn repair_calendar(base: &str, id: &RecordId) -> String {
    format!("{base}/records/{}/repair.ics", id.as_str())
}

/// The courses of the repair training.
pub async fn trainings(base: &str, cancel: &Cancel) -> Answer<Page<CourseHead>> {
    get(&format!("{base}/trainings"), cancel).await
}

/// A course.
pub async fn training(base: &str, id: &str, cancel: &Cancel) -> Answer<Course> {
    get(&format!("{base}/trainings/{}", segment(id)), cancel).await
}

/// How far the enterprise is with a course.
pub async fn training_state(base: &str, id: &str, cancel: &Cancel) -> Answer<TrainingState> {
    ask(format!("{base}/me/trainings/{}", segment(id)), cancel).await
}

/// Begins a test, or goes on with the one that is open.
pub async fn begin_test(base: &str, id: &str) -> Answer<Attempt> {
    let call = Call::new("POST", format!("{base}/me/trainings/{}/attempts", segment(id)));
    change(call, &Cancel::default()).await?.read()
}

/// Hands a test in; the platform marks it once, however often it is sent.
pub async fn hand_in(
    base: &str,
    id: &str,
    attempt: &str,
    sheet: &AnswerSheet,
) -> Answer<AttemptResult> {
    let path = format!("{base}/me/trainings/{}/attempts/{attempt}/answers", segment(id));
    let call = Call::new("POST", path).json(sheet)?.once(attempt);
    change(call, &Cancel::default()).await?.read()
}

/// The certificate with this code.
pub async fn certificate(base: &str, code: &str, cancel: &Cancel) -> Answer<Certificate> {
    get(&format!("{base}/certificates/{}", segment(code)), cancel).await
}
