//! What is public about the enterprise.

use super::framed;
use crate::components::{Pager, days_left, own_query, standing_tag};
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
        view! {
            <p class="u-lead">
                {format!("公众现在能查到 {} 条。", page.total)}
                {public.map(|href| view! { <a href=href>"看公开档案"</a> })}
            </p>
            <p class="u-2">"内容有误的，打开记录，看怎样提异议；已经改正的，看怎样申请修复。"</p>
            <section class="l-box" aria-label="公示记录">
                <ul class="rows">
                    {page.items.iter().map(|head| row(head, today)).collect_view()}
                </ul>
            </section>
            <Pager page=number.get_untracked() total=page.total href />
        }
        .into_any()
    })
}

fn row(head: &RecordHead, today: contract::Date) -> AnyView {
    view! {
        <li class="l-stack" data-gap="1">
            <div class="row-link">
                <a href=paths::record(&head.id)><bdi>{head.title.to_string()}</bdi></a>
                <time datetime=head.decided.to_string()>{head.decided.to_string()}</time>
            </div>
            <p class="l-row u-sm" data-tight>
                {standing_tag(head, false)}
                <span class="u-2">
                    {format!("{} · {} · {}", head.kind.label(), head.authority.name, days_left(head, today))}
                </span>
            </p>
        </li>
    }
    .into_any()
}
