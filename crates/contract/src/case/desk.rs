//! What an officer sees of a case beyond what its parties see.

use super::{Action, CaseHead, CaseKind, CaseState, Change, Interview, Role};
use crate::calendar::TimeLeft;
use crate::form::Answers;
use crate::record::RecordHead;
use crate::subject::SubjectRef;
use crate::{Date, FieldError, Text, Timestamp};
use serde::{Deserialize, Serialize};

/// What stands beside a case on the desk (`GET desk/cases/{number}`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Beside {
    /// What the register says today, as answers by field id.
    pub register: Answers,
    /// The agency's other cases of the same subject, latest first.
    pub others: Vec<CaseHead>,
    /// Everything that was done, oldest first.
    pub log: Vec<LogEntry>,
    /// What follows from each action that is offered.
    pub previews: Vec<Preview>,
    /// The fields of the record that it is about, with what they say now.
    pub fields: Vec<Change>,
    /// Grounds to choose from.
    pub grounds: Vec<Ground>,
}

/// An entry of the append-only log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// As whom.
    pub role: Role,
    /// Who: the agency, the subject, or the platform.
    pub actor: Text,
    /// The person, masked; none for the platform's clock.
    #[serde(default)]
    pub person: Option<Text>,
    /// What was done.
    pub what: Text,
    /// The state after it, if it moved the case.
    #[serde(default)]
    pub state: Option<CaseState>,
    /// The words that went with it.
    #[serde(default)]
    pub note: Option<Text>,
    /// What was found wrong.
    #[serde(default)]
    pub faults: Vec<FieldError>,
}

/// What follows from an action, to be read before it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Preview {
    /// The action.
    pub action: Action,
    /// The state that it leads to.
    pub to: CaseState,
    /// What becomes public, changes or ends.
    pub public: Text,
    /// Who is told.
    pub told: Text,
    /// Who acts next and by when, or that the case ends.
    pub next: Text,
}

/// A ground in law for a negative decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ground {
    /// Its id.
    pub id: String,
    /// The kinds of case that it fits.
    pub kinds: Vec<CaseKind>,
    /// The actions that it can carry.
    pub actions: Vec<Action>,
    /// The ground.
    pub text: Text,
    /// Where the law says so.
    pub basis: Text,
}

/// How far away a day is (`GET desk/working-days`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkingDays {
    /// The day.
    pub until: Date,
    /// Working days from today on, which isn't counted, up to and including the day.
    pub left: TimeLeft,
    /// Whether people work on that day.
    pub working_day: bool,
    /// Whether the arrangement of every year between is known; if not, only weekends were left
    /// out.
    pub certain: bool,
}

/// What follows from an order to rectify, to be read before it is issued
/// (`POST desk/order-previews`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderPreview {
    /// To whom, as it is registered today.
    pub subject: SubjectRef,
    /// The record that gave rise to it.
    #[serde(default)]
    pub about: Option<RecordHead>,
    /// How much time the order gives.
    pub days: WorkingDays,
    /// What follows.
    pub preview: Preview,
    /// Orders of the agency to the same subject that are still open, latest first.
    pub open: Vec<CaseHead>,
}

/// An interview that was scheduled and whose outcome is not on record yet
/// (`GET desk/interviews`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Appointment {
    /// The case.
    pub head: CaseHead,
    /// The interview.
    pub interview: Interview,
    /// How far away it is.
    pub left: TimeLeft,
}
