//! Many subjects at once, and the documents that are made of what is found.

use super::{Check, items, judged, text};
use crate::Context;
use crate::http::{Answer, Ask};
use crate::report::{Finding, Outcome};
use contract::document::{Document, DocumentProof};
use contract::screening::LINES;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::time::{SystemTime, UNIX_EPOCH};

pub const SCREENING: Check = Check {
    name: "批量核查",
    what: "逐行回答，次序不变，和逐个查询的结果相同；太多行答 422",
    basis: "openapi.json POST /screenings",
    run: screening,
};

pub const DOCUMENTS: Check = Check {
    name: "证明和报告",
    what: "同一个键只开具一次；文件是附件，指纹对得上；改一个字就通不过核验",
    basis: "openapi.json POST /documents、GET /documents/{id}/file、POST /document-checks",
    run: documents,
};

/// A name that nobody has.
const NOBODY: &str = "接口检查没有这个名称";

fn codes(context: &Context) -> Vec<String> {
    let records = items(&context.client.get("/records"));
    let mut codes: Vec<String> =
        records.iter().map(|line| text(line, "/head/subject/code").to_owned()).collect();
    codes.sort();
    codes.dedup();
    codes.truncate(5);
    codes
}

fn post(context: &Context, path: &str, body: Value) -> Answer {
    context.client.ask(&Ask::new("POST", path).body(body))
}

fn screening(context: &Context) -> Outcome {
    let mut lines = codes(context);
    if lines.is_empty() {
        return Outcome::Skipped("平台里没有公示中的记录".to_owned());
    }
    lines.push(NOBODY.to_owned());
    let answer = post(context, "/screenings", json!({ "lines": lines }));
    let mut found = context.schemas.faults("POST", "/screenings", &answer);
    let said = answer.json().unwrap_or_default();
    let findings = said["lines"].as_array().cloned().unwrap_or_default();
    if findings.len() != lines.len() {
        let detail = format!("问了 {} 行，答了 {} 行", lines.len(), findings.len());
        found.push(Finding::new(&answer.request, detail));
    }
    for (line, finding) in lines.iter().zip(&findings) {
        let wanted = if line == NOBODY { "missing" } else { "found" };
        if text(finding, "/outcome") != wanted {
            found.push(Finding::new(&answer.request, format!("{line} 应答 {wanted}")));
        }
        let single = context.client.get(&format!("/subjects/{line}")).json().unwrap_or_default();
        if line != NOBODY && finding["hits"][0]["summary"] != single["summary"] {
            let detail = format!("{line} 的信用状况和它自己的页面不同");
            found.push(Finding::new(&answer.request, detail));
        }
    }
    let many = vec![NOBODY; LINES + 1];
    for wrong in [json!({ "lines": many }), json!({ "names": [] })] {
        let answer = post(context, "/screenings", wrong);
        found.extend(context.schemas.refusal(&[422], &answer));
    }
    judged(found)
}

fn documents(context: &Context) -> Outcome {
    let codes = codes(context);
    let Some(code) = codes.first() else {
        return Outcome::Skipped("平台里没有公示中的记录".to_owned());
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let line = |text: &str| json!({ "text": text });
    let lookup = json!({ "kind": "lookup", "lines": [line(code), line(NOBODY)] });
    let report = json!({ "kind": "report", "lines": [{ "text": code, "code": code }] });
    let mut found = Vec::new();
    for (kind, request) in [("lookup", &lookup), ("report", &report)] {
        let ask = || {
            let key = format!("conformance-{kind}-{now}");
            let ask = Ask::new("POST", "/documents").body(request.clone());
            context.client.ask(&ask.with("idempotency-key", key))
        };
        let answer = ask();
        found.extend(context.schemas.faults("POST", "/documents", &answer));
        let Some(document) = answer.read::<Document>() else { continue };
        if ask().read::<Document>().map(|again| again.id) != Some(document.id.clone()) {
            let detail = "同一个 Idempotency-Key 开具了两份";
            found.push(Finding::new(&answer.request, detail));
        }
        let lines = request["lines"].as_array().map_or(0, Vec::len);
        if document.content.lines.len() != lines {
            let told = document.content.lines.len();
            let detail = format!("问了 {lines} 行，写了 {told} 行");
            found.push(Finding::new(&answer.request, detail));
        }
        found.extend(file(context, &document));
        found.extend(proof(context, &document));
    }
    let without_key = post(context, "/documents", lookup);
    found.extend(context.schemas.refusal(&[422], &without_key));
    judged(found)
}

fn file(context: &Context, document: &Document) -> Vec<Finding> {
    let answer = context.client.get(&format!("/documents/{}/file", document.id));
    let mut found = Vec::new();
    let disposition = answer.header("content-disposition");
    if answer.status != 200 || !disposition.starts_with("attachment") {
        let detail = format!("应是附件，答的是 {}“{disposition}”", answer.told());
        found.push(Finding::new(&answer.request, detail));
    }
    let digest: String = Sha256::digest(&answer.bytes).iter().map(|b| format!("{b:02x}")).collect();
    if digest != document.fingerprint {
        found.push(Finding::new(&answer.request, "文件的 SHA-256 和答复里的 fingerprint 不同"));
    }
    if String::from_utf8_lossy(&answer.bytes).to_lowercase().contains("<script") {
        found.push(Finding::new(&answer.request, "文件里不该有脚本"));
    }
    found
}

fn proof(context: &Context, document: &Document) -> Vec<Finding> {
    const PATH: &str = "/document-checks";
    let (number, code) = (document.head.number.as_str(), document.code.as_str());
    let by_code = |code: &str| post(context, PATH, json!({ "number": number, "code": code }));
    let genuine =
        [by_code(code), post(context, PATH, json!({ "fingerprint": document.fingerprint }))];
    let mut found = Vec::new();
    for answer in &genuine {
        found.extend(context.schemas.faults("POST", PATH, answer));
        let proof = answer.read::<DocumentProof>();
        if proof.is_none_or(|proof| proof.head != document.head) {
            found.push(Finding::new(&answer.request, "核验说的和开具时不同"));
        }
    }
    let slip = |text: &str, from: char, to: char| -> String {
        let first = text.chars().next().unwrap_or_default();
        let other = if first == from { to } else { from };
        other.to_string() + &text.chars().skip(1).collect::<String>()
    };
    let wrong_print = json!({ "fingerprint": slip(&document.fingerprint, '0', '1') });
    found.extend(context.schemas.refusal(&[404], &by_code(&slip(code, '3', '4'))));
    found.extend(context.schemas.refusal(&[404], &post(context, PATH, wrong_print)));
    let wrong = json!({ "number": number.replacen('2', "3", 1), "code": code });
    found.extend(context.schemas.refusal(&[404, 422], &post(context, PATH, wrong)));
    found
}
