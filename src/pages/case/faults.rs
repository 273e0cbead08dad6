//! What was found wrong, all at once, each with the way to its field.

use crate::components::icon;
use crate::paths;
use contract::FieldError;
use contract::case::{Action, Case};
use contract::form::Section;
use leptos::prelude::*;

/// The faults that are still to be corrected.
pub fn list(case: &Case) -> Option<AnyView> {
    if !case.offers.iter().any(|offer| offer.action == Action::Resubmit) {
        return None;
    }
    let returned = case.events.iter().rev().find(|event| event.action == Action::Return)?;
    let start = case.form.sections.first().map_or("check", |section| section.id.as_str());
    let start = address(case, start);
    let rows = returned.faults.iter().map(|fault| row(case, fault)).collect_view();
    let note = returned.note.as_ref().map(|note| {
        view! { <p class="verbatim">{note.to_string()}</p> }
    });
    Some(
        view! {
            <section class="l-stack" aria-labelledby="f-h">
                <h2 id="f-h">{format!("要改正的问题（{} 个）", returned.faults.len())}</h2>
                {note}
                <ol class="rows">{rows}</ol>
                <div class="actions">
                    <a class="btn" data-kind="primary" href=start>{icon("pen")}"去改正，重新提交"</a>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn row(case: &Case, fault: &FieldError) -> AnyView {
    let id = fault.pointer.split('.').next().unwrap_or_default();
    let found = case.form.sections.iter().find_map(|section: &Section| {
        let field = section.fields.iter().find(|field| field.id == id)?;
        Some((section, field))
    });
    let place = found.map(|(section, field)| {
        let href = address(case, &section.id);
        view! {
            <p>
                <a href=href>
                    {format!("去改“{}”", field.label)}
                </a>
                <span class="u-2 u-sm">{format!("（{}）", section.title)}</span>
            </p>
        }
    });
    view! { <li><p><bdi>{fault.detail.clone()}</bdi></p>{place}</li> }.into_any()
}

fn address(case: &Case, step: &str) -> String {
    paths::form_step(&case.form.head.id, step, ("case", case.head.number.as_str()))
}
