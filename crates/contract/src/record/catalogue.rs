//! The catalogue of what is disclosed: kinds and named lists.

use super::{Authority, Group, RecordKind};
use crate::Text;
use serde::{Deserialize, Serialize};

/// A kind of record in the catalogue (`GET record-kinds`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindInfo {
    /// Kind.
    pub kind: RecordKind,
    /// Its name.
    pub label: Text,
    /// What it is, in a sentence or two.
    pub lead: Text,
    /// Group on a subject's page.
    pub group: Group,
    /// Public records of it today.
    pub count: u32,
}

/// A named list (`GET lists`): none exists without basis, deciding body, criteria, exit rule and
/// remedy, so none can be built without them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditList {
    /// Short id for addresses.
    pub id: Text,
    /// The kind of its entries, which is also its tone.
    pub kind: RecordKind,
    /// Full name.
    pub name: Text,
    /// Law, regulation or State Council decision that it stands on.
    pub legal_basis: Text,
    /// Who decides on entries.
    pub deciding_body: Authority,
    /// When somebody is listed.
    pub criteria: Text,
    /// What follows from being listed.
    pub measures: Vec<Text>,
    /// How one gets off it.
    pub exit_rule: Text,
    /// How to contest an entry.
    pub remedy: Text,
    /// Public entries today.
    pub count: u32,
}
