//! The drafts of a form that is to be filed: on the platform, and in this browser.

use super::super::open::CORRECTION;
use super::super::parts::{button, link};
use super::super::saved::clock;
use crate::components::{El, announce, el};
use crate::{api, config, drafts, paths};
use contract::Timestamp;
use contract::case::Draft;
use leptos::prelude::*;

/// A draft that can be gone on with.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    changed: Timestamp,
    missing: Option<u32>,
    only_here: bool,
}

/// The drafts of this form, on the platform and in this browser, latest first.
pub fn rows(owner: &str, template: &str, stored: Vec<Draft>) -> Vec<Row> {
    let stored = stored.into_iter().filter(|d| d.template.id == template);
    let stored = stored.filter(|d| !d.id.starts_with(CORRECTION));
    let row =
        |d: Draft| Row { id: d.id, changed: d.saved, missing: Some(d.missing), only_here: false };
    let mut rows: Vec<Row> = stored.map(row).collect();
    for (id, local) in drafts::all(owner) {
        let other = local.template != template || id.starts_with(CORRECTION);
        if other || !local.dirty {
            continue;
        }
        let changed = Timestamp(local.changed);
        match rows.iter_mut().find(|row| row.id == id) {
            Some(row) => (row.changed, row.only_here) = (changed, true),
            None => rows.push(Row { id, changed, missing: None, only_here: true }),
        }
    }
    // Few rows: a sort of the library's would weigh more than all of this.
    let mut newest_first: Vec<Row> = Vec::new();
    for row in rows {
        let before = newest_first.iter().position(|other| other.changed < row.changed);
        newest_first.insert(before.unwrap_or(newest_first.len()), row);
    }
    newest_first
}

/// The drafts, to go on with or to delete.
pub fn going_on(rows: &[Row], template: &str, owner: &str, reload: Callback<()>) -> El {
    let row = |(at, row): (usize, &Row)| {
        let address = paths::filing_step(template, "check", &row.id);
        let state = match (row.missing, row.only_here) {
            (_, true) => "只存在本机，联网后自动同步".to_owned(),
            (Some(0), _) => "已经填完，可以提交".to_owned(),
            (Some(n), _) => format!("还有 {n} 项要填"),
            (None, _) => String::new(),
        };
        let (id, owner) = (row.id.clone(), owner.to_owned());
        let base = config::use_config().api.clone();
        let sure = RwSignal::new(false);
        let delete = move |_| {
            if !sure.get_untracked() {
                return sure.set(true);
            }
            drafts::forget(&owner, &id);
            let (base, id) = (base.clone(), id.clone());
            leptos::task::spawn_local(async move {
                let gone = api::delete_draft(&base, &id).await;
                announce(if gone.is_ok() {
                    "草稿已删除。".into()
                } else {
                    "没有删除成功，请稍后再试。".into()
                });
                reload.run(());
            });
        };
        let when = clock(row.changed);
        let which = format!("（{when} 的草稿）");
        let which = || el("span").class("u-hidden").add(which.clone());
        let go_on = link(if at == 0 { "primary" } else { "" }, &address, "继续填写").add(which());
        let delete = button("quiet")
            .on("click", delete)
            .says(move || if sure.get() { "确定删除".into() } else { "删除".into() })
            .add(which());
        let about = el("span")
            .add(format!("{when} 保存"))
            .add(el("br"))
            .add(el("span").class("u-2 u-sm").add(state));
        let actions = el("span").class("l-row").flag("data-tight", true).add(go_on).add(delete);
        el("li").class("l-row").flag("data-between", true).add(about).add(actions)
    };
    let rows = rows.iter().enumerate().map(row).collect();
    el("section")
        .class("l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", "drafts-h")
        .add(el("h2").attr("id", "drafts-h").add("没有填完的草稿"))
        .add(el("ul").class("rows").attr("role", "list").all(rows))
}
