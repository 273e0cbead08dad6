//! A case as far as somebody looks at it. Each is read from the same answer as [`Case`], whose
//! reader is several times the program.
//!
//! [`Case`]: super::Case

use super::{CaseHead, Event, Offer};
use crate::Date;
use crate::form::{Answers, FormTemplate};
use serde::{Deserialize, Serialize};

/// What correcting a case needs of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CaseToCorrect {
    /// What lists show.
    pub head: CaseHead,
    /// The form as it was when filed.
    pub form: FormTemplate,
    /// What was answered.
    pub answers: Answers,
    /// What happened, oldest first.
    pub events: Vec<Event>,
    /// What the caller may do now.
    pub offers: Vec<Offer>,
    /// The version that is corrected.
    pub version: u32,
}

/// What the register knows of whoever fills in a form: a part of what `GET me/eligibility` answers
/// too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterFacts {
    /// What it knows, as answers by field id.
    pub known: Answers,
    /// The platform's day.
    pub today: Date,
}

/// What whoever has filed a form looks at first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Filed {
    /// What lists show.
    pub head: CaseHead,
}
