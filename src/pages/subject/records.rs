//! A subject's records: a table on wide windows, cards on phones.

use super::profile::Shown;
use crate::api::{self, Load};
use crate::components::{
    El, announce, days_left, effect, el, failure_below, icon, live, pager, standing_tag, waiting,
};
use crate::{browser, config, paths};
use contract::query::SubjectRecordsQuery;
use contract::record::{Group, RecordHead};
use contract::{Date, Page, Uscc};
use leptos::prelude::*;

/// How many records the overview shows.
const NEWEST: usize = 5;

#[derive(Clone, PartialEq)]
struct Answer {
    group: Option<Group>,
    number: u32,
    page: Page<RecordHead>,
}

/// The records that the address chooses.
pub fn section(code: Uscc, shown: Memo<Shown>) -> El {
    let base = config::use_config().api.clone();
    let records = api::load(
        move || {
            let shown = shown.get();
            Some((shown.group, shown.page.ok()?))
        },
        move |(group, number), cancel| {
            let base = base.clone();
            let kinds = group.map(|g| g.kinds().collect()).unwrap_or_default();
            let query = SubjectRecordsQuery { kinds, page: number };
            async move {
                let page = api::subject_records(&base, &code, &query, &cancel).await?;
                Ok(Answer { group, number, page })
            }
        },
    );
    let mut before = false;
    effect(move || {
        records.state.with(|state| {
            let Load::Ready(answer) = state else { return };
            if before {
                announce(format!("{}，共 {} 条", title(answer.group), answer.page.total));
            }
            browser::restore_scroll();
            before = true;
        });
    });
    let content = move || match (shown.get().page, records.state.get()) {
        (Err(wrong), _) => {
            let all = el("a").class("btn").attr("href", paths::subject(&code)).add("看全部记录");
            el("div")
                .class("empty")
                .flag("data-start", true)
                .attr("role", "alert")
                .add(icon("watch"))
                .add(el("p").add(wrong))
                .add(el("p").add(all))
                .into_any()
        }
        (_, Load::Pending) => waiting("记录"),
        (_, Load::Failed(error)) => failure_below(error, move || records.retry()),
        (_, Load::Ready(answer)) => list(code, answer),
    };
    el("section").class("l-box").attr("aria-labelledby", "rec-h").add(live(content))
}

fn title(group: Option<Group>) -> &'static str {
    match group {
        None => "公示中的记录",
        Some(Group::Others) => "其他记录",
        Some(group) => group.label(),
    }
}

fn list(code: Uscc, answer: Answer) -> AnyView {
    let Answer { group, number, page } = answer;
    let today = browser::now().date();
    // The overview shows the newest; each group has them all.
    let most = if group.is_none() { NEWEST } else { page.items.len() };
    let rows = page.items.iter().take(most).map(|head| row(head, today)).collect();
    let more = page.total > most as u64 && group.is_none();
    let href = move |n| paths::subject_group(&code, group, n);
    let body = match (page.items.is_empty(), page.total) {
        (true, 0) => {
            el("p").class("u-2").add("目前没有公示中的这类记录。已停止公示的记录不再显示。")
        }
        (true, _) => {
            let first = el("a").attr("href", href(1)).add("回到第 1 页");
            el("p").add("这一页没有内容，可能是页码太大。").add(first)
        }
        _ => {
            let heads = ["内容", "类别", "机关", "决定日期", "状态", "公示期"];
            let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
            el("table")
                .class("table")
                .flag("data-cards", true)
                .add(el("thead").add(el("tr").all(heads.into())))
                .add(el("tbody").all(rows))
        }
    };
    let below = match group {
        Some(_) => pager(number, page.total, &href),
        None => {
            let text = format!("这里是最新的 {NEWEST} 条。全部记录在上面各类里看。");
            more.then(|| el("p").class("u-2 u-sm").add(text))
        }
    };
    let title = format!("{} {} 条", title(group), page.total);
    let heading = el("h2").attr("id", "rec-h").attr("tabindex", "-1").add(title);
    [heading, body].into_iter().chain(below).collect_view().into_any()
}

fn row(head: &RecordHead, today: Date) -> El {
    let no = head
        .document_no
        .as_ref()
        .map(|no| el("div").class("u-2 u-sm").add(el("bdi").add(no.to_string())));
    let link = el("a").attr("href", paths::record(&head.id));
    let link = link.add(el("bdi").add(head.title.to_string()));
    let decided = head.decided.to_string();
    let decided = el("time").class("u-nowrap").attr("datetime", decided.clone()).add(decided);
    let cell = |label: &'static str| el("td").attr("data-label", label);
    el("tr")
        .add(el("th").attr("scope", "row").add(link).add(no))
        .add(cell("类别").add(head.kind.label()))
        .add(cell("机关").add(head.authority.name.to_string()))
        .add(cell("决定日期").add(decided))
        .add(cell("状态").add(standing_tag(head, false)))
        .add(cell("公示期").add(days_left(head, today)))
}
