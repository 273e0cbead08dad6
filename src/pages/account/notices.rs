//! What the enterprise is told about its cases.

use super::{framed, own};
use crate::api::{self, ApiError};
use crate::components::{El, announce, el, live, notice, sentence};
use crate::{config, paths};
use contract::account::Session;
use contract::case::CaseNotice;
use leptos::prelude::*;

/// `/account/notices`.
pub fn page(_: Session) -> AnyView {
    let notices = own(|base, cancel| async move { api::notices(&base, &cancel).await });
    let again = Callback::new(move |()| notices.retry());
    framed("通知", notices, move |page| {
        let unread = page.items.iter().filter(|told| !told.read).count() as u64;
        let mark = all_read(unread, &page.items, again);
        vec![mark.into_any(), list(&page.items).into_any()]
    })
}

/// A button that marks those up to the latest on show as read, and then asks for them again;
/// nothing in its place when all have been read.
pub fn all_read(unread: u64, shown: &[CaseNotice], again: Callback<()>) -> El {
    let place = el("div");
    let Some(until) = shown.iter().map(|told| told.id).max().filter(|_| unread > 0) else {
        return place;
    };
    let fault = RwSignal::new(None::<ApiError>);
    let base = config::use_config().api.clone();
    let mark = move |_| {
        let base = base.clone();
        leptos::task::spawn_local(async move {
            match api::read_notices(&base, until).await {
                Ok(()) => {
                    announce("通知已全部标为已读".into());
                    // The page may be gone by now.
                    let _ = again.try_run(());
                }
                Err(error) => drop(fault.try_set(Some(error))),
            }
        });
    };
    let button = el("button")
        .class("btn")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .on("click", mark)
        .add(format!("{unread} 条未读，全部标为已读"));
    let fault = live(move || fault.get().map(|error| notice("bad", sentence(&error))).into_any());
    place.add(button).add(fault)
}

/// Notices, each leading to its case. Whoever follows one has read it.
pub fn list(notices: &[CaseNotice]) -> El {
    if notices.is_empty() {
        return el("p").class("u-2").add("还没有通知。办件有进展时会在这里告诉您。");
    }
    el("ul").class("rows").all(notices.iter().map(row).collect())
}

fn row(told: &CaseNotice) -> El {
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
    let text = el("bdi").add(text.to_string());
    let text = if read { text } else { el("strong").add(text) };
    let link = el("a").attr("href", paths::case(&case)).on("click", follow).add(text);
    let time = el("time").attr("datetime", at.to_string()).add(at.date().to_string());
    let unread = (!read).then(|| el("span").class("tag").attr("data-tone", "info").add("未读"));
    el("li").add(el("div").class("row-link").add(link).add(time)).add(unread)
}
