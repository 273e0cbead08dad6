//! Back and on through a list whose pages begin at records, not at numbers.

use super::listing::Answer;
use super::scope::Scope;
use crate::components::{El, el};
use contract::query::{Cursor, RecordQuery};

/// Links to the first, the previous and the next page; nothing when there is only one.
pub fn links(scope: &Scope, answer: &Answer) -> Option<El> {
    let page = &answer.page;
    let to = |cursor: &Option<String>| {
        let page = Some(Cursor::parse(cursor.as_deref()?)?);
        Some(scope.address(&RecordQuery { page, ..answer.query.clone() }))
    };
    let (previous, next) = (to(&page.previous), to(&page.next));
    let paged = answer.query.page.is_some();
    if !paged && next.is_none() {
        return None;
    }
    let first = scope.address(&answer.query.clone().first_page());
    let link = |rel: &'static str, href: String, text: &'static str| {
        el("a").attr("rel", rel).attr("href", href).add(text)
    };
    let pager = el("nav").class("pager").attr("aria-label", "分页");
    Some(
        pager
            .add(paged.then(|| link("first", first, "回到第一页")))
            .add(previous.map(|href| link("prev", href, "上一页")))
            .add(next.map(|href| link("next", href, "下一页"))),
    )
}
