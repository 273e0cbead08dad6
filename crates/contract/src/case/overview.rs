//! What an enterprise sees first of its own.

use super::{CaseHead, CaseNotice};
use crate::subject::StandingSummary;
use crate::{Text, Timestamp};
use serde::{Deserialize, Serialize};

/// What is under way, what was begun and what there is to know, as far as one page shows it
/// (`GET me/overview`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Overview {
    /// Its standing.
    pub summary: StandingSummary,
    /// Open cases, first those in which the enterprise has to act, then latest first; at most 50.
    pub open: Vec<CaseHead>,
    /// How many cases are open.
    pub open_total: u64,
    /// How many cases `me/cases` lists.
    pub cases_total: u64,
    /// Drafts, latest first.
    pub drafts: Vec<DraftHead>,
    /// Messages, latest first; at most five.
    pub notices: Vec<CaseNotice>,
    /// How many messages `me/notices` lists.
    pub notices_total: u64,
    /// How many of these have not been read.
    pub unread_total: u64,
}

impl Overview {
    /// The most cases.
    pub const CASES: usize = 50;
    /// The most messages.
    pub const NOTICES: usize = 5;
}

/// A draft without what has been typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftHead {
    /// Chosen by whoever began it.
    pub id: String,
    /// Id of the form.
    pub template: String,
    /// The form's title.
    pub title: Text,
    /// When the platform last stored it.
    pub saved: Timestamp,
    /// How many required answers are still missing or wrong.
    pub missing: u32,
}
