//! The filters with their counts, in a form: several are chosen, then applied at once.

use super::listing::{Answer, Listing};
use crate::components::{El, el, icon, thousands};
use contract::query::{Axis, RecordQuery, Sort};
use contract::record::About;
use contract::{Date, Facet};

/// How many values of a filter stand there at once; the others are one step away.
const FIRST: usize = 8;

/// What a filter is called on this list.
pub fn title(axis: Axis, about: &About) -> &'static str {
    match axis {
        Axis::Category => about.category.unwrap_or(axis.label()),
        Axis::Outcome => about.outcome.unwrap_or(axis.label()),
        other => other.label(),
    }
}

/// The fields of the panel, and the ways to apply and to clear them.
pub fn fields(listing: &Listing, answer: &Answer) -> El {
    let (scope, query) = (&listing.scope, &answer.query);
    let about = listing.kind.about();
    let facets = answer.page.facets.iter();
    let groups = facets.filter_map(|f| {
        let axis = Axis::from_code(&f.name).filter(|a| *a != scope.axis && *a != Axis::Kind)?;
        group(title(axis, &about), f, query.values(axis))
    });
    let apply = el("button").class("btn").attr("type", "submit").add("应用筛选");
    let clear = el("a").class("btn").attr("data-kind", "quiet").add("清空");
    let clear = clear.attr("href", scope.address(&scope.unfiltered(query)));
    el("div")
        .all(groups.collect())
        .add(days_of(about.decided, query))
        .add(order(query.sort))
        .add(el("div").class("actions").add(apply).add(clear))
}

fn group(title: &'static str, facet: &Facet, chosen: &[String]) -> Option<El> {
    let known = |value: &String| facet.values.iter().any(|v| v.value == *value);
    // What was chosen and has no records any more stays, so that it can be taken back.
    let gone = chosen.iter().filter(|v| !known(v)).map(|v| (v.clone(), v.clone(), 0));
    let values = facet.values.iter().map(|v| (v.value.clone(), v.label.to_string(), v.count));
    let values: Vec<_> = gone.chain(values).collect();
    if values.len() < 2 && chosen.is_empty() {
        return None;
    }
    let field = |(value, label, count): &(String, String, u64)| {
        let tick = el("input").attr("type", "checkbox").attr("name", facet.name.clone());
        let tick = tick.attr("value", value.clone()).flag("checked", chosen.contains(value));
        el("label")
            .add(tick)
            .add(el("span").add(label.clone()))
            .add(el("span").class("u-2").add(thousands(*count)))
    };
    let (first, rest) = values.split_at(values.len().min(FIRST));
    let more = (!rest.is_empty()).then(|| {
        let open = rest.iter().any(|(value, ..)| chosen.contains(value));
        let summary = el("summary").add(format!("更多{title}（{}）", rest.len()));
        el("details")
            .class("facet-more")
            .flag("open", open)
            .add(summary.add(icon("down")))
            .all(rest.iter().map(field).collect())
    });
    let fields = first.iter().map(field).collect();
    Some(el("fieldset").add(el("legend").add(title)).all(fields).add(more))
}

fn days_of(decided: &'static str, query: &RecordQuery) -> El {
    let field = |id: &'static str, name: &'static str, label: &'static str, day: Option<Date>| {
        let input = el("input").class("input").attr("type", "date").attr("id", id);
        let input = input.attr("name", name).attr("min", "1990-01-01").attr("max", "2099-12-31");
        let input = match day {
            Some(day) => input.attr("value", day.to_string()),
            None => input,
        };
        el("div").class("facet-day").add(el("label").attr("for", id).add(label)).add(input)
    };
    el("fieldset")
        .add(el("legend").add(decided))
        .add(field("f-from", "from", "从", query.from))
        .add(field("f-to", "to", "到", query.to))
}

fn order(chosen: Sort) -> El {
    let option = |sort: &Sort| {
        let option = el("option").attr("value", sort.code()).add(sort.label());
        option.flag("selected", *sort == chosen)
    };
    let label = el("label").attr("for", "f-sort").add("排序");
    let choice = el("select").class("input").attr("id", "f-sort").attr("name", "sort");
    el("fieldset")
        .add(el("legend").add(label))
        .add(choice.all(Sort::ALL.iter().map(option).collect()))
}
