//! `/file/{template}/check`: every answer once more, what is agreed to, and submitting.

use super::answers::{section_view, to_change};
use super::form::Form;
use super::frame::{Address, opened, opening};
use super::letter::letter;
use super::open::Opened;
use super::parts::{beside_letter, between, link, notice};
use super::submit::{Outcome, submit};
use super::{above, agreements, decide, errors, saved, steps};
use crate::components::{El, el, live, page_below, use_page_title};
use crate::session::{Need, guard};
use crate::{config, paths};
use contract::FieldError;
use contract::account::Session;
use contract::case::CaseHead;
use contract::form::{FormTemplate, Purpose, Section};
use contract::record::Disclosure;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page.
pub fn page() -> AnyView {
    guard(Need::Enterprise, "核对并提交", checking)
}

fn checking(session: Session) -> AnyView {
    let address = Address::here();
    let loader = opening(address, &session);
    if address.draft().is_empty() {
        let start = paths::filing_step(&address.template.get_untracked(), "start", "");
        replace(&start);
        return ().into_any();
    }
    let again = Callback::new(move |()| loader.retry());
    let checked = move |form: Form, opened: Opened| {
        live(move || {
            form.live.renewed.track();
            match untrack(|| form.first_faulty()).filter(|_| opened.withdrawn.is_none()) {
                Some(step) => {
                    replace(&paths::filing_step(&form.template().head.id, &step, &form.live.id()));
                    ().into_any()
                }
                None => show(form, &opened, again),
            }
        })
    };
    opened(address, session, loader, Box::new(checked))
}

fn replace(path: &str) {
    use_navigate()(path, NavigateOptions { replace: true, ..Default::default() });
}

fn show(form: Form, opened: &Opened, again: Callback<()>) -> AnyView {
    let template = form.template();
    let withdrawn = opened.withdrawn.is_some();
    let corrects = form.corrects().is_some();
    let heading = match (withdrawn, corrects) {
        (true, _) => "填写过的内容",
        (_, true) if form.answers_order() => "核对整改报告，然后提交",
        (_, true) => "核对补正的内容，然后提交",
        _ => "核对内容，然后提交",
    };
    let title = template.head.title.to_string();
    use_page_title(move || {
        let wrong = form.errors.with(|all| !all.is_empty());
        Some(format!("{}{heading}：{title}", if wrong { "有错误：" } else { "" }))
    });
    let (group, group_address) = above(&template.head);
    let template_id = template.head.id.clone();
    let steps_shown: Vec<Section> =
        form.live.with(|local| template.steps(&local.answers).into_iter().cloned().collect());
    let sections =
        steps_shown.iter().map(|section| section_view(form, section, &template_id, withdrawn));
    let letter_title = match template.disclosure {
        Disclosure::Public => "将公开的承诺书",
        _ => "承诺书",
    };
    let consents = if withdrawn || corrects { Vec::new() } else { agreements::boxes(form) };
    let crumbs_above = vec![(group, group_address), ("办事说明", paths::form(&template.head.id))];
    let lead = (!withdrawn).then(|| el("p").class("u-lead").add(next(&template)));
    let heading = el("div")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(heading))
        .add(lead);
    let own = el("div")
        .class("l-stack")
        .attr("data-gap", "6")
        .all(sections.collect())
        .all(consents)
        .add((!withdrawn).then(|| send(form, again)));
    let letter_h = el("h2").attr("id", "letter-h").class("u-md").attr("tabindex", "-1");
    page_below(crumbs_above, "核对".into())
        .add(steps::steps(form, "check".into()))
        .add(decide::changes(opened.withdrawn.clone(), opened.renewed, form))
        .add(decide::question(form))
        .add(summary(form, &template))
        .add(returned(form))
        .add(between(heading, saved::status(form)))
        .add(beside_letter(own, letter_h.add(letter_title), letter(form)))
        .into_any()
}

/// What happens next.
fn next(template: &FormTemplate) -> String {
    let head = &template.head;
    let (agency, days) = (&head.agency.name, head.working_days);
    let then = match (template.disclosure, head.purpose) {
        (Disclosure::Public, Purpose::Registration) => {
            "核验通过后公开，联系方式等标明不公开的除外。"
        }
        (Disclosure::Public, _) => "受理后公开承诺书和履行情况，联系方式等标明不公开的除外。",
        (Disclosure::Limited, _) => "只在特定范围内公开。",
        (Disclosure::Closed, _) => "不公开。",
    };
    format!("请逐项看一遍。提交后由{agency}在 {days} 个工作日内答复。{then}")
}

