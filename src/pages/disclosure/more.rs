//! What a list needs only now and then, in a chunk of its own: the filters, and what stands there
//! when there are no records or no list at all.

use super::listing::{self, Answer, Listing};
use super::{filters, none, wrong};
use crate::pages::lazy;
use contract::FieldError;
use leptos::prelude::*;

/// One of these parts.
#[derive(Clone)]
pub enum Part {
    /// The filters of an answer.
    Filters(Listing, Answer),
    /// An answer without records.
    None(Listing, Answer),
    /// What is wrong with the filters of the address.
    Wrong(Listing, Vec<FieldError>, Vec<(String, String)>),
}

lazy::own_chunk!(list_more / preload_list_more, show(Part) = view);

fn view(part: Part) -> AnyView {
    match part {
        Part::Filters(listing, answer) => filters::fields(&listing, &answer).into_any(),
        Part::None(listing, answer) => none::view(&listing, &answer).into_any(),
        Part::Wrong(listing, errors, given) => {
            let wrong = wrong::view(&listing, errors, &given).into_any();
            listing::with_filters(&listing, &given, wrong)
        }
    }
}

/// Shows a part when its chunk is there. Until then new words keep the filters all the same.
pub fn part(part: Part) -> AnyView {
    let (listing, given) = match &part {
        Part::Filters(listing, answer) => {
            (listing.clone(), answer.query.pairs().into_iter().map(owned).collect())
        }
        Part::None(listing, _) => (listing.clone(), Vec::new()),
        Part::Wrong(listing, _, given) => (listing.clone(), given.clone()),
    };
    let around = move |view| listing::with_filters(&listing, &given, view);
    show(part, around)
}

fn owned((name, value): (&'static str, String)) -> (String, String) {
    (name.to_owned(), value)
}
