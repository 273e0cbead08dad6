//! Nothing found: why, and what to loosen.

use super::listing::{Answer, Listing};
use crate::components::{El, el, icon};
use crate::paths;
use contract::Uscc;
use contract::identifier::{Diagnosis, diagnose};
use contract::query::{RecordQuery, SubjectQuery};

/// No records on this page.
pub fn view(listing: &Listing, answer: &Answer) -> El {
    let (scope, query) = (&listing.scope, &answer.query);
    let (words, filtered) = (!query.q.is_empty(), scope.is_filtered(query));
    let reason = match () {
        () if answer.page.total > 0 => "这一页没有内容，名单可能已经变短。".to_owned(),
        () if words && filtered => format!("在已选的筛选里没有查到“{}”。", query.q),
        () if words => in_vain(listing, &query.q),
        () if filtered => "没有同时符合这些筛选的公示信息。可以去掉一两项再看。".to_owned(),
        () => format!("目前没有公示中的{}。已停止公示的不再显示。", listing.name),
    };
    let link = |query: &RecordQuery, text: String| {
        el("a").class("btn").attr("href", scope.address(query)).add(text)
    };
    let mut ways = Vec::new();
    if answer.page.total > 0 {
        ways.push(link(&query.clone().first_page(), "回到第一页".into()));
    } else {
        if words && filtered {
            let kept = scope.unfiltered(query);
            ways.push(link(&kept, format!("不要筛选，只查“{}”", query.q)));
        }
        if words {
            let kept = RecordQuery { q: String::new(), ..query.clone().first_page() };
            let text = if filtered { "去掉查询的字，保留筛选" } else { "看全部" };
            ways.push(link(&kept, text.into()));
        } else if filtered {
            ways.push(link(&scope.unfiltered(query), "清空筛选".into()));
        }
        ways.extend(words.then(|| elsewhere(&query.q)));
    }
    let actions = el("div").class("actions").all(ways);
    el("div")
        .class("empty")
        .flag("data-start", true)
        .add(icon("search"))
        .add(el("p").add(reason))
        .add(actions)
}

/// Why words alone find nothing.
fn in_vain(listing: &Listing, q: &str) -> String {
    match diagnose(q) {
        Diagnosis::Valid(_) => {
            format!("信用代码没有写错，但这个主体没有公示中的{}。", listing.name)
        }
        Diagnosis::Slip { message, .. } => message,
        _ => format!("“{}”里没有查到“{q}”。请检查有没有错别字，或者少输几个字。", listing.name),
    }
}

/// The way to the subject itself.
fn elsewhere(q: &str) -> El {
    let (href, text) = match Uscc::parse(q) {
        Some(code) => (paths::subject(&code), "看这个主体的全部信息"),
        None => {
            let query = SubjectQuery { q: q.to_owned(), page: 1, ..Default::default() };
            (paths::search(&query), "在全部主体里查")
        }
    };
    el("a").class("btn").attr("href", href).add(text)
}
