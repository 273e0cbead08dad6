//! The cases of a page: a table on wide windows, cards on phones.

use super::Answer;
use crate::components::{Pager, case_tag, icon, thousands};
use crate::pages::desk::marks::{day, deadline};
use crate::{browser, paths};
use contract::case::CaseHead;
use contract::query::{DeskQuery, DeskView};
use leptos::prelude::*;

/// What stands below the filters.
pub fn view(answer: &Answer) -> AnyView {
    if answer.page.items.is_empty() {
        return none(answer);
    }
    let lines = answer.page.items.iter().zip(&answer.fresh);
    let rows = lines.map(|(line, fresh)| row(line, *fresh)).collect_view();
    let (query, total) = (answer.query.clone(), answer.page.total);
    let page = query.page;
    let href = move |page: u32| paths::desk(&DeskQuery { page, ..query.clone() });
    view! {
        <section class="l-stack" aria-labelledby="found">
            <h2 id="found" tabindex="-1">{range(answer)}</h2>
            <table class="table" data-cards data-flush on:keydown=step>
                <caption class="u-hidden">
                    "本部门的办件。焦点在表里时，按 j 到下一件，按 k 到上一件。"
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"谁提交的"</th>
                        <th scope="col">"事项与编号"</th>
                        <th scope="col">"期限"</th>
                        <th scope="col">"状态"</th>
                        <th scope="col">"提交日期"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Pager page total href />
        </section>
    }
    .into_any()
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

fn row(head: &CaseHead, fresh: bool) -> AnyView {
    let (code, number) = (head.subject.code.to_string(), head.number.to_string());
    let late = head.left.is_some_and(|left| left.overdue).then_some("");
    let new = fresh.then(|| view! { " "<span class="tag" data-tone="info">"新"</span> });
    view! {
        <tr data-late=late>
            <th scope="row">
                <a href=paths::desk_case(&head.number)>
                    <bdi>{head.subject.name.to_string()}</bdi>
                    <span class="u-hidden">{format!("，编号 {number}")}</span>
                </a>
                {new}
                <div class="u-2 u-sm u-nowrap">{code}</div>
            </th>
            <td data-label="事项与编号">
                <div>
                    <bdi>{head.title.to_string()}</bdi>
                    <div class="u-2 u-sm">{head.kind.label()}" "<span class="u-nowrap">{number.clone()}</span></div>
                </div>
            </td>
            <td data-label="期限"><div class="due">{deadline(head)}</div></td>
            <td data-label="状态">{case_tag(head.state, false)}</td>
            <td data-label="提交日期">{day(head.submitted.date())}</td>
        </tr>
    }
    .into_any()
}

fn none(answer: &Answer) -> AnyView {
    let query = &answer.query;
    let filtered = !query.q.is_empty() || query.kind.is_some() || query.state.is_some();
    let view = query.view.unwrap_or(DeskView::All);
    let (text, href, way) = match () {
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
    view! {
        <section class="empty" data-start>
            {icon("kept")}
            <h2 id="found" tabindex="-1">{text}</h2>
            <p><a class="btn" href=href>{way}</a></p>
        </section>
    }
    .into_any()
}

/// j and k lead from case to case, while the focus is in the table.
fn step(ev: leptos::ev::KeyboardEvent) {
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
