//! An order to rectify, issued by an officer.

use super::super::super::callers::Officer;
use super::super::super::{Now, audit, notices, templates};
use super::super::act::{counting, told_by_course};
use super::super::once::Once;
use super::super::row::CaseRow;
use super::super::{clock, file};
use crate::http::ApiError;
use crate::store::{records, subjects};
use contract::case::{
    Action, CaseHead, CaseKind, CaseNumber, CaseState, Course, OrderRequest, Role,
};
use contract::problem::ProblemKind;
use contract::{FieldError, Text};

/// The form that the enterprise reports with.
const REPORT: &str = "rectification-report";

/// Issues the order, or finds the one that the same request made before.
pub fn order(
    now: &Now,
    by: &Officer,
    request: &OrderRequest,
    once: &Once,
) -> Result<CaseNumber, ApiError> {
    if let Some(number) = once.done(now, Some(&by.account))? {
        return Ok(number);
    }
    let subject = subjects::profile(now.tx, &request.subject, now.today)?;
    let unknown = "登记信息里没有这个统一社会信用代码，请核对。";
    let subject = subject.ok_or_else(|| ApiError::invalid("subject", unknown))?.subject;
    check(now, by, request)?;
    let (kind, state) = (CaseKind::Rectification, CaseState::Rectifying);
    let form = templates::current(now.tx, REPORT)?;
    let title = format!("限期整改：{}", cut(request.order.matter.as_str()));
    let head = CaseHead {
        number: file::next_number(now)?,
        kind,
        title: Text::new(title).unwrap_or_else(|| form.head.title.clone()),
        subject,
        agency: by.agency.clone(),
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
    row.about.clone_from(&request.record);
    row.course = Course::begin(kind, state, &counting(now, &row, Some(request.order.due)));
    told_by_course(&mut row);
    row.facts.order = Some(request.order.clone());
    let number = row.head.number.clone();
    file::save_new(now, &row, clock::day(now.tx, &row)?)?;
    let (account, case) = (Some(&by.account), Some(&number));
    audit::log(
        now,
        audit::Entry {
            account,
            role: Some(Role::Officer),
            act: Action::OrderRectification.code(),
            case,
            state: Some(state),
            note: Some(request.order.matter.to_string()),
            ..Default::default()
        },
    )?;
    notices::tell(now, &row.head, "已下达，请按通知整改并提交报告")?;
    once.keep(now, Some(&by.account), &number)?;
    Ok(number)
}

fn check(now: &Now, by: &Officer, request: &OrderRequest) -> Result<(), ApiError> {
    let (order, mut faults) = (&request.order, Vec::new());
    if order.due <= now.today || order.due > now.today.add_days(3 * 366) {
        faults.push(FieldError::new("order.due", "整改期限应在今天之后、三年之内。"));
    }
    let texts =
        [("order.matter", Some(&order.matter)), ("order.legal_basis", Some(&order.legal_basis))];
    let texts = texts.into_iter().chain([("order.order_no", order.order_no.as_ref())]);
    for (pointer, text) in texts {
        if text.is_some_and(|text| text.as_str().chars().count() > 2000) {
            faults.push(FieldError::new(pointer, "最多 2000 个字，请缩短。"));
        }
    }
    if let Some(id) = &request.record {
        let record = records::by_id(now.tx, id)?;
        match record {
            Some(record) if record.head.subject.code != request.subject => {
                faults.push(FieldError::new("record", "这条记录不是这家单位的。"));
            }
            // 谁认定、谁约谈 (founding plan §10).
            Some(record) if record.head.authority.name != by.agency.name => {
                let detail = "这条记录由别的单位认定，请由认定单位下达整改通知。";
                return Err(ApiError::new(ProblemKind::Forbidden, detail));
            }
            Some(_) => {}
            None => faults.push(FieldError::new("record", "没有这条记录，请核对编号。")),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.trim_end_matches('。').to_owned(),
    }
}
