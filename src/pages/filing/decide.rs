//! What a draft needs only when something is amiss: it is in two places, or gone, or its form has
//! changed. In a chunk of its own, which comes when the page has settled.

use super::form::Form;
use super::open::CORRECTION;
use super::parts::{button, link, notice};
use super::saved::{clock, export, unused};
use crate::components::{El, el, icon, live};
use crate::drafts::{self, Live, Local, Safety};
use crate::pages::lazy;
use crate::{browser, paths};
use contract::Timestamp;
use contract::case::Draft;
use contract::form::{Answers, FieldKind, FormField, shown};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// What is amiss.
#[derive(Clone)]
enum Part {
    /// The draft is somewhere else too, and was changed there.
    Conflict(Form, Box<Draft>),
    /// The draft was handed in or deleted somewhere else.
    Gone(Form),
    /// The form isn't taken any more, with the reason, or has changed.
    Changes(Form, Option<String>),
}

lazy::own_chunk!(decide_chunk / preload_decide, show(Part) = view);

fn view(part: Part) -> AnyView {
    match part {
        Part::Conflict(form, other) => conflict(form, *other).into_any(),
        Part::Gone(form) => gone(form).into_any(),
        Part::Changes(form, withdrawn) => changed(withdrawn, form).into_any(),
    }
}

/// What has to be decided before going on.
pub fn question(form: Form) -> AnyView {
    live(move || match form.live.safety.get() {
        Safety::Conflict(other) => show(Part::Conflict(form, other), |view| view),
        Safety::Gone => show(Part::Gone(form), |view| view),
        _ => ().into_any(),
    })
}

/// A notice that the form has changed or isn't taken any more.
pub fn changes(withdrawn: Option<String>, renewed: bool, form: Form) -> Option<AnyView> {
    (renewed || withdrawn.is_some()).then(|| show(Part::Changes(form, withdrawn), |view| view))
}

/// A question; its heading has this id.
fn decide(heading: &'static str, inside: El) -> El {
    el("section")
        .class("notice decide")
        .attr("data-tone", "warn")
        .attr("id", "conflict")
        .attr("role", "alert")
        .attr("aria-labelledby", heading)
        .add(icon("watch"))
        .add(inside)
}

fn conflict(form: Form, other: Draft) -> El {
    let here = form.live.with(|local| local.changed);
    let rows = differences(form, &other.answers);
    let count = rows.len();
    let row = |(label, here, there): (String, String, String)| {
        let cell = |label: &'static str, text: String| el("td").attr("data-label", label).add(text);
        el("tr")
            .add(el("th").attr("scope", "row").add(label))
            .add(cell("这里的", here))
            .add(cell("另一处的", there))
    };
    let (saved, here) = (clock(other.saved), clock(Timestamp(here)));
    let told = format!(
        "另一处在 {saved} 保存，这里在 {here} 改过，有 {count} 项不同。没有选择之前，两份都还在。"
    );
    let decided = move |decide: fn(Live), text: &'static str| {
        let press = move |_| {
            decide(form.live);
            request_animation_frame(|| browser::focus("main h1"));
        };
        button("").on("click", press).add(text)
    };
    let heads = ["项目", "这里的", "另一处的"];
    let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("caption").class("u-hidden").add("不同的内容"))
        .add(el("thead").add(el("tr").all(heads.into())))
        .add(el("tbody").all(rows.into_iter().map(row).collect()));
    let actions = el("div")
        .class("actions")
        .add(decided(Live::keep_these, "用这里的"))
        .add(decided(Live::take_others, "用另一处的"))
        .add(export(form));
    let heading = el("h2").attr("id", "conflict-h").add("这份草稿在另一处也改过，用哪一份？");
    let inside = el("div").class("l-box").add(heading).add(el("p").add(told));
    decide("conflict-h", inside.add(table).add(actions))
}

