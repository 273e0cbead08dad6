//! What follows from a move: for the public, for the parties. The platform tells it to the officer
//! before the move is confirmed.

use super::{Action, CaseKind, CaseState, Move, Role, consequence};

/// Whether in this state an officer may still find how it was kept.
pub fn assessed(kind: CaseKind, state: CaseState) -> bool {
    let finds = |step: Move| {
        matches!(step.action, Action::FindFulfilled | Action::FindPartly | Action::FindUnfulfilled)
    };
    kind.offers(state, Role::Officer).any(finds)
}

impl Move {
    /// What the public sees of it, as a sentence; `public` says whether what was filed may be public
    /// at all. What an objection, a repair or an order does to records is public even if it may not.
    pub fn in_public(&self, kind: CaseKind, public: bool) -> &'static str {
        let (before, after) = (kind.keeps_record(self.from), kind.keeps_record(self.to));
        let of_filed = matches!(kind, CaseKind::Commitment | CaseKind::Registration);
        match consequence(kind, self.action) {
            Some(sentence) if !of_filed => sentence,
            _ if !public => "这类办件不公示，公开页面没有变化。",
            Some(sentence) => sentence,
            None => match (before, after) {
                (false, false) => "不公示，公开页面没有变化。",
                (false, true) => "内容立即公示，任何人都能查到。",
                (true, false) => "公示立即停止，各处页面、下载和订阅里都不再显示。",
                (true, true) => "公示照常，页面内容不变。",
            },
        }
    }
}
