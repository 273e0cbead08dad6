//! The records of the showcase subjects.

use super::build::Plan;
use super::commitments::{PLEDGES, body as pledge};
use super::entries::shown;
use super::others::{evaluation, self_registered, wage_arrears};
use super::showcase::*;
use super::showcase_facts::{grave, penalty, permit, repair_result};
use super::trades::{goods, services};
use anyhow::{Context, Result};
use contract::record::{Body, Fulfilment, Record, RecordKind, Standing};
use contract::subject::{SubjectProfile, SubjectRef};
use contract::{Date, Uscc};

/// All of them.
pub fn all(subjects: &[SubjectProfile], today: Date) -> Result<Vec<Record>> {
    let who = |code: &str| -> Result<&SubjectRef> {
        let of = |p: &&SubjectProfile| Some(p.subject.code) == Uscc::parse(code);
        Ok(&subjects.iter().find(of).with_context(|| format!("没有 {code}"))?.subject)
    };
    let mut records = food(who(FOOD)?, today)?;
    records.extend(stages(who(STAGES)?, today)?);
    records.extend(repairable(who(STAGES)?, today)?);
    records.extend(labour(who(LABOUR)?, today)?);
    for (code, permits) in [(CHAIN, 3), (NAMESAKE_A, 2), (NAMESAKE_B, 1), (CANCELLED, 1)] {
        records.extend(permits_of(who(code)?, permits, today)?);
    }
    for (code, permits) in [(JEWELLER, 2), (FULL_WIDTH, 4), (LONG_NAME, 2), (MANY, 61)] {
        records.extend(permits_of(who(code)?, permits, today)?);
    }
    let repaired = penalty(REPAIR_GRANTED, today.add_days(-190), &goods::MACHINERY.offences[0])?;
    records.push(repaired.record(who(CHAIN)?, today)?);
    let long = penalty("demo-penalty-long", today.add_days(-40), &goods::MATERIALS.offences[0])?;
    records.push(long.record(who(LONG_NAME)?, today)?);
    records.push(shown("demo-abnormal", "abnormal-operation", who(JEWELLER)?, 90, today)?);
    records.push(shown("demo-watch", "watch-safety", who(FULL_WIDTH)?, 60, today)?);
    records.push(shown("demo-red-many", "honest-trader", who(MANY)?, 200, today)?);
    records.push(commitment("demo-commitment-chamber", 4, 100, None, who(CHAMBER)?, today)?);
    Ok(records)
}

fn food(subject: &SubjectRef, today: Date) -> Result<Vec<Record>> {
    let objection = penalty(UNDER_OBJECTION, today.add_days(-130), &goods::FOOD.offences[0])?;
    let objection = Plan { standing: Standing::UnderObjection, ..objection };
    let mut records = vec![
        objection.record(subject, today)?,
        shown("demo-red-tax", "tax-a", subject, 150, today)?,
        commitment("demo-commitment-1", 0, 300, Some(Fulfilment::Full), subject, today)?,
        commitment("demo-commitment-2", 1, 200, Some(Fulfilment::Partial), subject, today)?,
        commitment("demo-commitment-3", 5, 20, None, subject, today)?,
        evaluation("demo-evaluation", "优", today.add_days(-120))?.record(subject, today)?,
    ];
    for place in 0..3 {
        let id = format!("demo-self-registered-{}", place + 1);
        let decided = today.add_days(-30 * (place as i32 + 1));
        records.push(self_registered(&id, place, decided, place != 1)?.record(subject, today)?);
    }
    records.extend(permits_of(subject, 5, today)?);
    Ok(records)
}

/// One penalty in each stage of publication.
fn stages(subject: &SubjectRef, today: Date) -> Result<Vec<Record>> {
    let (ago, offence) = (|days: i32| today.add_days(-days), &goods::MACHINERY.offences[0]);
    let ending = |id, last| -> Result<Plan> {
        let plan = penalty(id, today.add_months(-12).add_days(-7), offence)?;
        Ok(Plan { last: Some(last), ..plan })
    };
    let standing = |id, days, standing| -> Result<Plan> {
        Ok(Plan { standing, ..penalty(id, ago(days), offence)? })
    };
    let yesterday = ending(ENDED_YESTERDAY, ago(1))?.record(subject, today)?;
    let by_date_alone = Record {
        head: contract::record::RecordHead { standing: Standing::Current, ..yesterday.head },
        ..yesterday
    };
    let repaired = standing(REPAIRED, 200, Standing::Repaired)?;
    let original = repaired.document_no.clone().context("没有文书号")?;
    Ok(vec![
        ending(LAST_DAY, today)?.record(subject, today)?,
        by_date_alone,
        repaired.record(subject, today)?,
        repair_result(REPAIR_RESULT, &original, ago(60))?.record(subject, today)?,
        standing(REVOKED, 150, Standing::Revoked)?.record(subject, today)?,
        standing(CORRECTED, 140, Standing::Corrected)?.record(subject, today)?,
        grave(penalty(NOT_YET_REPAIRABLE, ago(30), offence)?).record(subject, today)?,
        penalty("demo-penalty-expired", ago(800), offence)?.record(subject, today)?,
    ])
}

/// One record in each state of repair that [`stages`] hasn't.
fn repairable(subject: &SubjectRef, today: Date) -> Result<Vec<Record>> {
    let ago = |days: i32| today.add_days(-days);
    let safety = &goods::MACHINERY.offences[0];
    [
        penalty(REPAIR_READY, ago(120), safety),
        penalty(REPAIR_SOON, today.add_months(-3).add_days(2), safety),
        penalty(REPAIR_MARKET, ago(150), &services::RETAIL.offences[2]),
        penalty(REPAIR_AUTOMATIC, ago(40), &services::PRICES),
        penalty(REPAIR_MINOR, ago(30), &services::WARNED),
    ]
    .into_iter()
    .map(|plan| plan?.record(subject, today))
    .chain([shown(REPAIR_COURT, "court-debtors", subject, 100, today)])
    .collect()
}

fn labour(subject: &SubjectRef, today: Date) -> Result<Vec<Record>> {
    let decided = today.add_days(-200);
    let mut records = vec![
        shown(BLACK_LIST, "wage-arrears", subject, 160, today)?,
        wage_arrears("demo-wage-arrears", decided, 26, 486_000, 7)?.record(subject, today)?,
    ];
    records.extend(permits_of(subject, 2, today)?);
    Ok(records)
}

fn permits_of(subject: &SubjectRef, count: u32, today: Date) -> Result<Vec<Record>> {
    (0..count).map(|n| permit(subject, n, today)?.record(subject, today)).collect()
}

fn commitment(
    id: &str,
    place: usize,
    days: i32,
    kept: Option<Fulfilment>,
    subject: &SubjectRef,
    today: Date,
) -> Result<Record> {
    let (what, decided) = (&PLEDGES[place], today.add_days(-days));
    let body = pledge(what, decided, days.unsigned_abs(), kept)?;
    let number = body.number.clone();
    Plan::new(id, RecordKind::Commitment, what.1, decided, Body::Commitment(body))
        .titled(format!("{}承诺：{}", what.0.label(), what.2))
        .numbered(&number)
        .record(subject, today)
}