/// What differs: what it is called, and both answers.
fn differences(form: Form, other: &Answers) -> Vec<(String, String, String)> {
    let template = form.template();
    let mine = form.live.with(|local| local.answers.clone());
    let added = other.0.keys().filter(|key| !mine.0.contains_key(key));
    let differs = mine.0.keys().chain(added).filter(|k| {
        mine.0.get(k).map_or("", String::as_str) != other.0.get(k).map_or("", String::as_str)
    });
    differs
        .map(|key| {
            let (id, rest) = key.split_once('.').unwrap_or((key, ""));
            let field = template.fields().find(|f| f.id == id);
            (name(field, id, rest), said(form, field, key, &mine), said(form, field, key, other))
        })
        .collect()
}

fn name(field: Option<&FormField>, id: &str, rest: &str) -> String {
    let Some(field) = field else { return id.to_owned() };
    let label = &field.label;
    match (&field.kind, rest) {
        (_, "") => label.to_string(),
        (_, "from") => format!("{label}：开始"),
        (_, "to") => format!("{label}：结束"),
        (FieldKind::Rows { columns, .. }, rest) => {
            let (row, column) = rest.split_once('.').unwrap_or((rest, ""));
            let row = row.parse::<usize>().map_or(0, |row| row.saturating_add(1));
            let column = columns.iter().find(|c| c.id == column);
            format!("{label}第 {row} 行：{}", column.map_or("", |c| c.label.as_str()))
        }
        _ => label.to_string(),
    }
}

fn said(form: Form, field: Option<&FormField>, key: &str, answers: &Answers) -> String {
    let raw = answers.0.get(key).cloned().unwrap_or_default();
    let text = match field.map(|f| &f.kind) {
        Some(FieldKind::Region {}) => {
            let name = form.regions().into_iter().find(|(code, _)| *code == raw);
            name.map_or(raw, |(_, name)| name)
        }
        Some(kind) if !key.contains('.') => shown(kind, key, answers),
        _ => raw,
    };
    if text.is_empty() { "（没有填）".to_owned() } else { text }
}

fn gone(form: Form) -> El {
    let navigate = use_navigate();
    let (sent, template) = form.live.with(|local| (local.sent, local.template.clone()));
    let check = paths::filing_step(&template, "check", &form.live.id());
    let (start, leave) = (paths::filing_step(&template, "start", ""), navigate.clone());
    let again = move |_| {
        let id = browser::random_key();
        let (owner, mut local) = (form.live.owner(), form.live.with(Local::clone));
        (local.stored, local.sent, local.dirty) = (0, false, true);
        if drafts::keep(&owner, &id, &local).1 {
            form.live.forget();
            let first = form.template().sections.first().map(|s| s.id.clone()).unwrap_or_default();
            navigate(&paths::filing_step(&local.template, &first, &id), Default::default());
        }
    };
    let discard = move |_| {
        form.live.forget();
        leave(&start, Default::default());
    };
    let corrects = form.live.id().starts_with(CORRECTION);
    let again = (!corrects).then(|| button("").on("click", again).add("另存为新草稿"));
    let actions = el("div")
        .class("actions")
        .add(sent.then(|| link("primary", &check, "再确认一次提交（不会重复）")))
        .add(again)
        .add(link("", paths::CASES, "看我的办件"))
        .add(export(form))
        .add(button("quiet").on("click", discard).add("不要了，从本机删除"));
    let inside = el("div")
        .add(el("h2").attr("id", "gone-h").add("这份草稿已在另一处提交或删除"))
        .add(el("p").add("这里填写的内容还在本机。"))
        .add(actions);
    decide("gone-h", inside)
}

fn changed(withdrawn: Option<String>, form: Form) -> El {
    if let Some(why) = withdrawn {
        let inside = el("div")
            .add(el("h2").attr("id", "withdrawn-h").add("这个事项已停止受理"))
            .add(el("p").add(why))
            .add(el("div").class("actions").add(export(form)));
        return notice("warn", "watch", inside).attr("aria-labelledby", "withdrawn-h");
    }
    let lost = unused(form);
    let lost = (!lost.is_empty())
        .then(|| el("p").add("下面这些新表不再收，提交时不包括：").add(lost.join("；")));
    let inside = el("div")
        .add(el("h2").attr("id", "renewed-h").add("这份表更新了"))
        .add(el("p").add("您填写的内容都还在。请按新的表核对一遍。"))
        .add(lost);
    notice("info", "info", inside).attr("aria-labelledby", "renewed-h")
}
