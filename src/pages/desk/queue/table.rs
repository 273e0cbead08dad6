//! The cases of a page: a table on wide windows, cards on phones.

use super::{Answer, empty};
use crate::components::{El, case_tag, el, pager, thousands};
use crate::pages::desk::columns;
use crate::pages::desk::marks::{day, deadline};
use crate::{browser, paths};
use contract::case::CaseHead;
use contract::query::{DeskQuery, DeskView};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// What stands below the filters.
pub fn view(answer: &Answer) -> El {
    if answer.page.items.is_empty() {
        return none(answer);
    }
    let lines = answer.page.items.iter().zip(&answer.fresh);
    let rows = lines.map(|(line, fresh)| row(line, *fresh)).collect();
    let (query, total) = (answer.query.clone(), answer.page.total);
    let page = query.page;
    let href = move |page: u32| paths::desk(&DeskQuery { page, ..query.clone() });
    let caption = "本部门的办件。焦点在表里时，按 j 到下一件，按 k 到上一件。";
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .flag("data-flush", true)
        .on("keydown", step)
        .add(el("caption").class("u-hidden").add(caption))
        .add(columns(&["谁提交的", "事项与编号", "期限", "状态", "提交日期"]))
        .add(el("tbody").all(rows));
    el("section")
        .class("l-stack")
        .attr("aria-labelledby", "found")
        .add(el("h2").attr("id", "found").attr("tabindex", "-1").add(range(answer)))
        .add(table)
        .add(pager(page, total, &href))
}

/// `第 21–40 件，共 1,234 件`.
pub fn range(answer: &Answer) -> String {
    let (page, view) = (&answer.page, answer.query.view.unwrap_or(DeskView::All));
    let all = format!("{}共 {} 件", view.label(), thousands(page.total));
    let shown = page.items.len() as u64;
    if shown == 0 || shown == page.total {
        return all;
    }
    format!("{all}，这里是第 {}–{} 件", page.start + 1, page.start + shown)
}

fn row(head: &CaseHead, fresh: bool) -> El {
    let (code, number) = (head.subject.code.to_string(), head.number.to_string());
    let cell = |label: &'static str, content: El| el("td").attr("data-label", label).add(content);
    let link = el("a")
        .attr("href", paths::desk_case(&head.number))
        .add(el("bdi").add(head.subject.name.to_string()))
        .add(el("span").class("u-hidden").add(format!("，编号 {number}")));
    let mut who = el("th").attr("scope", "row").add(link);
    if fresh {
        who = who.add(" ").add(el("span").class("tag").attr("data-tone", "info").add("新"));
    }
    let number = el("div")
        .class("u-2 u-sm")
        .add(head.kind.label())
        .add(" ")
        .add(el("span").class("u-nowrap").add(number));
    let what = el("div").add(el("bdi").add(head.title.to_string())).add(number);
    el("tr")
        .flag("data-late", head.left.is_some_and(|left| left.overdue))
        .add(who.add(el("div").class("u-2 u-sm u-nowrap").add(code)))
        .add(cell("事项与编号", what))
        .add(cell("期限", deadline(el("div").class("due"), head)))
        .add(cell("状态", case_tag(head.state, false)))
        .add(cell("提交日期", day(head.submitted.date())))
}

fn none(answer: &Answer) -> El {
    let query = &answer.query;
    let filtered = !query.q.is_empty() || query.kind.is_some() || query.state.is_some();
    let view = query.view.unwrap_or(DeskView::All);
    let (text, href, way): (String, _, _) = match () {
        () if answer.page.total > 0 => {
            let first = DeskQuery { page: 1, ..query.clone() };
            ("这一页没有办件，队列可能已经变短。".into(), paths::desk(&first), "回到第一页")
        }
        () if filtered => {
            let all = DeskQuery { view: Some(DeskView::All), page: 1, ..query.clone() };
            let text = format!("“{}”里没有符合筛选的办件。", view.label());
            match view {
                DeskView::All => (text, paths::DESK.into(), "清空筛选"),
                _ => (text, paths::desk(&all), "在全部办件里找"),
            }
        }
        () => {
            let all = DeskQuery { view: Some(DeskView::All), ..DeskQuery::default() };
            let text = match view {
                DeskView::Todo => "没有等您办的件。".to_owned(),
                _ => format!("没有“{}”的办件。", view.label()),
            };
            (text, paths::desk(&all), "看全部办件")
        }
    };
    let way = el("a").class("btn").attr("href", href).add(way);
    empty("kept", text).add(el("p").add(way))
}

/// j and k lead from case to case, while the focus is in the table.
fn step(ev: Event) {
    let ev: &KeyboardEvent = ev.unchecked_ref();
    if ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    let forward = match ev.key().as_str() {
        "j" => true,
        "k" => false,
        _ => return,
    };
    ev.prevent_default();
    browser::step_focus(".listing tbody th a", forward);
}
