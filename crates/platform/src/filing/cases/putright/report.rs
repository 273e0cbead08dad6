//! Reports of what was done to credit information, without an account.

use super::super::super::{Filing, Now, audit, drafts, templates};
use super::super::act::{counting, told_by_course};
use super::super::once::Once;
use super::super::row::CaseRow;
use super::super::{clock, consents, file};
use crate::http::ApiError;
use crate::store::subjects;
use contract::case::{
    Action, CaseHead, CaseKind, CaseNumber, CaseState, Course, Filing as Filed, Role,
};
use contract::form::{FieldKind, Purpose, validate};
use contract::subject::SubjectRef;
use contract::{FieldError, Text, Uscc};

/// Takes the report, or finds the one that the same request made before.
pub fn report(now: &Now, filing: &Filed, once: &Once) -> Result<CaseNumber, ApiError> {
    if let Some(number) = once.done(now, None)? {
        return Ok(number);
    }
    let form = templates::as_filled(now.tx, &filing.template, filing.template_version)?;
    if form.head.purpose != Purpose::Report {
        return Err(ApiError::invalid("template", "这类事项要登录后办理。"));
    }
    drafts::within_limits(&filing.answers)?;
    let mut faults = validate(&form, &filing.answers, Filing::context(now.today));
    // Files belong to an account; without one they are asked for when the report is checked.
    let is_file = |kind: &FieldKind| matches!(kind, FieldKind::Attachment { .. });
    for field in form.fields().filter(|field| is_file(&field.kind)) {
        if !filing.answers.get(&field.id).is_empty() {
            let detail = "不登录时不能上传文件，请先提交，核查时会向您要。";
            faults.push(FieldError::new(field.id.clone(), detail));
        }
    }
    if !faults.is_empty() {
        return Err(faults.into());
    }
    consents::check(&form, &filing.agreements)?;
    let (kind, state) = (CaseKind::Report, CaseState::Submitted);
    let head = CaseHead {
        number: file::next_number(now)?,
        kind,
        title: form.head.title.clone(),
        subject: concerned(now, filing)?,
        agency: form.head.agency.clone(),
        handler: None,
        state,
        submitted: now.at,
        updated: now.at,
        due: None,
        due_certain: true,
        left: None,
        template: form.head.id.clone(),
    };
    let mut row = CaseRow::new(head, form, file::free_code(now)?);
    row.answers = filing.answers.clone();
    row.anonymous = true;
    row.course = Course::begin(kind, state, &counting(now, &row, None));
    told_by_course(&mut row);
    let number = row.head.number.clone();
    file::save_new(now, &row, clock::day(now.tx, &row)?)?;
    consents::keep(now, &number, &row.form, &filing.agreements)?;
    audit::log(
        now,
        audit::Entry {
            role: Some(Role::Public),
            act: Action::Submit.code(),
            case: Some(&number),
            state: Some(state),
            ..Default::default()
        },
    )?;
    once.keep(now, None, &number)?;
    Ok(number)
}

/// Whom the report concerns: as the register names it, else as it was typed, for agencies are in
/// no register of ours.
fn concerned(now: &Now, filing: &Filed) -> Result<SubjectRef, ApiError> {
    let wrong = || ApiError::invalid("code", "请填写涉及单位的 18 位统一社会信用代码。");
    let code = Uscc::parse(filing.answers.get("code")).ok_or_else(wrong)?;
    if let Some(profile) = subjects::profile(now.tx, &code, now.today)? {
        return Ok(profile.subject);
    }
    let unnamed = || ApiError::invalid("organisation", "请填写涉及单位的名称。");
    let name = Text::new(filing.answers.get("organisation")).ok_or_else(unnamed)?;
    Ok(SubjectRef { code, name, kind: code.subject_kind() })
}
