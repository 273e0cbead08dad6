//! Sending a report: it is filed once, whatever becomes of the answer.

use super::super::agreements;
use super::super::form::Form;
use super::kept;
use crate::api::{self, ApiError};
use crate::components::sentence;
use contract::case::{Filing, Receipt};
use contract::problem::ProblemKind;
use contract::{FieldError, Problem};

/// A report that the platform has taken.
#[derive(Clone, PartialEq)]
pub struct Taken {
    /// Its receipt.
    pub receipt: Receipt,
    /// What was changed after it had been sent isn't in it.
    pub earlier: bool,
}

impl Taken {
    /// That of an earlier visit.
    pub fn before(receipt: Receipt) -> Self {
        Self { receipt, earlier: false }
    }
}

/// What came of it.
pub enum Outcome {
    /// It is filed.
    Filed(Box<Taken>),
    /// There are faults, with the keys of their answers.
    Faults(Vec<FieldError>),
    /// The form is another one by now.
    Changed,
    /// It isn't taken, and why.
    Refused(String),
    /// Nobody knows yet: the same thing can be sent again.
    Unknown(String),
}

/// Sends what the form says.
pub async fn send(base: &str, form: Form) -> Outcome {
    let (id, report) = (form.live.id(), report(form));
    let key = format!("report-{id}");
    let new = kept::add_sent(&report);
    let answer = api::report(base, &report, &key).await;
    let problem = match answer {
        Ok(receipt) => return filed(form, &id, receipt, false),
        Err(ApiError::Problem(problem)) if problem.status < 500 => *problem,
        Err(error) => return Outcome::Unknown(lost(&error)),
    };
    let versioned = problem.errors.iter().any(|e| e.pointer == "version");
    if problem.kind() == Some(ProblemKind::Conflict) && !versioned {
        return recover(base, form, &id, &key, &report).await;
    }
    if new {
        kept::drop_sent();
    }
    judge(problem, versioned)
}

fn lost(error: &ApiError) -> String {
    match error {
        ApiError::Status(429) => sentence(error),
        _ => "没有收到平台的答复，可能已经提交成功，也可能没有。填写的内容都在，请再按一次提交，不会重复。"
            .into(),
    }
}

fn judge(problem: Problem, versioned: bool) -> Outcome {
    match problem.kind() {
        Some(ProblemKind::Invalid) if !problem.errors.is_empty() => Outcome::Faults(problem.errors),
        Some(ProblemKind::Conflict | ProblemKind::Withdrawn) if versioned => Outcome::Changed,
        Some(ProblemKind::Withdrawn) => Outcome::Changed,
        _ => Outcome::Refused(problem.detail),
    }
}

/// Something else has been filed under this id: what was sent before and got no answer.
async fn recover(base: &str, form: Form, id: &str, key: &str, refused: &Filing) -> Outcome {
    for earlier in kept::sent().iter().filter(|sent| *sent != refused) {
        match api::report(base, earlier, key).await {
            Ok(receipt) => return filed(form, id, receipt, true),
            Err(ApiError::Problem(problem)) if problem.status < 500 => {}
            Err(error) => return Outcome::Unknown(lost(&error)),
        }
    }
    Outcome::Refused(
        "前一次提交的内容平台已经收到，后来改动的没有收到。请把内容改回去再按一次提交，就能看到受理编号。"
            .into(),
    )
}

fn filed(form: Form, id: &str, receipt: Receipt, earlier: bool) -> Outcome {
    kept::filed(form, id, &receipt);
    Outcome::Filed(Box::new(Taken { receipt, earlier }))
}

/// What is filed: the answers that the form asks for, as they were typed.
fn report(form: Form) -> Filing {
    let template = form.template();
    let known = |key: &str| {
        let id = key.split('.').next().unwrap_or_default();
        template.fields().any(|field| field.id == id)
    };
    let mut answers = form.live.with(|local| local.answers.clone());
    answers.0.retain(|key, _| known(key));
    Filing {
        template: template.head.id.clone(),
        template_version: template.head.version,
        draft: None,
        answers,
        agreements: agreements::given(form),
    }
}
