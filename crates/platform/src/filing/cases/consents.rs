//! Agreements: given with a filing, each apart, and taken back.

use super::super::callers::Enterprise;
use super::super::conflict::conflict;
use super::super::{Now, audit};
use super::row;
use crate::http::ApiError;
use contract::case::{AgreedTo, Authorisation, CaseNumber, Consent};
use contract::form::{Agreement, FormTemplate};
use contract::problem::ProblemKind;
use contract::{FieldError, Page, Text, Timestamp, Uscc};
use rusqlite::{Transaction, params};

/// Refuses when a required agreement is missing, or another text was agreed to.
pub fn check(form: &FormTemplate, given: &[AgreedTo]) -> Result<(), ApiError> {
    for agreed in given {
        match form.agreements.iter().find(|a| a.id == agreed.id) {
            Some(agreement) if agreement.version == agreed.version => {}
            Some(agreement) => {
                let detail = "声明的文字更新了，请重新阅读后再提交。填写的内容都还在。";
                return Err(conflict(detail, Some(agreement.version)));
            }
            None => {
                return Err(ApiError::invalid("agreements", "这份表没有这项声明，请刷新页面。"));
            }
        }
    }
    let missing = |a: &&Agreement| a.required && !given.iter().any(|g| g.id == a.id);
    let faults =
        form.agreements.iter().filter(missing).map(|a| {
            FieldError::new(format!("agreements.{}", a.id), "请阅读并同意这项声明，再提交。")
        });
    let faults: Vec<FieldError> = faults.collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

/// Records what was agreed to, with its text.
pub fn keep(
    now: &Now,
    case: &CaseNumber,
    form: &FormTemplate,
    given: &[AgreedTo],
) -> Result<(), ApiError> {
    for agreement in form.agreements.iter().filter(|a| given.iter().any(|g| g.id == a.id)) {
        now.tx.execute(
            "INSERT INTO consents VALUES (?, ?, ?, ?, ?, NULL)",
            params![
                case.as_str(),
                agreement.id,
                agreement.version,
                agreement.text.as_str(),
                now.at.0
            ],
        )?;
    }
    Ok(())
}

/// The agreements given in a case.
pub fn of(tx: &Transaction, number: &str) -> Result<Vec<Consent>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, version, text, given, withdrawn FROM consents
         WHERE case_number = ? ORDER BY given, id",
    )?;
    let mut rows = find.query([number])?;
    let mut all = Vec::new();
    while let Some(found) = rows.next()? {
        let Some(text) = Text::new(found.get::<_, String>(2)?) else { continue };
        let (given, withdrawn) = (Timestamp(found.get(3)?), found.get::<_, Option<i64>>(4)?);
        let (id, version) = (found.get(0)?, found.get(1)?);
        all.push(Consent { id, version, text, given, withdrawn: withdrawn.map(Timestamp) });
    }
    Ok(all)
}

/// Everything that an enterprise has agreed to, latest first.
pub fn all(tx: &Transaction, subject: &Uscc) -> Result<Page<Authorisation>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT number, title, form ->> '$.agreements' FROM cases
         WHERE subject_code = ? ORDER BY submitted DESC, number DESC LIMIT 500",
    )?;
    let mut rows = find.query([subject.as_str()])?;
    let mut items = Vec::new();
    while let Some(found) = rows.next()? {
        let (number, title): (String, String) = (found.get(0)?, found.get(1)?);
        let agreements: Vec<Agreement> = serde_json::from_str(&found.get::<_, String>(2)?)?;
        let (Some(case), Some(title)) = (CaseNumber::parse(&number), Text::new(title)) else {
            continue;
        };
        for consent in of(tx, &number)? {
            let required = agreements.iter().any(|a| a.id == consent.id && a.required);
            items.push(Authorisation {
                case: case.clone(),
                title: title.clone(),
                consent,
                required,
            });
        }
    }
    Ok(Page::whole(items))
}

/// Takes an authorisation back.
pub fn withdraw(now: &Now, by: &Enterprise, number: &str, id: &str) -> Result<(), ApiError> {
    let row = row::of_subject(now.tx, number, &by.subject.code)?;
    let given = of(now.tx, row.head.number.as_str())?.into_iter().find(|c| c.id == id);
    let unknown = || ApiError::new(ProblemKind::NotFound, "这个办件里没有这项授权。");
    let given = given.ok_or_else(unknown)?;
    if row.form.agreements.iter().any(|a| a.id == id && a.required) {
        let detail = "这项声明是提交的前提，不能单独撤回。需要时可以撤回整个办件。";
        return Err(ApiError::new(ProblemKind::Conflict, detail));
    }
    if given.withdrawn.is_some() {
        return Ok(());
    }
    let number = row.head.number.as_str();
    let end = "UPDATE consents SET withdrawn = ? WHERE case_number = ? AND id = ?";
    now.tx.execute(end, params![now.at.0, number, id])?;
    let (account, case) = (Some(&by.account), Some(&row.head.number));
    let note = Some(format!("撤回授权：{id}，第 {} 版", given.version));
    audit::log(
        now,
        audit::Entry { account, act: "withdraw_consent", case, note, ..Default::default() },
    )
}
