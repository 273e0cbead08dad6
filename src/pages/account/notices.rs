//! What the enterprise is told about its cases.

use super::{framed, own};
use crate::api::{self, ApiError, Loader};
use crate::components::{announce, notice, sentence};
use crate::{config, paths};
use contract::Page;
use contract::account::Session;
use contract::case::CaseNotice;
use leptos::prelude::*;

/// `/account/notices`.
pub fn page(_: Session) -> AnyView {
    let notices = own(|base, cancel| async move { api::notices(&base, &cancel).await });
    framed("通知", notices, move |page| {
        view! {
            <div>{all_read(&page, notices)}</div>
            {list(&page.items)}
        }
        .into_any()
    })
}

/// A button that marks those on show as read; nothing when they are.
pub fn all_read(page: &Page<CaseNotice>, loader: Loader<Page<CaseNotice>>) -> Option<AnyView> {
    let unread = page.items.iter().filter(|n| !n.read).count();
    let until = page.items.iter().map(|n| n.id).max()?;
    if unread == 0 {
        return None;
    }
    let fault = RwSignal::new(None::<ApiError>);
    let base = config::use_config().api.clone();
    let mark = move |_| {
        let base = base.clone();
        leptos::task::spawn_local(async move {
            match api::read_notices(&base, until).await {
                Ok(()) => {
                    announce("通知已全部标为已读".into());
                    loader.retry();
                }
                Err(error) => drop(fault.try_set(Some(error))),
            }
        });
    };
    Some(
        view! {
            <button class="btn" data-kind="quiet" type="button" on:click=mark>
                {format!("{unread} 条未读，全部标为已读")}
            </button>
            {move || fault.get().map(|error| notice("bad", sentence(&error)))}
        }
        .into_any(),
    )
}

/// Notices, each leading to its case. Whoever follows one has read it.
pub fn list(notices: &[CaseNotice]) -> AnyView {
    if notices.is_empty() {
        return view! { <p class="u-2">"还没有通知。办件有进展时会在这里告诉您。"</p> }.into_any();
    }
    view! { <ul class="rows">{notices.iter().map(row).collect_view()}</ul> }.into_any()
}

fn row(told: &CaseNotice) -> AnyView {
    let CaseNotice { id, at, case, text, read } = told.clone();
    let base = config::use_config().api.clone();
    let follow = move |_| {
        let base = base.clone();
        if !read {
            leptos::task::spawn_local(async move {
                // Not marked now: it stays unread, and is marked next time.
                let _ = api::read_notice(&base, id).await;
            });
        }
    };
    let text = match read {
        true => view! { <bdi>{text.to_string()}</bdi> }.into_any(),
        false => view! { <strong><bdi>{text.to_string()}</bdi></strong> }.into_any(),
    };
    view! {
        <li>
            <div class="row-link">
                <a href=paths::case(&case) on:click=follow>{text}</a>
                <time datetime=at.to_string()>{at.date().to_string()}</time>
            </div>
            {(!read).then(|| view! { <span class="tag" data-tone="info">"未读"</span> })}
        </li>
    }
    .into_any()
}