/// What is wrong; a line leads to the step of its field, or to the box that is missing.
fn summary(form: Form, template: &FormTemplate) -> AnyView {
    let step_of: Vec<(String, String)> = template
        .sections
        .iter()
        .flat_map(|s| s.fields.iter().map(|f| (f.id.clone(), s.id.clone())))
        .collect();
    let template = template.head.id.clone();
    let line = move |error: FieldError| {
        let id = error.pointer.split('.').next().unwrap_or_default();
        match step_of.iter().find(|(field, _)| field == id) {
            Some((_, step)) => {
                let href = to_change(form, (&template, step), error.pointer);
                el("li").add(el("a").attr("href", href).add(error.detail))
            }
            None => errors::line(error),
        }
    };
    errors::summary_of(form.errors, Box::new(line))
}

/// What was found wrong when the case was returned, to be looked at once more.
fn returned(form: Form) -> Option<El> {
    let faults = form.faults();
    let any = !faults.is_empty();
    let lines = faults.into_iter().map(|fault| el("li").add(fault.detail)).collect();
    let inside = el("div")
        .add(el("h2").attr("id", "returned-h").add("退回时指出的问题，都改好了吗？"))
        .add(el("ul").all(lines));
    any.then(|| notice("info", "info", inside).attr("aria-labelledby", "returned-h"))
}

/// The button, and what became of pressing it.
fn send(form: Form, again: Callback<()>) -> El {
    let busy = RwSignal::new(false);
    let sent_before = form.live.with(|local| local.sent);
    let before = sent_before
        .then(|| Told::Unknown("上次提交没有收到答复。请再按一次提交，不会重复。".to_owned()));
    let told = RwSignal::new(before);
    let navigate = use_navigate();
    let base = config::use_config().api.clone();
    let press = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let missing = match form.corrects() {
            Some(_) => Vec::new(),
            None => agreements::missing(form),
        };
        if !missing.is_empty() {
            return errors::show(form.errors, missing);
        }
        form.errors.set(Vec::new());
        told.set(None);
        busy.set(true);
        let (base, navigate) = (base.clone(), navigate.clone());
        leptos::task::spawn_local(async move {
            let outcome = submit(&base, form).await;
            // Who has gone elsewhere meanwhile finds the case there.
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Outcome::Filed(number) => {
                    let options = NavigateOptions { replace: true, ..Default::default() };
                    navigate(&paths::receipt(&number), options);
                }
                Outcome::Faults(found) => errors::show(form.errors, found),
                Outcome::Changed => again.run(()),
                Outcome::Refused(why, open) => told.set(Some(Told::Refused(why, open))),
                Outcome::Unknown(why) => told.set(Some(Told::Unknown(why))),
            }
        });
    };
    let label = match (form.corrects().is_some(), form.template().head.purpose) {
        (true, _) if form.answers_order() => "提交整改报告",
        (true, _) => "提交补正的内容",
        (_, Purpose::Registration) => "确认属实并提交",
        _ => "确认承诺并提交",
    };
    let first = form.template().sections.first().map(|s| s.id.clone()).unwrap_or_default();
    let back = paths::filing_step(&form.template().head.id, &first, &form.live.id());
    let says = move || if busy.get() { "正在提交…".into() } else { label.into() };
    let submit = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("data-size", "big")
        .attr("type", "submit")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .says(says);
    let actions = el("div")
        .class("actions")
        .add(submit)
        .add(link("", &back, "返回修改"))
        .add(saved::export(form));
    el("form")
        .class("l-stack")
        .flag("novalidate", true)
        .on("submit", press)
        .add(live(move || told.get().map(Told::view).into_any()))
        .add(actions)
}

/// What is said above the button.
#[derive(Clone)]
enum Told {
    Refused(String, Option<Box<CaseHead>>),
    Unknown(String),
}

impl Told {
    fn view(self) -> El {
        let (heading, text, open) = match self {
            Self::Refused(text, open) => ("没有提交", text, open),
            Self::Unknown(text) => ("不知道有没有提交成功", text, None),
        };
        let open = open.map(|open| {
            let text = format!("看这件办件（{}）", open.number);
            el("p").add(el("a").attr("href", paths::case(&open.number)).add(text))
        });
        let inside = el("div").add(el("h2").add(heading)).add(el("p").add(text)).add(open);
        notice("warn", "watch", inside).attr("role", "alert")
    }
}
