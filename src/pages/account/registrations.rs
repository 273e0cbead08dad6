//! What the enterprise has registered about itself: until when it holds, and renewing it.

use super::{framed, own};
use crate::components::{case_tag, deadline};
use crate::{api, browser, paths};
use contract::Date;
use contract::account::Session;
use contract::case::{CaseHead, CaseKind, CaseState};
use contract::query::SubjectRecordsQuery;
use contract::record::{RecordHead, RecordKind};
use leptos::prelude::*;

/// With so many days left or fewer, renewing is suggested.
const SOON: i32 = 60;

/// `/account/registrations`.
pub fn page(_: Session) -> AnyView {
    let both = own(|base, cancel| async move {
        let cases = api::cases(&base, &cancel).await?;
        let query = SubjectRecordsQuery { kinds: vec![RecordKind::SelfRegistered], page: 1 };
        let records = api::my_records(&base, &query, &cancel).await?;
        Ok((cases.items, records.items))
    });
    framed("我注册的信息", both, |(cases, records)| {
        let today = browser::now().date();
        let mine: Vec<_> = cases
            .into_iter()
            .filter(|head: &CaseHead| head.kind == CaseKind::Registration)
            .filter(|head| !matches!(head.state, CaseState::Withdrawn | CaseState::Lapsed))
            .collect();
        if mine.is_empty() {
            return view! { <p>"还没有注册信息。核验通过的内容会列在这里。"</p> }.into_any();
        }
        let rows = mine.iter().map(|head| row(head, &records, today)).collect_view();
        view! {
            <p class="u-2">"内容变了，或者快到期了，可以重新注册，核验后替换。"</p>
            <section class="l-box" aria-label="注册的信息">
                <table class="table" data-cards>
                    <thead>
                        <tr>
                            <th scope="col">"内容"</th>
                            <th scope="col">"状态"</th>
                            <th scope="col">"有效期"</th>
                            <th scope="col">"办理"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn row(head: &CaseHead, records: &[RecordHead], today: Date) -> AnyView {
    let id = format!("case-{}", head.number);
    let public = records.iter().find(|record| record.id.as_str() == id);
    let until = public.and_then(|record| record.withdrawn_after);
    let term = match (head.state, until) {
        (_, Some(day)) => {
            let left = day.days() - today.days();
            let soon = (left <= SOON).then(|| format!("，还剩 {left} 天"));
            view! {
                <span class="deadline" data-tone=(left <= SOON).then_some("warn")>
                    <span><time datetime=day.to_string()>{day.chinese()}</time>"到期" {soon}</span>
                </span>
            }
            .into_any()
        }
        (CaseState::Verified, None) => view! { "长期" }.into_any(),
        (CaseState::Expired, None) => view! { "已到期" }.into_any(),
        _ => deadline(head).unwrap_or_else(|| view! { "—" }.into_any()),
    };
    let renew = matches!(head.state, CaseState::Verified | CaseState::Expired).then(|| {
        let word =
            if until.is_some() || head.state == CaseState::Expired { "续期" } else { "更新" };
        view! {
            <a href=paths::form(&head.template)>
                {word}
                <span class="u-hidden">{format!("：{}", head.title)}</span>
            </a>
        }
    });
    let shown = public.map(|record| {
        view! { <a href=paths::record(&record.id)>"看公示"</a> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::case(&head.number)><bdi>{head.title.to_string()}</bdi></a>
                <div class="u-2 u-sm u-nowrap">{head.number.to_string()}</div>
            </th>
            <td data-label="状态">{case_tag(head.state, false)}</td>
            <td data-label="有效期">{term}</td>
            <td data-label="办理"><span class="l-row" data-tight>{renew} {shown}</span></td>
        </tr>
    }
    .into_any()
}
