//! Terms in working days: data by kind of case, and pure functions of the calendar.

use super::{Action, CaseKind, CaseState, Move, Role};
use crate::Date;
use crate::calendar::{Calendar, Due};
use serde::{Deserialize, Serialize};

/// The terms of a kind of case, in working days. All of them are settings: the law that would fix
/// them is not known for this city, or differs from place to place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Terms {
    /// To accept or decline it, from its receipt.
    pub accept: u32,
    /// To decide on it, or to check what was reported.
    pub decide: u32,
    /// For everything: from the receipt of a repair, from the acceptance of others.
    pub total: u32,
    /// For the enterprise, to correct or supplement what it handed in.
    pub correct: u32,
    /// What one extension adds.
    pub extend: u32,
    /// To ask for a review, from the decision.
    pub ask_review: u32,
    /// To decide on the review.
    pub review: u32,
}

/// Where a case is in its terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Until when somebody has to act.
    pub due: Option<Due>,
    /// Until when everything has to be done.
    pub total: Option<Due>,
    /// Working days that were left to the agency when it began to wait for supplements.
    pub left: Option<(u32, u32)>,
    /// Last day on which a review can be asked for.
    pub review_until: Option<Date>,
}

/// What the terms depend on beside the move.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    /// Working days.
    pub calendar: &'a Calendar,
    /// The terms of the kind.
    pub terms: Terms,
    /// Today.
    pub today: Date,
    /// The day that the officer set with the move, such as that of an interview.
    pub day: Option<Date>,
}

impl Counting<'_> {
    fn after(&self, days: u32) -> Due {
        self.calendar.after(self.today, days)
    }

    fn left(&self, due: Option<Due>) -> u32 {
        due.map_or(0, |due| self.calendar.between(self.today, due.date)).try_into().unwrap_or(0)
    }

    /// The day that was set; it is what it is, whatever the calendar knows.
    fn set(&self) -> Option<Due> {
        self.day.map(|date| Due { date, certain: true })
    }
}

impl Course {
    /// Of a case that begins in this state.
    pub fn begin(kind: CaseKind, state: CaseState, c: &Counting) -> Self {
        let total = (kind == CaseKind::Repair).then(|| c.after(c.terms.total));
        let due = match state {
            CaseState::Submitted => Some(c.after(c.terms.accept)),
            CaseState::Rectifying => c.set(),
            _ => None,
        };
        Self { due, total, ..Self::default() }
    }

    /// After a move.
    pub fn after(self, kind: CaseKind, step: &Move, c: &Counting) -> Self {
        use CaseState as S;
        let filed = matches!(kind, CaseKind::Commitment | CaseKind::Registration);
        let mut next = Self { due: None, ..self };
        if step.action == Action::Extend {
            let later = |due: Option<Due>| due.map(|d| c.calendar.after(d.date, c.terms.extend));
            return Self { due: later(self.due), total: later(self.total), ..self };
        }
        if matches!(step.to, S::Returned | S::Awaiting | S::AwaitingForwarded) {
            next.left = Some((c.left(self.due), c.left(self.total)));
            next.due = Some(c.after(c.terms.correct));
            return next;
        }
        if let Some((due, total)) = next.left.take()
            && step.to.is_open()
        {
            next.total = self.total.map(|_| c.after(total.max(1)));
            if matches!(step.from, S::Awaiting | S::AwaitingForwarded) {
                next.due = Some(c.after(due.max(1)));
                return next;
            }
        }
        if step.from == S::Submitted && next.total.is_none() && !filed {
            next.total = Some(c.after(c.terms.total));
        }
        let within = |due: Due| match next.total {
            Some(total) if total.date < due.date => total,
            _ => due,
        };
        next.due = match step.to {
            S::Submitted => Some(within(c.after(c.terms.accept))),
            // The day that was promised when it was filed.
            S::Checking if filed => self.due,
            S::Checking if kind != CaseKind::Rectification => Some(within(c.after(c.terms.decide))),
            S::Checking | S::Unrectified | S::Rechecking | S::StillUnrectified | S::FinalCheck => {
                Some(c.after(c.terms.decide))
            }
            S::Forwarded => next.total,
            S::Reviewing => Some(c.after(c.terms.review)),
            S::HandedIn => Some(c.after(c.terms.total)),
            S::Rectifying if filed => Some(c.after(c.terms.correct)),
            S::Rectifying | S::Reminded | S::Warned | S::ReminderSet | S::WarningSet => c.set(),
            _ => None,
        };
        if kind.step(step.to, Action::RequestReview, Role::Enterprise).is_some() {
            next.review_until = Some(c.after(c.terms.ask_review).date);
        }
        next
    }
}
