//! Code sets of the bodies.

named! {
    /// 处罚类别: 行政处罚法 (2021) art. 9.
    pub enum PenaltyKind {
        Warning = "warning", "警告";
        Criticism = "criticism", "通报批评";
        Fine = "fine", "罚款";
        ConfiscateGains = "confiscate_gains", "没收违法所得";
        ConfiscateGoods = "confiscate_goods", "没收非法财物";
        WithholdLicence = "withhold_licence", "暂扣许可证件";
        LowerGrade = "lower_grade", "降低资质等级";
        RevokeLicence = "revoke_licence", "吊销许可证件";
        RestrictBusiness = "restrict_business", "限制开展生产经营活动";
        SuspendBusiness = "suspend_business", "责令停产停业";
        CloseBusiness = "close_business", "责令关闭";
        BarFromTrade = "bar_from_trade", "限制从业";
        Detention = "detention", "行政拘留";
        Other = "other", "其他";
    }
}

named! {
    /// 承诺类型.
    pub enum CommitmentType {
        ApprovalReplacement = "approval_replacement", "审批替代型";
        Deferral = "deferral", "容缺受理型";
        Certification = "certification", "证明事项型";
        Repair = "repair", "信用修复型";
        Trade = "trade", "行业自律型";
        Voluntary = "voluntary", "主动型";
        Other = "other", "其他";
    }
}

named! {
    /// 公开类型.
    pub enum Disclosure {
        Public = "public", "可向社会公开";
        Limited = "limited", "特定范围内公开";
        Closed = "closed", "不可公开";
    }
}

named! {
    /// 履行状态.
    pub enum Fulfilment {
        Full = "full", "全部履行";
        Partial = "partial", "部分履行";
        None = "none", "全部未履行";
    }
}

named! {
    /// The four categories of voluntary registration (founding plan §5).
    pub enum RegistrationCategory {
        Qualification = "qualification", "资质证照";
        Business = "business", "市场经营";
        Contract = "contract", "合同履约";
        Charity = "charity", "社会公益";
    }
}

named! {
    /// 约谈类型 (founding plan §10).
    pub enum InterviewKind {
        Reminder = "reminder", "提示约谈";
        Warning = "warning", "警示约谈";
    }
}

named! {
    /// 联合奖惩案例: which of the two.
    pub enum JointCaseKind {
        Reward = "reward", "守信联合激励";
        Punishment = "punishment", "失信联合惩戒";
    }
}

named! {
    /// 失信严重程度, as the authority that made the record says it.
    pub enum Severity {
        Minor = "minor", "轻微";
        General = "general", "一般";
        Grave = "grave", "严重";
    }
}
