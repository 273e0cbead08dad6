//! Services and trade, and the offences that any business may commit.

use super::{Licence, Offence, Tier, Trade};
use crate::sample::authorities::Office::{self, *};
use contract::record::PenaltyKind::{self, *};

/// No price tags.
pub const PRICES: Offence = Offence {
    office: Market,
    misconduct: "未按规定明码标价",
    facts: "检查时发现，当事人在经营场所销售的部分商品没有标明价格。",
    basis: "《中华人民共和国价格法》第四十二条",
    kinds: &[Warning, Fine],
    fine: (200, 3000),
    tier: Tier::Minor,
};

/// Fire equipment out of order.
pub const FIRE: Offence = Offence {
    office: Office::Fire,
    misconduct: "消防设施未保持完好有效",
    facts: "检查时发现，经营场所的应急照明和部分灭火器已经失效，疏散通道堆放杂物。",
    basis: "《中华人民共和国消防法》第六十条第一款第（一）项",
    kinds: &[PenaltyKind::Fine],
    fine: (5000, 20000),
    tier: Tier::General,
};

/// No evacuation plan: a warning and nothing else.
pub const WARNED: Offence = Offence {
    office: Office::Fire,
    misconduct: "未制定灭火和应急疏散预案",
    facts: "检查时发现，当事人没有制定灭火和应急疏散预案，责令当场改正。",
    basis: "《中华人民共和国消防法》第六十七条",
    kinds: &[Warning],
    fine: (0, 0),
    tier: Tier::Minor,
};

/// Tax return too late.
pub const TAX: Offence = Offence {
    office: Tax,
    misconduct: "未按期办理纳税申报",
    facts: "当事人未按照规定的期限办理纳税申报和报送纳税资料。",
    basis: "《中华人民共和国税收征收管理法》第六十二条",
    kinds: &[PenaltyKind::Fine],
    fine: (200, 2000),
    tier: Tier::Minor,
};

/// Restaurants.
pub static CATERING: Trade = Trade {
    word: "餐饮管理",
    shop: "面馆",
    industry: "住宿和餐饮业",
    scope: "餐饮服务；食品销售；外卖递送服务",
    permits: &[
        Licence(
            "食品经营许可决定书",
            "普通",
            "食品经营许可证",
            "准予从事热食类食品制售。",
            Approval,
            5,
        ),
        Licence(
            "公众聚集场所开业消防安全检查决定书",
            "核准",
            "公众聚集场所投入使用、营业前消防安全检查合格证",
            "经检查合格，准予营业。",
            Office::Fire,
            0,
        ),
    ],
    offences: &[
        Offence {
            office: Market,
            misconduct: "餐具未按规定清洗消毒",
            facts: "抽检发现，当事人使用的复用餐具大肠菌群项目不合格。",
            basis: "《中华人民共和国食品安全法》第一百二十六条第一款第（五）项",
            kinds: &[Warning],
            fine: (0, 0),
            tier: Tier::Minor,
        },
        FIRE,
    ],
};

/// Retail.
pub static RETAIL: Trade = Trade {
    word: "商贸",
    shop: "百货店",
    industry: "批发和零售业",
    scope: "日用百货、家用电器、五金产品销售；互联网销售",
    permits: &[
        Licence(
            "烟草专卖零售许可决定书",
            "普通",
            "烟草专卖零售许可证",
            "准予在许可地址从事卷烟零售。",
            Approval,
            5,
        ),
        Licence(
            "酒类经营许可决定书",
            "登记",
            "酒类经营备案登记表",
            "准予从事酒类商品批发、零售。",
            Approval,
            3,
        ),
    ],
    offences: &[
        PRICES,
        TAX,
        Offence {
            office: Market,
            misconduct: "发布虚假广告",
            facts: "当事人在网店页面宣称所售商品获得过国家级奖项，不能提供证明。",
            basis: "《中华人民共和国广告法》第五十五条第一款",
            kinds: &[PenaltyKind::Fine],
            fine: (20000, 80000),
            tier: Tier::General,
        },
    ],
};

/// Transport and storage.
pub static LOGISTICS: Trade = Trade {
    word: "物流",
    shop: "货运站",
    industry: "交通运输、仓储和邮政业",
    scope: "道路普通货物运输；仓储服务；装卸搬运",
    permits: &[
        Licence(
            "道路运输经营许可决定书",
            "普通",
            "道路运输经营许可证",
            "准予从事道路普通货物运输。",
            Transport,
            4,
        ),
        Licence(
            "道路危险货物运输许可决定书",
            "普通",
            "道路运输经营许可证",
            "准予从事危险货物运输（第3类）。",
            Transport,
            4,
        ),
    ],
    offences: &[Offence {
        office: Transport,
        misconduct: "未按规定维护和检测车辆",
        facts: "检查发现，当事人的一台货运车辆超过维护周期仍在营运。",
        basis: "《中华人民共和国道路运输条例》有关车辆维护和检测的规定",
        kinds: &[PenaltyKind::Fine],
        fine: (1000, 5000),
        tier: Tier::General,
    }],
};

/// Software.
pub static SOFTWARE: Trade = Trade {
    word: "科技",
    shop: "电脑维修部",
    industry: "信息传输、软件和信息技术服务业",
    scope: "软件开发；信息系统集成；技术服务、技术咨询",
    permits: &[
        Licence(
            "高新技术企业认定通知",
            "认可",
            "高新技术企业证书",
            "认定为高新技术企业。",
            Reform,
            3,
        ),
        Licence("增值电信业务备案决定书", "登记", "互联网信息服务备案", "准予备案。", Approval, 0),
    ],
    offences: &[
        TAX,
        Offence {
            office: Market,
            misconduct: "未公示营业执照信息",
            facts: "当事人没有在网店首页显著位置公示营业执照信息。",
            basis: "《中华人民共和国电子商务法》第七十六条第一款",
            kinds: &[PenaltyKind::Fine],
            fine: (500, 5000),
            tier: Tier::Minor,
        },
    ],
};
