//! Submitting: exactly once, however often the button is pressed and whatever becomes of the
//! answer.

use super::agreements;
use super::form::Form;
use crate::api::{self, ApiError, Cancel};
use crate::drafts;
use contract::case::{Action, ActionRequest, CaseHead, CaseNumber, Filing};
use contract::problem::ProblemKind;
use contract::{FieldError, Problem};

/// What came of it.
pub enum Outcome {
    /// There is a case.
    Filed(CaseNumber),
    /// There are faults, with the keys of their answers.
    Faults(Vec<FieldError>),
    /// The form, or a text that was agreed to, is another one by now.
    Changed,
    /// It isn't taken: why, and the case that stands in the way.
    Refused(String, Option<Box<CaseHead>>),
    /// Nobody knows yet: the same thing can be sent again.
    Unknown(String),
}

/// Submits the draft. Its id is the key under which the platform does this once: it is the same
/// after a reload, in another tab and on another device.
pub async fn submit(base: &str, form: Form) -> Outcome {
    let (owner, id) = (form.live.owner(), form.live.id());
    // What is on its way to the draft must not arrive after the case has taken its place.
    form.live.hold().await;
    if !form.live.is_open() {
        return Outcome::Unknown(String::new());
    }
    form.live.note(|local| local.sent = true);
    let answer = match form.corrects() {
        Some((number, version)) => {
            let answers = form.live.with(|local| local.answers.clone());
            let action = if form.answers_order() { Action::ReportDone } else { Action::Resubmit };
            let request = ActionRequest {
                action: action.code().into(),
                version,
                answers: Some(answers),
                ..ActionRequest::default()
            };
            let key = format!("{id}-v{version}");
            api::act(base, number.as_str(), &request, &key).await.map(|()| number)
        }
        None => api::file(base, &filing(form, &id), &format!("draft-{id}")).await,
    };
    if let Ok(number) = &answer {
        form.live.forget();
        drafts::forget(&owner, &id);
        if form.live.is_open() && form.corrects().is_some() {
            // What it was corrected in is of no more use; it is told by its case.
            let _ = api::delete_draft(base, &id).await;
        }
        return Outcome::Filed(number.clone());
    }
    let outcome = match answer {
        Ok(number) => Outcome::Filed(number),
        Err(error) => judge(base, form, error).await,
    };
    if form.live.is_open() {
        if !matches!(outcome, Outcome::Unknown(_)) {
            form.live.note(|local| local.sent = false);
        }
        form.live.release();
    }
    outcome
}

/// What is filed: the answers that the form asks for, as they were typed.
fn filing(form: Form, id: &str) -> Filing {
    let template = form.template();
    let known = |key: &str| {
        let id = key.split('.').next().unwrap_or_default();
        template.fields().any(|f| f.id == id)
    };
    let mut answers = form.live.with(|local| local.answers.clone());
    answers.0.retain(|key, _| known(key));
    Filing {
        template: template.head.id.clone(),
        template_version: template.head.version,
        draft: Some(id.to_owned()),
        answers,
        agreements: agreements::given(form),
    }
}

async fn judge(base: &str, form: Form, error: ApiError) -> Outcome {
    match error {
        ApiError::SignedOut => {
            Outcome::Unknown("登录已经过期。请重新登录后再提交，不会重复。".into())
        }
        ApiError::Problem(problem) if problem.status < 500 && problem.status != 429 => {
            refused(base, form, *problem).await
        }
        _ => Outcome::Unknown(
            "没有收到平台的答复，可能已经提交成功，也可能没有。请再按一次提交，不会重复。".into(),
        ),
    }
}

async fn refused(base: &str, form: Form, problem: Problem) -> Outcome {
    let versioned = problem.errors.iter().any(|e| e.pointer == "version");
    match problem.kind() {
        Some(ProblemKind::Invalid) if !problem.errors.is_empty() => Outcome::Faults(problem.errors),
        Some(ProblemKind::Conflict) if versioned => Outcome::Changed,
        Some(ProblemKind::Withdrawn) => Outcome::Changed,
        Some(ProblemKind::Conflict) if form.live.is_open() && form.corrects().is_none() => {
            let template = form.template().head.id.clone();
            let record = form.live.answer("record");
            let found = api::eligibility(base, &template, &record, &Cancel::default()).await.ok();
            let open = found.and_then(|found| found.duplicate).map(Box::new);
            Outcome::Refused(problem.detail, open)
        }
        _ => Outcome::Refused(problem.detail, None),
    }
}
