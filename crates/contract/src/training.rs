//! Repair training (信用修复培训): lessons, a short test, a certificate. It is asked for by some rules
//! of repair and by nothing else: voluntary education is never a condition for anything.

use crate::form::Answers;
use crate::subject::SubjectRef;
use crate::{Date, Text, Timestamp};
use serde::{Deserialize, Serialize};

/// A line of the list of courses (`GET trainings`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseHead {
    /// Id for addresses.
    pub id: String,
    /// Counts its versions.
    pub version: u32,
    /// Name.
    pub title: Text,
    /// What it is for, in a sentence or two.
    pub lead: Text,
    /// Minutes that it takes.
    pub minutes: u32,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Lesson {
    /// Id for addresses.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// What it says, paragraph by paragraph.
    pub paragraphs: Vec<Text>,
}

/// How the test goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestRules {
    /// So many questions are drawn.
    pub questions: u32,
    /// So many right answers pass.
    pub pass: u32,
    /// So many attempts on a day.
    pub attempts_a_day: u32,
    /// So many months the certificate is valid.
    pub valid_months: u32,
}

/// A session on site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrainingSession {
    /// Id.
    pub id: String,
    /// When it begins.
    pub begins: Timestamp,
    /// When it ends.
    pub ends: Timestamp,
    /// Room.
    pub place: Text,
    /// Street.
    pub address: Text,
    /// Who holds it.
    pub host: Text,
    /// Telephone to register by.
    pub contact: Text,
    /// How many can come.
    #[serde(default)]
    pub seats: Option<u32>,
}

/// A course (`GET trainings/{id}`). The bank of questions stays with the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Course {
    /// What lists show.
    pub head: CourseHead,
    /// Lessons.
    pub lessons: Vec<Lesson>,
    /// How the test goes.
    pub test: TestRules,
    /// Sessions on site that are still to come, the next first.
    pub sessions: Vec<TrainingSession>,
}

/// A question as it is asked: without its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// Key of the answer.
    pub id: String,
    /// What is asked.
    pub text: Text,
    /// Whether several options may be right.
    pub several: bool,
    /// The options, mixed.
    pub options: Vec<AnswerOption>,
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerOption {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub label: Text,
}

/// An attempt at the test that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attempt {
    /// Id.
    pub id: String,
    /// To be handed in before this moment: there is no hurry.
    pub until: Timestamp,
    /// What is asked.
    pub questions: Vec<Question>,
}

/// The answers to a test: by question, a line for each option that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerSheet {
    /// The answers.
    pub answers: Answers,
}

/// What came of an attempt. Right answers are never told, only what to read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttemptResult {
    /// Right answers.
    pub right: u32,
    /// Questions.
    pub of: u32,
    /// Whether that is enough.
    pub passed: bool,
    /// The certificate, if so.
    #[serde(default)]
    pub certificate: Option<Certificate>,
    /// Ids of the lessons that the wrong answers belong to.
    pub again: Vec<String>,
    /// Attempts that are left today.
    pub attempts_left: u32,
}

/// A certificate (`GET certificates/{code}`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Certificate {
    /// By which it can be verified: nine characters, where a receipt's code has eight.
    pub code: String,
    /// The course.
    pub course: Text,
    /// For which enterprise.
    pub subject: SubjectRef,
    /// Who took the test, masked.
    pub person: Text,
    /// Day of the test.
    pub issued: Date,
    /// Last day on which it counts.
    pub valid_until: Date,
    /// Right answers.
    pub right: u32,
    /// Questions.
    pub of: u32,
}

/// How far an enterprise is with a course (`GET me/trainings/{id}`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrainingState {
    /// Certificates that count today, the latest first.
    pub certificates: Vec<Certificate>,
    /// Attempts that are left today.
    pub attempts_left: u32,
    /// An attempt that is open.
    #[serde(default)]
    pub open: Option<Attempt>,
}
