//! Everything that the enterprise has filed.

use super::{framed, own};
use crate::api;
use crate::components::{case_tag, deadline, who_acts};
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
            return view! { <p>"还没有办件。提交后的办件都会列在这里。"</p> }.into_any();
        }
        view! {
            {part("open-h", "在办", &open)}
            {part("ended-h", "其他", &ended)}
        }
        .into_any()
    })
}

fn part(id: &'static str, title: &'static str, heads: &[CaseHead]) -> Option<AnyView> {
    (!heads.is_empty()).then(|| {
        view! {
            <section class="l-box" aria-labelledby=id>
                <h2 id=id>{format!("{title} {} 件", heads.len())}</h2>
                {table(heads)}
            </section>
        }
        .into_any()
    })
}

/// Cases with their state, who acts next and by when.
pub fn table(heads: &[CaseHead]) -> AnyView {
    view! {
        <table class="table" data-cards>
            <thead>
                <tr>
                    <th scope="col">"事项"</th>
                    <th scope="col">"状态"</th>
                    <th scope="col">"等谁办"</th>
                    <th scope="col">"期限"</th>
                </tr>
            </thead>
            <tbody>{heads.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(head: &CaseHead) -> AnyView {
    let who = who_acts(head).unwrap_or_else(|| "—".to_owned());
    let until = deadline(head).unwrap_or_else(|| {
        let day = head.updated.date();
        view! { <span class="u-2 u-sm">{format!("{day} 更新")}</span> }.into_any()
    });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::case(&head.number)><bdi>{head.title.to_string()}</bdi></a>
                <div class="u-2 u-sm u-nowrap">{head.number.to_string()}</div>
            </th>
            <td data-label="状态">{case_tag(head.state, false)}</td>
            <td data-label="等谁办"><bdi>{who}</bdi></td>
            <td data-label="期限">{until}</td>
        </tr>
    }
    .into_any()
}
