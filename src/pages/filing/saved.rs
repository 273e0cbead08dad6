//! How safe what was typed is, said where it is typed.

use super::form::Form;
use super::letter::readable;
use super::parts::button;
use crate::browser;
use crate::components::{El, announce, effect, el, icon, live};
use crate::drafts::{self, Safety};
use contract::Timestamp;
use contract::form::FormField;
use leptos::prelude::*;

/// `14:02`, or with the day if it isn't today.
pub fn clock(moment: Timestamp) -> String {
    let text = moment.chinese();
    match moment.date() == browser::now().date() {
        true => text.split(' ').next_back().unwrap_or_default().to_owned(),
        false => text,
    }
}

/// The line beside the heading.
pub fn status(form: Form) -> El {
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
    effect(move || {
        let (_, tone, text) = line.get();
        if tone.is_some() {
            announce(text);
        }
    });
    el("span")
        .class("autosave")
        .live("data-tone", move || line.get().1.map(Into::into))
        .add(live(move || icon(line.get().0).into_any()))
        .says(move || line.get().2.into())
}

/// Saves the draft as a file.
pub fn export(form: Form) -> El {
    let save = move |_| {
        let now = browser::now();
        let (owner, title) = (form.live.owner(), form.template().head.title.to_string());
        let text = form.live.with(|local| drafts::file_text(local, &owner, now));
        let name = drafts::file_name(&title, &now.date().to_string());
        browser::download(&name, "application/json", &text);
    };
    button("quiet").on("click", save).add(icon("download")).add("导出草稿")
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
