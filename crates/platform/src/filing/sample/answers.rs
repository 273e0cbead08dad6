//! What the sample's enterprises answer.

use crate::sample::showcase::{CHAIN, CHAMBER, FOOD};

/// The usual answers to a form; `@+30` is the day thirty days after the filing. Attachments are
/// named by their files.
pub fn usual(form: &str) -> &'static [(&'static str, &'static str)] {
    match form {
        "commitment-voluntary" => &[
            ("pledges", "lawful\nprice\nreturn"),
            ("detail", "所售商品明码标价；七日内不影响再次销售的，凭小票无理由退货（示例）。"),
            ("valid_until", "@+730"),
            ("shops.0.name", "示例一店"),
            ("shops.0.address", "辽宁省鞍山市示例路8号"),
        ],
        "commitment-approval" => &[
            ("matter", "food"),
            ("request", "new"),
            ("place", "辽宁省鞍山市示例路8号"),
            ("area", "120"),
            ("food_kinds", "catering\nbulk"),
            ("staff", "6"),
            ("ready", "@+30"),
            ("valid_until", "@+1800"),
        ],
        "commitment-trade" => &[
            ("association", "示例诚信商会"),
            ("association_code", CHAMBER),
            ("role", "member"),
            ("content", "明码标价，不低于成本恶意竞争，不作虚假宣传，按合同交货（示例）。"),
            ("valid.from", "@+0"),
            ("valid.to", "@+730"),
        ],
        "commitment-repair" => &[
            ("documents.0.number", "鞍示例市监罚〔2025〕12号"),
            ("documents.0.decided", "@-300"),
            ("documents.0.authority", "鞍山市市场监督管理局（示例）"),
            ("documents.0.fine", "3000"),
            ("fulfilled", "@-260"),
            ("correction", "已缴清罚款，改正了全部问题，并建立了每月自查的制度（示例）。"),
            ("valid_until", "@+1095"),
        ],
        "commitment-certification" => &[
            ("matter", "申报“专精特新”企业（示例）"),
            ("receiver", "鞍山市示例主管部门"),
            ("kind", "wages"),
            ("span.from", "@-365"),
            ("span.to", "@-1"),
            ("facts", "以上期间没有拖欠职工工资，没有因欠薪受到处理（示例）。"),
        ],
        "commitment-deferral" => &[
            ("matter", "hygiene"),
            ("missing.0.name", "空气质量检测报告（示例）"),
            ("missing.0.reason", "检测机构排期较满"),
            ("missing.0.by", "@+30"),
            ("valid_until", "@+30"),
        ],
        "registration-qualification" => &[
            ("certificate", "质量管理体系认证证书（示例）"),
            ("number", "示例-QMS-0018"),
            ("issuer", "示例认证机构"),
            ("issued", "@-200"),
            ("unlimited", "limited"),
            ("valid_until", "@+890"),
        ],
        "registration-business" => &[
            ("year", "2025"),
            ("revenue", "c"),
            ("tax", "b"),
            ("staff", "86"),
            ("patents", "3"),
            ("products", "糕点、饮料和预包装食品（示例）"),
        ],
        "registration-contract" => &[
            ("contract", "年度供货合同（示例）"),
            ("number", "示例-合-0031"),
            ("show", "yes"),
            ("counterparty", "示例百货商场"),
            ("term.from", "@-200"),
            ("term.to", "@-10"),
            ("amount", "860000"),
            ("range", "b"),
            ("state", "done"),
        ],
        "registration-charity" => &[
            ("activity", "示例小学图书角捐书"),
            ("kind", "goods"),
            ("amount", "12000"),
            ("date", "@-15"),
            ("issuer", "示例慈善总会"),
            ("story", "向三所示例小学捐赠图书六百册。"),
        ],
        _ => &[],
    }
}

/// Who files it; the same in every form.
pub const AGENT: [(&str, &str); 2] = [("agent_name", "李示例"), ("agent_phone", "13800000000")];

/// How whoever reports without an account can be reached.
pub const CONTACT: [(&str, &str); 2] =
    [("contact_name", "示例人"), ("contact_phone", "13800000000")];

/// A draft: enterprise, form, days since it was saved, answers.
pub struct Typing(
    pub &'static str,
    pub &'static str,
    pub i32,
    pub &'static [(&'static str, &'static str)],
);

/// What is being typed.
pub const DRAFTS: [Typing; 3] = [
    Typing(
        FOOD,
        "registration-contract",
        1,
        &[
            ("contract", "中秋糕点采购合同（示例）"),
            ("number", "示例-合-2026-018"),
            ("show", "no"),
            ("counterparty_private", "示例百货商场"),
        ],
    ),
    Typing(
        FOOD,
        "commitment-repair",
        3,
        &[
            ("documents.0.number", "鞍示例市监罚〔2026〕9号"),
            ("documents.0.authority", "鞍山市市场监督管理局（示例）"),
            ("correction", "已建立进货查验台账，"),
        ],
    ),
    Typing(CHAIN, "commitment-certification", 2, &[("matter", "申报“专精特新”企业（示例）")]),
];
