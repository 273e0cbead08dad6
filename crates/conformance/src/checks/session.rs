//! Who isn't signed in sees nothing that belongs to somebody.

use super::{Check, judged};
use crate::Account;
use crate::Context;
use crate::http::{Answer, Ask};
use crate::report::{Finding, Outcome};
use serde_json::{Value, json};

pub const ANONYMOUS: Check = Check {
    name: "没有登录",
    what: "企业和部门的接口，没有登录都答 401",
    basis: "architecture Resources：signed in、enterprise、officer；openapi.json Problem sign-in",
    run: anonymous,
};

pub const WRONG_PASSWORD: Check = Check {
    name: "密码不对",
    what: "用户名或密码不对答 422，不说是哪一样不对，也不给会话",
    basis: "openapi.json POST /session",
    run: wrong_password,
};

fn anonymous(context: &Context) -> Outcome {
    let mut found = Vec::new();
    let own = ["", "/overview", "/cases", "/drafts", "/notices", "/records"];
    let own = own.map(|path| format!("/me{path}"));
    for path in own.iter().map(String::as_str).chain(["/desk/cases"]) {
        found.extend(context.schemas.refusal(&[401], &context.client.get(path)));
    }
    judged(found)
}

fn wrong_password(context: &Context) -> Outcome {
    let body = json!({ "user": "nobody-has-this-name", "password": "wrong" });
    let answer = context.client.ask(&Ask::new("POST", "/session").body(body));
    let mut found = context.schemas.refusal(&[422], &answer);
    if !answer.header("set-cookie").is_empty() {
        found.push(Finding::new(&answer.request, "不该给会话"));
    }
    judged(found)
}

/// Somebody who is signed in.
pub struct Signed {
    cookie: String,
    csrf: String,
}

impl Signed {
    /// Signs in. Errors: what is wrong with the answer.
    pub fn with(context: &Context, account: &Account) -> Result<Self, Vec<Finding>> {
        let body = json!({ "user": account.user, "password": account.password });
        let answer = context.client.ask(&Ask::new("POST", "/session").body(body));
        let faults = context.schemas.faults("POST", "/session", &answer);
        if !faults.is_empty() {
            return Err(faults);
        }
        let cookie = answer.header("set-cookie");
        let lower = cookie.to_lowercase();
        if !lower.contains("httponly") || !lower.contains("samesite=") {
            let detail = "会话的 cookie 应是 HttpOnly、SameSite";
            return Err(vec![Finding::new(&answer.request, detail)]);
        }
        let csrf = answer.json().map(|mut json| json["csrf"].take());
        let Some(Value::String(csrf)) = csrf else {
            return Err(vec![Finding::new(&answer.request, "没有 csrf")]);
        };
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(Self { cookie, csrf })
    }

    /// Asks with the session and its CSRF token.
    pub fn ask(&self, context: &Context, ask: Ask) -> Answer {
        context.client.ask(&ask.with("cookie", &self.cookie).with("x-csrf-token", &self.csrf))
    }

    /// Asks with the session alone, as another site could make a browser do.
    pub fn ask_without_token(&self, context: &Context, ask: Ask) -> Answer {
        context.client.ask(&ask.with("cookie", &self.cookie))
    }
}
