//! Everything that the enterprise has filed.

use super::{framed, own};
use crate::api;
use crate::components::{Child, El, case_tag, deadline, el, who_acts};
use crate::paths;
use contract::account::Session;
use contract::case::CaseHead;
use leptos::prelude::*;

/// `/account/cases`.
pub fn page(_: Session) -> AnyView {
    let cases = own(|base, cancel| async move { api::cases(&base, &cancel).await });
    framed("我的办件", cases, |page| {
        let (open, ended): (Vec<_>, Vec<_>) =
            page.items.into_iter().partition(|head: &CaseHead| head.state.is_open());
        if open.is_empty() && ended.is_empty() {
            return vec![el("p").add("还没有办件。提交后的办件都会列在这里。").into_any()];
        }
        vec![part("open-h", "在办", &open).into_any(), part("ended-h", "其他", &ended).into_any()]
    })
}

fn part(id: &'static str, title: &'static str, heads: &[CaseHead]) -> Option<El> {
    (!heads.is_empty()).then(|| {
        let heading = el("h2").attr("id", id).add(format!("{title} {} 件", heads.len()));
        el("section").class("l-box").attr("aria-labelledby", id).add(heading).add(of_cases(heads))
    })
}

/// Cases with their state, who acts next and by when.
pub fn of_cases(heads: &[CaseHead]) -> El {
    table(&["事项", "状态", "等谁办", "期限"], heads.iter().map(row).collect())
}

/// A table of cases, with heads for its columns.
pub fn table(heads: &[&'static str], rows: Vec<El>) -> El {
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").add(*head)).collect();
    el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("thead").add(el("tr").all(heads)))
        .add(el("tbody").all(rows))
}

/// A cell, which says on phones what it is.
pub fn cell(label: &'static str, content: impl Into<Child>) -> El {
    el("td").attr("data-label", label).add(content)
}

/// The first cell of a line: what the case is, and its number.
pub fn named(head: &CaseHead) -> El {
    let link = el("a").attr("href", paths::case(&head.number));
    el("th")
        .attr("scope", "row")
        .add(link.add(el("bdi").add(head.title.to_string())))
        .add(el("div").class("u-2 u-sm u-nowrap").add(head.number.to_string()))
}

fn row(head: &CaseHead) -> El {
    let who = who_acts(head).unwrap_or_else(|| "—".to_owned());
    let until = deadline(head).unwrap_or_else(|| {
        let day = head.updated.date();
        el("span").class("u-2 u-sm").add(format!("{day} 更新"))
    });
    el("tr")
        .add(named(head))
        .add(cell("状态", case_tag(head.state, false)))
        .add(cell("等谁办", el("bdi").add(who)))
        .add(cell("期限", until))
}
