//! Every answer is of the shape that openapi.json describes, and the numbers agree.

use super::{Check, first_pages, items, judged, text, total};
use crate::Context;
use crate::http::encode;
use crate::report::{Finding, Outcome};

pub const PUBLIC: Check = Check {
    name: "答案的形状",
    what: "公开接口的答案符合 openapi.json",
    basis: "openapi.json 各接口 responses.200",
    run: public,
};

pub const RECORDS: Check = Check {
    name: "记录的形状",
    what: "每一类记录的列表和全文符合 openapi.json，全文与列表说的是同一条",
    basis: "openapi.json GET /records、GET /records/{id}",
    run: records,
};

pub const COUNTS: Check = Check {
    name: "数量一致",
    what: "站点概况、类别目录和列表里的数量相同",
    basis: "openapi.json GET /site counts、GET /record-kinds count、GET /records total",
    run: counts,
};

fn public(context: &Context) -> Outcome {
    let get = |template: &str, path: &str| {
        let answer = context.client.get(path);
        (context.schemas.faults("GET", template, &answer), answer)
    };
    let mut found = Vec::new();
    for path in ["/site", "/record-kinds", "/lists", "/form-templates", "/records", "/session"] {
        found.extend(get(path, path).0);
    }
    let first = items(&context.client.get("/records")).into_iter().next().unwrap_or_default();
    let code = text(&first, "/head/subject/code").to_owned();
    let name: String = text(&first, "/head/subject/name").chars().take(4).collect();
    let name = encode(&name);
    found.extend(get("/suggestions", &format!("/suggestions?q={name}")).0);
    found.extend(get("/findings", &format!("/findings?q={name}")).0);
    found.extend(get("/subjects", &format!("/subjects?q={name}")).0);
    let (faults, profile) = get("/subjects/{code}", &format!("/subjects/{code}"));
    found.extend(faults);
    let said = profile.json().unwrap_or_default();
    if text(&said, "/subject/code") != code {
        found.push(Finding::new(profile.request, format!("应是 {code} 的登记信息")));
    }
    found.extend(get("/subjects/{code}/records", &format!("/subjects/{code}/records")).0);
    for form in items(&context.client.get("/form-templates")).iter().take(3) {
        let id = text(form, "/id");
        found.extend(get("/form-templates/{id}", &format!("/form-templates/{id}")).0);
    }
    judged(found)
}

fn records(context: &Context) -> Outcome {
    let pages = first_pages(context);
    if pages.is_empty() {
        return Outcome::Skipped("平台里没有公示中的记录".to_owned());
    }
    let mut found = Vec::new();
    for (kind, page) in pages {
        found.extend(context.schemas.faults("GET", "/records", &page));
        for line in items(&page).iter().take(2) {
            if text(line, "/head/kind") != kind.code() {
                found.push(Finding::new(&page.request, format!("应只有“{}”", kind.label())));
            }
            let answer = context.client.get(&format!("/records/{}", text(line, "/head/id")));
            found.extend(context.schemas.faults("GET", "/records/{id}", &answer));
            let whole = answer.json().unwrap_or_default();
            for part in ["/head/id", "/head/subject/code", "/head/standing", "/head/decided"] {
                if text(&whole, part) != text(line, part) {
                    let detail = format!("{part} 与列表里的不同");
                    found.push(Finding::new(&answer.request, detail));
                }
            }
        }
    }
    judged(found)
}

fn counts(context: &Context) -> Outcome {
    let site = context.client.get("/site").json().unwrap_or_default();
    let mut found = Vec::new();
    for kind in items(&context.client.get("/record-kinds")) {
        let (code, count) = (text(&kind, "/kind"), kind["count"].as_u64().unwrap_or(0));
        let list = context.client.get(&format!("/records?kind={code}"));
        if total(&list) != Some(count) {
            let detail = format!("total 是 {:?}，类别目录里是 {count}", total(&list));
            found.push(Finding::new(&list.request, detail));
        }
        let counts = site["counts"].as_array().cloned().unwrap_or_default();
        let on_site = counts.iter().find(|c| text(c, "/kind") == code);
        let on_site = on_site.and_then(|c| c["count"].as_u64()).unwrap_or(0);
        if on_site != count {
            let detail = format!("“{code}”是 {on_site}，类别目录里是 {count}");
            found.push(Finding::new("GET /site", detail));
        }
    }
    judged(found)
}
