//! Filing: from a filled-in form to a case.

use super::super::callers::Enterprise;
use super::super::{
    Now, audit, conflict::conflict, drafts, eligibility, notices, random, repairs, templates,
    training,
};
use super::once::Once;
use super::row::{self, CaseRow};
use super::{act, check, clock, consents, putright};
use crate::http::ApiError;
use crate::store::records;
use contract::Date;
use contract::case::{
    Action, CaseHead, CaseKind, CaseNumber, CaseState, Course, Filing, Role, Terms,
};
use contract::form::{CERTIFICATE, FormTemplate, Purpose};
use contract::problem::ProblemKind;
use contract::record::{Authority, RecordId};
use rusqlite::Transaction;

/// Makes the case, or finds the one that the same request made before.
pub fn file(
    now: &Now,
    by: &Enterprise,
    filing: &Filing,
    once: &Once,
) -> Result<CaseNumber, ApiError> {
    if let Some(number) = once.done(now, Some(&by.account))? {
        return Ok(number);
    }
    let form = templates::as_filled(now.tx, &filing.template, filing.template_version)?;
    let kind = kind_of(&form)?;
    let about = about(kind, filing);
    let form = templates::about(now.tx, form, about.as_ref())?;
    let eligibility =
        eligibility::of(now.tx, now.rules, &by.subject.code, &form, about.as_ref(), now.today)?;
    if !eligibility.eligible {
        let reasons: Vec<&str> = eligibility.reasons.iter().map(|r| r.as_str()).collect();
        let detail = format!("{}填写的内容还在草稿里。", reasons.concat());
        return Err(match eligibility.duplicate {
            Some(_) => conflict(&detail, None),
            None => ApiError::new(ProblemKind::Forbidden, detail),
        });
    }
    check::answers(now, &form, &filing.answers, &eligibility.known)?;
    consents::check(&form, &filing.agreements)?;
    let state = CaseState::Submitted;
    let head = CaseHead {
        number: next_number(now)?,
        kind,
        title: form.head.title.clone(),
        // As it is registered now: the account may know an earlier name.
        subject: eligibility::registered(now.tx, &by.subject.code, now.today)?.subject,
        agency: agency(now, kind, &form, about.as_ref())?,
        handler: None,
        state,
        submitted: now.at,
        updated: now.at,
        due: None,
        due_certain: true,
        left: None,
        template: form.head.id.clone(),
    };
    let mut row = CaseRow::new(head, form, free_code(now)?);
    (row.answers, row.about) = (filing.answers.clone(), about);
    if kind == CaseKind::Repair {
        by_the_rules(now, &mut row)?;
    }
    row.course = Course::begin(kind, state, &act::counting(now, &row, None));
    act::told_by_course(&mut row);
    putright::begin(now, &mut row)?;
    let number = row.head.number.clone();
    save_new(now, &row, clock::day(now.tx, &row)?)?;
    check::link_files(now, &row, &by.subject.code)?;
    consents::keep(now, &number, &row.form, &filing.agreements)?;
    let (case, state) = (Some(&number), Some(state));
    let (account, role) = (Some(&by.account), Some(Role::Enterprise));
    let act = Action::Submit.code();
    audit::log(now, audit::Entry { account, role, act, case, state, ..Default::default() })?;
    notices::tell(now, &row.head, "已提交")?;
    if let Some(draft) = &filing.draft {
        drafts::delete(now.tx, &by.subject.code, draft)?;
    }
    once.keep(now, Some(&by.account), &number)?;
    Ok(number)
}

fn kind_of(form: &FormTemplate) -> Result<CaseKind, ApiError> {
    match form.head.purpose {
        Purpose::Commitment => Ok(CaseKind::Commitment),
        Purpose::Registration => Ok(CaseKind::Registration),
        Purpose::Objection => Ok(CaseKind::Objection),
        Purpose::Repair => Ok(CaseKind::Repair),
        Purpose::Report => Ok(CaseKind::Report),
        Purpose::Rectification => {
            let detail = "整改报告在收到的限期整改通知里提交。";
            Err(ApiError::invalid("template", detail))
        }
    }
}

