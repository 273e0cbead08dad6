//! What the filters promise, and what a list must state.

use super::{Check, items, judged, text, total};
use crate::Context;
use crate::http::encode;
use crate::report::{Finding, Outcome};
use serde_json::Value;

pub const FILTERS: Check = Check {
    name: "筛选",
    what: "facets 里的数量，就是加上这个条件后的 total；各条件同时成立",
    basis: "architecture API conventions：facets；openapi.json GET /records",
    run: filters,
};

pub const PERIOD: Check = Check {
    name: "日期范围",
    what: "from、to 之间的决定日期，两端都算",
    basis: "openapi.json GET /records from、to",
    run: period,
};

pub const BASIS: Check = Check {
    name: "名单的依据",
    what: "每份名单写明依据、认定单位、退出和救济；黑名单的每一条都属于公布的名单",
    basis: "domain §4.4；openapi.json GET /lists",
    run: basis,
};

fn filters(context: &Context) -> Outcome {
    let mut found = Vec::new();
    for base in ["/records?kind=penalty", "/records?kind=commitment"] {
        let whole = context.client.get(base).json().unwrap_or_default();
        let facets = whole["facets"].as_array().cloned().unwrap_or_default();
        if facets.is_empty() && whole["total"].as_u64().unwrap_or(0) > 0 {
            found.push(Finding::new(format!("GET {base}"), "没有 facets"));
        }
        for facet in facets {
            let name = text(&facet, "/name");
            // Without the filter itself: the values of `kind` are those of all kinds.
            for value in facet["values"].as_array().into_iter().flatten().take(2) {
                let (wanted, count) = (text(value, "/value"), value["count"].as_u64());
                let base = if name == "kind" { "/records?" } else { base };
                let path = format!("{base}&{name}={}", encode(wanted)).replace("?&", "?");
                let answer = context.client.get(&path);
                if total(&answer) != count {
                    let detail = format!("total 是 {:?}，facets 里是 {count:?}", total(&answer));
                    found.push(Finding::new(&answer.request, detail));
                }
                found.extend(mismatches(&answer.request, &items(&answer), name, wanted));
            }
        }
    }
    judged(found)
}

/// Lines that don't have the value that was asked for.
fn mismatches(request: &str, lines: &[Value], name: &str, wanted: &str) -> Vec<Finding> {
    let part = match name {
        "kind" => "/head/kind",
        "standing" => "/head/standing",
        "authority" => "/head/authority/name",
        _ => return Vec::new(),
    };
    let wrong = lines.iter().filter(|line| text(line, part) != wanted);
    let tell = |line: &Value| Finding::new(request, format!("{part} 是“{}”", text(line, part)));
    wrong.take(2).map(tell).collect()
}

fn period(context: &Context) -> Outcome {
    let all = items(&context.client.get("/records?kind=penalty"));
    let Some(day) = all.first().map(|line| text(line, "/head/decided").to_owned()) else {
        return Outcome::Skipped("没有公示中的行政处罚".to_owned());
    };
    let mut found = Vec::new();
    let answer = context.client.get(&format!("/records?kind=penalty&from={day}&to={day}"));
    let lines = items(&answer);
    if lines.is_empty() {
        found.push(Finding::new(&answer.request, "两端的日期也算在内，应有记录"));
    }
    if lines.iter().any(|line| text(line, "/head/decided") != day) {
        found.push(Finding::new(&answer.request, format!("应只有 {day} 决定的")));
    }
    judged(found)
}

fn basis(context: &Context) -> Outcome {
    let lists = context.client.get("/lists");
    let mut found = context.schemas.faults("GET", "/lists", &lists);
    let lists = items(&lists);
    for list in &lists {
        for part in ["/legal_basis", "/deciding_body/name", "/exit_rule", "/remedy"] {
            let given = list.pointer(part).is_some_and(|value| match value {
                Value::String(text) => !text.trim().is_empty(),
                Value::Array(all) => !all.is_empty(),
                other => !other.is_null(),
            });
            if !given {
                let detail = format!("“{}”没有 {part}", text(list, "/name"));
                found.push(Finding::new("GET /lists", detail));
            }
        }
    }
    let entries = context.client.get("/records?kind=black_list");
    for line in items(&entries) {
        let whole = context.client.get(&format!("/records/{}", text(&line, "/head/id")));
        let whole = whole.json().unwrap_or_default();
        let name = text(&whole, "/body/list_entry/list").to_owned();
        if !lists.iter().any(|list| text(list, "/name") == name) {
            let detail = format!("“{name}”不在公布的名单里");
            found.push(Finding::new(format!("GET /records/{}", text(&line, "/head/id")), detail));
        }
    }
    judged(found)
}
