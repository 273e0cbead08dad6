//! The filters that are set, each with a link that takes it off.

use super::listing::Answer;
use super::scope::Scope;
use crate::components::{El, el, icon};
use contract::query::{Axis, RecordQuery};
use contract::record::Standing;

/// What people read for a value of a filter.
fn label(answer: &Answer, axis: Axis, value: &str) -> String {
    let facet = answer.page.facets.iter().filter(|f| f.name == axis.code());
    let known = facet.flat_map(|f| &f.values).find(|v| v.value == value);
    match (known, Standing::from_code(value)) {
        (Some(known), _) => known.label.to_string(),
        (None, Some(standing)) if axis == Axis::Standing => standing.label().to_owned(),
        _ => value.to_owned(),
    }
}

/// The chips; nothing when nothing is set.
pub fn list(scope: &Scope, answer: &Answer) -> Option<El> {
    let query = &answer.query;
    let mut set: Vec<(String, RecordQuery)> = Vec::new();
    let first = || query.clone().first_page();
    if !query.q.is_empty() {
        set.push((format!("“{}”", query.q), RecordQuery { q: String::new(), ..first() }));
    }
    for (axis, value) in scope.filters(query) {
        set.push((label(answer, axis, value), query.clone().without(axis, value)));
    }
    set.extend(query.from.map(|d| (format!("{d} 起"), RecordQuery { from: None, ..first() })));
    set.extend(query.to.map(|d| (format!("{d} 止"), RecordQuery { to: None, ..first() })));
    if set.is_empty() {
        return None;
    }
    let all = (set.len() > 1).then(|| {
        let link = el("a").class("btn").attr("data-kind", "quiet");
        el("li").add(link.attr("href", scope.path.clone()).add("全部清空"))
    });
    let chip = |(label, without): (String, RecordQuery)| {
        let link = el("a").class("chip").attr("href", scope.address(&without));
        let what = el("span").class("u-hidden").add("，去掉这项筛选");
        el("li").add(link.add(label).add(icon("x")).add(what))
    };
    let chips = el("ul").class("l-row").flag("data-tight", true).attr("aria-label", "已选筛选");
    Some(chips.all(set.into_iter().map(chip).collect()).add(all))
}
