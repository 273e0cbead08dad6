//! How safe what was typed is, said where it is typed; and what to do when it is in two places.

use super::form::Form;
use super::letter::readable;
use super::open::CORRECTION;
use crate::components::{announce, icon};
use crate::drafts::{self, Live, Local, Safety};
use crate::{browser, paths};
use contract::Timestamp;
use contract::case::Draft;
use contract::form::{Answers, FieldKind, FormField, shown};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// `14:02`, or with the day if it isn't today.
pub fn clock(moment: Timestamp) -> String {
    let text = moment.chinese();
    match moment.date() == browser::now().date() {
        true => text.split(' ').next_back().unwrap_or_default().to_owned(),
        false => text,
    }
}

/// The line beside the heading.
pub fn status(form: Form) -> AnyView {
    let line = Memo::new(move |_| {
        let kept = form.live.kept.get();
        match (form.live.safety.get(), kept) {
            (Safety::Untouched, _) => ("info", None, "填写的内容会自动保存".to_owned()),
            (Safety::Stored(at), _) => ("kept", None, format!("已保存 {}", clock(at))),
            (_, false) => {
                let text = "这个浏览器存不下了，现在的内容还没有保存。请导出草稿，或联网后再等一下";
                ("watch", Some("bad"), text.to_owned())
            }
            (Safety::Sending, _) => ("clock", None, "已存在本机，正在同步…".to_owned()),
            (Safety::Here, _) => ("offline", Some("warn"), "只存在本机，联网后自动同步".to_owned()),
            (Safety::Refused(why), _) => ("watch", Some("warn"), format!("只存在本机：{why}")),
            (Safety::Conflict(_), _) => {
                ("watch", Some("warn"), "只存在本机，请先选择用哪一份".to_owned())
            }
            (Safety::Gone, _) => ("watch", Some("warn"), "只存在本机".to_owned()),
        }
    });
    // Each saving needn't be heard; that it doesn't go on does.
    Effect::new(move |_| {
        let (_, tone, text) = line.get();
        if tone.is_some() {
            announce(text);
        }
    });
    view! {
        <span class="autosave" data-tone=move || line.get().1>
            {move || icon(line.get().0)}
            {move || line.get().2}
        </span>
    }
    .into_any()
}

/// What has to be decided before going on.
pub fn question(form: Form) -> AnyView {
    let view = move || match form.live.safety.get() {
        Safety::Conflict(other) => conflict(form, *other),
        Safety::Gone => gone(form),
        _ => ().into_any(),
    };
    view! { {view} }.into_any()
}

fn conflict(form: Form, other: Draft) -> AnyView {
    let here = form.live.with(|local| local.changed);
    let rows = differences(form, &other.answers);
    let count = rows.len();
    let row = |(label, here, there): (String, String, String)| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td data-label="这里的">{here}</td>
                <td data-label="另一处的">{there}</td>
            </tr>
        }
        .into_any()
    };
    let saved = clock(other.saved);
    let decided = move |decide: fn(Live)| {
        decide(form.live);
        request_animation_frame(|| browser::focus("main h1"));
    };
    view! {
        <section class="notice decide"
            data-tone="warn"
            id="conflict"
            role="alert"
            aria-labelledby="conflict-h">
            {icon("watch")}
            <div class="l-box">
                <h2 id="conflict-h">"这份草稿在另一处也改过，用哪一份？"</h2>
                <p>{format!("另一处在 {saved} 保存，这里在 {} 改过，有 {count} 项不同。没有选择之前，两份都还在。", clock(Timestamp(here)))}</p>
                <table class="table" data-cards>
                    <caption class="u-hidden">"不同的内容"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"项目"</th>
                            <th scope="col">"这里的"</th>
                            <th scope="col">"另一处的"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| decided(Live::keep_these)>"用这里的"</button>
                    <button class="btn" type="button" on:click=move |_| decided(Live::take_others)>"用另一处的"</button>
                    {export(form)}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// What differs: what it is called, and both answers.
fn differences(form: Form, other: &Answers) -> Vec<(String, String, String)> {
    let template = form.template();
    let mine = form.live.with(|local| local.answers.clone());
    let mut keys: Vec<&String> = mine.0.keys().chain(other.0.keys()).collect();
    keys.sort();
    keys.dedup();
    let differs = keys.into_iter().filter(|k| {
        mine.0.get(*k).map_or("", String::as_str) != other.0.get(*k).map_or("", String::as_str)
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

fn gone(form: Form) -> AnyView {
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
    view! {
        <section class="notice decide"
            data-tone="warn"
            id="conflict"
            role="alert"
            aria-labelledby="gone-h">
            {icon("watch")}
            <div>
                <h2 id="gone-h">"这份草稿已在另一处提交或删除"</h2>
                <p>"这里填写的内容还在本机。"</p>
                <div class="actions">
                    {sent.then(|| view! { <a class="btn" data-kind="primary" href=check>"再确认一次提交（不会重复）"</a> })}
                    {(!corrects).then(|| view! { <button class="btn" type="button" on:click=again>"另存为新草稿"</button> })}
                    <a class="btn" href=paths::CASES>"看我的办件"</a>
                    {export(form)}
                    <button class="btn" data-kind="quiet" type="button" on:click=discard>"不要了，从本机删除"</button>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Saves the draft as a file.
pub fn export(form: Form) -> AnyView {
    let save = move |_| {
        let now = browser::now();
        let (owner, title) = (form.live.owner(), form.template().head.title.to_string());
        let text = form.live.with(|local| drafts::file_text(local, &owner, now));
        let name = drafts::file_name(&title, &now.date().to_string());
        browser::download(&name, "application/json", &text);
    };
    view! {
        <button class="btn" data-kind="quiet" type="button" on:click=save>
            {icon("download")}
            "导出草稿"
        </button>
    }
    .into_any()
}

/// A notice that the form has changed or isn't taken any more.
pub fn changes(withdrawn: Option<String>, renewed: bool, form: Form) -> AnyView {
    if let Some(why) = withdrawn {
        return view! {
            <section class="notice" data-tone="warn" aria-labelledby="withdrawn-h">
                {icon("watch")}
                <div>
                    <h2 id="withdrawn-h">"这个事项已停止受理"</h2>
                    <p>{why}</p>
                    <div class="actions">{export(form)}</div>
                </div>
            </section>
        }
        .into_any();
    }
    let lost = unused(form);
    let any = !lost.is_empty();
    renewed
        .then(|| {
            view! {
                <section class="notice" data-tone="info" aria-labelledby="renewed-h">
                    {icon("info")}
                    <div>
                        <h2 id="renewed-h">"这份表更新了"</h2>
                        <p>"您填写的内容都还在。请按新的表核对一遍。"</p>
                        {any.then(|| view! { <p>"下面这些新表不再收，提交时不包括：" {lost.join("；")}</p> })}
                    </div>
                </section>
            }
        })
        .into_any()
}

/// Answers that the form has no place for, as text.
pub fn unused(form: Form) -> Vec<String> {
    let template = form.template();
    let known = |key: &str| {
        let id = key.split('.').next().unwrap_or_default();
        template.fields().any(|f| f.id == id)
    };
    form.live.with(|local| {
        let lost = local.answers.0.iter().filter(|(key, value)| !known(key) && !value.is_empty());
        lost.map(|(_, value)| value.clone()).collect()
    })
}

/// What a row says of a field, for the list of answers.
pub fn answer(form: Form, field: &FormField, key: &str) -> String {
    readable(form, field, key)
}
