//! One operation: what it is given, what it answers, and a way to try it.

use super::node::Node;
use super::schema::words;
use super::trial;
use crate::components::{Child, El, el, live};
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A parameter.
#[derive(Clone)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it goes: `path`, `query` or `header`.
    pub place: String,
    /// Whether nothing is answered without it.
    pub required: bool,
    /// A value to try; may be empty.
    pub example: String,
    what: String,
    schema: Node,
}

/// An operation.
#[derive(Clone)]
pub struct Operation {
    /// The method, in capitals.
    pub method: String,
    /// The path below the base address.
    pub path: String,
    /// The group.
    pub group: String,
    /// What it is given in its address and head.
    pub parameters: Vec<Parameter>,
    /// A body to try it with.
    pub body: Option<String>,
    /// Whether it is for somebody who has signed in.
    pub private: bool,
    node: Node,
}

impl Operation {
    /// Those of a document.
    pub fn all(document: &Node) -> Vec<Self> {
        let mut all = Vec::new();
        for (path, methods) in document.entries("paths") {
            for method in ["get", "post", "put", "patch", "delete", "head", "options"] {
                all.extend(methods.get(method).map(|node| Self::new(method, &path, node)));
            }
        }
        all
    }

    fn new(method: &str, path: &str, node: Node) -> Self {
        let parameter = |node: &Node| Parameter {
            name: node.text("name"),
            place: node.text("in"),
            required: node.is("required"),
            example: node.get("example").map(|value| value.plain()).unwrap_or_default(),
            what: node.text("description"),
            schema: node.get("schema").unwrap_or_else(|| node.clone()),
        };
        let example = node.at(&["requestBody", "content", "application/json", "example"]);
        Self {
            method: method.to_uppercase(),
            path: path.to_owned(),
            group: node.items("tags").first().map(Node::plain).unwrap_or_default(),
            parameters: node.items("parameters").iter().map(parameter).collect(),
            body: example.map(|example| example.pretty()),
            private: node.get("security").is_some(),
            node,
        }
    }

    /// Whether it can be tried here: for everybody, and nothing is changed by it.
    pub fn can_be_tried(&self) -> bool {
        let reads = self.method == "GET" || self.body.is_some();
        let redirects = self.node.at(&["responses", "303"]).is_some();
        reads && !self.private && !redirects
    }
}

/// It, closed at first; what is in it is made when it is opened.
pub fn view(operation: &Operation) -> El {
    let open = RwSignal::new(false);
    let content = SendWrapper::new(operation.clone());
    let summary = el("summary")
        .add(
            el("code")
                .class("method")
                .attr("data-method", operation.method.clone())
                .add(operation.method.clone()),
        )
        .add(el("code").class("path").add(operation.path.clone()))
        .add(el("span").add(operation.node.text("summary")));
    el("details")
        .class("more operation")
        .on("toggle", move |_| open.set(true))
        .add(summary)
        .add(live(move || open.get().then(|| opened(&content)).into_any()))
}

fn opened(operation: &Operation) -> El {
    let needs = operation.private.then(|| {
        el("p").class("u-2").add("要登录：会话在 cookie 里；改动数据的，另带 X-CSRF-Token。")
    });
    el("div")
        .class("l-stack")
        .attr("data-gap", "4")
        .add(needs)
        .add(parameters(&operation.parameters))
        .add(sent(operation))
        .add(answers(&operation.node))
        .add(trial::view(operation.clone()))
}

fn parameters(all: &[Parameter]) -> Option<El> {
    if all.is_empty() {
        return None;
    }
    let place = |place: &str| match place {
        "path" => "地址里",
        "header" => "请求头",
        _ => "地址的 ? 之后",
    };
    let row = |one: &Parameter| {
        let must = if one.required { "，必填" } else { "" };
        el("tr")
            .add(el("th").attr("scope", "row").add(el("code").add(one.name.clone())))
            .add(el("td").attr("data-label", "在哪里").add(format!("{}{must}", place(&one.place))))
            .add(el("td").attr("data-label", "是什么").add(words(&one.schema)))
            .add(el("td").attr("data-label", "说明").add(one.what.clone()))
    };
    let column = |name: &'static str| el("th").attr("scope", "col").add(name);
    let head = ["参数", "在哪里", "是什么", "说明"].map(column);
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("thead").add(el("tr").all(head.into_iter().collect())))
        .add(el("tbody").all(all.iter().map(row).collect()));
    Some(el("div").class("l-box").add(table))
}

/// What the body has to be.
fn sent(operation: &Operation) -> Option<El> {
    let bodies = operation.node.get("requestBody")?.entries("content");
    Some(contents("请求的内容：", &bodies))
}

/// What is answered, by status.
fn answers(node: &Node) -> El {
    let line = |(status, answer): &(String, Node)| {
        let label = match status.as_str() {
            "default" => "其他情况：".to_owned(),
            status => format!("{status}："),
        };
        match answer.entries("content") {
            all if all.is_empty() => el("p").add(label).add(answer.text("description")),
            all => contents(label, &all),
        }
    };
    let lines = node.entries("responses").iter().map(line).collect();
    el("div").class("l-stack").attr("data-gap", "1").add(el("h3").add("答复")).all(lines)
}

fn contents(label: impl Into<Child>, all: &[(String, Node)]) -> El {
    let mut line = el("p").add(label);
    for (media, content) in all {
        let what = content.get("schema").map(|schema| words(&schema));
        line = line.add(what).add(el("span").class("u-2 u-sm").add(format!("（{media}）")));
    }
    line
}
