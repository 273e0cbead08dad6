//! Issuing an order to rectify: to whom and what, then its consequence, then the order.

mod check;
mod days;
mod done;
mod form;
mod lookup;
mod records;
mod send;
mod typed;

use super::below_queue;
use crate::components::{el, live, use_page_title};
use crate::session::{Need, guard};
use contract::account::{Identity, Session};
use contract::case::{Case, OrderPreview, OrderRequest};
use leptos::prelude::*;
use typed::Typed;

/// The page.
pub fn page() -> AnyView {
    guard(Need::Officer, TITLE, content)
}

const TITLE: &str = "下达限期整改通知";

/// How far it is.
#[derive(Clone)]
enum Stage {
    /// Something is still to be written or put right.
    Writing,
    /// All of it is there; this is what follows.
    Checking(OrderRequest, Box<OrderPreview>),
    /// It is issued.
    Issued(Box<Case>),
}

/// What went wrong: per input, by its key, and of the whole.
#[derive(Clone, Default, PartialEq)]
struct Trouble {
    faults: Vec<(&'static str, String)>,
    whole: Option<String>,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Ordering {
    typed: Typed,
    stage: RwSignal<Stage>,
    trouble: RwSignal<Trouble>,
    /// A request is on its way.
    busy: RwSignal<bool>,
    /// Name of the agency that orders.
    agency: StoredValue<String>,
}

fn content(session: Session) -> AnyView {
    use_page_title(|| Some(TITLE.into()));
    let agency = match &session.identity {
        Identity::Officer { agency } => agency.name.to_string(),
        Identity::Enterprise { .. } => String::new(),
    };
    let ordering = Ordering {
        typed: Typed::kept(),
        stage: RwSignal::new(Stage::Writing),
        trouble: RwSignal::new(Trouble::default()),
        busy: RwSignal::new(false),
        agency: StoredValue::new(agency),
    };
    let body = live(move || match ordering.stage.get() {
        Stage::Writing => form::view(ordering).into_any(),
        Stage::Checking(request, preview) => check::view(ordering, request, &preview).into_any(),
        Stage::Issued(case) => done::view(ordering, &case),
    });
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "5")
        .add(below_queue(TITLE.into()))
        .add(el("h1").attr("tabindex", "-1").add(TITLE))
        .add(body)
        .into_any()
}
