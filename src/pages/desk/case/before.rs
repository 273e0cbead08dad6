//! What the officer should know before anything else: what has just happened, and where the
//! answers differ from the register.

use super::{Desk, Said, back};
use crate::components::{El, el, icon, live};
use contract::case::Case;
use contract::form::FormField;
use leptos::prelude::*;

/// What has just happened.
pub fn said(desk: Desk, case: &Case) -> AnyView {
    let state = case.head.state.label();
    let last = case.events.last().map(|event| {
        let time = event.at.chinese();
        format!("{time}，{}：{}。", event.actor, event.action.label())
    });
    let content = move || {
        let (tone, symbol, heading, text) = match desk.said.get()? {
            Said::Done(action) => {
                ("good", "kept", format!("已办：{}", action.label()), format!("现在是“{state}”。"))
            }
            Said::Overtaken => (
                "warn",
                "watch",
                "这件办件刚刚有了变化，您的决定没有提交".to_owned(),
                format!(
                    "{}现在是“{state}”。您写的内容都还在，请看过最新情况后再决定。",
                    last.clone().unwrap_or_default()
                ),
            ),
        };
        let way = el("a").class("btn").attr("href", back()).add("回到队列");
        let inner = el("div")
            .add(el("h2").add(heading))
            .add(el("p").add(text))
            .add(el("p").class("actions").add(way));
        Some(notice(tone, symbol, inner).attr("id", "said").attr("tabindex", "-1"))
    };
    live(move || content().into_any())
}

fn notice(tone: &'static str, symbol: &'static str, inner: El) -> El {
    el("div").class("notice").attr("data-tone", tone).add(icon(symbol)).add(inner)
}

/// How the register contradicts an answer, if it does.
pub fn contradiction(case: &Case, field: &FormField) -> Option<String> {
    field.known?;
    let register = &case.beside.as_ref()?.register;
    let registered = register.get(&field.id);
    (registered != case.answers.get(&field.id)).then(|| registered.to_owned())
}

/// How many answers the register contradicts.
pub fn differences(case: &Case) -> Option<El> {
    let asked = case.form.steps(&case.answers);
    let fields = asked.iter().flat_map(|section| section.asked(&case.answers));
    let different: Vec<_> = fields.filter(|f| contradiction(case, f).is_some()).collect();
    if different.is_empty() {
        return None;
    }
    let names: Vec<_> = different.iter().map(|f| f.label.as_str()).collect();
    let text = format!("与登记信息不一致的有 {} 处：{}。", names.len(), names.join("、"));
    Some(notice("warn", "watch", el("div").add(el("p").add(text))))
}
