//! What a case has that puts something right: the record it is about, what was changed in it, an
//! order to rectify, interviews.

use super::{CaseHead, CaseKind, CaseState};
use crate::record::{Authority, InterviewKind, RecordHead, RecordId};
use crate::{Date, Text, Uscc};
use serde::{Deserialize, Serialize};

/// A field of a record that is corrected or supplemented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// Name of the member in `head` or in the body.
    pub field: String,
    /// Its name for people.
    pub label: Text,
    /// What it says; none where it said nothing.
    #[serde(default)]
    pub old: Option<Text>,
    /// What it is to say; none to take it away. Days as `2026-11-22`, amounts in 元, several
    /// texts a line each.
    #[serde(default)]
    pub new: Option<Text>,
}

/// An order to rectify (限期整改通知).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// 整改通知文号.
    #[serde(default)]
    pub order_no: Option<Text>,
    /// What is to be rectified.
    pub matter: Text,
    /// On what ground.
    pub legal_basis: Text,
    /// Until when, as first ordered.
    pub due: Date,
}

/// `POST desk/cases`: an order is issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderRequest {
    /// To whom.
    pub subject: Uscc,
    /// The record that gave rise to it.
    #[serde(default)]
    pub record: Option<RecordId>,
    /// The order.
    pub order: Order,
}

/// An interview (约谈); who took part is never recorded here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Interview {
    /// Which.
    pub kind: InterviewKind,
    /// Day.
    pub day: Date,
    /// Place.
    pub place: Text,
    /// What came of it; none until it was held.
    #[serde(default)]
    pub result: Option<Text>,
}

/// What cases that put something right have beside others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Remedy {
    /// The record that it is about, as it stands now.
    pub about: Option<RecordHead>,
    /// What was changed in the record.
    pub changes: Vec<Change>,
    /// What was ordered.
    pub order: Option<Order>,
    /// Interviews, oldest first.
    pub interviews: Vec<Interview>,
    /// Last day on which a review can be asked for.
    pub review_until: Option<Date>,
    /// First day on which it can be applied for again.
    pub reapply_from: Option<Date>,
    /// The public result of a repair.
    pub result: Option<RecordId>,
    /// To whom the officer may forward it.
    pub forward_to: Vec<Authority>,
}

/// What is given to somebody who reports without an account: the number, and the code that goes
/// with it in `POST case-lookups`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// The case.
    pub head: CaseHead,
    /// To be given with the number. Told only here.
    pub verification_code: String,
}

/// How an agency handles a kind of case (`GET statistics/handling`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handling {
    /// Name of the agency.
    pub agency: Text,
    /// Kind.
    pub kind: CaseKind,
    /// Received in all.
    pub received: u32,
    /// Of these, still open.
    pub open: u32,
    /// Of these, due within the next working days, see [`TimeLeft::SOON`].
    ///
    /// [`TimeLeft::SOON`]: crate::calendar::TimeLeft::SOON
    #[serde(default)]
    pub soon: u32,
    /// Of these that are open, late today.
    pub overdue: u32,
    /// Average days from receipt to decision, in tenths; none where nothing was decided.
    #[serde(default)]
    pub average_tenths: Option<u32>,
    /// The longest.
    #[serde(default)]
    pub longest: Option<u32>,
    /// How they ended.
    pub outcomes: Vec<Outcome>,
}

/// So many cases ended like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CaseOutcome))]
pub struct Outcome {
    /// Their state.
    pub state: CaseState,
    /// How many.
    pub count: u32,
}
