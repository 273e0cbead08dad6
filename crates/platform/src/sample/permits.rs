//! Permits, and penalties with the repairs that follow some of them.

use super::authorities::Office;
use super::build::{Plan, number};
use super::trades::{Licence, Offence, Tier};
use super::{Draft, text};
use anyhow::{Context, Result};
use contract::record::{
    Body, Penalty, PenaltyKind, Permit, Record, RecordKind, RepairResult, Severity, Standing,
};
use contract::{Date, Fen, Text};

/// Permits that any business has.
const COMMON: [Licence; 4] = [
    Licence("准予登记通知书", "登记", "营业执照", "准予变更登记。", Office::Approval, 0),
    Licence(
        "户外广告设置许可决定书",
        "普通",
        "户外广告设置许可证",
        "准予设置门头招牌一块。",
        Office::Enforcement,
        2,
    ),
    Licence(
        "城镇污水排入排水管网许可决定书",
        "普通",
        "排水许可证",
        "准予向城镇排水设施排放污水。",
        Office::Housing,
        5,
    ),
    Licence(
        "公共场所卫生许可决定书",
        "普通",
        "公共场所卫生许可证",
        "准予从事公共场所经营。",
        Office::Health,
        4,
    ),
];

/// A permit.
pub fn permit(mut draft: Draft) -> Result<Record> {
    let licence = match draft.rng.percent(65) {
        true => draft.rng.pick(draft.trade.permits),
        false => draft.rng.pick(&COMMON),
    };
    let Licence(document, category, certificate, content, office, years) = *licence;
    let decided = draft.ago(8, 1500);
    let number = number(office, "许", decided, draft.serial)?;
    let until = (years > 0).then(|| decided.add_months(years * 12).add_days(-1));
    let over = until.is_some_and(|until| until < draft.today);
    let body = Body::Permit(Permit {
        document_name: text(document)?,
        document_no: number.clone(),
        category: Text::new(category),
        certificate_name: Text::new(certificate),
        certificate_no: Text::new(format!("示例210399{:08}", draft.serial)),
        content: text(content)?,
        valid_from: Some(decided),
        valid_until: Some(until.unwrap_or(Date::FAR)),
        state: Text::new(if over { "无效" } else { "有效" }),
        remark: None,
    });
    let plan = Plan::new(draft.id.as_str(), RecordKind::Permit, office, decided, body)
        .sometimes_late(draft.serial, draft.today);
    let standing = match draft.rng.below(200) {
        0 => Standing::Revoked,
        1 => Standing::Corrected,
        _ => Standing::Current,
    };
    Plan { standing, ..plan }
        .titled(certificate)
        .numbered(&number)
        .record(draft.subject, draft.today)
}

/// A penalty; if it has been repaired, also the result of the repair.
pub fn penalty(mut draft: Draft) -> Result<Vec<Record>> {
    let offence = draft.rng.pick(draft.trade.offences);
    let decided = draft.ago(10, 1300);
    let number = number(offence.office, "罚", decided, draft.serial)?;
    let (low, high) = offence.fine;
    let yuan = if high == 0 { 0 } else { draft.rng.between(low / 100, high / 100) * 100 };
    let fine = (yuan > 0).then_some(Fen(i64::from(yuan) * 100));
    let body = body(offence, &number, fine)?;
    let (months, minimum) = offence.tier.months();
    let mut plan = Plan::new(draft.id.as_str(), RecordKind::Penalty, offence.office, decided, body)
        .titled(offence.misconduct)
        .numbered(&number)
        .sometimes_late(draft.serial, draft.today)
        .for_months(months, minimum);
    let repairable = plan.repair_from.is_some_and(|from| from.add_days(20) < draft.today);
    plan.standing = match draft.rng.below(100) {
        0..6 => Standing::UnderObjection,
        6..10 => Standing::Corrected,
        10..13 => Standing::Revoked,
        13..38 if repairable => Standing::Repaired,
        _ => Standing::Current,
    };
    if plan.last.is_some_and(|last| last < draft.today)
        && matches!(plan.standing, Standing::UnderObjection | Standing::Corrected)
    {
        plan.standing = Standing::Expired;
    }
    let (standing, from) = (plan.standing, plan.repair_from);
    let mut records = vec![plan.record(draft.subject, draft.today)?];
    if standing == Standing::Repaired {
        let done = from.context("没有可修复日")?.add_days(draft.rng.between(10, 20) as i32);
        records.push(repair(&draft, &number, offence.office, done)?);
    }
    Ok(records)
}

/// The body of a penalty for this offence. What was gained by a grave one is confiscated: half
/// as much as the fine.
pub fn body(offence: &Offence, number: &Text, fine: Option<Fen>) -> Result<Body> {
    let gains = offence.kinds.contains(&PenaltyKind::ConfiscateGains);
    let confiscated = fine.filter(|_| gains).map(|fine| Fen(fine.0 / 2));
    let parts = offence.kinds.iter().map(|kind| match (kind, fine, confiscated) {
        (PenaltyKind::Fine, Some(sum), _) | (PenaltyKind::ConfiscateGains, _, Some(sum)) => {
            format!("{} {sum}", kind.label())
        }
        _ => kind.label().to_owned(),
    });
    let content = parts.collect::<Vec<_>>().join("；");
    Ok(Body::Penalty(Penalty {
        document_no: number.clone(),
        misconduct: text(offence.misconduct)?,
        facts_found: Text::new(offence.facts),
        legal_basis: text(offence.basis)?,
        kinds: offence.kinds.to_vec(),
        content: text(format!("{content}。"))?,
        fine,
        confiscated,
        certificate: None,
        effective_until: None,
        // The general tier is left to the rules to propose.
        severity: match offence.tier {
            Tier::Minor => Some(Severity::Minor),
            Tier::General => None,
            Tier::Grave => Some(Severity::Grave),
        },
        remark: None,
    }))
}

fn repair(draft: &Draft, original: &Text, office: Office, done: Date) -> Result<Record> {
    let body = Body::Repair(RepairResult {
        way: text("提前终止公示")?,
        original_no: original.clone(),
        ended: done,
        effects: vec![text("停止公示")?, text("停止共享和使用")?, text("解除相应措施")?],
    });
    let id = format!("repair-{:05}", draft.serial);
    let plan = Plan::new(id, RecordKind::Repair, office, done, body);
    Plan { published: done, source: Some(Office::Centre), ..plan }
        .titled("行政处罚信息信用修复")
        .record(draft.subject, draft.today)
}
