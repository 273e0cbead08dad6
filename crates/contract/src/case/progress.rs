//! What is told about a case beside the case itself: notices, progress, receipts.

use super::{CaseHead, CaseNumber, CaseState, Event};
use crate::subject::SubjectRef;
use crate::{Text, Timestamp};
use serde::{Deserialize, Serialize};

/// A message to the enterprise about one of its cases (`GET me/notices`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseNotice {
    /// Id, for `POST me/notices/{id}/read`.
    pub id: u64,
    /// When.
    pub at: Timestamp,
    /// Of which case.
    pub case: CaseNumber,
    /// What happened, what comes next and by when.
    pub text: Text,
    /// Whether it has been read.
    pub read: bool,
}

/// `POST case-lookups`: following a case without signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseLookup {
    /// 受理编号, as typed.
    pub number: String,
    /// The verification code of the receipt, as typed.
    pub code: String,
}

/// Its answer: where the case stands, without what was written in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Progress {
    /// What lists show.
    pub head: CaseHead,
    /// What happened, oldest first, without notes and faults.
    pub events: Vec<Event>,
}

/// `GET proofs/{verification}`: what a printed receipt must agree with to be genuine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proof {
    /// 受理编号.
    pub number: CaseNumber,
    /// Who filed it.
    pub subject: SubjectRef,
    /// What it is about.
    pub title: Text,
    /// When it was filed.
    pub submitted: Timestamp,
    /// Where it stands now.
    pub state: CaseState,
}
