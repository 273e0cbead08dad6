//! A decision on its way to the platform, and what its answer means.

use super::decision::{Decision, change, fault};
use super::needs::{Ask, faulty};
use super::{Desk, Said};
use crate::api::{ApiError, Load};
use crate::browser;
use contract::case::{Action, ActionRequest, Case, Change};
use contract::problem::ProblemKind;
use contract::{Date, FieldError, Text};
use leptos::prelude::*;

/// What went wrong with sending.
#[derive(Clone, Default, PartialEq)]
pub struct Trouble {
    /// Per input, by its key.
    pub faults: Vec<(String, String)>,
    /// Of the whole.
    pub whole: Option<String>,
}

/// The decision as the platform takes it.
pub fn request(
    desk: Desk,
    action: Action,
    version: u32,
    asks: &[Ask],
    case: &Case,
) -> ActionRequest {
    let decision = desk.decision;
    let asked = |key: &str| {
        let of = |ask: &Ask| matches!(ask, Ask::Words(k, ..) | Ask::Line(k, _) if *k == key);
        asks.iter().any(of)
    };
    let text =
        |key: &str| Some(key).filter(|key| asked(key)).and_then(|k| Text::new(decision.now(k)));
    let faults = match asks.contains(&Ask::Faults) {
        true => untrack(|| faulty(decision, &case.form)),
        false => Vec::new(),
    };
    let faults = faults.into_iter().map(|key| {
        let detail = decision.now(&fault(&key)).trim().to_owned();
        FieldError::new(key, detail)
    });
    ActionRequest {
        action: action.code().to_owned(),
        version,
        note: text("note"),
        ground: asks.contains(&Ask::Ground).then(|| decision.now("ground")),
        faults: faults.collect(),
        day: match asks.iter().any(|ask| matches!(ask, Ask::Day(..))) {
            true => Date::parse(&decision.now("day")),
            false => None,
        },
        place: text("place"),
        agency: match asks.contains(&Ask::Agency) {
            true => Text::new(decision.now("agency")),
            false => None,
        },
        changes: changes(decision, asks, case),
        unfulfilled: text("unfulfilled"),
        sanction: text("sanction"),
        ..ActionRequest::default()
    }
}

fn changes(decision: Decision, asks: &[Ask], case: &Case) -> Vec<Change> {
    if !asks.contains(&Ask::Changes) {
        return Vec::new();
    }
    let fields = case.beside.iter().flat_map(|beside| &beside.fields);
    let changed = untrack(|| decision.changed());
    let fields = fields.filter(|field| changed.contains(&field.field));
    fields
        .map(|field| Change {
            new: Text::new(decision.now(&change(&field.field))),
            ..field.clone()
        })
        .collect()
}

/// What the platform's answer means.
pub fn settle(
    desk: Desk,
    action: Action,
    request: &ActionRequest,
    trouble: RwSignal<Trouble>,
    answer: Result<Case, ApiError>,
) {
    let kind = match &answer {
        Err(ApiError::Problem(problem)) => problem.kind(),
        _ => None,
    };
    match answer {
        Ok(case) => {
            desk.decision.clear();
            desk.said.set(Some(Said::Done(action)));
            desk.case.state.set(Load::Ready(case));
            request_animation_frame(|| browser::focus("#said"));
        }
        Err(_) if kind == Some(ProblemKind::Conflict) => {
            desk.said.set(Some(Said::Overtaken));
            desk.case.retry();
        }
        Err(error) => {
            let _ = trouble.try_set(told(error, request));
            request_animation_frame(|| browser::focus("#act-errors"));
        }
    }
}

fn told(error: ApiError, request: &ActionRequest) -> Trouble {
    let whole = |text: String| Trouble { faults: Vec::new(), whole: Some(text) };
    match error {
        ApiError::Offline | ApiError::Timeout => {
            whole("没有连上平台，不知道办成没有。请再点一次确认，同一个决定不会办两次。".into())
        }
        ApiError::Problem(problem) if problem.status < 500 => {
            let key = |pointer: &str| {
                let (list, place) = pointer.split_once('.').unwrap_or((pointer, ""));
                let place = place.parse().unwrap_or(usize::MAX);
                match list {
                    "faults" => request.faults.get(place).map(|found| fault(&found.pointer)),
                    "changes" => request.changes.get(place).map(|found| change(&found.field)),
                    _ => return pointer.to_owned(),
                }
                .unwrap_or_else(|| "pick".to_owned())
            };
            let faults: Vec<_> =
                problem.errors.into_iter().map(|e| (key(&e.pointer), e.detail)).collect();
            let detail = faults.is_empty().then_some(problem.detail);
            Trouble { faults, whole: detail }
        }
        ApiError::Problem(problem) => {
            let number = problem.instance.map(|n| format!("（编号 {n}）")).unwrap_or_default();
            whole(format!("系统出了问题{number}，写的内容都还在。请过几分钟再点一次确认。"))
        }
        _ => whole("系统出了问题，写的内容都还在。请过几分钟再点一次确认。".into()),
    }
}
