//! Checking many subjects at once (`POST screenings`): each line is looked up as a search for it
//! would be. What was asked is not kept, and stands in the body, never in an address.

use crate::subject::SubjectHit;
use crate::{Text, Timestamp, Uscc};
use serde::{Deserialize, Serialize};

/// Most lines in one request.
pub const LINES: usize = 200;
/// Most bytes of a request's body.
pub const BYTES: usize = 256 * 1024;
/// Most candidates that are given for a line.
pub const CANDIDATES: usize = 5;

named! {
    /// What came of a line.
    pub enum Outcome {
        /// Exactly one subject has this code, or this name or former name.
        Found = "found", "查到";
        /// Several have it, or it is only a part of names: somebody has to choose.
        Ambiguous = "ambiguous", "待确认";
        Missing = "missing", "没查到";
    }
}

/// `POST screenings`: names or codes as typed, at most [`LINES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Screening {
    /// One subject each.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub lines: Vec<String>,
}

/// Its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Screened {
    /// The data are as of this moment.
    pub as_of: Timestamp,
    /// As many as there were lines, in their order.
    pub lines: Vec<Finding>,
}

/// What was found for a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Finding {
    /// What came of it.
    pub outcome: Outcome,
    /// The subject that was found, or the first few that it may be, as a search gives them.
    #[serde(default)]
    pub hits: Vec<SubjectHit>,
    /// How many it may be.
    #[serde(default)]
    pub total: u64,
    /// Why nothing was found or something has to be chosen, and what to do.
    #[serde(default)]
    pub reason: Option<Text>,
    /// The code that was probably meant by a mistyped one; never looked up in its place.
    #[serde(default)]
    pub suggestion: Option<Uscc>,
}

impl Finding {
    /// The subject that was found.
    pub fn subject(&self) -> Option<&SubjectHit> {
        self.hits.first().filter(|_| self.outcome == Outcome::Found)
    }
}
