//! The form of a report, all of it on one page.

use super::super::form::Form;
use super::super::open::{Opened, begin};
use super::super::parts;
use super::super::{agreements, decide, errors, fields};
use super::send::{Outcome, Taken, send};
use super::{Blank, about, above, kept};
use crate::api::Loader;
use crate::components::{El, crumbs, effect, el, live, use_page_title};
use crate::drafts::{self, GUEST, Live, Safety};
use crate::{browser, config};
use contract::form::Section;
use leptos::prelude::*;

/// The page.
pub fn view(blank: Blank, taken: RwSignal<Option<Taken>>, loader: Loader<Blank>) -> AnyView {
    let form = open(blank);
    let template = form.template();
    use_page_title(move || {
        let wrong = form.errors.with(|all| !all.is_empty());
        Some(format!("{}反映信用信息问题", if wrong { "有错误：" } else { "" }))
    });
    effect(|| {
        browser::restore_scroll();
    });
    let renewed = form.live.with(|local| local.form != template.head.version);
    let sections = template.sections.iter().map(|section| part(form, section)).collect();
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("反映信用信息问题"))
        .add(el("p").class("u-lead").add(template.head.lead.to_string()));
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "6")
        .add(crumbs(above(), "问题反映".into()))
        .add(header)
        .add(about::view(&template))
        .add(decide::changes(None, renewed, form))
        .add(errors::summary(form.errors))
        .add(body(form, sections, taken, loader))
        .into_any()
}

/// What was typed in this window, or nothing yet.
fn open(blank: Blank) -> Form {
    let id = kept::id();
    let found = drafts::one(GUEST, &id);
    let safety = if found.is_some() { Safety::Here } else { Safety::Untouched };
    let local = found.unwrap_or_else(|| begin(&blank.form, Default::default()));
    let opened = Opened {
        form: blank.form,
        withdrawn: None,
        renewed: false,
        known: Default::default(),
        today: browser::now().date(),
        regions: blank.regions,
        local: local.clone(),
        safety: safety.clone(),
        correction: None,
    };
    let base = config::use_config().api.clone();
    Form::new(opened, Live::open(base, GUEST.to_owned(), id, local, safety))
}

fn part(form: Form, section: &Section) -> El {
    let id = format!("s-{}", section.id);
    let hint = section.hint.as_ref().map(|hint| el("p").class("u-2").add(hint.to_string()));
    let (when, title) = (section.when.clone(), section.title.to_string());
    let inner = section.fields.clone();
    let asked = Memo::new(move |_| form.is_asked(&when));
    let shown = live(move || match asked.get() {
        true => fields::all(form, &inner, |_| None),
        false => ().into_any(),
    });
    let head = el("div")
        .class("l-stack")
        .attr("data-gap", "1")
        .add(el("h2").attr("id", id.clone()).add(title))
        .add(hint);
    el("section")
        .class("l-stack")
        .attr("data-gap", "5")
        .attr("aria-labelledby", id)
        .live("hidden", move || (!asked.get()).then(|| "".into()))
        .add(head)
        .add(shown)
}

/// The fields, and what became of sending them.
fn body(
    form: Form,
    sections: Vec<El>,
    taken: RwSignal<Option<Taken>>,
    loader: Loader<Blank>,
) -> El {
    let busy = RwSignal::new(false);
    let before = (!kept::sent().is_empty()).then(|| {
        let text = "上次提交没有收到答复。请再按一次提交，不会重复。".to_owned();
        ("不知道有没有提交成功", text)
    });
    let told = RwSignal::new(before);
    let base = config::use_config().api.clone();
    let press = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let mut found = form.check_all();
        found.extend(agreements::missing(form));
        if !found.is_empty() {
            return errors::show(form.errors, found);
        }
        form.errors.set(Vec::new());
        told.set(None);
        busy.set(true);
        // Whoever sends it has seen the form as it is now.
        let version = form.template().head.version;
        form.live.note(|local| local.form = version);
        let base = base.clone();
        leptos::task::spawn_local(async move {
            let outcome = send(&base, form).await;
            // Who has gone elsewhere meanwhile finds the receipt when coming back.
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Outcome::Filed(done) => taken.set(Some(*done)),
                Outcome::Faults(found) => errors::show(form.errors, found),
                Outcome::Changed => loader.retry(),
                Outcome::Refused(why) => told.set(Some(("没有提交", why))),
                Outcome::Unknown(why) => told.set(Some(("不知道有没有提交成功", why))),
            }
        });
    };
    let notice = live(move || {
        let notice = |(heading, text): (&'static str, String)| {
            let inside = el("div").add(el("h2").add(heading)).add(el("p").add(text));
            parts::notice("warn", "watch", inside).attr("role", "alert")
        };
        told.get().map(notice).into_any()
    });
    let says = move || if busy.get() { "正在提交…".into() } else { "提交反映".into() };
    let submit = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("data-size", "big")
        .attr("type", "submit")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .says(says);
    let safe = el("span").class("u-2 u-sm").says(move || safe(form).into());
    el("form")
        .class("l-stack")
        .attr("data-gap", "6")
        .flag("novalidate", true)
        .on("submit", press)
        .all(sections)
        .all(agreements::boxes(form))
        .add(notice)
        .add(el("div").class("actions").add(submit).add(safe))
}

/// How safe it is what was typed.
fn safe(form: Form) -> &'static str {
    match form.live.kept.get() {
        true => "填写的内容存在这个窗口里，刷新不会丢。",
        false => "这个浏览器不能保存，刷新会丢掉填写的内容，请一次填完。",
    }
}
