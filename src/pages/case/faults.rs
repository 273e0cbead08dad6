//! What was found wrong, all at once, each with the way to its field.

use super::way;
use crate::components::{El, el};
use crate::paths;
use contract::FieldError;
use contract::case::{Action, Case};
use contract::form::Section;

/// The faults that are still to be corrected.
pub fn list(case: &Case) -> Option<El> {
    if !case.offers.iter().any(|offer| offer.action == Action::Resubmit) {
        return None;
    }
    let returned = case.events.iter().rev().find(|event| event.action == Action::Return)?;
    let start = case.form.sections.first().map_or("check", |section| section.id.as_str());
    let start = address(case, start);
    let rows = returned.faults.iter().map(|fault| row(case, fault)).collect();
    let note = returned.note.as_ref().map(|note| el("p").class("verbatim").add(note.to_string()));
    let heading = format!("要改正的问题（{} 个）", returned.faults.len());
    let start = way(start, "pen", "去改正，重新提交").attr("data-kind", "primary");
    Some(
        el("section")
            .class("l-stack")
            .attr("aria-labelledby", "f-h")
            .add(el("h2").attr("id", "f-h").add(heading))
            .add(note)
            .add(el("ol").class("rows").all(rows))
            .add(el("div").class("actions").add(start)),
    )
}

fn row(case: &Case, fault: &FieldError) -> El {
    let id = fault.pointer.split('.').next().unwrap_or_default();
    let found = case.form.sections.iter().find_map(|section: &Section| {
        let field = section.fields.iter().find(|field| field.id == id)?;
        Some((section, field))
    });
    let place = found.map(|(section, field)| {
        let link = el("a").attr("href", address(case, &section.id));
        let title = el("span").class("u-2 u-sm").add(format!("（{}）", section.title));
        el("p").add(link.add(format!("去改“{}”", field.label))).add(title)
    });
    el("li").add(el("p").add(el("bdi").add(fault.detail.clone()))).add(place)
}

fn address(case: &Case, step: &str) -> String {
    paths::form_step(&case.form.head.id, step, ("case", case.head.number.as_str()))
}
