//! For whoever reads the description: operations in groups, and values to try them with, which are
//! those of the sample data `small`.

use super::Param;
use serde_json::{Value, json};
use utoipa::openapi::HttpMethod;
use utoipa::openapi::path::ParameterBuilder;
use utoipa::openapi::tag::{Tag, TagBuilder};

/// Group, what it is for, and how the paths begin that are in it; the first that fits counts.
const GROUPS: [(&str, &str, &[&str]); 8] = [
    ("登录", "会话在 cookie 里，改动数据的请求另带校验码。", &["/session"]),
    (
        "企业办事",
        "填表、提交、办件、草稿、附件。",
        &["/me", "/form-templates", "/regions", "/uploads", "/attachments"],
    ),
    ("部门审核", "队列、办件和决定，只看得到本部门的。", &["/desk"]),
    (
        "查进度和核验",
        "不用登录，凭编号和核验码。",
        &["/case-lookups", "/proofs", "/certificates", "/document", "/reports"],
    ),
    ("信用修复", "能不能修复、什么时候，以及培训。", &["/records/{id}/repair", "/trainings"]),
    ("文章", "政策、动态和本站说明，分块给出，不含 HTML。", &["/articles"]),
    ("统计", "数字和查出它们的条件。", &["/statistics"]),
    ("公开查询", "主体、公示的记录、名单，不用登录。", &["/"]),
];

/// The group of the operations at this path.
pub fn group(path: &str) -> &'static str {
    let fits = |(.., begins): &&(_, _, &[&str])| begins.iter().any(|begin| path.starts_with(begin));
    GROUPS.iter().find(fits).map_or("", |(name, ..)| name)
}

/// All groups, what everybody needs first.
pub fn groups() -> Vec<Tag> {
    let tag = |(name, what, _): &(&str, &str, _)| {
        TagBuilder::new().name(*name).description(Some(*what)).build()
    };
    let mut all: Vec<Tag> = GROUPS.iter().map(tag).collect();
    all.rotate_right(1);
    all
}

/// Values of parameters by path, or how it begins up to a slash, and name.
const VALUES: [(&str, &str, &str); 11] = [
    ("/suggestions", "q", "千山"),
    ("/findings", "q", "怎么修复"),
    ("/subjects", "q", "千山食品"),
    ("/subjects/", "code", "91210399MA0TEXT046"),
    ("/records/", "id", "demo-repair-soon"),
    ("/form-templates/", "id", "commitment-voluntary"),
    ("/trainings/", "id", "repair-basics"),
    ("/articles/", "id", "repair-rules"),
    ("/articles", "section", "policy"),
    ("/articles.atom", "section", "policy"),
    ("/statistics.csv", "figure", "trend"),
];

/// The parameter with a value to try it with, if there is one that anybody can use.
pub fn with_value(path: &str, param: Param) -> Param {
    let own = |at: &str| path == at || (at.ends_with('/') && path.starts_with(at));
    let named = |(at, name, _): &&(&str, &str, &str)| *name == param.0.name && own(at);
    let found = VALUES.iter().find(named).map(|(.., value)| *value);
    match found {
        Some(value) => {
            let with = ParameterBuilder::from(param.0).example(Some(Value::from(value)));
            Param(with.build())
        }
        None => param,
    }
}

/// A body to try an operation with that changes nothing.
pub fn body(method: &HttpMethod, path: &str) -> Option<Value> {
    let lines = || json!({"lines": ["91210399MA0TEXT046", "示例同名商贸有限公司", "没有这个名称"]});
    (*method == HttpMethod::Post && path == "/screenings").then(lines)
}
