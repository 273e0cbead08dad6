//! When a field or a section is asked for.

use super::Answers;
use serde::{Deserialize, Serialize};

/// Holds when one of the answers to a field is one of the values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// Id of a field before this one.
    pub field: String,
    /// Any of these.
    pub is: Vec<String>,
}

impl Condition {
    /// Whether it holds.
    pub fn holds(&self, answers: &Answers) -> bool {
        answers.lines(&self.field).any(|given| self.is.iter().any(|value| value == given))
    }
}

/// Whether something with this condition is asked for.
pub(super) fn asked(when: &Option<Condition>, answers: &Answers) -> bool {
    when.as_ref().is_none_or(|condition| condition.holds(answers))
}
