//! Ratings by industry, rectifications with interviews, and cases of joint reward and punishment.

use super::authorities::Office::{self, *};
use super::build::{Plan, number};
use super::{Draft, text};
use anyhow::Result;
use contract::Text;
use contract::record::{
    Body, Evaluation, InterviewKind, JointCase, JointCaseKind, Record, RecordKind as K,
    Rectification, Standing,
};

/// A record of the draft's kind.
pub fn case(mut draft: Draft) -> Result<Record> {
    match draft.kind {
        K::IndustryRating => rating(&mut draft),
        K::Rectification => rectification(&mut draft),
        _ => joint_case(&mut draft),
    }?
    .record(draft.subject, draft.today)
}

/// A rating: scheme, office, levels, what they mean.
struct Scheme(&'static str, Office, [&'static str; 4], &'static str);

const SCHEMES: [Scheme; 3] = [
    Scheme(
        "餐饮服务食品安全风险分级（示例）",
        Market,
        ["A级", "A级", "B级", "C级"],
        "分 A、B、C、D 四级，A 级风险最低，检查次数最少。",
    ),
    Scheme(
        "建筑市场主体信用分级（示例）",
        Housing,
        ["AA级", "A级", "A级", "B级"],
        "分 AA、A、B、C 四级，AA 级最好。",
    ),
    Scheme(
        "企业环境信用评价（示例）",
        Ecology,
        ["环保诚信", "环保良好", "环保良好", "环保警示"],
        "分环保诚信、环保良好、环保警示、环保不良四等。",
    ),
];

fn rating(draft: &mut Draft) -> Result<Plan> {
    let decided = draft.ago(15, 600);
    let Scheme(scheme, office, levels, scale) = draft.rng.pick(&SCHEMES);
    let level = draft.rng.pick(levels);
    let year = decided.parts().0.saturating_sub(1);
    let body = Body::Evaluation(Evaluation {
        scheme: text(scheme)?,
        level: text(level)?,
        scale: Text::new(scale),
        period: text(format!("{year} 年度"))?,
        valid_until: Some(decided.add_months(12)),
    });
    Ok(Plan::new(draft.id.as_str(), K::IndustryRating, *office, decided, body)
        .titled(format!("{scheme}：{level}"))
        .for_months(24, 0))
}

/// A rectification: office, matter, basis.
struct Matter(Office, &'static str, &'static str);

const MATTERS: [Matter; 3] = [
    Matter(
        Emergency,
        "安全生产隐患未在期限内消除，责令限期整改。",
        "《中华人民共和国安全生产法》第六十五条",
    ),
    Matter(
        Labour,
        "未按月足额支付农民工工资，责令限期整改。",
        "《保障农民工工资支付条例》第四十二条",
    ),
    Matter(Market, "公示的年度报告与实际不符，责令限期整改。", "《企业信息公示暂行条例》第十七条"),
];

fn rectification(draft: &mut Draft) -> Result<Plan> {
    let decided = draft.ago(10, 330);
    let Matter(office, matter, basis) = draft.rng.pick(&MATTERS);
    let order = number(*office, "改", decided, draft.serial)?;
    let (due, by_then) = (decided.add_days(60), draft.today);
    let interview = match draft.rng.below(4) {
        0 => Some(InterviewKind::Warning),
        1 => Some(InterviewKind::Reminder),
        _ => None,
    };
    let result = match draft.rng.below(4) {
        _ if due >= by_then => "正在整改",
        0 => "逾期未完成整改，已转入信用记录",
        _ => "已完成整改",
    };
    let body = Body::Rectification(Rectification {
        order_no: Some(order.clone()),
        matter: text(matter)?,
        legal_basis: text(basis)?,
        due: Some(due),
        interview,
        interviewed: interview.map(|_| decided.add_days(9)),
        interviewer: interview.map(|_| office.text()).transpose()?,
        result: Text::new(result),
    });
    let standing = match draft.rng.below(12) {
        0 => Standing::UnderObjection,
        1 => Standing::Corrected,
        2 => Standing::Revoked,
        3 => Standing::Repaired,
        _ => Standing::Current,
    };
    let title = interview.map_or("责令限期整改", InterviewKind::label);
    let plan = Plan::new(draft.id.as_str(), K::Rectification, *office, decided, body);
    Ok(Plan { standing, ..plan }.titled(title).numbered(&order).for_months(12, 3))
}

/// A case: direction, office that published it, summary, basis, measures, departments.
struct Story(JointCaseKind, Office, &'static str, &'static str, [&'static str; 2], [Office; 2]);

const STORIES: [Story; 3] = [
    Story(
        JointCaseKind::Reward,
        Reform,
        "连续多年纳税信用 A 级（示例案例），有关部门给予联合激励。",
        "《纳税信用管理办法》；市守信激励措施清单",
        ["办理审批容缺受理", "降低抽查比例"],
        [Tax, Approval],
    ),
    Story(
        JointCaseKind::Reward,
        Civil,
        "长期参加公益、履约良好（示例案例），在评优评先中优先推荐。",
        "市守信激励措施清单",
        ["优先推荐评优", "提供绿色通道"],
        [Civil, Reform],
    ),
    Story(
        JointCaseKind::Punishment,
        Reform,
        "被列入拖欠农民工工资失信联合惩戒对象名单（示例案例），有关部门依法限制其参加招标投标。",
        "《保障农民工工资支付条例》第四十八条",
        ["限制参加招标投标", "限制政府资金支持"],
        [Labour, Housing],
    ),
];

fn joint_case(draft: &mut Draft) -> Result<Plan> {
    let decided = draft.ago(20, 700);
    let Story(direction, office, summary, basis, measures, departments) = draft.rng.pick(&STORIES);
    let body = Body::JointCase(JointCase {
        direction: *direction,
        summary: text(summary)?,
        legal_basis: text(basis)?,
        measures: measures.iter().map(text).collect::<Result<_>>()?,
        departments: departments.iter().map(|office| office.text()).collect::<Result<_>>()?,
        result: Text::new(match direction {
            JointCaseKind::Reward => "办理时间缩短一半，起到示范作用。",
            JointCaseKind::Punishment => "已付清拖欠的工资，并申请信用修复。",
        }),
    });
    let standing = if draft.rng.percent(8) { Standing::UnderObjection } else { Standing::Current };
    let plan = Plan::new(draft.id.as_str(), K::JointCase, *office, decided, body);
    Ok(Plan { standing, ..plan }.titled(format!("{}案例", direction.label())).for_months(24, 0))
}
