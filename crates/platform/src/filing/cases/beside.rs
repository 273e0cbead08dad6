//! What an officer sees beside a case: the register, other cases, the log, what would follow.

use super::putright::{self, amend};
use super::row::{self, CaseRow, HEAD};
use super::{act, guard};
use crate::filing::settings::Settings;
use crate::filing::{audit, eligibility};
use crate::http::ApiError;
use contract::calendar::Calendar;
use contract::case::{Beside, CaseHead, Change, Ground, Move, Needs, Preview, Role, assessed};
use contract::record::Disclosure;
use contract::{Date, Text};
use rusqlite::{Transaction, params};

/// The most other cases that are told.
const MOST: u32 = 50;

/// All of it, for an agency that acts in this role.
pub fn of(
    tx: &Transaction,
    (row, role): (&CaseRow, Role),
    today: Date,
    rules: (&Calendar, &Settings),
) -> Result<Beside, ApiError> {
    let head = &row.head;
    let offers = guard::offers(tx, row, role, today)?;
    let steps = head.kind.offers(head.state, role);
    let offered = steps.filter(|step| offers.iter().any(|offer| offer.action == step.action));
    let steps: Vec<Move> = offered.collect();
    let carries = |ground: &&Ground| {
        ground.kinds.contains(&head.kind)
            && steps.iter().any(|step| ground.actions.contains(&step.action))
    };
    let changes = steps.iter().any(|step| step.needs == Needs::Changes);
    Ok(Beside {
        register: eligibility::register_of(tx, row, today)?,
        others: others(tx, row, role)?,
        log: audit::entries(tx, head.number.as_str())?,
        previews: steps.iter().filter_map(|step| preview(row, step, today, rules)).collect(),
        fields: if changes { fields(tx, row)? } else { Vec::new() },
        grounds: rules.1.grounds.iter().filter(carries).cloned().collect(),
    })
}

/// The agency's other cases of the same subject.
fn others(tx: &Transaction, row: &CaseRow, role: Role) -> Result<Vec<CaseHead>, ApiError> {
    let head = &row.head;
    let mut find = tx.prepare_cached(&format!(
        "SELECT {HEAD} FROM cases WHERE subject_code = ?1 AND number <> ?2
            AND (agency_name = ?3 OR handler_name = ?3)
         ORDER BY submitted DESC, number DESC LIMIT ?4"
    ))?;
    let agency = match (&head.handler, role) {
        (Some(handler), Role::Supplier) => handler,
        _ => &head.agency,
    };
    let (code, number) = (head.subject.code.as_str(), head.number.as_str());
    let mut rows = find.query(params![code, number, agency.name.as_str(), MOST])?;
    let mut others = Vec::new();
    while let Some(found) = rows.next()? {
        others.push(row::head(found)?);
    }
    Ok(others)
}

/// The fields of the record that the case is about.
fn fields(tx: &Transaction, row: &CaseRow) -> Result<Vec<Change>, ApiError> {
    Ok(putright::about(tx, row)?.as_ref().map(amend::said).unwrap_or_default())
}

/// What follows from a move that is offered.
fn preview(
    row: &CaseRow,
    step: &Move,
    today: Date,
    (calendar, settings): (&Calendar, &Settings),
) -> Option<Preview> {
    let (head, subject) = (&row.head, &row.head.subject.name);
    let public = row.form.disclosure == Disclosure::Public;
    let counting = act::counting_on(today, (calendar, settings), row, None);
    let due = row.course.after(head.kind, step, &counting).due;
    let by = |who: &str| match due {
        Some(due) => {
            let left = calendar.left(today, due.date).working_days;
            let unsure =
                if due.certain { "" } else { "（节假日安排未公布，按周末推算）" };
            format!("{who}须在{}前办理，还有 {left} 个工作日{unsure}。", due.date.chinese())
        }
        None => format!("等{who}办理。"),
    };
    let next = match step.to.acts_next() {
        Some(Role::Officer) => by(head.agency.name.as_str()),
        Some(Role::Supplier) => match &head.handler {
            Some(handler) => by(handler.name.as_str()),
            None => by("接到转办的单位"),
        },
        Some(_) => by(subject.as_str()),
        None if assessed(head.kind, step.to) => {
            "进入履行期，期满或核查后由本部门认定履行情况。".to_owned()
        }
        None => "办件到此办结。".to_owned(),
    };
    let told = format!("{subject}立即收到站内通知，写明结果和您填写的内容。");
    Some(Preview {
        action: step.action,
        to: step.to,
        public: Text::new(step.in_public(head.kind, public))?,
        told: Text::new(told)?,
        next: Text::new(next)?,
    })
}
