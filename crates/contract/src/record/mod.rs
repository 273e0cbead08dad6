//! Records: everything that is disclosed. A common head, and a typed body per kind.

#[macro_use]
mod fact;

mod about;
mod body;
mod catalogue;
mod code_sets;
mod fields;
mod kind;
mod list;
mod standing;

pub use about::About;
pub use body::{
    Body, Commitment, Complaint, Evaluation, JointCase, ListEntry, OtherAct, Penalty, Permit,
    Rectification, RepairResult, SelfRegistered, WageArrears,
};
pub use catalogue::{CreditList, KindInfo};
pub use code_sets::{
    CommitmentType, Disclosure, Fulfilment, InterviewKind, JointCaseKind, PenaltyKind,
    RegistrationCategory, Severity,
};
pub use fact::{Fact, FactValue, Field};
pub use kind::{Group, RecordKind, Section};
pub use list::ListTone;
pub use standing::{PeriodBar, Standing};

use crate::subject::SubjectRef;
use crate::{Date, FieldError, Text, Uscc};
use serde::{Deserialize, Serialize};

/// The permanent name of a record: letters, digits and hyphens, at most 64.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RecordId(String);

impl RecordId {
    /// Reads an id.
    pub fn parse(raw: &str) -> Option<Self> {
        let ok = (1..=64).contains(&raw.len())
            && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        ok.then(|| Self(raw.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let raw = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&raw).ok_or_else(|| serde::de::Error::custom("not a record id"))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for RecordId {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^[A-Za-z0-9-]{1,64}$"))
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for RecordId {}

/// An authority (机关): who decided, who published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Authority {
    /// Full name.
    pub name: Text,
    /// Its 统一社会信用代码.
    #[serde(default)]
    pub code: Option<Uscc>,
    /// Telephone for the public.
    #[serde(default)]
    pub phone: Option<Text>,
}

/// What every record has in common; also one line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordHead {
    /// Permanent id; the address of the record is `/records/{id}`.
    pub id: RecordId,
    /// Kind.
    pub kind: RecordKind,
    /// Whom it is about.
    pub subject: SubjectRef,
    /// What it is about, in one line.
    pub title: Text,
    /// Number of the document (文书号).
    #[serde(default)]
    pub document_no: Option<Text>,
    /// Who decided.
    pub authority: Authority,
    /// Day of the decision.
    pub decided: Date,
    /// First day of publication.
    pub published: Date,
    /// Last day of publication; none while no end is set.
    #[serde(default)]
    pub withdrawn_after: Option<Date>,
    /// Where it stands.
    pub standing: Standing,
    /// 数据来源单位: who delivered it.
    #[serde(default)]
    pub source: Option<Text>,
    /// Day of the latest change.
    pub updated: Date,
}

impl RecordHead {
    /// Whether the public may see it on this day (Beijing date).
    pub fn is_public(&self, today: Date) -> bool {
        self.standing.is_public()
            && self.published <= today
            && self.withdrawn_after.is_none_or(|last| today <= last)
    }

    /// Days of publication that are left after today; none while no end is set.
    pub fn days_left(&self, today: Date) -> Option<i32> {
        let last = self.withdrawn_after.filter(|d| *d < Date::FAR)?;
        Some((last.days() - today.days()).max(0))
    }
}

/// A line of a disclosure list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordLine {
    /// What all kinds have.
    pub head: RecordHead,
    /// District of the subject.
    pub region: Text,
    /// What [`About::category`] names: 处罚类别, 承诺类型, the name of the list.
    #[serde(default)]
    pub categories: Vec<Text>,
    /// What [`About::outcome`] names: 履行状态 and the like.
    #[serde(default)]
    pub outcome: Option<Text>,
}

/// Where to turn: the office that decides on an objection or a repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recourse {
    /// Who checks an objection (异议) to this record.
    pub objection: Authority,
    /// Who decides on its repair (信用修复); none where the kind knows no repair.
    #[serde(default)]
    pub repair: Option<Authority>,
    /// First day on which repair can be applied for, where the rules set one.
    #[serde(default)]
    pub repair_from: Option<Date>,
}

/// A record with everything public about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Record {
    /// What all kinds have.
    pub head: RecordHead,
    /// What this kind has.
    pub body: Body,
    /// Who decides on objection and repair.
    pub recourse: Recourse,
    /// 1 for the record as first published, one more with every revision.
    pub revision: u32,
}

impl Record {
    /// Checks what types alone can't: limits of length and the order of dates. Used by the
    /// import and the platform before a record is stored.
    pub fn validate(&self) -> Result<(), Vec<FieldError>> {
        let mut errors = self.body.validate();
        if self.head.title.as_str().chars().count() > 200 {
            errors.push(FieldError::new("/head/title", "标题不能超过 200 字。"));
        }
        if self.head.withdrawn_after.is_some_and(|last| last < self.head.published) {
            errors.push(FieldError::new("/head/withdrawn_after", "公示截止期早于公示日期。"));
        }
        if !self.body.fits(self.head.kind) {
            errors.push(FieldError::new("/body", "内容与记录类别不符。"));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests;
