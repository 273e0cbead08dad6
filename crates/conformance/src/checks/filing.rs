//! Filing: once is once, and roles stay apart.

use super::answers_made::{Filer, made};
use super::session::Signed;
use super::{Check, items, judged, text};
use crate::Context;
use crate::http::{Answer, Ask, encode};
use crate::report::{Finding, Outcome};
use contract::case::{AgreedTo, Eligibility, Filing};
use contract::form::{Agreement, FormTemplate};
use contract::{Timestamp, Uscc};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

pub const COMPLETE: Check = Check {
    name: "不全的办件",
    what: "没有 Idempotency-Key 答 422；内容不全答 422 并指明是哪一项，不留下办件",
    basis: "openapi.json POST /me/cases Idempotency-Key、Problem.errors",
    run: complete,
};

pub const ONCE: Check = Check {
    name: "重复提交",
    what: "同一个 Idempotency-Key 再交一次，答的是同一件；换了内容答 409；撤回后状态是已撤回",
    basis: "architecture API conventions：POST takes an Idempotency-Key",
    run: once,
};

pub const ROLES: Check = Check {
    name: "身份",
    what: "企业进不了部门的接口，部门进不了企业的接口，都答 403；别的编号答 404",
    basis: "architecture Resources：enterprise、officer",
    run: roles,
};

fn complete(context: &Context) -> Outcome {
    let Some(account) = &context.target.enterprise else {
        return Outcome::Skipped("没有给企业账号".to_owned());
    };
    let me = match Signed::with(context, account) {
        Ok(me) => me,
        Err(found) => return judged(found),
    };
    let forms = items(&context.client.get("/form-templates"));
    let Some(form) = forms.first() else {
        return Outcome::Skipped("平台里没有可以办理的表单".to_owned());
    };
    let body = json!({
        "template": text(form, "/id"), "template_version": form["version"],
        "answers": {}, "agreements": [],
    });
    let before = items(&me.ask(context, Ask::get("/me/cases"))).len();
    let file = || Ask::new("POST", "/me/cases").body(body.clone());
    let mut found = context.schemas.refusal(&[422], &me.ask(context, file()));
    let empty = me.ask(context, file().with("idempotency-key", "conformance-empty"));
    found.extend(context.schemas.refusal(&[409, 422], &empty));
    let problem = empty.json().unwrap_or_default();
    if empty.status == 422 && problem["errors"].as_array().is_none_or(Vec::is_empty) {
        found.push(Finding::new(&empty.request, "errors 应指明缺哪些内容"));
    }
    if items(&me.ask(context, Ask::get("/me/cases"))).len() != before {
        found.push(Finding::new(&empty.request, "没有收下的内容不该成为办件"));
    }
    judged(found)
}

/// Files something for real, and withdraws it.
fn once(context: &Context) -> Outcome {
    let Some(account) = &context.target.enterprise else {
        return Outcome::Skipped("没有给企业账号".to_owned());
    };
    let me = match Signed::with(context, account) {
        Ok(me) => me,
        Err(found) => return judged(found),
    };
    let Some(filing) = filing(context, &me) else {
        return Outcome::Skipped("没有这个账号现在能办、又不要附件的表单".to_owned());
    };
    let key = super::drafts::id();
    let file = |body: &Value| {
        let ask = Ask::new("POST", "/me/cases").with("idempotency-key", &key);
        me.ask(context, ask.body(body.clone()))
    };
    let (first, again) = (file(&filing), file(&filing));
    let mut found = context.schemas.faults("POST", "/me/cases", &first);
    found.extend(context.schemas.faults("POST", "/me/cases", &again));
    let number = |answer: &Answer| {
        let case = answer.json().unwrap_or_default();
        text(&case, "/head/number").to_owned()
    };
    if number(&first) != number(&again) {
        let detail = format!("应还是 {}，答的是 {}", number(&first), number(&again));
        found.push(Finding::new(&again.request, detail));
    }
    let mut other = filing.clone();
    other["answers"] = json!({});
    found.extend(context.schemas.refusal(&[409, 422], &file(&other)));
    let version = again.json().unwrap_or_default()["version"].clone();
    let path = format!("/me/cases/{}/actions", number(&first));
    let withdraw = Ask::new("POST", path).body(json!({ "action": "withdraw", "version": version }));
    let gone = me.ask(context, withdraw.with("idempotency-key", format!("{key}-withdraw")));
    if text(&gone.json().unwrap_or_default(), "/head/state") != "withdrawn" {
        let detail = format!("检查用的办件没有撤回，请手工撤回，答的是 {}", gone.told());
        found.push(Finding::new(&gone.request, detail));
    }
    judged(found)
}

/// A complete filing of the first form that this enterprise can file without files.
fn filing(context: &Context, me: &Signed) -> Option<Value> {
    let profile = me.ask(context, Ask::get("/me")).json()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
    let filer = Filer {
        code: Uscc::parse(text(&profile, "/subject/code"))?,
        region: text(&profile, "/region/code").to_owned(),
        today: Timestamp(now).date(),
    };
    items(&context.client.get("/form-templates")).iter().find_map(|form| {
        let id = text(form, "/id");
        let check = format!("/me/eligibility?template={}", encode(id));
        let check: Eligibility = me.ask(context, Ask::get(check)).read()?;
        let form: FormTemplate = context.client.get(&format!("/form-templates/{id}")).read()?;
        let agreed = |a: &Agreement| AgreedTo { id: a.id.clone(), version: a.version };
        let filing = Filing {
            answers: made(&form, &check.known, &filer).filter(|_| check.eligible)?,
            template: form.head.id,
            template_version: form.head.version,
            draft: None,
            agreements: form.agreements.iter().filter(|a| a.required).map(agreed).collect(),
        };
        serde_json::to_value(filing).ok()
    })
}

fn roles(context: &Context) -> Outcome {
    let target = &context.target;
    let (Some(enterprise), Some(officer)) = (&target.enterprise, &target.officer) else {
        return Outcome::Skipped("没有给企业和部门的账号".to_owned());
    };
    let signed = (Signed::with(context, enterprise), Signed::with(context, officer));
    let (enterprise, officer) = match signed {
        (Ok(enterprise), Ok(officer)) => (enterprise, officer),
        (Err(found), _) | (_, Err(found)) => return judged(found),
    };
    let mut found = Vec::new();
    let refused = |signed: &Signed, path: &str, status: u16| {
        context.schemas.refusal(&[status], &signed.ask(context, Ask::get(path)))
    };
    found.extend(refused(&enterprise, "/desk/cases", 403));
    found.extend(refused(&officer, "/me/cases", 403));
    found.extend(refused(&officer, "/me/drafts", 403));
    found.extend(refused(&enterprise, "/me/cases/NOBODYS", 404));
    found.extend(refused(&officer, "/desk/cases/NOBODYS", 404));
    judged(found)
}
