//! Public answers can be asked about again cheaply.

use super::{Check, judged};
use crate::Context;
use crate::http::Ask;
use crate::report::{Finding, Outcome};

pub const UNCHANGED: Check = Check {
    name: "没有变化",
    what: "公开的答案带 ETag，用 If-None-Match 再问答 304，没有正文",
    basis: "architecture API conventions：GET answers carry ETags；RFC 9110 §13",
    run: unchanged,
};

pub const HEAD: Check = Check {
    name: "HEAD",
    what: "HEAD 与 GET 的状态和头一样，没有正文",
    basis: "RFC 9110 §9.3.2",
    run: head,
};

const PATHS: [&str; 4] = ["/site", "/record-kinds", "/lists", "/records?kind=penalty"];

fn unchanged(context: &Context) -> Outcome {
    let mut found = Vec::new();
    for path in PATHS {
        let first = context.client.get(path);
        let tag = first.header("etag").to_owned();
        if tag.is_empty() {
            found.push(Finding::new(&first.request, "没有 ETag"));
            continue;
        }
        let again = context.client.ask(&Ask::get(path).with("if-none-match", tag));
        if again.status != 304 || !again.bytes.is_empty() {
            let detail = format!("没有变化，应答 304 且没有正文，答的是 {}", again.told());
            found.push(Finding::new(&again.request, detail));
        }
        let other = context.client.ask(&Ask::get(path).with("if-none-match", "\"another\""));
        if other.status != 200 {
            let detail = format!("ETag 不同，应答 200，答的是 {}", other.told());
            found.push(Finding::new(&other.request, detail));
        }
    }
    judged(found)
}

fn head(context: &Context) -> Outcome {
    let mut found = Vec::new();
    for path in PATHS {
        let get = context.client.get(path);
        let head = context.client.ask(&Ask::new("HEAD", path));
        if head.status != get.status || !head.bytes.is_empty() {
            let detail = format!("应答 {} 且没有正文，答的是 {}", get.status, head.told());
            found.push(Finding::new(&head.request, detail));
        }
        for name in ["content-type", "etag", "cache-control"] {
            if head.header(name) != get.header(name) {
                found.push(Finding::new(&head.request, format!("{name} 与 GET 的不同")));
            }
        }
    }
    judged(found)
}
