//! What is asked of somebody who isn't signed in, or not as whom a page is for: in a chunk of its
//! own, since most who open such a page are.

use super::guard::Need;
use super::state::Question;
use super::{dialog, in_place};
use crate::pages::lazy;
use contract::account::Session;
use leptos::prelude::*;

/// What is asked.
#[derive(Clone)]
pub enum Asking {
    /// To sign in, in the place of the page with this title.
    SignIn(&'static str),
    /// To sign in as somebody else, in the place of a page that isn't for this one.
    Role(Need, Session),
    /// Above a page.
    Question(Question),
}

lazy::own_chunk!(asking / preload_asking, show(Asking) = view);

fn view(asking: Asking) -> AnyView {
    match asking {
        Asking::SignIn(title) => in_place::sign_in(title),
        Asking::Role(need, session) => in_place::wrong_role(need, &session),
        Asking::Question(question) => dialog::asked(question).into_any(),
    }
}

/// Asks, when the chunk is there.
pub fn ask(asking: Asking) -> AnyView {
    match asking {
        Asking::Question(_) => show(asking, lazy::above_all),
        _ => show(asking, |view| view),
    }
}
