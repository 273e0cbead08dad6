//! The kinds of record, and what follows from the kind alone.

use super::ListTone;

named! {
    /// What kind of record it is.
    pub enum RecordKind {
        Permit = "permit", "行政许可";
        Penalty = "penalty", "行政处罚";
        Coercion = "coercion", "行政强制";
        Confirmation = "confirmation", "行政确认";
        Levy = "levy", "行政征收";
        Payment = "payment", "行政给付";
        Adjudication = "adjudication", "行政裁决";
        Compensation = "compensation", "行政补偿";
        Reward = "reward", "行政奖励";
        Inspection = "inspection", "行政监督检查";
        RedList = "red_list", "守信激励名单";
        BlackList = "black_list", "严重失信主体名单";
        WatchList = "watch_list", "重点关注名单";
        AbnormalList = "abnormal_list", "经营异常名录";
        Commitment = "commitment", "信用承诺";
        Evaluation = "evaluation", "公共信用综合评价";
        Complaint = "complaint", "消费投诉公示";
        Repair = "repair", "信用修复结果";
        WageArrears = "wage_arrears", "欠薪治理公示";
        SelfRegistered = "self_registered", "企业自主申报";
        IndustryRating = "industry_rating", "行业分级分类结果";
        Rectification = "rectification", "约谈与限期整改";
        JointCase = "joint_case", "联合奖惩案例";
    }
}

named! {
    /// The groups in which a subject's records are shown.
    pub enum Group {
        Permits = "permits", "行政许可";
        Penalties = "penalties", "行政处罚";
        Lists = "lists", "名单";
        Others = "others", "其他";
    }
}

named! {
    /// The parts of the overview of everything disclosed.
    pub enum Section {
        Lists = "lists", "名单";
        Acts = "acts", "行政管理";
        Conduct = "conduct", "承诺与评价";
        Other = "other", "其他公示";
    }
}

impl RecordKind {
    /// The part of the overview in which it is found.
    pub fn section(self) -> Section {
        match self {
            Self::RedList | Self::BlackList | Self::WatchList | Self::AbnormalList => {
                Section::Lists
            }
            Self::Permit
            | Self::Penalty
            | Self::Coercion
            | Self::Confirmation
            | Self::Levy
            | Self::Payment
            | Self::Adjudication
            | Self::Compensation
            | Self::Reward
            | Self::Inspection => Section::Acts,
            Self::Commitment | Self::Evaluation | Self::IndustryRating | Self::SelfRegistered => {
                Section::Conduct
            }
            _ => Section::Other,
        }
    }

    /// The group in which it is shown on a subject's page.
    pub fn group(self) -> Group {
        match self {
            Self::Permit => Group::Permits,
            Self::Penalty => Group::Penalties,
            Self::RedList | Self::BlackList | Self::WatchList | Self::AbnormalList => Group::Lists,
            _ => Group::Others,
        }
    }

    /// Whether it speaks against the subject: such a record links to objection and repair.
    pub fn is_adverse(self) -> bool {
        matches!(
            self,
            Self::Penalty
                | Self::BlackList
                | Self::WatchList
                | Self::AbnormalList
                | Self::WageArrears
                | Self::Rectification
        )
    }

    /// The tone, if it is a list entry.
    pub fn list_tone(self) -> Option<ListTone> {
        match self {
            Self::RedList => Some(ListTone::Red),
            Self::BlackList => Some(ListTone::Black),
            Self::WatchList => Some(ListTone::Watch),
            Self::AbnormalList => Some(ListTone::Abnormal),
            _ => None,
        }
    }

    /// The older name that people still search for, where the law has changed it.
    pub fn former_label(self) -> Option<&'static str> {
        match self {
            Self::RedList => Some("红名单"),
            Self::BlackList => Some("黑名单"),
            _ => None,
        }
    }
}

impl Group {
    /// The kinds in it, in order.
    pub fn kinds(self) -> impl Iterator<Item = RecordKind> {
        RecordKind::ALL.iter().copied().filter(move |k| k.group() == self)
    }
}
