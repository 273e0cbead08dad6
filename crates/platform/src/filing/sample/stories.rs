//! What happened in the cases of the sample.

use super::Day::{self, Ago, For, Next};
use super::Due::{Overdue, Soon, Today};
use super::Story;
use crate::sample::showcase::*;
use contract::case::Action::{self, *};

/// Something that somebody does in a case.
pub enum Did {
    /// The enterprise files it, with these answers beside the usual ones.
    File(&'static [(&'static str, &'static str)]),
    /// The officer does it, with this reason or none.
    Officer(Action, &'static str),
    /// The officer returns it with these faults.
    Faults(&'static [(&'static str, &'static str)]),
    /// The officer finds that not all was kept: what, and how it was held liable.
    Breach(Action, &'static str, &'static str),
    /// The enterprise does it, with this reason or none.
    Enterprise(Action, &'static str),
    /// The enterprise corrects these answers.
    Correct(&'static [(&'static str, &'static str)]),
    /// The enterprise takes an authorisation back.
    TakeBack(&'static str),
    /// The office of market regulation orders it to rectify: what, on what ground, within how many
    /// days.
    Order(&'static str, &'static str, i32),
    /// The officer calls it to an interview: where, in how many days.
    Call(Action, &'static str, i32),
    /// The officer records the interview: what came of it, and how many days are left to rectify.
    Held(&'static str, i32),
    /// The enterprise reports what it has rectified.
    Rectified(&'static [(&'static str, &'static str)]),
    /// Somebody without an account reports what was done to its information.
    Told(&'static [(&'static str, &'static str)]),
}

use Did::{Breach, Correct, Enterprise, Faults, File, Officer, TakeBack};

type Steps = &'static [(Day, Did)];

const fn story(who: &'static str, form: &'static str, steps: Steps) -> Story {
    Story { who, form, about: "", steps }
}

const PLAN: (&str, &str) = ("plan", "经营场所平面图（示例）.pdf");
const SCANS: (&str, &str) = ("scans", "认证证书（示例）.pdf\n证书照片（示例）.png");
const RULES: (&str, &str) = ("rules", "退货办法（示例）.pdf");
const RECEIPT: (&str, &str) = ("proof", "捐赠票据（示例）.png");
const STATEMENT: (&str, &str) = ("proof", "年度财务报表（示例）.pdf");
const ACCEPTANCE: (&str, &str) = ("proof", "验收单（示例）.pdf\n现场照片（示例）.png");
const PAID: (&str, &str) = ("evidence", "缴款凭证（示例）.pdf");
const MEMBER: (&str, &str) = ("proof", "会员证明（示例）.pdf");

/// All of them. Where a demo account files the same form again in a demonstration, nothing stands
/// in its way: [`FOOD`] has no open commitment of the voluntary type, and [`CLEAN`] has no case.
pub const STORIES: &[Story] = &[
    story(
        FOOD,
        "commitment-voluntary",
        &[
            (Ago(420), File(&[RULES])),
            (Next(2), Officer(Accept, "")),
            (Ago(60), Officer(FindFulfilled, "")),
        ],
    ),
    story(FOOD, "commitment-approval", &[(Ago(40), File(&[PLAN])), (Next(2), Officer(Accept, ""))]),
    story(
        FOOD,
        "commitment-certification",
        &[(Ago(70), File(&[])), (Next(1), Officer(Accept, "")), (Ago(30), TakeBack("share"))],
    ),
    story(
        FOOD,
        "commitment-trade",
        &[(Ago(200), File(&[MEMBER])), (Next(1), Enterprise(Withdraw, ""))],
    ),
    story(
        FOOD,
        "commitment-deferral",
        &[
            (Ago(9), File(&[])),
            (
                Next(2),
                Faults(&[
                    ("missing.0.reason", "请写明检测机构和预计出具报告的日期。"),
                    ("valid_until", "最后日期早于检测报告的出具日期，请与检测机构核对后改正。"),
                ]),
            ),
        ],
    ),
    story(
        FOOD,
        "registration-qualification",
        &[
            (Ago(100), File(&[SCANS])),
            (Next(1), Officer(Accept, "")),
            (Next(3), Officer(Verify, "")),
        ],
    ),
    story(FOOD, "registration-charity", &[(For(Soon), File(&[RECEIPT]))]),
    story(
        FOOD,
        "registration-business",
        &[
            (Ago(150), File(&[STATEMENT])),
            (Next(1), Officer(Accept, "")),
            (
                Next(4),
                Officer(Reject, "营业收入区间与所交报表不一致，无法核验。核对后可以重新登记。"),
            ),
        ],
    ),
    story(
        CHAIN,
        "commitment-voluntary",
        &[
            (Ago(90), File(&[RULES])),
            (Next(2), Officer(Accept, "")),
            (
                Ago(8),
                Officer(
                    OrderRectification,
                    "接到投诉，两家门店没有按承诺退货，责令改正并报告结果。",
                ),
            ),
        ],
    ),
    story(CHAIN, "commitment-approval", &[(For(Overdue), File(&[PLAN]))]),
    story(
        CHAIN,
        "commitment-deferral",
        &[
            (Ago(25), File(&[])),
            (Next(2), Faults(&[("missing.0.by", "补齐日期晚于承诺的最后日期，请改成一致。")])),
            (For(Today), Correct(&[("missing.0.by", "@+20"), ("valid_until", "@+20")])),
        ],
    ),
    story(
        CHAIN,
        "commitment-trade",
        &[(Ago(380), File(&[("valid.to", "@+365"), MEMBER])), (Next(3), Officer(Accept, ""))],
    ),
    story(
        CHAIN,
        "commitment-repair",
        &[(Ago(120), File(&[])), (Next(2), Faults(&[("evidence", "请上传罚款缴纳凭证。")]))],
    ),
    story(
        CHAIN,
        "registration-qualification",
        &[
            (Ago(300), File(&[("valid_until", "@+280"), SCANS])),
            (Next(2), Officer(Accept, "")),
            (Next(2), Officer(Verify, "")),
        ],
    ),
    story(
        CHAIN,
        "registration-business",
        &[(For(Today), File(&[STATEMENT])), (Next(1), Officer(Accept, ""))],
    ),
    story(
        CHAIN,
        "registration-contract",
        &[
            (Ago(16), File(&[])),
            (Next(1), Officer(Accept, "")),
            (
                Next(2),
                Faults(&[
                    ("proof", "请上传验收单或付款凭证。"),
                    ("term.to", "合同约定的结束日期与所填的不同，请核对。"),
                ]),
            ),
        ],
    ),
    story(
        CHAIN,
        "registration-charity",
        &[
            (Ago(250), File(&[RECEIPT])),
            (Next(1), Officer(Accept, "")),
            (Next(3), Officer(Verify, "")),
            (Ago(90), Officer(Revoke, "受赠方说明捐赠没有到账，登记与事实不符。")),
        ],
    ),
    story(LABOUR, "commitment-repair", &[(Ago(35), File(&[PAID])), (Next(2), Officer(Accept, ""))]),
    story(
        LABOUR,
        "registration-qualification",
        &[(Ago(80), File(&[])), (Next(2), Faults(&[("scans", "请上传证照的扫描件或照片。")]))],
    ),
    story(
        LABOUR,
        "registration-charity",
        &[
            (Ago(60), File(&[])),
            (Next(1), Officer(Accept, "")),
            (Next(1), Enterprise(Withdraw, "")),
        ],
    ),
    story(MANY, "commitment-voluntary", &[(For(Overdue), File(&[]))]),
    story(
        MANY,
        "commitment-approval",
        &[
            (Ago(330), File(&[PLAN])),
            (Next(2), Officer(Accept, "")),
            (
                Ago(200),
                Breach(
                    FindPartly,
                    "承诺配备的消防设施少了两处，其余条件都已达到。",
                    "责令十五日内补齐，已在期限内改正。",
                ),
            ),
        ],
    ),
    story(MANY, "registration-qualification", &[(For(Overdue), File(&[SCANS]))]),
    story(NAMESAKE_B, "commitment-voluntary", &[(For(Soon), File(&[]))]),
    story(
        NAMESAKE_B,
        "commitment-approval",
        &[
            (Ago(180), File(&[])),
            (Next(1), Officer(Reject, "申请的许可不在告知承诺的范围内，请按普通程序申请。")),
        ],
    ),
    story(
        JEWELLER,
        "commitment-voluntary",
        &[
            (Ago(500), File(&[])),
            (Next(2), Officer(Accept, "")),
            (Ago(240), Officer(OrderRectification, "标价与承诺的不一致，责令改正。")),
            (
                Ago(210),
                Breach(
                    FindUnfulfilled,
                    "整改期满仍没有明码标价，也没有按承诺退货。",
                    "取消放心消费单位的称号，记入信用记录。",
                ),
            ),
        ],
    ),
    story(
        JEWELLER,
        "registration-contract",
        &[(For(Soon), File(&[ACCEPTANCE])), (Next(1), Officer(Accept, ""))],
    ),
    story(
        NAMESAKE_A,
        "commitment-approval",
        &[
            (Ago(450), File(&[PLAN])),
            (Next(1), Officer(Accept, "")),
            (Ago(300), Officer(Revoke, "核查发现经营场所与承诺的不符，依法撤销许可决定。")),
        ],
    ),
    story(FULL_WIDTH, "commitment-voluntary", &[(For(Today), File(&[RULES]))]),
    story(
        FULL_WIDTH,
        "commitment-deferral",
        &[
            (Ago(75), File(&[])),
            (Next(1), Officer(Accept, "")),
            (Ago(45), Officer(FindFulfilled, "")),
        ],
    ),
    story(
        FULL_WIDTH,
        "registration-contract",
        &[
            (Ago(130), File(&[ACCEPTANCE])),
            (Next(1), Officer(Accept, "")),
            (Next(4), Officer(Verify, "")),
        ],
    ),
    story(CHAMBER, "commitment-trade", &[(For(Soon), File(&[("role", "self")]))]),
    story(
        CHAMBER,
        "registration-charity",
        &[(For(Overdue), File(&[RECEIPT])), (Next(1), Officer(Accept, ""))],
    ),
    story(LONG_NAME, "registration-charity", &[(For(Today), File(&[RECEIPT]))]),
    story(LONG_NAME, "registration-business", &[(For(Soon), File(&[STATEMENT]))]),
    story(LONG_NAME, "commitment-approval", &[(For(Soon), File(&[PLAN]))]),
];
