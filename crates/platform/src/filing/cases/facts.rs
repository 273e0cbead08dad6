//! What cases that put something right keep beside form and answers.

use contract::Date;
use contract::case::{Action, Change, Interview, Order, Terms};
use contract::record::{RecordId, Standing};
use serde::{Deserialize, Serialize};

/// Kept as JSON: nothing of it is searched for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Actions that can be taken once and have been.
    pub used: Vec<Action>,
    /// How the record stood before it was marked or withdrawn.
    pub before: Option<Standing>,
    /// The revision of the record that the parties have before them.
    pub revision: Option<u32>,
    /// The terms that the rules set for this case, where they do.
    pub terms: Option<Terms>,
    /// What was changed in the record.
    pub changes: Vec<Change>,
    /// What was ordered.
    pub order: Option<Order>,
    /// Interviews, oldest first.
    pub interviews: Vec<Interview>,
    /// First day on which it can be applied for again.
    pub reapply_from: Option<Date>,
    /// Revoked, and not for anything that the enterprise has done.
    pub blameless: bool,
    /// The public result of a repair.
    pub result: Option<RecordId>,
}
