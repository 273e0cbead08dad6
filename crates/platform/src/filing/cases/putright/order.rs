//! An order to rectify, issued by an officer.

use super::super::super::callers::Officer;
use super::super::super::{Now, audit, notices, templates};
use super::super::act::{counting, told_by_course};
use super::super::once::Once;
use super::super::row::{self, CaseRow, HEAD};
use super::super::{clock, file};
use crate::http::ApiError;
use crate::store::{records, subjects};
use contract::calendar::Calendar;
use contract::case::{
    Action, CaseHead, CaseKind, CaseNumber, CaseState, Course, OrderPreview, OrderRequest, Preview,
    Role, WorkingDays,
};
use contract::problem::ProblemKind;
use contract::subject::SubjectRef;
use contract::{Date, FieldError, Text, Uscc};
use rusqlite::Transaction;

/// The form that the enterprise reports with.
const REPORT: &str = "rectification-report";
/// What the public sees of an order.
const ORDERED: &str = "整改通知不公示，只有对方单位和本部门看得到；以后约谈的，约谈情况会公示。";

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
    let subject = registered(now.tx, &request.subject, now.today)?;
    check(now.tx, by, request, now.today)?;
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

/// What follows from the order, if it can be issued. Nothing is changed.
pub fn preview(
    tx: &Transaction,
    by: &Officer,
    request: &OrderRequest,
    (today, calendar): (Date, &Calendar),
) -> Result<OrderPreview, ApiError> {
    let subject = registered(tx, &request.subject, today)?;
    check(tx, by, request, today)?;
    let kind = CaseKind::Rectification;
    let about = match &request.record {
        Some(id) => {
            file::none_open(tx, kind, id)?;
            records::by_id(tx, id)?.map(|record| record.head)
        }
        None => None,
    };
    let days = days(request.order.due, today, calendar);
    let (due, left) = (days.until.chinese(), days.left.working_days);
    let unsure = if days.certain { "" } else { "（节假日安排未公布，按周末推算）" };
    let next = format!(
        "{}须在{due}前提交整改报告和证明，有 {left} 个工作日{unsure}；逾期没有提交的，安排提示约谈。",
        subject.name
    );
    let told = format!("{}立即收到站内通知，看到整改要求、依据和期限。", subject.name);
    let texts = (Text::new(ORDERED), Text::new(told), Text::new(next));
    let (Some(public), Some(told), Some(next)) = texts else {
        return Err(anyhow::anyhow!("后果没有文字").into());
    };
    Ok(OrderPreview {
        open: open(tx, &subject.code, by)?,
        subject,
        about,
        days,
        preview: Preview {
            action: Action::OrderRectification,
            to: CaseState::Rectifying,
            public,
            told,
            next,
        },
    })
}

/// How far away that day is.
pub fn days(until: Date, today: Date, calendar: &Calendar) -> WorkingDays {
    let known = |year: u16| Date::new(year, 1, 1).is_some_and(|day| calendar.knows(day));
    let (from, to) = (today.min(until).parts().0, today.max(until).parts().0);
    WorkingDays {
        until,
        left: calendar.left(today, until),
        working_day: calendar.is_working_day(until),
        certain: (from..=to).all(known),
    }
}

/// The agency's orders to this subject that are still open, latest first.
fn open(tx: &Transaction, subject: &Uscc, by: &Officer) -> Result<Vec<CaseHead>, ApiError> {
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD} FROM cases WHERE subject_code = ? AND kind = ? AND agency_name = ? AND open
         ORDER BY submitted DESC, number DESC LIMIT 20"
    ))?;
    let kind = CaseKind::Rectification.code();
    let mut rows = find.query([subject.as_str(), kind, by.agency.name.as_str()])?;
    let mut open = Vec::new();
    while let Some(found) = rows.next()? {
        open.push(row::head(found)?);
    }
    Ok(open)
}

fn registered(tx: &Transaction, code: &Uscc, today: Date) -> Result<SubjectRef, ApiError> {
    let unknown = "登记信息里没有这个统一社会信用代码，请核对。";
    let found = subjects::profile(tx, code, today)?;
    Ok(found.ok_or_else(|| ApiError::invalid("subject", unknown))?.subject)
}

fn check(
    tx: &Transaction,
    by: &Officer,
    request: &OrderRequest,
    today: Date,
) -> Result<(), ApiError> {
    let (order, mut faults) = (&request.order, Vec::new());
    if order.due <= today || order.due > today.add_days(3 * 366) {
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
        let record = records::by_id(tx, id)?;
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