/// The terms that the rules set for this repair, and the training that they may ask for.
fn by_the_rules(now: &Now, row: &mut CaseRow) -> Result<(), ApiError> {
    let Some(record) = putright::about(now.tx, row)? else { return Ok(()) };
    let answer = repairs::own_answer(now.tx, now.rules, &record, now.today)?;
    let given = row.answers.get(CERTIFICATE);
    let valid = training::certificates(now.tx, &row.head.subject.code, now.today)?;
    let counts = valid.iter().any(|certificate| certificate.code == given);
    let fault = match (given.is_empty(), counts) {
        (false, false) => "没有这张培训证书，或者已经过期。请核对编号，或重新参加培训。",
        (true, _) if answer.needs_training() => {
            "这条记录要求先参加信用修复培训。培训免费，考核通过后证书会自动附上。"
        }
        _ => "",
    };
    if !fault.is_empty() {
        return Err(ApiError::invalid(CERTIFICATE, fault));
    }
    let terms = now.settings.terms(CaseKind::Repair);
    row.facts.terms = answer.term.map(|term| Terms {
        accept: term.accept.unwrap_or(terms.accept),
        decide: term.decide.unwrap_or(terms.decide),
        total: term.total,
        ..terms
    });
    Ok(())
}

/// The record that the form says it is about.
fn about(kind: CaseKind, filing: &Filing) -> Option<RecordId> {
    let of_a_record = matches!(kind, CaseKind::Objection | CaseKind::Repair);
    RecordId::parse(filing.answers.get("record")).filter(|_| of_a_record)
}

/// Who receives it: 谁认定、谁修复, else whoever the form names.
fn agency(
    now: &Now,
    kind: CaseKind,
    form: &FormTemplate,
    about: Option<&RecordId>,
) -> Result<Authority, ApiError> {
    if let (CaseKind::Repair, Some(id)) = (kind, about)
        && let Some(record) = records::by_id(now.tx, id)?
        && let Some(agency) = record.recourse.repair
    {
        return Ok(agency);
    }
    Ok(form.head.agency.clone())
}

/// Stores a new case. Of two that open the same thing about the same record, the second is told so.
pub fn save_new(now: &Now, row: &CaseRow, clock_day: Option<Date>) -> Result<(), ApiError> {
    if let Some(id) = &row.about {
        none_open(now.tx, row.head.kind, id)?;
    }
    row::save(now.tx, row, clock_day)
}

/// Refuses a second open case of a kind about a record.
pub fn none_open(tx: &Transaction, kind: CaseKind, about: &RecordId) -> Result<(), ApiError> {
    let Some(open) = super::open_about(tx, kind, about)? else { return Ok(()) };
    let number = open.number.as_str();
    let detail = format!("这条记录已有一件{}正在办理，受理编号 {number}。", kind.label());
    Err(conflict(&detail, None))
}

/// The number of the day's next case.
pub fn next_number(now: &Now) -> Result<CaseNumber, ApiError> {
    let (year, month, day) = now.today.parts();
    let prefix = format!("{year:04}{month:02}{day:02}-");
    // Cases are never deleted, so their count is the last running number.
    let count = "SELECT count(*) FROM cases WHERE number >= ? AND number < ? || 'a'";
    let count: u32 = now.tx.query_row(count, [&prefix, &prefix], |row| row.get(0))?;
    Ok(CaseNumber::new(now.today, count.saturating_add(1)))
}

/// A code that no other case has.
pub fn free_code(now: &Now) -> Result<String, ApiError> {
    loop {
        let code = random::code()?;
        let taken = "SELECT EXISTS (SELECT 1 FROM cases WHERE verification = ?)";
        if !now.tx.query_row(taken, [&code], |row| row.get::<_, bool>(0))? {
            return Ok(code);
        }
    }
}
