//! Moving a case: the contract's table says who may do what from where.

use super::super::accounts::Account;
use super::super::settings::Settings;
use super::super::{Now, audit, conflict::conflict, eligibility, notices};
use super::complete::complete;
use super::once::Once;
use super::publish::{self, Finding};
use super::row::{self, CaseRow};
use super::{check, clock, guard, putright};
use crate::http::ApiError;
use contract::calendar::Calendar;
use contract::case::{
    Action, ActionRequest, CaseKind, CaseNumber, Counting, Ground, Move, Needs, Role,
};
use contract::form::Answers;
use contract::identifier::redact;
use contract::problem::ProblemKind;
use contract::{Date, Text};

/// Does what was asked, unless the same request has done it before.
pub fn act(
    now: &Now,
    mut row: CaseRow,
    by: (&Account, Role),
    request: &ActionRequest,
    once: &Once,
) -> Result<CaseNumber, ApiError> {
    let (account, role) = by;
    if let Some(number) = once.done(now, Some(account))? {
        return Ok(number);
    }
    let Some(action) = Action::from_code(&request.action) else {
        return Err(ApiError::invalid("action", "没有这种操作，请刷新页面后再试。"));
    };
    if request.version != row.version {
        let detail = "这件办件刚刚有了变化，没有执行。请看过最新情况后再决定。";
        return Err(conflict(detail, Some(row.version)));
    }
    let Some(step) = row.head.kind.step(row.head.state, action, role) else {
        let state = row.head.state.label();
        let detail = format!("这件办件现在是“{state}”，不能{}。", action.label());
        return Err(ApiError::new(ProblemKind::Conflict, detail));
    };
    if let Some(detail) = guard::against(now.tx, &row, &step, now.today)? {
        return Err(ApiError::new(ProblemKind::Conflict, detail));
    }
    complete(&step, request, now.today)?;
    let grounded = grounded(now, &row, action, request)?;
    if action == Action::Revoke {
        let ground = request.ground.as_ref();
        row.facts.blameless = ground.is_some_and(|id| now.settings.blameless.contains(id));
    }
    let request = grounded.as_ref().unwrap_or(request);
    let number = row.head.number.clone();
    make(now, row, step, Some((account, role)), request)?;
    once.keep(now, Some(account), &number)?;
    Ok(number)
}

/// The request with the words of the ground that was chosen, if one was.
fn grounded(
    now: &Now,
    row: &CaseRow,
    action: Action,
    request: &ActionRequest,
) -> Result<Option<ActionRequest>, ApiError> {
    let Some(id) = &request.ground else { return Ok(None) };
    let fits = |ground: &&Ground| {
        ground.id == *id
            && ground.kinds.contains(&row.head.kind)
            && ground.actions.contains(&action)
    };
    let Some(ground) = now.settings.grounds.iter().find(fits) else {
        return Err(ApiError::invalid("ground", "请从列出的依据里重新选择。"));
    };
    let note = request.note.as_ref().map_or("", Text::as_str);
    let note = Text::new(format!("{}（{}）。{note}", ground.text, ground.basis));
    Ok(Some(ActionRequest { note, ..request.clone() }))
}

/// Makes a legal move with everything that follows from it.
pub fn make(
    now: &Now,
    mut row: CaseRow,
    step: Move,
    by: Option<(&Account, Role)>,
    request: &ActionRequest,
) -> Result<(), ApiError> {
    if step.needs == Needs::Answers {
        correct(now, &mut row, request.answers.clone().unwrap_or_default())?;
    }
    let kind = row.head.kind;
    row.head.state = step.to;
    row.head.updated = now.at;
    row.version = row.version.saturating_add(1);
    if kind.once(step.action) {
        row.facts.used.push(step.action);
    }
    let counting = counting(now, &row, request.day);
    row.course = row.course.after(kind, &step, &counting);
    told_by_course(&mut row);
    row.ended = match step.to.is_open() {
        true => None,
        false => row.ended.or(Some(now.at)),
    };
    match kind {
        CaseKind::Commitment | CaseKind::Registration => {
            publish::follow(now, &mut row, Finding::new(&step, request).as_ref())?;
        }
        _ => putright::follow(now, &mut row, &step, request)?,
    }
    row::save(now.tx, &row, clock::day(now.tx, &row)?)?;
    let note = note(request);
    audit::log(
        now,
        audit::Entry {
            account: by.map(|(account, _)| account),
            role: by.map(|(_, role)| role),
            act: step.action.code(),
            case: Some(&row.head.number),
            state: Some(step.to),
            note: note.clone(),
            faults: &request.faults,
            ..Default::default()
        },
    )?;
    if row.anonymous {
        // Nobody has an account to read it with; the subject is whom the report concerns.
        return Ok(());
    }
    let reason = note.map(|note| format!("：{note}")).unwrap_or_default();
    notices::tell(now, &row.head, &format!("{}{reason}", step.action.label()))
}

/// What the terms of a case are counted by.
pub fn counting<'a>(now: &Now<'a>, row: &CaseRow, day: Option<Date>) -> Counting<'a> {
    counting_on(now.today, (now.calendar, now.settings), row, day)
}

/// The same for what has not happened yet.
pub fn counting_on<'a>(
    today: Date,
    (calendar, settings): (&'a Calendar, &Settings),
    row: &CaseRow,
    day: Option<Date>,
) -> Counting<'a> {
    let mut terms = row.facts.terms.unwrap_or_else(|| settings.terms(row.head.kind));
    if matches!(row.head.kind, CaseKind::Commitment | CaseKind::Registration) {
        terms.accept = row.form.head.working_days;
    }
    Counting { calendar, terms, today, day }
}

/// Puts the due day where lists read it.
pub fn told_by_course(row: &mut CaseRow) {
    row.head.due = row.course.due.map(|due| due.date);
    row.head.due_certain = row.course.due.is_some_and(|due| due.certain);
}

fn correct(now: &Now, row: &mut CaseRow, answers: Answers) -> Result<(), ApiError> {
    let subject = row.head.subject.code;
    let known = eligibility::known_of(now.tx, &subject, &row.form, row.about.as_ref(), now.today)?;
    check::answers(now, &row.form, &answers, &known)?;
    row.answers = answers;
    check::link_files(now, row, &subject)
}

/// What the log keeps of the words that went with a move.
fn note(request: &ActionRequest) -> Option<String> {
    let labelled = |label: &str, text: &Option<Text>| {
        text.as_ref().map(|text| format!("{label}{}", redact(text.as_str())))
    };
    let day = request.day.map(|day| format!("日期：{}", day.chinese()));
    let parts: Vec<String> = [
        labelled("", &request.note),
        labelled("未履行的内容：", &request.unfulfilled),
        labelled("责任追究：", &request.sanction),
        labelled("转给：", &request.agency),
        day,
        labelled("地点：", &request.place),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
