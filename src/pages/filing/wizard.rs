//! `/file/{template}/{step}`: one topic a page.

use super::fields::{self, place, unfinished};
use super::form::Form;
use super::frame::{Address, opened, opening};
use super::letter::letter;
use super::open::Opened;
use super::parts::{beside_letter, between, link};
use super::{above, decide, errors, saved, steps};
use crate::components::{el, live, page_below, use_page_title};
use crate::session::{Need, guard};
use crate::{browser, paths};
use contract::account::Session;
use contract::form::Section;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// The page.
pub fn page() -> AnyView {
    guard(Need::Enterprise, "填写", |session| draft(Address::here(), session))
}

fn draft(address: Address, session: Session) -> AnyView {
    let loader = opening(address, &session);
    if address.draft().is_empty() {
        // An address without a draft leads to where one is begun.
        let start = paths::filing_step(&address.template.get_untracked(), "start", "");
        replace(&start);
        return ().into_any();
    }
    let show = move |form, opened| live(move || step(form, address, &opened));
    opened(address, session, loader, Box::new(show))
}

fn replace(path: &str) {
    use_navigate()(path, NavigateOptions { replace: true, ..Default::default() });
}

fn step(form: Form, address: Address, opened: &Opened) -> AnyView {
    let id = address.step.get();
    form.live.renewed.track();
    let steps = untrack(|| form.steps());
    let at = steps.iter().position(|(step, _)| *step == id);
    // Nobody skips ahead: a step is open when those before it are in order.
    let faulty = form.first_faulty();
    let first_open = faulty.as_ref().and_then(|f| steps.iter().position(|(step, _)| step == f));
    let allowed =
        at.filter(|at| first_open.is_none_or(|open| *at <= open) || form.corrects().is_some());
    let (Some(at), Some(section)) = (allowed, form.section(&id)) else {
        let there =
            faulty.or_else(|| steps.first().map(|(step, _)| step.clone())).unwrap_or_default();
        if !there.is_empty() && there != id {
            replace(&paths::filing_step(&form.template().head.id, &there, &form.live.id()));
        }
        return ().into_any();
    };
    form.errors.set(of_section(form, &section));
    view_step(form, address, opened, section, at, steps)
}

/// What was found wrong in this section when the case was returned.
fn of_section(form: Form, section: &Section) -> Vec<contract::FieldError> {
    let here = |pointer: &str| {
        let id = pointer.split('.').next().unwrap_or_default();
        section.fields.iter().any(|f| f.id == id)
    };
    form.faults().into_iter().filter(|fault| here(&fault.pointer)).collect()
}

fn view_step(
    form: Form,
    address: Address,
    opened: &Opened,
    section: Section,
    at: usize,
    steps: Vec<(String, String)>,
) -> AnyView {
    let template = form.template();
    let (title, head) = (section.title.to_string(), template.head.clone());
    let heading = title.clone();
    use_page_title(move || {
        let wrong = form.errors.with(|all| !all.is_empty());
        Some(format!("{}{heading}：{}", if wrong { "有错误：" } else { "" }, head.title))
    });
    let back = match at {
        0 => paths::form(&template.head.id),
        at => paths::filing_step(&template.head.id, &steps[at - 1].0, &form.live.id()),
    };
    let (group, address_above) = above(&template.head);
    let to_check = address.get("from") == "check";
    focus_field(&address.get("field"));
    let navigate = use_navigate();
    let hint = section.hint.as_ref().map(ToString::to_string);
    let shown = fields::all(form, &section.fields, fields::files);
    // The fields of the next step take the place of these as another kind of view: an element that
    // is used again keeps what somebody has chosen in it.
    let shown = if at.is_multiple_of(2) { shown } else { Some(shown).into_any() };
    let go_on = move |event: web_sys::Event| {
        event.prevent_default();
        let mut found = form.check(&section);
        found.extend(unfinished(form, &section));
        if !found.is_empty() {
            return errors::show(form.errors, found);
        }
        form.errors.set(Vec::new());
        // Whoever goes on has seen the form as it is now.
        let version = form.template().head.version;
        form.live.note(|local| local.form = version);
        form.live.push();
        let steps = form.steps();
        let next = steps.iter().position(|(id, _)| *id == section.id).map(|at| at + 1);
        let next = next.and_then(|at| steps.get(at)).filter(|_| !to_check);
        let next = next.map_or("check", |(id, _)| id.as_str());
        navigate(
            &paths::filing_step(&form.template().head.id, next, &form.live.id()),
            Default::default(),
        );
    };
    let to_letter = move |event: web_sys::Event| {
        event.prevent_default();
        browser::focus_id("letter-h");
    };
    let submit = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("data-size", "big")
        .attr("type", "submit")
        .add(if to_check { "保存并返回核对" } else { "下一步" });
    let to_letter =
        el("a").class("btn only-narrow").attr("href", "#letter-h").on("click", to_letter);
    let actions = el("div")
        .class("actions")
        .add(submit)
        .add(to_letter.add("看承诺书预览"))
        .add(link("", &back, "上一步"))
        .add(link("quiet", paths::ACCOUNT, "保存，以后再填"))
        .add(saved::export(form));
    let own = el("form")
        .class("l-stack")
        .attr("data-gap", "6")
        .flag("novalidate", true)
        .on("submit", go_on)
        .add(hint.map(|hint| el("p").class("u-lead").add(hint)))
        .add(shown)
        .add(actions);
    let letter_h = el("h2").attr("id", "letter-h").class("u-md").attr("tabindex", "-1");
    let follows = el("span").class("u-2 u-sm").add("随填写自动更新");
    let above = vec![(group, address_above), ("办事说明", paths::form(&template.head.id))];
    let heading = el("h1").attr("tabindex", "-1").add(title.clone());
    page_below(above, title)
        .add(steps::steps(form, section_id(&steps, at)))
        .add(decide::changes(opened.withdrawn.clone(), opened.renewed, form))
        .add(decide::question(form))
        .add(errors::summary(form.errors))
        .add(between(heading, saved::status(form)))
        .add(beside_letter(own, between(letter_h.add("承诺书预览"), follows), letter(form)))
        .into_any()
}

fn section_id(steps: &[(String, String)], at: usize) -> String {
    steps[at].0.clone()
}

/// Who comes to change one answer finds the focus there.
fn focus_field(field: &str) {
    if !field.is_empty() {
        let id = place(field);
        // After the page has put the focus on its heading.
        set_timeout(move || browser::focus_id(&id), Duration::from_millis(60));
    }
}
