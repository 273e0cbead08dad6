//! Types in words: what a value is, with links to the types that have a name.

use super::node::Node;
use crate::components::{Child, El, el};
use crate::paths;

/// The name of the type that is referred to.
pub fn named(schema: &Node) -> Option<String> {
    schema.text("$ref").rsplit_once('/').map(|(_, name)| name.to_owned())
}

/// A text of the contract's source, which is English, or of its description, which isn't.
pub fn told(tag: &'static str, text: String) -> El {
    let english =
        text.is_ascii() || text.chars().filter(|c| *c > '\u{2e80}').count() * 4 < text.len() / 3;
    let told = el(tag).class("verbatim");
    let told = if english { told.attr("lang", "en") } else { told };
    told.add(text)
}

/// What a value is, in a few words.
pub fn words(schema: &Node) -> El {
    parts(schema).into_iter().fold(el("span"), El::add)
}

fn parts(schema: &Node) -> Vec<Child> {
    if let Some(name) = named(schema) {
        let link = el("a").attr("href", paths::developers_type(&name)).add(name);
        return vec![link.into()];
    }
    for kind in ["oneOf", "anyOf", "allOf"] {
        let all = schema.items(kind);
        if !all.is_empty() {
            let mut said = Vec::new();
            for one in &all {
                if !said.is_empty() {
                    said.push(Child::from(" 或 "));
                }
                said.extend(parts(one));
            }
            return said;
        }
    }
    if let Some(item) = schema.get("items") {
        let mut said = parts(&item);
        said.push(" 的列表".into());
        return said;
    }
    if let Some(value) = schema.get("additionalProperties") {
        let mut said = vec![Child::from("名称对应 ")];
        said.extend(parts(&value));
        return said;
    }
    let kinds = schema.items("type");
    let kinds = match kinds.is_empty() {
        true => vec![schema.text("type")],
        false => kinds.iter().map(Node::plain).collect(),
    };
    let mut said = kinds.iter().map(|kind| kind_word(kind)).collect::<Vec<_>>().join(" 或 ");
    for (key, word) in [
        ("format", "格式 "),
        ("pattern", "形如 "),
        ("minimum", "不小于 "),
        ("maximum", "不大于 "),
        ("maxLength", "最长 "),
        ("maxItems", "最多 "),
    ] {
        if let Some(value) = schema.get(key) {
            said.push_str(&format!("，{word}{}", value.plain()));
        }
    }
    let values = schema.items("enum");
    if !values.is_empty() {
        let values: Vec<_> = values.iter().map(Node::plain).collect();
        said.push_str(&format!("：{}", values.join("、")));
    }
    vec![said.into()]
}

fn kind_word(kind: &str) -> &str {
    match kind {
        "string" => "文本",
        "integer" => "整数",
        "number" => "数",
        "boolean" => "是否",
        "array" => "列表",
        "object" => "对象",
        "null" => "空",
        "" => "任何值",
        other => other,
    }
}
