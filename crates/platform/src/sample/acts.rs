//! The eight other administrative acts.

use super::authorities::Office::{self, *};
use super::build::{Plan, number};
use super::{Draft, text};
use anyhow::Result;
use contract::Text;
use contract::record::{Body, OtherAct, Record, RecordKind as K};

/// An act: kind, office, sign in document numbers, document, category, content, result, basis.
struct Act(
    K,
    Office,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const ACTS: [Act; 12] = [
    Act(
        K::Coercion,
        Market,
        "强",
        "实施行政强制措施决定书",
        "扣押财物",
        "扣押涉嫌不合格的商品一批。",
        "已解除扣押",
        "《中华人民共和国行政强制法》第九条",
    ),
    Act(
        K::Coercion,
        Fire,
        "封",
        "临时查封决定书",
        "查封场所",
        "对存在火灾隐患的场所予以临时查封。",
        "隐患消除，已解除查封",
        "《中华人民共和国消防法》第五十四条",
    ),
    Act(
        K::Confirmation,
        Labour,
        "认",
        "认定工伤决定书",
        "工伤认定",
        "认定职工所受伤害为工伤（个人信息不公开）。",
        "予以认定",
        "《工伤保险条例》第十四条",
    ),
    Act(
        K::Confirmation,
        Reform,
        "认",
        "项目备案证明",
        "投资项目备案",
        "示例技术改造项目予以备案。",
        "予以备案",
        "《企业投资项目核准和备案管理条例》",
    ),
    Act(
        K::Levy,
        Housing,
        "征",
        "城市基础设施配套费征收决定书",
        "配套费征收",
        "按建筑面积征收城市基础设施配套费。",
        "已缴清",
        "地方政府性基金和收费目录",
    ),
    Act(
        K::Payment,
        Labour,
        "给",
        "稳岗返还资金给付决定书",
        "稳岗返还",
        "给付失业保险稳岗返还资金。",
        "已拨付",
        "《失业保险条例》及稳岗返还政策",
    ),
    Act(
        K::Payment,
        Agriculture,
        "给",
        "农业补贴给付决定书",
        "农机购置补贴",
        "给付农机购置与应用补贴。",
        "已拨付",
        "农机购置与应用补贴实施意见",
    ),
    Act(
        K::Adjudication,
        Resources,
        "裁",
        "土地权属争议裁决书",
        "土地权属",
        "就示例地块的使用权争议作出裁决。",
        "已生效",
        "《土地权属争议调查处理办法》",
    ),
    Act(
        K::Compensation,
        Resources,
        "补",
        "征收补偿决定书",
        "房屋征收补偿",
        "对示例地段被征收的厂房给予补偿。",
        "补偿款已支付",
        "《国有土地上房屋征收与补偿条例》",
    ),
    Act(
        K::Reward,
        Reform,
        "奖",
        "表彰决定",
        "诚信示范表彰",
        "评为市级诚信经营示范单位（示例）。",
        "授予称号",
        "市级评比达标表彰项目目录",
    ),
    Act(
        K::Inspection,
        Market,
        "查",
        "双随机抽查结果",
        "双随机、一公开抽查",
        "对登记事项、公示信息进行抽查。",
        "未发现问题",
        "《中华人民共和国市场主体登记管理条例》第三十八条",
    ),
    Act(
        K::Inspection,
        Emergency,
        "查",
        "安全生产检查记录",
        "日常监督检查",
        "对安全生产制度和现场进行检查。",
        "发现问题，已责令改正",
        "《中华人民共和国安全生产法》第六十五条",
    ),
];

/// An act of the draft's kind.
pub fn act(mut draft: Draft) -> Result<Record> {
    let fitting: Vec<&Act> = ACTS.iter().filter(|act| act.0 == draft.kind).collect();
    let Act(kind, office, sign, document, category, content, result, basis) =
        **draft.rng.pick(&fitting);
    let decided = draft.ago(8, 900);
    let number = number(office, sign, decided, draft.serial)?;
    let body = Body::OtherAct(OtherAct {
        document_name: Text::new(document),
        document_no: Some(number.clone()),
        category: Text::new(category),
        content: text(content)?,
        result: Text::new(result),
        legal_basis: Text::new(basis),
        valid_until: None,
    });
    Plan::new(draft.id.as_str(), kind, office, decided, body)
        .titled(document)
        .numbered(&number)
        .record(draft.subject, draft.today)
}
