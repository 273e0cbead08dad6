//! The order on its way to the platform, and what its answers mean.

use super::typed::{BASIS, DUE, MATTER, NUMBER, RECORD, SUBJECT};
use super::{Ordering, Stage, Trouble};
use crate::api::{self, ApiError};
use crate::components::announce;
use crate::{browser, config};
use contract::case::OrderRequest;
use leptos::prelude::*;

/// Asks what would follow, if everything is there.
pub fn check(ordering: Ordering) {
    if ordering.busy.get_untracked() {
        return;
    }
    let request = match ordering.typed.order() {
        Ok(request) => request,
        Err(faults) => return stop(ordering, Trouble { faults, whole: None }),
    };
    ordering.trouble.set(Trouble::default());
    ordering.busy.set(true);
    let base = config::use_config().api.clone();
    leptos::task::spawn_local(async move {
        let answer = api::preview_order(&base, &request).await;
        // The page may be gone by now.
        if ordering.busy.try_set(false).is_some() {
            return;
        }
        match answer {
            Ok(preview) => {
                ordering.stage.set(Stage::Checking(request, Box::new(preview)));
                request_animation_frame(|| browser::focus("#check-h"));
            }
            Err(error) => {
                stop(ordering, told(error, "没有连上平台，还没有下达。请再按一次下一步。"))
            }
        }
    });
}

/// Issues it, once.
pub fn issue(ordering: Ordering, request: &OrderRequest) {
    if ordering.busy.get_untracked() {
        return;
    }
    ordering.trouble.set(Trouble::default());
    ordering.busy.set(true);
    let (request, key) = (request.clone(), ordering.typed.key(request));
    let base = config::use_config().api.clone();
    leptos::task::spawn_local(async move {
        let answer = api::issue_order(&base, &request, &key).await;
        if ordering.busy.try_set(false).is_some() {
            return;
        }
        match answer {
            Ok(case) => {
                ordering.typed.clear();
                announce(format!("已下达，受理编号 {}。", case.head.number));
                ordering.stage.set(Stage::Issued(Box::new(case)));
                request_animation_frame(|| browser::focus("#issued"));
            }
            Err(error) => {
                let lost =
                    "没有连上平台，不知道下达了没有。请再按一次确认，同一份通知不会下达两次。";
                let trouble = told(error, lost);
                if !trouble.faults.is_empty() {
                    ordering.stage.set(Stage::Writing);
                }
                stop(ordering, trouble);
            }
        }
    });
}

fn stop(ordering: Ordering, trouble: Trouble) {
    ordering.trouble.set(trouble);
    request_animation_frame(|| browser::focus("#order-errors"));
}

/// What an error means; `lost` says so when there was no answer.
fn told(error: ApiError, lost: &str) -> Trouble {
    let whole = |text: String| Trouble { faults: Vec::new(), whole: Some(text) };
    match error {
        ApiError::Offline | ApiError::Timeout => whole(lost.to_owned()),
        ApiError::Problem(problem) if problem.status < 500 => {
            let key = |pointer: &str| match pointer {
                "subject" => Some(SUBJECT),
                "record" => Some(RECORD),
                "order.order_no" => Some(NUMBER),
                "order.matter" => Some(MATTER),
                "order.legal_basis" => Some(BASIS),
                "order.due" => Some(DUE),
                _ => None,
            };
            let known = problem.errors.iter().filter_map(|e| Some((key(&e.pointer)?, e)));
            let faults: Vec<_> = known.map(|(key, e)| (key, e.detail.clone())).collect();
            let detail = faults.is_empty().then_some(problem.detail);
            Trouble { faults, whole: detail }
        }
        ApiError::Problem(problem) => {
            let number = problem.instance.map(|n| format!("（编号 {n}）")).unwrap_or_default();
            whole(format!("系统出了问题{number}，填写的内容都还在。请过几分钟再按一次。"))
        }
        _ => whole("系统出了问题，填写的内容都还在。请过几分钟再按一次。".to_owned()),
    }
}
