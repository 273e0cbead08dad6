//! The form of a report, all of it on one page.

use super::super::form::Form;
use super::super::open::{Opened, begin};
use super::super::{agreements, errors, fields, saved};
use super::send::{Outcome, Taken, send};
use super::{Blank, about, above, kept};
use crate::api::Loader;
use crate::components::{crumbs, effect, icon, live, use_page_title};
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
    let sections = template.sections.iter().map(|section| part(form, section)).collect_view();
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="6">
            {crumbs(above(), "问题反映".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"反映信用信息问题"</h1>
                <p class="u-lead">{template.head.lead.to_string()}</p>
            </header>
            {about::view(&template)}
            {saved::changes(None, renewed, form)}
            {errors::summary(form.errors)}
            {body(form, sections.into_any(), taken, loader)}
        </div>
    }
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

fn part(form: Form, section: &Section) -> AnyView {
    let id = format!("s-{}", section.id);
    let hint = section.hint.as_ref().map(|hint| view! { <p class="u-2">{hint.to_string()}</p> });
    let (when, title) = (section.when.clone(), section.title.to_string());
    let inner = section.fields.clone();
    let asked = Memo::new(move |_| form.is_asked(&when));
    let shown = live(move || match asked.get() {
        true => fields::all(form, &inner, |_| None),
        false => ().into_any(),
    });
    view! {
        <section
            class="l-stack"
            data-gap="5"
            aria-labelledby=id.clone()
            hidden=move || !asked.get()
        >
            <div class="l-stack" data-gap="1">
                <h2 id=id.clone()>{title}</h2>
                {hint}
            </div>
            {shown}
        </section>
    }
    .into_any()
}

/// The fields, and what became of sending them.
fn body(
    form: Form,
    sections: AnyView,
    taken: RwSignal<Option<Taken>>,
    loader: Loader<Blank>,
) -> AnyView {
    let busy = RwSignal::new(false);
    let before = (!kept::sent().is_empty()).then(|| {
        let text = "上次提交没有收到答复。请再按一次提交，不会重复。".to_owned();
        ("不知道有没有提交成功", text)
    });
    let told = RwSignal::new(before);
    let base = config::use_config().api.clone();
    let press = move |event: web_sys::SubmitEvent| {
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
    let notice = live(move || match told.get() {
        Some((heading, text)) => view! {
            <section class="notice" data-tone="warn" role="alert">
                {icon("watch")}
                <div>
                    <h2>{heading}</h2>
                    <p>{text}</p>
                </div>
            </section>
        }
        .into_any(),
        None => ().into_any(),
    });
    view! {
        <form class="l-stack" data-gap="6" novalidate on:submit=press>
            {sections}
            {agreements::boxes(form).into_any()}
            {notice}
            <div class="actions">
                <button
                    class="btn"
                    data-kind="primary"
                    data-size="big"
                    type="submit"
                    aria-disabled=move || busy.get().then_some("true")
                >
                    {move || if busy.get() { "正在提交…" } else { "提交反映" }}
                </button>
                <span class="u-2 u-sm">{move || safe(form)}</span>
            </div>
        </form>
    }
    .into_any()
}

/// How safe it is what was typed.
fn safe(form: Form) -> &'static str {
    match form.live.kept.get() {
        true => "填写的内容存在这个窗口里，刷新不会丢。",
        false => "这个浏览器不能保存，刷新会丢掉填写的内容，请一次填完。",
    }
}
