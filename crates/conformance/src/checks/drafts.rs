//! Drafts: two devices never overwrite each other, and nobody else reads them.

use super::session::Signed;
use super::{Check, items, judged, text};
use crate::Context;
use crate::http::Ask;
use crate::report::{Finding, Outcome};
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

pub const CONCURRENT: Check = Check {
    name: "两台设备同时写草稿",
    what: "新建用 If-None-Match: *，修改用 If-Match；版本不对答 409，没有说明答 422，没有 CSRF 令牌答 403",
    basis: "architecture API conventions：PUT of a draft takes If-Match；openapi.json PUT /me/drafts/{id}",
    run: concurrent,
};

pub const FOREIGN: Check = Check {
    name: "别家的草稿",
    what: "别家企业看不到，也不知道有没有：答 404；部门答 403；答案不许缓存",
    basis: "architecture：a caller sees its own cases only；openapi.json GET /me/drafts/{id}",
    run: foreign,
};

/// A name that nobody has used.
pub fn id() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos());
    format!("conformance-{now}")
}

/// A draft of the first form, with this typed into a field.
fn put(context: &Context, id: &str, typed: &str) -> Option<Ask> {
    let form = items(&context.client.get("/form-templates")).into_iter().next()?;
    let whole = context.client.get(&format!("/form-templates/{}", text(&form, "/id")));
    let whole = whole.json().unwrap_or_default();
    let field = text(&whole, "/sections/0/fields/0/id");
    let body = json!({ "template": text(&form, "/id"), "answers": { field: typed } });
    Some(Ask::new("PUT", format!("/me/drafts/{id}")).body(body))
}

fn concurrent(context: &Context) -> Outcome {
    let Some(account) = &context.target.enterprise else {
        return Outcome::Skipped("没有给企业账号".to_owned());
    };
    let me = match Signed::with(context, account) {
        Ok(me) => me,
        Err(found) => return judged(found),
    };
    let id = id();
    let puts = ("甲", "乙", "丙");
    let puts = (put(context, &id, puts.0), put(context, &id, puts.1), put(context, &id, puts.2));
    let (Some(put), Some(changed), Some(late)) = puts else {
        return Outcome::Skipped("平台里没有可以办理的表单".to_owned());
    };
    let create = |put: &Ask| put.clone().with("if-none-match", "*");
    let mut found = Vec::new();
    let forged = me.ask_without_token(context, create(&put));
    found.extend(context.schemas.refusal(&[403], &forged));
    let made = me.ask(context, create(&put));
    found.extend(context.schemas.faults("PUT", "/me/drafts/{id}", &made));
    let version = made.json().and_then(|draft| draft["version"].as_u64()).unwrap_or_default();
    found.extend(context.schemas.refusal(&[409], &me.ask(context, create(&changed))));
    found.extend(context.schemas.refusal(&[422], &me.ask(context, changed.clone())));
    let at = |put: &Ask| put.clone().with("if-match", format!("\"{version}\""));
    let next = me.ask(context, at(&changed));
    found.extend(context.schemas.faults("PUT", "/me/drafts/{id}", &next));
    found.extend(context.schemas.refusal(&[409], &me.ask(context, at(&late))));
    found.extend(read(context, &me, &id));
    found.extend(deleted(context, &me, &id));
    judged(found)
}

/// A draft that is gone on with says what the register knows, so that a form opens with one question
/// less.
fn read(context: &Context, me: &Signed, id: &str) -> Vec<Finding> {
    let draft = me.ask(context, Ask::get(format!("/me/drafts/{id}")));
    let mut found = context.schemas.faults("GET", "/me/drafts/{id}", &draft);
    if draft.json().is_none_or(|draft| draft["register"]["known"].is_null()) {
        found.push(Finding::new(&draft.request, "单份草稿应带上登记信息（register）".to_owned()));
    }
    found
}

fn deleted(context: &Context, me: &Signed, id: &str) -> Vec<Finding> {
    let path = format!("/me/drafts/{id}");
    let gone = me.ask(context, Ask::new("DELETE", &path));
    let mut found = Vec::new();
    if gone.status != 204 {
        found.push(Finding::new(&gone.request, format!("应答 204，答的是 {}", gone.told())));
    }
    found.extend(context.schemas.refusal(&[404], &me.ask(context, Ask::get(path))));
    found
}

fn foreign(context: &Context) -> Outcome {
    let target = &context.target;
    let (Some(account), Some(other)) = (&target.enterprise, &target.other) else {
        return Outcome::Skipped("没有给两家企业的账号".to_owned());
    };
    let signed = (Signed::with(context, account), Signed::with(context, other));
    let (me, other) = match signed {
        (Ok(me), Ok(other)) => (me, other),
        (Err(found), _) | (_, Err(found)) => return judged(found),
    };
    let id = id();
    let Some(put) = put(context, &id, "甲") else {
        return Outcome::Skipped("平台里没有可以办理的表单".to_owned());
    };
    me.ask(context, put.with("if-none-match", "*"));
    let path = format!("/me/drafts/{id}");
    let mut found = context.schemas.refusal(&[404], &other.ask(context, Ask::get(&path)));
    let taken = other.ask(context, Ask::new("DELETE", &path));
    let mine = me.ask(context, Ask::get(&path));
    if mine.status != 200 {
        found.push(Finding::new(taken.request, "删掉了别家的草稿"));
    }
    if !mine.header("cache-control").contains("no-store") {
        found.push(Finding::new(&mine.request, "Cache-Control 应为 no-store"));
    }
    found.extend(deleted(context, &me, &id));
    judged(found)
}
