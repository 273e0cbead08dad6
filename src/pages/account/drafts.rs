//! What was begun and not submitted.

use crate::api;
use crate::components::{El, Question, el, icon};
use crate::{config, paths};
use contract::case::DraftHead;
use leptos::prelude::*;

/// How the id of the draft begins with which a case is corrected.
const CORRECTION: &str = "case-";

/// The drafts, to go on with or to delete; when one is deleted, `again` asks for them.
pub fn list(
    drafts: &[DraftHead],
    again: Callback<()>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> El {
    if drafts.is_empty() {
        return el("p").class("u-2").add("没有草稿。填到一半的内容会自动存在这里。");
    }
    let rows = drafts.iter().map(|draft| row(draft, again, question)).collect();
    el("ul").class("rows").all(rows)
}

fn row(
    draft: &DraftHead,
    again: Callback<()>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> El {
    let DraftHead { id, template, title, saved, missing } = draft.clone();
    let which = match id.strip_prefix(CORRECTION) {
        Some(number) => ("case", number),
        None => ("draft", id.as_str()),
    };
    let href = paths::form_step(&template, "check", which);
    let kind = if which.0 == "case" { "补正：" } else { "" };
    let title = format!("{kind}{title}");
    let state = match missing {
        0 => "都填好了，还没有提交".to_owned(),
        n => format!("还有 {n} 项没填或要改"),
    };
    let (name, base) = (title.clone(), config::use_config().api.clone());
    let delete = move |_| {
        let (id, base) = (id.clone(), base.clone());
        question.set(Some(Question {
            heading: "删除这份草稿？".into(),
            text: format!("“{name}”里填的内容会全部删除，不能恢复。"),
            yes: "删除草稿",
            reason: None,
            run: Box::new(move |_| {
                let (id, base) = (id.clone(), base.clone());
                Box::pin(async move {
                    api::delete_draft(&base, &id).await?;
                    // The page may be gone by now.
                    let _ = again.try_run(());
                    Ok(())
                })
            }),
        }));
    };
    let hidden = |text: String| el("span").class("u-hidden").add(text);
    let link = el("a").attr("href", href.clone()).add(el("bdi").add(title.clone()));
    let saved = format!("{state} · {} 保存", saved.chinese());
    let go_on = el("a").class("btn").attr("href", href).add("继续填写");
    let delete = el("button")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .on("click", delete)
        .add(icon("trash"))
        .add("删除")
        .add(hidden(format!("草稿：{title}")));
    let actions =
        el("div").class("actions").add(go_on.add(hidden(format!("：{title}")))).add(delete);
    el("li")
        .class("l-row")
        .flag("data-between", true)
        .add(el("div").add(link).add(el("div").class("u-2 u-sm").add(saved)))
        .add(actions)
}
