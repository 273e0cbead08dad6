//! What the showcase records say.

use super::authorities::Office;
use super::build::{Plan, number};
use super::trades::Offence;
use super::{permits, text};
use anyhow::Result;
use contract::record::{Body, Penalty, Permit, RecordKind, RepairResult, Severity};
use contract::subject::SubjectRef;
use contract::{Date, Fen, Text};

/// A penalty for this offence, with the lowest fine.
pub fn penalty(id: &str, decided: Date, offence: &Offence) -> Result<Plan> {
    let number = number(offence.office, "罚", decided, 100 + id.len() as u32)?;
    let body = permits::body(offence, &number, Some(Fen(i64::from(offence.fine.0) * 100)))?;
    let (months, minimum) = offence.tier.months();
    Ok(Plan::new(id, RecordKind::Penalty, offence.office, decided, body)
        .titled(offence.misconduct)
        .numbered(&number)
        .for_months(months, minimum))
}

/// The penalty, found to be a grave one.
pub fn grave(plan: Plan) -> Plan {
    let body = match plan.body {
        Body::Penalty(body) => Body::Penalty(Penalty { severity: Some(Severity::Grave), ..body }),
        other => other,
    };
    Plan { body, ..plan }.for_months(36, 12)
}

/// The result of the repair of a penalty.
pub fn repair_result(id: &str, original: &Text, done: Date) -> Result<Plan> {
    let body = Body::Repair(RepairResult {
        way: text("提前终止公示")?,
        original_no: original.clone(),
        ended: done,
        effects: vec![text("停止公示")?, text("停止共享和使用")?],
    });
    let plan = Plan::new(id, RecordKind::Repair, Office::Market, done, body);
    Ok(Plan { published: done, ..plan }.titled("行政处罚信息信用修复"))
}

/// The subject's permit number `n`, each decided some weeks before the one before it.
pub fn permit(subject: &SubjectRef, n: u32, today: Date) -> Result<Plan> {
    let decided = today.add_days(-(25 + 23 * n as i32));
    let number = number(Office::Approval, "许", decided, 500 + n)?;
    let (certificate, content) = match n % 3 {
        0 => ("营业执照", "准予变更登记。"),
        1 => ("户外广告设置许可证", "准予设置门头招牌一块。"),
        _ => ("排水许可证", "准予向城镇排水设施排放污水。"),
    };
    let body = Body::Permit(Permit {
        document_name: text("准予行政许可决定书")?,
        document_no: number.clone(),
        category: Text::new("普通"),
        certificate_name: Text::new(certificate),
        certificate_no: Text::new(format!("示例{}-{n:03}", &subject.code.as_str()[9..17])),
        content: text(content)?,
        valid_from: Some(decided),
        valid_until: Some(if n.is_multiple_of(3) { Date::FAR } else { decided.add_months(60) }),
        state: Text::new("有效"),
        remark: None,
    });
    let id = format!("demo-permit-{}-{n:03}", subject.code.as_str()[9..17].to_lowercase());
    Ok(Plan::new(id, RecordKind::Permit, Office::Approval, decided, body)
        .titled(certificate)
        .numbered(&number))
}
