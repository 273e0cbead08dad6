//! What is public about the enterprise.

use super::framed;
use crate::components::{El, days_left, el, own_query, pager, standing_tag};
use crate::{api, browser, paths};
use contract::account::{Identity, Session};
use contract::query::SubjectRecordsQuery;
use contract::record::RecordHead;
use leptos::prelude::*;

/// `/account/records`.
pub fn page(session: Session) -> AnyView {
    let query = own_query();
    let wanted = move || {
        let page = paths::pairs(&query.get()).into_iter().find(|(name, _)| name == "page");
        page.and_then(|(_, n)| n.parse().ok()).unwrap_or(1_u32).clamp(1, contract::query::LAST_PAGE)
    };
    let number = Memo::new(move |_| wanted());
    let base = crate::config::use_config().api.clone();
    let records = api::load(
        move || Some(number.get()),
        move |page, cancel| {
            let base = base.clone();
            async move {
                let query = SubjectRecordsQuery { page, ..Default::default() };
                api::my_records(&base, &query, &cancel).await
            }
        },
    );
    framed("我的公示记录", records, move |page| {
        let public = match &session.identity {
            Identity::Enterprise { subject } => Some(paths::subject(&subject.code)),
            Identity::Officer { .. } => None,
        };
        let href = |n: u32| match n {
            1 => paths::MY_RECORDS.to_owned(),
            n => paths::with_query(paths::MY_RECORDS, &[("page", n.to_string())]),
        };
        let today = browser::now().date();
        let lead = el("p")
            .class("u-lead")
            .add(format!("公众现在能查到 {} 条。", page.total))
            .add(public.map(|href| el("a").attr("href", href).add("看公开档案")));
        let advice = "内容有误的，打开记录，看怎样提异议；已经改正的，看怎样申请修复。";
        let rows = page.items.iter().map(|head| row(head, today)).collect();
        let list = el("section")
            .class("l-box")
            .attr("aria-label", "公示记录")
            .add(el("ul").class("rows").all(rows));
        vec![
            lead.into_any(),
            el("p").class("u-2").add(advice).into_any(),
            list.into_any(),
            pager(number.get_untracked(), page.total, &href).into_any(),
        ]
    })
}

fn row(head: &RecordHead, today: contract::Date) -> El {
    let (kind, authority) = (head.kind.label(), &head.authority.name);
    let link = el("a").attr("href", paths::record(&head.id));
    let link = link.add(el("bdi").add(head.title.to_string()));
    let day = head.decided.to_string();
    let day = el("time").attr("datetime", day.clone()).add(day);
    let about = format!("{kind} · {authority} · {}", days_left(head, today));
    let state = el("p")
        .class("l-row u-sm")
        .flag("data-tight", true)
        .add(standing_tag(head, false))
        .add(el("span").class("u-2").add(about));
    el("li")
        .class("l-stack")
        .attr("data-gap", "1")
        .add(el("div").class("row-link").add(link).add(day))
        .add(state)
}
