//! What was begun and not submitted.

use crate::api::{self, Loader};
use crate::components::{Question, icon};
use crate::{config, paths};
use contract::Page;
use contract::case::Draft;
use leptos::prelude::*;

/// How the id of the draft begins with which a case is corrected.
const CORRECTION: &str = "case-";

/// The drafts, to go on with or to delete.
pub fn list(
    drafts: Page<Draft>,
    loader: Loader<Page<Draft>>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> AnyView {
    if drafts.items.is_empty() {
        return view! { <p class="u-2">"没有草稿。填到一半的内容会自动存在这里。"</p> }.into_any();
    }
    let rows = drafts.items.into_iter().map(|draft| row(draft, loader, question));
    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
}

fn row(
    draft: Draft,
    loader: Loader<Page<Draft>>,
    question: RwSignal<Option<Question>, LocalStorage>,
) -> AnyView {
    let Draft { id, template, saved, missing, .. } = draft;
    let which = match id.strip_prefix(CORRECTION) {
        Some(number) => ("case", number),
        None => ("draft", id.as_str()),
    };
    let href = paths::form_step(&template.id, "check", which);
    let kind = if which.0 == "case" { "补正：" } else { "" };
    let title = format!("{kind}{}", template.title);
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
                    loader.retry();
                    Ok(())
                })
            }),
        }));
    };
    view! {
        <li class="l-row" data-between>
            <div>
                <a href=href.clone()><bdi>{title.clone()}</bdi></a>
                <div class="u-2 u-sm">{format!("{state} · {} 保存", saved.chinese())}</div>
            </div>
            <div class="actions">
                <a class="btn" href=href>
                    "继续填写"
                    <span class="u-hidden">{format!("：{title}")}</span>
                </a>
                <button class="btn" data-kind="quiet" type="button" on:click=delete>
                    {icon("trash")}
                    "删除"
                    <span class="u-hidden">{format!("草稿：{title}")}</span>
                </button>
            </div>
        </li>
    }
    .into_any()
}
