//! What is public of a kind's records.

use super::{
    Commitment, Complaint, Evaluation, Field, JointCase, ListEntry, OtherAct, Penalty, Permit,
    RecordKind, Rectification, RepairResult, SelfRegistered, WageArrears,
};

impl RecordKind {
    /// The public fields of its records, in order.
    pub fn fields(self) -> &'static [Field] {
        use RecordKind as K;
        match self {
            K::Permit => Permit::FIELDS,
            K::Penalty => Penalty::FIELDS,
            K::RedList | K::BlackList | K::WatchList | K::AbnormalList => ListEntry::FIELDS,
            K::Commitment => Commitment::FIELDS,
            K::Evaluation | K::IndustryRating => Evaluation::FIELDS,
            K::Complaint => Complaint::FIELDS,
            K::Repair => RepairResult::FIELDS,
            K::WageArrears => WageArrears::FIELDS,
            K::SelfRegistered => SelfRegistered::FIELDS,
            K::Rectification => Rectification::FIELDS,
            K::JointCase => JointCase::FIELDS,
            K::Coercion
            | K::Confirmation
            | K::Levy
            | K::Payment
            | K::Adjudication
            | K::Compensation
            | K::Reward
            | K::Inspection => OtherAct::FIELDS,
        }
    }
}
