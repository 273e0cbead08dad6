//! Where a record stands, and where today falls in its publication.

use super::RecordHead;
use crate::Date;

named! {
    /// Where a record stands.
    pub enum Standing {
        Current = "current", "公示中";
        /// An objection is being checked; the record stays public, marked.
        UnderObjection = "under_objection", "异议处理中";
        /// Corrected after an objection; public in its corrected form.
        Corrected = "corrected", "已更正";
        Revoked = "revoked", "已撤销";
        Repaired = "repaired", "已修复";
        Expired = "expired", "公示期满";
    }
}

impl Standing {
    /// Whether a record that stands so may be public at all.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Current | Self::UnderObjection | Self::Corrected)
    }
}

/// Places on the bar that shows a publication period, in per cent of its length (whole numbers:
/// float formatting alone costs the portal several kilobytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodBar {
    /// Where the earliest day for a repair lies; none where the rules set no day.
    pub repair_from: Option<i32>,
    /// Where today lies.
    pub today: i32,
}

impl PeriodBar {
    /// The bar of a record whose publication has an end.
    pub fn new(head: &RecordHead, repair_from: Option<Date>, today: Date) -> Option<Self> {
        let last = head.withdrawn_after.filter(|d| *d < Date::FAR)?;
        let length = (last.days() - head.published.days()).max(1);
        let at = |date: Date| ((date.days() - head.published.days()) * 100 / length).clamp(0, 100);
        Some(Self { repair_from: repair_from.map(at), today: at(today) })
    }
}
