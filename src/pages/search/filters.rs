//! Filters as links with counts: every combination has its address.

use crate::components::{El, el, icon};
use crate::{browser, paths};
use contract::Facet;
use contract::query::SubjectQuery;
use contract::subject::SubjectKind;

/// The query with one filter set (or taken off) and back on the first page.
fn with(query: &SubjectQuery, facet: &str, value: Option<&str>) -> SubjectQuery {
    let mut query = SubjectQuery { page: 1, ..query.clone() };
    match facet {
        "kind" => query.kind = value.and_then(SubjectKind::from_code),
        "region" => query.region = value.map(str::to_owned),
        _ => {}
    }
    query
}

fn chosen(query: &SubjectQuery, facet: &str) -> Option<String> {
    match facet {
        "kind" => query.kind.map(|k| k.code().to_owned()),
        "region" => query.region.clone(),
        _ => None,
    }
}

fn title(facet: &str) -> Option<&'static str> {
    match facet {
        "kind" => Some("主体类型"),
        "region" => Some("所在地区"),
        _ => None,
    }
}

/// The filters, open on wide windows.
pub fn panel(facets: &[Facet], query: &SubjectQuery) -> El {
    let count = [query.kind.is_some(), query.region.is_some()].iter().filter(|b| **b).count();
    let state = if count > 0 { format!("　已选 {count} 项") } else { String::new() };
    let elder = browser::is_elder();
    let summary = el("span").add("筛选").add(el("span").class("u-2").add(state));
    el("details")
        .class("facets l-sticky")
        .flag("open", browser::is_wide(800) && !elder)
        .add(el("summary").add(summary).add(icon("down")))
        .all(facets.iter().filter_map(|f| group(f, query)).collect())
}

fn group(facet: &Facet, query: &SubjectQuery) -> Option<El> {
    let title = title(&facet.name)?;
    let chosen = chosen(query, &facet.name);
    let all: u64 = facet.values.iter().map(|v| v.count).sum();
    let link = |label: String, count: u64, value: Option<&str>| {
        let href = paths::search(&with(query, &facet.name, value));
        let link = el("a").attr("href", href).add(el("span").add(label));
        let link = link.add(el("span").add(count.to_string()));
        el("li").add(match chosen.as_deref() == value {
            true => link.attr("aria-current", "true"),
            false => link,
        })
    };
    let values = facet.values.iter();
    let values = values.map(|v| link(v.label.to_string(), v.count, Some(v.value.as_str())));
    let list = el("ul").class("facet-list").attr("aria-label", title);
    let list = list.add(link("全部".into(), all, None)).all(values.collect());
    Some(el("div").class("facet").add(el("h2").class("facet-title").add(title)).add(list))
}

/// The filters that are set, each with a link that takes it off.
pub fn chips(facets: &[Facet], query: &SubjectQuery) -> Option<El> {
    let chip = |name: &'static str| {
        let value = chosen(query, name)?;
        let values = facets.iter().filter(|f| f.name == name).flat_map(|f| &f.values);
        let label = values
            .filter(|v| v.value == value)
            .map(|v| v.label.to_string())
            .next()
            .or_else(|| Some(query.kind?.label().to_owned()).filter(|_| name == "kind"))
            .unwrap_or_else(|| value.clone());
        let link = el("a").class("chip").attr("href", paths::search(&with(query, name, None)));
        let what = el("span").class("u-hidden").add("，去掉这项筛选");
        Some(el("li").add(link.add(label).add(icon("x")).add(what)))
    };
    let chips: Vec<_> = ["kind", "region"].into_iter().filter_map(chip).collect();
    let list = el("ul").class("l-row").flag("data-tight", true).attr("aria-label", "已选筛选");
    (!chips.is_empty()).then(|| list.all(chips))
}
