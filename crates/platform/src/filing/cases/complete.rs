//! Whether everything is there that has to go with a move.

use crate::http::ApiError;
use contract::case::{Action, ActionRequest, Move, Needs};
use contract::{Date, FieldError, Text};

/// The longest reason, in characters.
const LONGEST_NOTE: usize = 2000;
/// The most faults that are told at once, and fields that are changed at once.
const MOST: usize = 100;
/// How far ahead a day may lie that an officer sets, in days.
const FARTHEST: i32 = 3 * 366;

/// Refuses what is not complete, with everything that is wrong at once.
pub fn complete(step: &Move, request: &ActionRequest, today: Date) -> Result<(), ApiError> {
    let mut faults = texts(step, request);
    faults.extend(list(step, request));
    faults.extend(day(step, request, today));
    for (place, fault) in request.faults.iter().enumerate() {
        let length = fault.detail.trim().chars().count();
        if !(1..=LONGEST_NOTE).contains(&length) || fault.pointer.len() > 200 {
            let detail = "每个问题都要写明错在哪里、怎样改正，最多 2000 个字。";
            faults.push(FieldError::new(format!("faults.{place}"), detail));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

fn texts(step: &Move, request: &ActionRequest) -> Vec<FieldError> {
    let breach = step.needs == Needs::Breach;
    let reason = match step.needs {
        Needs::Reason if step.action == Action::HandIn => Some("国家窗口的受理编号"),
        Needs::Reason | Needs::Changes | Needs::Refusal => Some("理由和依据"),
        Needs::Outcome => Some("约谈结果"),
        _ => None,
    };
    let wanted = [
        ("note", &request.note, reason),
        ("unfulfilled", &request.unfulfilled, breach.then_some("未履行的承诺内容")),
        ("sanction", &request.sanction, breach.then_some("违诺责任追究内容")),
        ("place", &request.place, (step.needs == Needs::Interview).then_some("约谈地点")),
        ("agency", &request.agency, None),
    ];
    let fault = |(pointer, text, needed): (&str, &Option<Text>, Option<&str>)| {
        let detail = match (text, needed) {
            (None, Some(what)) => format!("请写明{what}。"),
            (Some(text), _) if text.as_str().chars().count() > LONGEST_NOTE => {
                format!("最多 {LONGEST_NOTE} 个字，请缩短。")
            }
            _ => return None,
        };
        Some(FieldError::new(pointer, detail))
    };
    wanted.into_iter().filter_map(fault).collect()
}

fn list(step: &Move, request: &ActionRequest) -> Option<FieldError> {
    Some(match step.needs {
        Needs::Faults if request.faults.is_empty() => {
            FieldError::new("faults", "请一次列出全部需要补正的问题。")
        }
        Needs::Faults if request.faults.len() > MOST => {
            FieldError::new("faults", format!("问题最多列 {MOST} 条。"))
        }
        Needs::Answers if request.answers.is_none() => {
            FieldError::new("answers", "请填写补正后的内容。")
        }
        Needs::Changes if request.changes.is_empty() => {
            FieldError::new("changes", "请写明改哪一项、改成什么。")
        }
        Needs::Changes if request.changes.len() > MOST => {
            FieldError::new("changes", format!("一次最多改 {MOST} 项。"))
        }
        _ => return None,
    })
}

fn day(step: &Move, request: &ActionRequest, today: Date) -> Option<FieldError> {
    let (what, first) = match step.needs {
        Needs::Refusal => ("最早再次申请的日期", 1),
        Needs::Interview => ("约谈的日期", 0),
        Needs::Outcome => ("新的整改期限", 1),
        _ => return None,
    };
    let first = today.add_days(first);
    let detail = match request.day {
        None => format!("请写明{what}。"),
        Some(day) if day < first => format!("{what}不能早于{}。", first.chinese()),
        Some(day) if day > today.add_days(FARTHEST) => format!("{what}太远，请核对年份。"),
        Some(_) => return None,
    };
    Some(FieldError::new("day", detail))
}
