//! What is wrong is refused with a problem that names the field.

use super::{Check, judged, text};
use crate::Context;
use crate::http::Ask;
use crate::report::{Finding, Outcome};
use serde_json::Value;

pub const WRONG: Check = Check {
    name: "不可能的条件",
    what: "不可能的筛选、日期、页码答 422，errors 指明是哪一项",
    basis: "RFC 9457；openapi.json Problem.errors[].pointer",
    run: wrong,
};

pub const UNKNOWN: Check = Check {
    name: "没有的东西",
    what: "没有的主体、记录和地址答 404，不支持的方法答 405，都用 problem+json",
    basis: "RFC 9457；openapi.json default",
    run: unknown,
};

/// A request, and the parameter that is wrong in it.
const WRONGS: [(&str, &str); 8] = [
    ("/records?kind=nothing", "kind"),
    ("/records?standing=expired", "standing"),
    ("/records?from=2026-02-30", "from"),
    ("/records?from=2026-05-02&to=2026-05-01", "to"),
    ("/records?sort=random", "sort"),
    ("/records?page=nowhere", "page"),
    ("/subjects?q=%E9%9E%8D", "q"),
    ("/subjects?q=%E9%9E%8D%E5%B1%B1&page=0", "page"),
];

fn wrong(context: &Context) -> Outcome {
    let mut found = Vec::new();
    for (path, field) in WRONGS {
        let answer = context.client.get(path);
        let refusal = context.schemas.refusal(&[422], &answer);
        let problem = answer.json().unwrap_or_default();
        let errors = problem["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let named =
            |error: &Value| text(error, "/pointer") == field && !text(error, "/detail").is_empty();
        if refusal.is_empty() && !errors.iter().any(named) {
            found.push(Finding::new(&answer.request, format!("errors 里应有 pointer “{field}”")));
        }
        found.extend(refusal);
    }
    judged(found)
}

fn unknown(context: &Context) -> Outcome {
    let mut found = Vec::new();
    // A code that is right and belongs to nobody: division 210399 is not assigned.
    for path in
        ["/subjects/122103990000000194", "/records/nobody-has-this", "/nothing", "/lists/x/y"]
    {
        found.extend(context.schemas.refusal(&[404], &context.client.get(path)));
    }
    let malformed = context.client.get("/subjects/91210399MA0TEXT045");
    found.extend(context.schemas.refusal(&[404, 422], &malformed));
    let post = context.client.ask(&Ask::new("POST", "/site").body(Value::Null));
    found.extend(context.schemas.refusal(&[405], &post));
    judged(found)
}
