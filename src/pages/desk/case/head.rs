//! What the case is, where it stands, until when.

use super::back;
use crate::components::case_tag;
use crate::pages::desk::marks::deadline;
use crate::paths;
use contract::case::Case;
use leptos::prelude::*;

/// The head of the page.
pub fn view(case: &Case) -> AnyView {
    let head = &case.head;
    let commitment = case.commitment_number.as_ref().map(|number| {
        view! { <li>"承诺编码 "<span class="u-nowrap">{number.as_str().to_owned()}</span></li> }
    });
    let record = case.record.as_ref().map(|id| {
        view! { <li><a href=paths::record(id)>"看公示页面"</a></li> }
    });
    view! {
        <nav class="crumbs" aria-label="您的位置">
            <ol>
                <li><a href=back()>"审核台"</a></li>
                <li aria-current="page">{head.number.to_string()}</li>
            </ol>
        </nav>
        <header class="l-stack" data-gap="2">
            <p class="l-row" data-tight>
                {case_tag(head.state, true)}
                {head.due.map(|_| view! { <span class="due">{deadline(head)}</span> })}
            </p>
            <h1 tabindex="-1"><bdi>{head.title.to_string()}</bdi></h1>
            <ul class="meta">
                <li>
                    <a href=paths::subject(&head.subject.code)>
                        <bdi>{head.subject.name.to_string()}</bdi>
                    </a>
                </li>
                <li><span class="u-nowrap">{head.subject.code.to_string()}</span></li>
                <li>{head.kind.label()}</li>
                <li>"受理编号 "<span class="u-nowrap">{head.number.to_string()}</span></li>
                <li>{format!("{} 提交", head.submitted.chinese())}</li>
                {commitment}
                {record}
            </ul>
        </header>
    }
    .into_any()
}
