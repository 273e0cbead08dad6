//! `/developers/types/{name}`: what a type of the contract consists of.

use super::above;
use super::node::Node;
use super::schema::{told, words};
use crate::components::{El, el, icon, page_below, use_page_title};
use crate::paths;
use leptos::prelude::*;

/// The page.
pub fn view(document: &Node, name: &str) -> AnyView {
    let Some(schema) = document.at(&["components", "schemas", name]) else { return missing() };
    let title = name.to_owned();
    use_page_title(move || Some(format!("类型 {title}")));
    let what = schema.text("description");
    let source = el("details")
        .class("more")
        .add(el("summary").add("JSON Schema"))
        .add(el("pre").attr("tabindex", "0").add(schema.pretty()));
    page_below(above(), name.to_owned())
        .add(el("h1").attr("tabindex", "-1").attr("lang", "en").add(name.to_owned()))
        .add((!what.is_empty()).then(|| told("p", what)))
        .all(parts(&schema))
        .add(source)
        .into_any()
}

/// Its fields, and those of whatever it can be.
fn parts(schema: &Node) -> Vec<El> {
    let mut all: Vec<El> = fields(schema).into_iter().collect();
    for (kind, heading) in [("allOf", "以及"), ("oneOf", "可以是"), ("anyOf", "可以是")] {
        for part in schema.items(kind) {
            let what = part.text("description");
            let section = el("section")
                .class("l-stack")
                .attr("data-gap", "3")
                .add(el("h2").add(heading).add(" ").add(words(&part)))
                .add((!what.is_empty()).then(|| told("p", what)));
            all.push(section.all(fields(&part).into_iter().collect()));
        }
    }
    if all.is_empty() {
        all.push(el("p").add(words(schema)));
    }
    all
}

fn fields(schema: &Node) -> Option<El> {
    let properties = schema.entries("properties");
    if properties.is_empty() {
        return None;
    }
    let required: Vec<String> = schema.items("required").iter().map(Node::plain).collect();
    let row = |(name, field): &(String, Node)| {
        let must = if required.contains(name) { "必有" } else { "可以没有" };
        el("tr")
            .add(el("th").attr("scope", "row").add(el("code").add(name.clone())))
            .add(el("td").attr("data-label", "是什么").add(words(field)))
            .add(el("td").attr("data-label", "必有").add(must))
            .add(el("td").attr("data-label", "说明").add(told("span", field.text("description"))))
    };
    let column = |name: &'static str| el("th").attr("scope", "col").add(name);
    let head = ["字段", "是什么", "必有", "说明"].map(column);
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("thead").add(el("tr").all(head.into_iter().collect())))
        .add(el("tbody").all(properties.iter().map(row).collect()));
    Some(el("div").class("l-box").add(table))
}

fn missing() -> AnyView {
    use_page_title(|| Some("没有这个类型".into()));
    el("div")
        .class("l-page l-main")
        .add(
            el("section")
                .class("empty")
                .flag("data-start", true)
                .add(icon("compass"))
                .add(el("h1").attr("tabindex", "-1").add("没有这个类型"))
                .add(el("p").add("名称可能写错了，也可能已经改名。"))
                .add(el("a").class("btn").attr("href", paths::DEVELOPERS).add("看接口文档")),
        )
        .into_any()
}
