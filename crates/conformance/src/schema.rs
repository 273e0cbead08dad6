//! `openapi.json` as validators of answers.

use crate::http::Answer;
use crate::report::Finding;
use anyhow::{Context, Result};
use contract::problem::MEDIA_TYPE;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// So many faults of one answer are told.
const FAULTS: usize = 3;

/// The schemas of the contract's answers.
pub struct Schemas {
    answers: BTreeMap<(String, String), Validator>,
    problem: Validator,
}

impl Schemas {
    /// Those of the contract that this program was built with.
    pub fn of_contract() -> Result<Self> {
        let text = include_str!("../../../openapi.json");
        let document: Value = serde_json::from_str(text).context("openapi.json")?;
        let components = &document["components"];
        let validator = |schema: &Value| {
            let mut whole = schema.clone();
            whole["components"] = components.clone();
            jsonschema::validator_for(&whole).map_err(|error| anyhow::anyhow!("{error}"))
        };
        let mut answers = BTreeMap::new();
        for (path, operations) in document["paths"].as_object().into_iter().flatten() {
            for (method, operation) in operations.as_object().into_iter().flatten() {
                for status in ["200", "201"] {
                    let content = &operation["responses"][status]["content"];
                    let schema = &content["application/json"]["schema"];
                    if schema.is_object() {
                        let key = (method.to_uppercase(), path.clone());
                        answers.insert(key, validator(schema)?);
                    }
                }
            }
        }
        let problem = validator(&json!({ "$ref": "#/components/schemas/Problem" }))?;
        Ok(Self { answers, problem })
    }

    /// What is wrong with a successful answer to `METHOD path-template`.
    pub fn faults(&self, method: &str, template: &str, answer: &Answer) -> Vec<Finding> {
        let key = (method.to_owned(), template.to_owned());
        let Some(validator) = self.answers.get(&key) else {
            return vec![Finding::new(&answer.request, "约定里没有这个接口")];
        };
        if !(200..300).contains(&answer.status) {
            return vec![Finding::new(
                &answer.request,
                format!("应当成功，答的是 {}", answer.told()),
            )];
        }
        let kind = answer.header("content-type");
        if !kind.starts_with("application/json") {
            let detail = format!("Content-Type 应为 application/json，答的是“{kind}”");
            return vec![Finding::new(&answer.request, detail)];
        }
        judged(validator, answer)
    }

    /// What is wrong with an answer that must be a problem with one of these statuses.
    pub fn refusal(&self, statuses: &[u16], answer: &Answer) -> Vec<Finding> {
        let mut found = Vec::new();
        if !statuses.contains(&answer.status) {
            let wanted = statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" 或 ");
            let detail = format!("应答 {wanted}，答的是 {}", answer.told());
            found.push(Finding::new(&answer.request, detail));
            return found;
        }
        let kind = answer.header("content-type");
        if kind.split(';').next() != Some(MEDIA_TYPE) {
            let detail = format!("错误应为 {MEDIA_TYPE}，答的是“{kind}”");
            found.push(Finding::new(&answer.request, detail));
            return found;
        }
        found.extend(judged(&self.problem, answer));
        let status = answer.json().and_then(|problem| problem["status"].as_u64());
        if found.is_empty() && status != Some(answer.status.into()) {
            let detail = format!("正文里的 status 应与状态码 {} 一致", answer.status);
            found.push(Finding::new(&answer.request, detail));
        }
        found
    }
}

fn judged(validator: &Validator, answer: &Answer) -> Vec<Finding> {
    let Some(value) = answer.json() else {
        return vec![Finding::new(&answer.request, "正文不是 JSON")];
    };
    let fault = |error: jsonschema::ValidationError| {
        Finding::new(&answer.request, format!("{}：{error}", error.instance_path()))
    };
    validator.iter_errors(&value).take(FAULTS).map(fault).collect()
}
