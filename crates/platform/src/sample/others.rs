//! Evaluations, complaints, wage arrears and facts that subjects registered themselves.

use super::authorities::Office;
use super::build::{Plan, number};
use super::{Draft, text};
use anyhow::Result;
use contract::record::{
    Body, Complaint, Evaluation, Record, RecordKind as K, RegistrationCategory as R,
    SelfRegistered, WageArrears,
};
use contract::{Date, Fen, Text};

/// A record of the draft's kind.
pub fn other(mut draft: Draft) -> Result<Record> {
    match draft.kind {
        K::Evaluation => {
            let (levels, decided) =
                (["优", "优", "良", "良", "良", "中", "差"], draft.ago(30, 700));
            let level = *draft.rng.pick(&levels);
            evaluation(&draft.id, level, decided)
        }
        K::Complaint => complaint(&mut draft),
        K::WageArrears => {
            let (workers, yuan) = (draft.rng.between(3, 40), draft.rng.between(20, 900) * 1000);
            let decided = draft.ago(20, 300);
            wage_arrears(&draft.id, decided, workers, yuan, draft.serial)
        }
        _ => {
            let place = draft.rng.below(FACTS.len() as u32) as usize;
            let (verified, decided) = (draft.rng.percent(70), draft.ago(20, 500));
            self_registered(&draft.id, place, decided, verified)
        }
    }?
    .record(draft.subject, draft.today)
}

/// The result of an evaluation that the province delivered.
pub fn evaluation(id: &str, level: &str, decided: Date) -> Result<Plan> {
    let year = decided.parts().0.saturating_sub(1);
    let body = Body::Evaluation(Evaluation {
        scheme: text("全国公共信用综合评价（示例）")?,
        level: text(level)?,
        scale: Text::new("分优、良、中、差四级，优为最好。"),
        period: text(format!("{year} 年度"))?,
        valid_until: Some(decided.add_months(12)),
    });
    let title = format!("{year} 年度公共信用综合评价：{level}");
    let plan = Plan::new(id, K::Evaluation, Office::Reform, decided, body).titled(title);
    Ok(Plan { source: Some(Office::Centre), ..plan }.for_months(24, 0))
}

fn complaint(draft: &mut Draft) -> Result<Plan> {
    let goods = *draft.rng.pick(&[
        "餐饮服务",
        "家用电器",
        "预付卡消费",
        "装饰装修",
        "服装鞋帽",
        "网络购物",
    ]);
    let problem = *draft.rng.pick(&["售后服务", "质量", "合同", "价格", "虚假宣传"]);
    let result = *draft.rng.pick(&[
        "调解成功，已退款",
        "调解成功，已更换商品",
        "调解成功，已退回余额",
        "调解未达成一致，已告知其他途径",
    ]);
    let decided = draft.ago(10, 400);
    let body = Body::Complaint(Complaint {
        goods: text(goods)?,
        problem: text(problem)?,
        result: text(result)?,
        closed: Some(decided),
    });
    Ok(Plan::new(draft.id.as_str(), K::Complaint, Office::Hotline, decided, body)
        .titled(format!("{goods}：{problem}"))
        .for_months(24, 0))
}

/// A notice of wages that were not paid.
pub fn wage_arrears(id: &str, decided: Date, workers: u32, yuan: u32, serial: u32) -> Result<Plan> {
    let number = number(Office::Labour, "监令", decided, serial)?;
    let body = Body::WageArrears(WageArrears {
        project: Text::new("示例安置房二期工程"),
        workers: Some(workers),
        amount: Some(Fen(i64::from(yuan) * 100)),
        legal_basis: text("《保障农民工工资支付条例》第四十二条")?,
        order: text("责令限期足额支付拖欠的工资。")?,
        due: Some(decided.add_days(15)),
        state: Text::new("正在督促支付"),
    });
    Ok(Plan::new(id, K::WageArrears, Office::Labour, decided, body)
        .titled(format!("拖欠 {workers} 名农民工工资"))
        .numbered(&number)
        .for_months(12, 3))
}

/// A self-registered fact: category, content, number, issuer, verified by.
struct Own(R, &'static str, &'static str, &'static str, Office);

const FACTS: [Own; 4] = [
    Own(
        R::Qualification,
        "质量管理体系认证证书，认证范围覆盖全部产品。",
        "示例QMS-2026-001",
        "演示认证有限公司",
        Office::Market,
    ),
    Own(
        R::Business,
        "上一年度营业收入在 500 万元至 1000 万元之间，从业人员 20 至 50 人。",
        "",
        "",
        Office::Tax,
    ),
    Own(
        R::Contract,
        "与演示采购单位签订的供货合同已按期全部履行，金额在 50 万元至 100 万元之间。",
        "示例HT-018",
        "演示采购单位",
        Office::Reform,
    ),
    Own(
        R::Charity,
        "向演示小学捐赠图书 300 册，并组织志愿服务 2 次。",
        "",
        "演示小学",
        Office::Civil,
    ),
];

/// A fact that a subject registered itself, checked by an authority or not yet.
pub fn self_registered(id: &str, place: usize, decided: Date, verified: bool) -> Result<Plan> {
    let Own(category, content, number, issuer, office) = &FACTS[place % FACTS.len()];
    let body = Body::SelfRegistered(SelfRegistered {
        category: *category,
        content: text(content)?,
        number: Text::new(number),
        issuer: Text::new(issuer),
        valid_until: Some(decided.add_months(24)),
        verified_by: verified.then(|| office.text()).transpose()?,
        verified: verified.then(|| decided.add_days(5)),
    });
    Ok(Plan::new(id, K::SelfRegistered, Office::Centre, decided, body)
        .titled(format!("{}（企业自主申报）", category.label())))
}
