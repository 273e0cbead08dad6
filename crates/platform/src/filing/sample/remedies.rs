//! What happened in the cases of the sample that put something right.

use super::Day::{self, Ago, Next};
use super::Story;
use super::stories::Did::{self, Call, File, Held, Officer, Order, Rectified, Told};
use crate::sample::showcase::*;
use contract::case::Action::*;

type Steps = &'static [(Day, Did)];

const fn about(who: &'static str, form: &'static str, record: &'static str, steps: Steps) -> Story {
    Story { who, form, about: record, steps }
}

const fn ordered(who: &'static str, steps: Steps) -> Story {
    Story { who, form: "rectification-report", about: "", steps }
}

const fn told(who: &'static str, steps: Steps) -> Story {
    Story { who, form: "report", about: "", steps }
}

const PRICES: &str = "门店没有明码标价，应全部改正（示例）。";
const BASIS: &str = "《示例规定》第三条";
const CONTRACT: &str = "合同示范文本里有不公平的条款，应修改后报送（示例）。";

/// All of them. [`FOOD`] and [`CLEAN`] have no order, [`STAGES`] has nothing open about the record
/// that can be repaired today: a demonstration begins with these.
///
/// [`CLEAN`]: crate::sample::showcase::CLEAN
pub const REMEDIES: &[Story] = &[
    about(
        FOOD,
        "objection",
        UNDER_OBJECTION,
        &[
            (
                Ago(5),
                File(&[
                    ("ground", "wrong"),
                    ("points.0.field", "title"),
                    ("points.0.should", "未按规定保存进货票据（示例）"),
                    ("points.0.why", "决定书上认定的是没有保存票据，不是没有查验（示例）。"),
                    ("claim", "correct"),
                    ("proceedings", "none"),
                    ("evidence", "决定书（示例）.pdf"),
                ]),
            ),
            (Next(1), Officer(Accept, "")),
        ],
    ),
    about(
        STAGES,
        "objection",
        NOT_YET_REPAIRABLE,
        &[
            (
                Ago(20),
                File(&[
                    ("ground", "period"),
                    ("reason", "认为公示期限长于规定（示例）。"),
                    ("claim", "end"),
                    ("proceedings", "none"),
                ]),
            ),
            (Next(1), Officer(Accept, "")),
            (Next(4), Officer(Uphold, "核对决定书和规则，公示期限没有算错（示例）。")),
        ],
    ),
    about(
        STAGES,
        "repair",
        REPAIR_MINOR,
        &[(
            Ago(1),
            File(&[
                ("fulfilled", "@-10"),
                ("correction", "已制定预案，组织了一次演练，指定专人检查（示例）。"),
                ("proof", "缴款凭证（示例）.pdf"),
                ("valid_until", "@+1000"),
            ]),
        )],
    ),
    about(
        CHAIN,
        "repair",
        REPAIR_GRANTED,
        &[
            (
                Ago(45),
                File(&[
                    ("fulfilled", "@-30"),
                    ("correction", "全员补了培训，建了台账（示例）。"),
                    ("proof", "缴款凭证（示例）.pdf"),
                    ("valid_until", "@+1000"),
                ]),
            ),
            (Next(2), Officer(Accept, "")),
            (Next(6), Officer(Grant, "罚款已经缴清，培训和台账经现场核对属实（示例）。")),
        ],
    ),
    ordered(CHAIN, &[(Ago(6), Order(PRICES, BASIS, 40))]),
    ordered(
        MANY,
        &[
            (Ago(50), Order(CONTRACT, BASIS, 20)),
            (Ago(12), Call(CallReminder, "示例区示例路 1 号 302 室", 20)),
        ],
    ),
    ordered(
        JEWELLER,
        &[
            (Ago(30), Order(PRICES, BASIS, 40)),
            (
                Next(20),
                Rectified(&[
                    ("done", "@-1"),
                    ("measures", "全部商品换了价签，每周检查一次（示例）。"),
                    ("result", "已经全部明码标价（示例）。"),
                    ("proof", "门店照片（示例）.png"),
                ]),
            ),
        ],
    ),
    ordered(
        FULL_WIDTH,
        &[
            (Ago(90), Order(CONTRACT, BASIS, 30)),
            (
                Next(12),
                Rectified(&[
                    ("done", "@-2"),
                    ("measures", "修改了三处条款，重新报送（示例）。"),
                    ("result", "新的文本已经使用（示例）。"),
                ]),
            ),
            (Next(3), Officer(Pass, "新文本符合要求（示例）。")),
        ],
    ),
    ordered(
        LONG_NAME,
        &[
            (Ago(80), Order(PRICES, BASIS, 20)),
            (Ago(55), Call(CallReminder, "示例区示例路 1 号 302 室", 8)),
            (Next(8), Held("说明了没有整改的原因，承诺一个月内整改到位（示例）。", 30)),
            (
                Next(20),
                Rectified(&[
                    ("done", "@-1"),
                    ("measures", "各售票点换了价目表（示例）。"),
                    ("result", "已经全部明码标价（示例）。"),
                ]),
            ),
            (Next(3), Officer(Pass, "现场核对，已经明码标价（示例）。")),
        ],
    ),
    told(
        MANY,
        &[(
            Ago(3),
            Told(&[
                ("what", "fraud"),
                ("organisation", "示例信用咨询服务部"),
                ("happened", "@-4"),
                ("detail", "自称能收费删除处罚记录，要求先付定金（示例）。"),
            ]),
        )],
    ),
    told(
        CHAIN,
        &[
            (
                Ago(22),
                Told(&[
                    ("what", "misuse"),
                    ("organisation", "演示连锁企业的一家示例加盟店"),
                    ("happened", "@-2"),
                    ("detail", "在门店里挂出别家的守信证书（示例）。"),
                ]),
            ),
            (Next(1), Officer(Accept, "")),
            (Next(4), Officer(Resolve, "核查属实，已责令摘除并道歉（示例）。")),
        ],
    ),
];
