//! Who is signed in. Asked only by pages that need it; kept in memory, with the token that goes
//! with every request. The browser's stores hold no more than that somebody is (see `marker`).

mod asking;
mod dialog;
mod form;
mod guard;
mod in_place;
mod marker;
mod sign_in;
mod state;

pub use guard::{Need, guard};
pub use sign_in::{page as sign_in_page, sign_out_page};
pub use state::{again, current, is_stand_in, remember, token};

use contract::account::{Identity, Session};

/// Who acts, for people: `示例公司 · 经办人 张*`.
pub fn label(session: &Session) -> String {
    let (party, role) = match &session.identity {
        Identity::Enterprise { subject } => (&subject.name, "经办人"),
        Identity::Officer { agency } => (&agency.name, "工作人员"),
    };
    format!("{party} · {role} {}", session.person)
}

/// Where somebody's own things are.
pub fn home(session: &Session) -> &'static str {
    match session.identity {
        Identity::Enterprise { .. } => crate::paths::ACCOUNT,
        Identity::Officer { .. } => crate::paths::DESK,
    }
}
