//! Commitments (信用承诺), kept and not kept.

use super::authorities::Office::{self, *};
use super::build::Plan;
use super::{Draft, text};
use anyhow::Result;
use contract::record::RecordKind;
use contract::record::{Body, Commitment, CommitmentType as T, Disclosure, Fulfilment, Record};
use contract::{Date, Text};

/// A commitment: type, office, matter, content.
pub struct Pledge(pub T, pub Office, pub &'static str, pub &'static str);

/// What subjects commit themselves to.
pub const PLEDGES: [Pledge; 7] = [
    Pledge(
        T::ApprovalReplacement,
        Approval,
        "办理食品经营许可（告知承诺）",
        "本单位已知晓许可条件，承诺经营场所、设施和人员符合要求，并接受事后核查。",
    ),
    Pledge(
        T::Deferral,
        Approval,
        "办理公共场所卫生许可（容缺受理）",
        "本单位承诺在 15 个工作日内补齐所缺的检测报告。",
    ),
    Pledge(
        T::Certification,
        Labour,
        "以承诺代替无欠薪证明",
        "本单位承诺近一年没有拖欠职工工资，所述属实。",
    ),
    Pledge(
        T::Repair,
        Centre,
        "申请信用修复",
        "本单位已履行处罚决定、纠正违法行为，承诺所交材料真实，今后依法经营。",
    ),
    Pledge(
        T::Trade,
        Civil,
        "参加行业协会诚信自律活动",
        "本单位承诺明码标价、不作虚假宣传，接受行业监督。",
    ),
    Pledge(
        T::Voluntary,
        Market,
        "主动作出诚信经营承诺",
        "本单位承诺守法经营、保证质量、依法纳税、按时发放工资。",
    ),
    Pledge(
        T::Voluntary,
        Market,
        "消费者七日无理由退货承诺",
        "本单位承诺线下所售商品七日内无理由退货（易损、鲜活商品除外）。",
    ),
];

/// The body of a commitment: 承诺编码 is division, date and serial number.
pub fn body(
    pledge: &Pledge,
    decided: Date,
    serial: u32,
    kept: Option<Fulfilment>,
) -> Result<Commitment> {
    let broken = matches!(kept, Some(Fulfilment::Partial | Fulfilment::None));
    let (year, month, day) = decided.parts();
    Ok(Commitment {
        number: text(format!("210399{year:04}{month:02}{day:02}{serial:06}"))?,
        commitment_type: pledge.0,
        matter: text(pledge.2)?,
        content: text(pledge.3)?,
        breach_liability: text(
            "违反承诺的，愿意接受撤销决定等处理，并同意将违诺信息记入信用记录。",
        )?,
        valid_until: Some(decided.add_months(24)),
        disclosure: Disclosure::Public,
        fulfilment: kept,
        unfulfilled: broken.then(|| Text::new("没有在承诺的期限内补齐全部材料。")).flatten(),
        sanction: broken.then(|| Text::new("责令限期补齐，并记入信用记录。")).flatten(),
        assessed: kept.map(|_| decided.add_days(60)),
        assessed_by: kept.map(|_| pledge.1.text()).transpose()?,
    })
}

/// A commitment.
pub fn commitment(mut draft: Draft) -> Result<Record> {
    let pledge = draft.rng.pick(&PLEDGES);
    let decided = draft.ago(8, 700);
    let assessed = decided.add_days(60) < draft.today;
    let kept = match draft.rng.below(100) {
        _ if !assessed => None,
        0..3 => Some(Fulfilment::None),
        3..8 => Some(Fulfilment::Partial),
        8..70 => Some(Fulfilment::Full),
        _ => None,
    };
    let body = body(pledge, decided, draft.serial, kept)?;
    let number = body.number.clone();
    let plan = Plan::new(
        draft.id.as_str(),
        RecordKind::Commitment,
        pledge.1,
        decided,
        Body::Commitment(body),
    );
    Plan { published: decided.add_days(2), ..plan }
        .titled(format!("{}承诺：{}", pledge.0.label(), pledge.2))
        .numbered(&number)
        .record(draft.subject, draft.today)
}
