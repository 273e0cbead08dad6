//! What visitors read of a kind: the words of its list. A kind is added in `kind.rs` and here.

use super::RecordKind;

/// The words of a kind's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What it is, in a sentence or two.
    pub lead: &'static str,
    /// What the day of decision is called.
    pub decided: &'static str,
    /// What [`super::Body::categories`] are called; none where there are none.
    pub category: Option<&'static str>,
    /// What [`super::Body::outcome`] is called; none where there is none.
    pub outcome: Option<&'static str>,
}

const fn about(
    lead: &'static str,
    decided: &'static str,
    category: Option<&'static str>,
    outcome: Option<&'static str>,
) -> About {
    About { lead, decided, category, outcome }
}

/// The eight other administrative acts share their words but for the lead.
const fn act(lead: &'static str) -> About {
    about(lead, "决定日期", Some("类别"), None)
}

impl RecordKind {
    /// The words of its list.
    pub fn about(self) -> About {
        match self {
            Self::Permit => about(
                "行政机关依申请准予从事特定活动的决定，自决定之日起 7 个工作日内公示。",
                "决定日期",
                Some("许可类别"),
                None,
            ),
            Self::Penalty => about(
                "行政机关对违法行为作出的处罚决定。每条都写明依据、公示到哪一天、向谁提异议、何时可以申请修复。",
                "决定日期",
                Some("处罚类别"),
                None,
            ),
            Self::Coercion => {
                act("行政机关为制止违法行为、防止证据损毁或履行决定而采取的强制措施和强制执行。")
            }
            Self::Confirmation => act("行政机关对法律地位、法律关系或法律事实的认定和证明。"),
            Self::Levy => act("行政机关依法向单位和个人征收的税费、土地、房屋等。"),
            Self::Payment => act("行政机关依法给予的补贴、救助、抚恤等。"),
            Self::Adjudication => act("行政机关对与行政管理有关的民事纠纷作出的裁决。"),
            Self::Compensation => act("行政机关依法行使职权造成损失时给予的补偿。"),
            Self::Reward => act("行政机关对作出贡献的单位和个人给予的奖励、表彰。"),
            Self::Inspection => act("行政机关的监督检查及其结果，包括“双随机、一公开”抽查。"),
            Self::RedList => about(
                "依法依规认定的守信主体，在有效期内享受绿色通道、容缺受理、减少检查等激励。",
                "认定日期",
                None,
                None,
            ),
            Self::BlackList => about(
                "依照法律、法规或者国务院决定、命令认定的严重失信主体。没有这样的依据，不得列入。",
                "列入日期",
                None,
                None,
            ),
            Self::WatchList => about(
                "有较轻失信行为、需要重点关注的主体。列入不附带惩戒，只作提示。",
                "列入日期",
                None,
                None,
            ),
            Self::AbnormalList => about(
                "未按期年报、未按规定公示信息、公示信息弄虚作假，或者住所无法联系的经营者。补正后可以申请移出。",
                "列入日期",
                None,
                None,
            ),
            Self::Commitment => about(
                "企业向行政机关、行业协会或社会作出的书面承诺，以及履行情况。违背承诺的，写明责任追究。",
                "承诺日期",
                Some("承诺类型"),
                Some("履行状态"),
            ),
            Self::Evaluation => about(
                "国家和省公共信用综合评价的结果。本市不另行评价，只转载公布。",
                "公布日期",
                Some("评价等级"),
                Some("评价期次"),
            ),
            Self::Complaint => about(
                "8890 平台受理的消费投诉及处理结果。不公开投诉人的任何信息。",
                "受理日期",
                Some("商品或服务类别"),
                Some("处理结果"),
            ),
            Self::Repair => about(
                "已完成信用修复、终止公示的结果。这里不再重复原来的失信内容。",
                "修复日期",
                Some("修复方式"),
                None,
            ),
            Self::WageArrears => about(
                "欠薪等专项治理中依法公布的案件，以及支付情况。",
                "公布日期",
                None,
                Some("办理状态"),
            ),
            Self::SelfRegistered => about(
                "企业自愿登记的资质证照、市场经营、合同履约、社会公益信息，标明是否已经核验。",
                "申报日期",
                Some("申报类别"),
                Some("核验状态"),
            ),
            Self::IndustryRating => about(
                "行业主管部门按照本行业办法作出的信用分级分类结果，用于分级分类监管。",
                "公布日期",
                Some("评价等级"),
                Some("评价期次"),
            ),
            Self::Rectification => about(
                "对失信行为责令限期整改，以及整改不到位时的提示约谈、警示约谈。谁认定，谁约谈。",
                "通知日期",
                Some("约谈类型"),
                Some("整改结果"),
            ),
            Self::JointCase => about(
                "多个部门依法共同激励守信主体、惩戒失信主体的案例。",
                "公布日期",
                Some("案例类型"),
                None,
            ),
        }
    }
}
