//! Pages hold every item once, in the order asked for.

use super::{Check, items, judged, text, total};
use crate::Context;
use crate::http::encode;
use crate::report::{Finding, Outcome};
use serde_json::Value;
use std::collections::HashSet;

/// So many pages are walked through.
const PAGES_WALKED: usize = 12;

pub const PAGES: Check = Check {
    name: "翻页",
    what: "沿 next 走，每条只出现一次，total 不变，走完正好是 total 条；previous 走得回来",
    basis: "architecture API conventions：{items, total, next}；openapi.json GET /records page",
    run: pages,
};

pub const ORDER: Check = Check {
    name: "排序",
    what: "newest、oldest 按决定日期，ending 按公示截止日",
    basis: "openapi.json GET /records sort",
    run: order,
};

fn pages(context: &Context) -> Outcome {
    let mut found = Vec::new();
    for kind in ["penalty", "permit"] {
        let base = format!("/records?kind={kind}");
        let (mut path, mut seen, mut before) = (base.clone(), HashSet::new(), None::<Vec<Value>>);
        let all = total(&context.client.get(&base));
        for page in 0..PAGES_WALKED {
            let answer = context.client.get(&path);
            let json = answer.json().unwrap_or_default();
            if total(&answer) != all {
                found.push(Finding::new(&answer.request, format!("total 变了，原来是 {all:?}")));
            }
            if json["start"].as_u64() != Some(seen.len() as u64) {
                let detail = format!("start 应为 {}，是 {}", seen.len(), json["start"]);
                found.push(Finding::new(&answer.request, detail));
            }
            let lines = items(&answer);
            for line in &lines {
                if !seen.insert(text(line, "/head/id").to_owned()) {
                    let detail = format!("{} 出现了第二次", text(line, "/head/id"));
                    found.push(Finding::new(&answer.request, detail));
                }
            }
            if let Some(before) = before.replace(lines) {
                let back = text(&json, "/previous");
                let previous = context.client.get(&format!("{base}&page={}", encode(back)));
                if items(&previous) != before {
                    found.push(Finding::new(&previous.request, "previous 应回到前一页"));
                }
            }
            match text(&json, "/next") {
                "" => {
                    if Some(seen.len() as u64) != all {
                        let detail = format!("走完是 {} 条，total 是 {all:?}", seen.len());
                        found.push(Finding::new(&answer.request, detail));
                    }
                    break;
                }
                _ if page + 1 == PAGES_WALKED => break,
                next => path = format!("{base}&page={}", encode(next)),
            }
        }
    }
    judged(found)
}

fn order(context: &Context) -> Outcome {
    let mut found = Vec::new();
    for (sort, part) in [
        ("newest", "/head/decided"),
        ("oldest", "/head/decided"),
        ("ending", "/head/withdrawn_after"),
    ] {
        let answer = context.client.get(&format!("/records?kind=penalty&sort={sort}"));
        // Without an end comes after every end.
        let day = |line: &Value| match text(line, part) {
            "" => "9999-12-31".to_owned(),
            day => day.to_owned(),
        };
        let days: Vec<_> = items(&answer).iter().map(day).collect();
        let right = match sort {
            "newest" => days.is_sorted_by(|a, b| a >= b),
            _ => days.is_sorted(),
        };
        if !right {
            found.push(Finding::new(&answer.request, format!("{part} 没有排好")));
        }
    }
    judged(found)
}
