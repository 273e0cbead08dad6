//! What fits the words besides subjects: services, records by document number, lists, articles.

use crate::api::{self, Load, Loader};
use crate::components::{El, el, failure_below, live};
use crate::{config, paths};
use contract::article::ArticleHead;
use contract::finding::{Findings, MOST_COUNTED, Service};
use contract::query::Axis;
use contract::record::{CreditList, RecordHead, RecordKind};
use leptos::prelude::*;

/// What was found, with the words that it was found by.
pub type Found = (String, Findings);

/// Asks for what fits the words, whenever they change.
pub fn load(words: impl Fn() -> Option<String> + Send + Sync + 'static) -> Loader<Found> {
    let base = config::use_config().api.clone();
    api::load(words, move |q: String, cancel| {
        let base = base.clone();
        async move { Ok((q.clone(), api::findings(&base, &q, &cancel).await?)) }
    })
}

/// Whether nothing is known yet.
pub fn is_pending(found: Loader<Found>) -> bool {
    found.state.with(|state| matches!(state, Load::Pending))
}

/// `，另有公示记录 1 条、名单 2 个`, for whoever doesn't see the groups.
pub fn counts(found: Loader<Found>, q: &str) -> String {
    found.state.with(|state| match state {
        Load::Ready((words, found)) if words == q => spoken(found),
        Load::Failed(_) => "，其他内容没有查成".into(),
        _ => String::new(),
    })
}

fn spoken(found: &Findings) -> String {
    let parts: Vec<_> = [
        (found.services.total, "办事服务", "项"),
        (found.records.total, "公示记录", "条"),
        (found.lists.total, "名单", "个"),
        (found.articles.total, "文章", "篇"),
    ]
    .iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, what, unit)| format!("{what} {n} {unit}"))
    .collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("，另有{}", parts.join("、")),
    }
}

/// The groups for these words, once they are there. A failure is told and can be tried again,
/// unless the page tells of one already.
pub fn place(found: Loader<Found>, q: String, tell: bool) -> AnyView {
    live(move || match found.state.get() {
        Load::Ready((words, findings)) if words == q => groups(&findings, &q),
        Load::Failed(error) if tell => failure_below(error, move || found.retry()),
        _ => ().into_any(),
    })
}

fn groups(found: &Findings, q: &str) -> AnyView {
    let groups: Vec<El> = [
        group("办事服务", "项", found.services.total, found.services.items.iter().map(service)),
        group(
            "文号相符的公示记录",
            "条",
            found.records.total,
            found.records.items.iter().map(record),
        )
        .map(|group| group.add(in_lists(found, q))),
        group("名单", "个", found.lists.total, found.lists.items.iter().map(list)).map(|group| {
            group.add(more(found.lists.total, found.lists.items.len(), paths::LISTS, "看全部名单"))
        }),
        group("政策与动态", "篇", found.articles.total, found.articles.items.iter().map(article))
            .map(|group| {
                let shown = found.articles.items.len();
                group.add(more(found.articles.total, shown, paths::READ, "到“政策与动态”按栏目查"))
            }),
    ]
    .into_iter()
    .flatten()
    .collect();
    if groups.is_empty() {
        return ().into_any();
    }
    el("section")
        .class("l-stack")
        .attr("data-gap", "5")
        .attr("aria-labelledby", "f-h")
        .add(el("h2").attr("id", "f-h").add("主体以外的结果"))
        .all(groups)
        .into_any()
}

fn group(
    title: &'static str,
    unit: &'static str,
    total: u64,
    items: impl Iterator<Item = El>,
) -> Option<El> {
    let many = if total >= MOST_COUNTED as u64 { "以上" } else { "" };
    let count = el("span").class("u-2 u-sm").add(format!("　{total} {unit}{many}"));
    (total > 0).then(|| {
        el("div")
            .class("l-stack")
            .attr("data-gap", "2")
            .add(el("h3").class("u-md").add(title).add(count))
            .add(el("ul").class("rows").attr("role", "list").all(items.collect()))
    })
}

fn row(href: String, title: String, notes: String) -> El {
    let link = el("div").class("row-link").add(el("a").attr("href", href).add(title));
    el("li").add(link).add(el("p").class("u-sm u-2").add(notes))
}

fn service(service: &Service) -> El {
    row(service.path.to_string(), service.title.to_string(), service.lead.to_string())
}

fn record(head: &RecordHead) -> El {
    let number = head.document_no.as_ref().map(|no| no.to_string()).unwrap_or_default();
    let notes = format!("{} · {} · {number}", head.subject.name, head.kind.label());
    row(paths::record(&head.id), head.title.to_string(), notes)
}

fn list(list: &CreditList) -> El {
    let former = list.kind.former_label().map(|name| format!("（原称{name}）")).unwrap_or_default();
    let notes = format!("{}{former} · 公示中 {} 条", list.kind.label(), list.count);
    row(paths::list(list.id.as_str()), list.name.to_string(), notes)
}

fn article(head: &ArticleHead) -> El {
    let notes = format!("{} · {}", head.section.label(), head.published);
    row(paths::article(head), head.title.to_string(), notes)
}

fn more(total: u64, shown: usize, href: &'static str, text: &'static str) -> Option<El> {
    let link = el("a").attr("href", href).add(text);
    (total > shown as u64).then(|| el("p").add(link))
}

/// The lists of disclosure in which all records of that number stand.
fn in_lists(found: &Findings, q: &str) -> Option<El> {
    let kinds = found.records.facets.iter().filter(|facet| facet.name == Axis::Kind.code());
    let link = |value: &contract::FacetValue| {
        let kind = RecordKind::from_code(&value.value)?;
        let href = paths::with_query(&paths::disclosure(kind), &[("q", q.to_owned())]);
        let text = format!("在{}里看 {} 条", value.label, value.count);
        Some(el("li").add(el("a").attr("href", href).add(text)))
    };
    let links: Vec<_> = kinds.flat_map(|facet| &facet.values).filter_map(link).collect();
    let all = found.records.total > found.records.items.len() as u64;
    all.then(|| el("ul").class("l-row").attr("aria-label", "全部相符的记录").all(links))
}
