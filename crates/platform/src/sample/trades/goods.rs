//! Making, building and growing.

use super::services::{PRICES, TAX};
use super::{Licence, Offence, Tier, Trade};
use crate::sample::authorities::Office::*;
use contract::record::PenaltyKind::{self, *};

/// Food.
pub static FOOD: Trade = Trade {
    word: "食品",
    shop: "食品店",
    industry: "食品制造业",
    scope: "食品生产；食品销售；糕点、饮料批发兼零售",
    permits: &[
        Licence(
            "食品生产许可决定书",
            "普通",
            "食品生产许可证",
            "准予从事糕点、饮料的生产。",
            Market,
            5,
        ),
        Licence(
            "食品经营许可决定书",
            "普通",
            "食品经营许可证",
            "准予从事预包装食品（含冷藏冷冻食品）销售。",
            Approval,
            5,
        ),
    ],
    offences: &[
        Offence {
            office: Market,
            misconduct: "未履行进货查验义务",
            facts: "当事人购进食品原料时，没有查验供货者的许可证和产品合格证明，也没有保存进货凭证。",
            basis: "《中华人民共和国食品安全法》第一百二十六条第一款第（三）项",
            kinds: &[Warning, PenaltyKind::Fine],
            fine: (5000, 20000),
            tier: Tier::General,
        },
        PRICES,
    ],
};

/// Building materials.
pub static MATERIALS: Trade = Trade {
    word: "建材",
    shop: "建材经销部",
    industry: "非金属矿物制品业",
    scope: "水泥制品、石材、耐火材料制造和销售",
    permits: &[
        Licence(
            "排污许可决定书",
            "普通",
            "排污许可证",
            "准予按许可证载明的种类、浓度和总量排放污染物。",
            Ecology,
            5,
        ),
        Licence(
            "建设用地规划许可决定书",
            "核准",
            "建设用地规划许可证",
            "用地性质为二类工业用地。",
            Resources,
            0,
        ),
    ],
    offences: &[
        Offence {
            office: Ecology,
            misconduct: "未密闭贮存易产生扬尘的物料",
            facts: "现场检查发现，厂区露天堆放的砂石料没有采取有效覆盖措施。",
            basis: "《中华人民共和国大气污染防治法》第一百一十七条第（一）项",
            kinds: &[PenaltyKind::Fine],
            fine: (10000, 60000),
            tier: Tier::General,
        },
        Offence {
            office: Market,
            misconduct: "生产以不合格产品冒充合格产品",
            facts: "抽检发现，当事人生产的一批次水泥制品抗压强度不合格，已销售一部分。",
            basis: "《中华人民共和国产品质量法》第五十条",
            kinds: &[PenaltyKind::Fine, ConfiscateGains, ConfiscateGoods],
            fine: (20000, 150_000),
            tier: Tier::Grave,
        },
    ],
};

/// Construction.
pub static BUILDING: Trade = Trade {
    word: "建筑工程",
    shop: "装饰装修队",
    industry: "建筑业",
    scope: "房屋建筑工程、建筑装修装饰工程施工；建筑劳务分包",
    permits: &[
        Licence(
            "建筑业企业资质许可决定书",
            "认可",
            "建筑业企业资质证书",
            "建筑工程施工总承包三级。",
            Housing,
            5,
        ),
        Licence("安全生产许可决定书", "普通", "安全生产许可证", "许可范围：建筑施工。", Housing, 3),
        Licence(
            "建筑工程施工许可决定书",
            "核准",
            "建筑工程施工许可证",
            "准予示例工程项目施工。",
            Housing,
            0,
        ),
    ],
    offences: &[
        Offence {
            office: Housing,
            misconduct: "施工中偷工减料",
            facts: "监督抽查发现，当事人施工的示例工程部分墙体未按设计要求设置拉结钢筋。",
            basis: "《建设工程质量管理条例》第六十四条",
            kinds: &[PenaltyKind::Fine, LowerGrade],
            fine: (50000, 300_000),
            tier: Tier::Grave,
        },
        Offence {
            office: Labour,
            misconduct: "未按规定实行劳动用工实名制管理",
            facts: "当事人承建的示例工程项目没有对进场农民工进行实名登记，责令改正后逾期未改。",
            basis: "《保障农民工工资支付条例》第五十五条",
            kinds: &[PenaltyKind::Fine],
            fine: (50000, 80000),
            tier: Tier::General,
        },
    ],
};

/// Machinery.
pub static MACHINERY: Trade = Trade {
    word: "机械制造",
    shop: "机械加工部",
    industry: "通用设备制造业",
    scope: "矿山机械、冶金设备及配件制造、维修和销售",
    permits: &[
        Licence(
            "特种设备使用登记决定书",
            "登记",
            "特种设备使用登记证",
            "准予登记使用桥式起重机。",
            Market,
            0,
        ),
        Licence(
            "排污许可决定书",
            "登记",
            "固定污染源排污登记回执",
            "登记类别：简化管理。",
            Ecology,
            5,
        ),
    ],
    offences: &[
        Offence {
            office: Emergency,
            misconduct: "未如实记录安全生产教育和培训情况",
            facts: "检查发现，当事人没有如实记录本年度从业人员的安全生产教育和培训情况。",
            basis: "《中华人民共和国安全生产法》第九十七条第（四）项",
            kinds: &[PenaltyKind::Fine],
            fine: (10000, 60000),
            tier: Tier::General,
        },
        TAX,
    ],
};

/// Medicine.
pub static MEDICINE: Trade = Trade {
    word: "医药",
    shop: "药房",
    industry: "医药制造和零售业",
    scope: "药品零售；第二类医疗器械销售；保健食品销售",
    permits: &[
        Licence(
            "药品经营许可决定书",
            "普通",
            "药品经营许可证",
            "准予从事药品零售（处方药、非处方药）。",
            Market,
            5,
        ),
        Licence(
            "第二类医疗器械经营备案决定书",
            "登记",
            "第二类医疗器械经营备案凭证",
            "准予备案。",
            Market,
            0,
        ),
    ],
    offences: &[Offence {
        office: Market,
        misconduct: "未遵守药品经营质量管理规范",
        facts: "检查发现，当事人没有凭处方销售处方药，药师不在岗时没有挂牌告知。",
        basis: "《中华人民共和国药品管理法》第一百二十六条",
        kinds: &[Warning, SuspendBusiness],
        fine: (0, 0),
        tier: Tier::Grave,
    }],
};

/// Farming.
pub static FARMING: Trade = Trade {
    word: "生态农业",
    shop: "农资店",
    industry: "农、林、牧、渔业",
    scope: "蔬菜、水果、食用菌种植和销售；农业技术推广",
    permits: &[
        Licence(
            "农药经营许可决定书",
            "普通",
            "农药经营许可证",
            "准予从事农药经营（限制使用农药除外）。",
            Agriculture,
            5,
        ),
        Licence("取水许可决定书", "普通", "取水许可证", "年取水量不超过 2 万立方米。", Approval, 5),
    ],
    offences: &[Offence {
        office: Agriculture,
        misconduct: "未建立农药采购台账",
        facts: "检查发现，当事人没有按规定建立农药采购、销售台账。",
        basis: "《农药管理条例》第五十八条",
        kinds: &[Warning, PenaltyKind::Fine],
        fine: (2000, 8000),
        tier: Tier::General,
    }],
};
