//! The state machines as tables, a file per family: who may do what from where, and what must go
//! with it. Sources: domain model of the founding plan §1, §5 and the 信用承诺 template.

mod consequence;
mod words;

pub use consequence::consequence;
pub use words::{Action, CaseKind, CaseState, Needs, Role};

/// A legal move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where from.
    pub from: CaseState,
    /// What is done.
    pub action: Action,
    /// By whom.
    pub by: Role,
    /// Where to.
    pub to: CaseState,
    /// What has to go with it.
    pub needs: Needs,
}

macro_rules! table {
    ($($from:ident: $($by:ident $action:ident ($needs:ident) -> $to:ident),+;)*) => {
        &[$($($crate::case::Move {
            from: $crate::case::CaseState::$from,
            action: $crate::case::Action::$action,
            by: $crate::case::Role::$by,
            to: $crate::case::CaseState::$to,
            needs: $crate::case::Needs::$needs,
        }),+),*]
    };
}

mod commitment;
mod objection;
mod rectification;
mod repair;

/// Every legal move of a kind of case.
pub fn moves(kind: CaseKind) -> &'static [Move] {
    match kind {
        CaseKind::Commitment => commitment::COMMITMENT,
        CaseKind::Registration => commitment::REGISTRATION,
        CaseKind::Objection => objection::OBJECTION,
        CaseKind::Repair => repair::REPAIR,
        CaseKind::Rectification => rectification::RECTIFICATION,
        CaseKind::Report => objection::REPORT,
    }
}

impl CaseKind {
    /// The states in which a case of this kind can begin.
    pub fn begins(self) -> &'static [CaseState] {
        match self {
            Self::Repair => &[CaseState::Submitted, CaseState::Prepared],
            Self::Rectification => &[CaseState::Rectifying],
            _ => &[CaseState::Submitted],
        }
    }

    /// The move that this action makes, if it is legal.
    pub fn step(self, from: CaseState, action: Action, by: Role) -> Option<Move> {
        let legal = |m: &&Move| m.from == from && m.action == action && m.by == by;
        moves(self).iter().find(legal).copied()
    }

    /// What somebody in this role may do in this state. What may be done [once](Self::once) and has
    /// been done is to be left out by who knows the case's past.
    pub fn offers(self, from: CaseState, by: Role) -> impl Iterator<Item = Move> {
        moves(self).iter().filter(move |m| m.from == from && m.by == by).copied()
    }

    /// Whether an action of this kind of case can be taken only once: a term is extended once, a
    /// review asked for once, and everything that is wrong with a repair is said at once.
    pub fn once(self, action: Action) -> bool {
        match action {
            Action::Extend | Action::RequestReview => true,
            Action::Return => self == Self::Repair,
            _ => false,
        }
    }

    /// Whether the record that came of a case stays public, as far as the dates allow.
    pub fn keeps_record(self, state: CaseState) -> bool {
        use CaseState as S;
        match self {
            Self::Commitment | Self::Registration => matches!(
                state,
                S::InForce
                    | S::Rectifying
                    | S::Fulfilled
                    | S::PartlyFulfilled
                    | S::Unfulfilled
                    | S::Verified
                    | S::Expired
            ),
            // Its commitment: from acceptance on, and for good when it was broken.
            Self::Repair => matches!(
                state,
                S::Checking | S::HandedIn | S::Reviewing | S::Granted | S::Restored | S::Expired
            ),
            Self::Rectification => state != S::Revoked,
            Self::Objection | Self::Report => false,
        }
    }
}

impl CaseState {
    /// Who has to act now; none where the case rests or has ended.
    pub fn acts_next(self) -> Option<Role> {
        match self {
            Self::Submitted
            | Self::Checking
            | Self::Reviewing
            | Self::HandedIn
            | Self::Unrectified
            | Self::ReminderSet
            | Self::Rechecking
            | Self::StillUnrectified
            | Self::WarningSet
            | Self::FinalCheck => Some(Role::Officer),
            Self::Forwarded => Some(Role::Supplier),
            Self::Returned
            | Self::Rectifying
            | Self::Awaiting
            | Self::AwaitingForwarded
            | Self::Prepared
            | Self::Reminded
            | Self::Warned => Some(Role::Enterprise),
            _ => None,
        }
    }

    /// Whether it is still open: the same thing can't be filed again meanwhile.
    pub fn is_open(self) -> bool {
        self.acts_next().is_some()
    }
}
