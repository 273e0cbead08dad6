//! What was found: totals that are filters too, the table, and taking it away.

use super::run::{Work, totals};
use super::sheet::{Only, Row, Sheet};
use super::table;
use crate::browser;
use crate::components::{El, announce, el, icon, thousands};
use crate::pages::document;
use contract::document::{Asked, DocumentKind};
use leptos::prelude::*;

/// The results; nothing before there are some, and while more are coming.
pub fn view(work: Work) -> AnyView {
    if work.running.get() || work.sheet.with(|sheet| sheet.done() == 0) {
        return ().into_any();
    }
    let only = work.only.get();
    let found = work.sheet.with(|sheet| {
        let as_of = sheet.as_of().map(|moment| format!("数据截至 {}。", moment.chinese()));
        let advice = "名称相同的不一定是同一家，请核对代码。结果供参考，以认定单位的决定文书为准。";
        el("div")
            .class("l-stack")
            .add(el("h2").attr("id", "screening-h").attr("tabindex", "-1").add("核查结果"))
            .add(el("p").add(totals(sheet)))
            .add(el("p").class("u-2 u-sm").add(as_of).add(advice))
            .add(filters(sheet, only))
            .add(actions(work))
            .add(document::told())
            .add(table::view(sheet, only))
    });
    let press = move |ev: web_sys::Event| {
        if let Some(what) = browser::pressed(&ev) {
            act(work, &what);
        }
    };
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "screening-h")
        .on("click", press)
        .add(found)
        .into_any()
}

fn filters(sheet: &Sheet, only: Only) -> El {
    let button = |(n, (which, label)): (usize, &(Only, &'static str))| {
        el("button")
            .class("btn")
            .attr("type", "button")
            .attr("value", format!("only {n}"))
            .attr("aria-pressed", (*which == only).to_string())
            .add(format!("{label} {}", thousands(sheet.count(*which) as u64)))
    };
    let buttons = Only::ALL.iter().enumerate().map(button).collect();
    el("div")
        .class("l-row no-print")
        .flag("data-tight", true)
        .attr("role", "group")
        .attr("aria-label", "只看")
        .all(buttons)
}

fn actions(work: Work) -> El {
    let save = move || {
        let name = format!("批量核查-{}.csv", browser::now().date());
        browser::download(&name, "text/csv", &work.sheet.with_untracked(Sheet::csv));
    };
    let button =
        |symbol: &'static str| el("button").class("btn").attr("type", "button").add(icon(symbol));
    let print = button("print").attr("data-kind", "quiet").on("click", |_| browser::print());
    el("div")
        .class("actions")
        .add(document::ask_button(DocumentKind::Lookup, "开具查询证明"))
        .add(button("download").on("click", move |_| save()).add("下载全部结果（CSV）"))
        .add(print.add("打印"))
}

/// Does what a button's value says: see [`table`].
fn act(work: Work, what: &str) {
    if what.starts_with("document ") {
        let line = |row: &Row| Asked { text: row.typed.clone(), code: row.chosen };
        let lines = work.sheet.with_untracked(|sheet| sheet.rows.iter().map(line).collect());
        return document::press(work.base(), what, lines);
    }
    let mut words = what.split(' ');
    let (verb, number) = (words.next(), words.next().and_then(|n| n.parse::<usize>().ok()));
    let (Some(number), code) = (number, words.next().unwrap_or_default()) else { return };
    match verb {
        Some("only") => {
            if let Some((which, _)) = Only::ALL.get(number) {
                work.only.set(*which);
                let shown = work.sheet.with_untracked(|sheet| sheet.count(*which));
                announce(format!("显示 {shown} 行"));
            }
        }
        Some("pick") => {
            work.choose(number, code);
            request_animation_frame(move || table::focus(number));
        }
        Some("retype") => work.retype(number, code),
        _ => {}
    }
}
