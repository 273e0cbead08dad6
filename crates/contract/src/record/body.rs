//! The typed bodies. Field codes and names follow the 双公示 data standard and the template of
//! the 信用承诺 归集 where they have one.

use super::fact::{Fact, FactValue, Field, Show};
use super::{
    CommitmentType, Disclosure, Fulfilment, InterviewKind, JointCaseKind, PenaltyKind, RecordKind,
    RegistrationCategory, Severity,
};
use crate::{Date, Fen, FieldError, Text};
use serde::{Deserialize, Serialize};

body! {
    /// 行政许可.
    pub struct Permit {
        document_name: Text = "XK_XKWS", "许可决定文书名称";
        document_no: Text = "XK_WSH", "许可决定文书号";
        category: Option<Text> = "XK_XKLB", "许可类别";
        certificate_name: Option<Text> = "XK_XKZS", "许可证书名称";
        certificate_no: Option<Text> = "XK_XKBH", "许可编号";
        content: Text = "XK_NR", "许可内容";
        valid_from: Option<Date> = "XK_YXQZ", "有效期自";
        valid_until: Option<Date> = "XK_YXQZI", "有效期至";
        state: Option<Text> = "XK_ZT", "当前状态";
        remark: Option<Text> = "BZ", "备注";
    }
}

body! {
    /// 行政处罚.
    pub struct Penalty {
        document_no: Text = "CF_WSH", "处罚决定书文号";
        misconduct: Text = "CF_WFXW", "违法行为类型";
        facts_found: Option<Text> = "CF_SY", "违法事实";
        legal_basis: Text = "CF_YJ", "处罚依据";
        kinds: Vec<PenaltyKind> = "CF_CFLB", "处罚类别";
        content: Text = "CF_NR", "处罚内容";
        fine: Option<Fen> = "CF_NR_FK", "罚款金额";
        confiscated: Option<Fen> = "CF_NR_WFFF", "没收违法所得、没收非法财物的金额";
        certificate: Option<Text> = "CF_NR_ZKDX", "暂扣或吊销证照名称及编号";
        effective_until: Option<Date> = "CF_YXQ", "处罚有效期";
        severity: Option<Severity> = "CF_SXYZCD", "失信严重程度";
        remark: Option<Text> = "BZ", "备注";
    }
}

body! {
    /// The eight other administrative acts (行政强制 确认 征收 给付 裁决 补偿 奖励 监督检查).
    pub struct OtherAct {
        document_name: Option<Text> = "", "决定文书名称";
        document_no: Option<Text> = "", "决定文书号";
        category: Option<Text> = "", "类别";
        content: Text = "", "内容";
        result: Option<Text> = "", "结果";
        legal_basis: Option<Text> = "", "依据";
        valid_until: Option<Date> = "", "有效期至";
    }
}

body! {
    /// An entry of a red, black or watch list, or of the 经营异常名录. Basis, exit and remedy are
    /// mandatory by type: nobody is listed without them (国办发〔2020〕49号; founding plan §8).
    pub struct ListEntry {
        list: Text = "", "名单名称";
        reason: Text = "", "列入事由";
        legal_basis: Text = "", "列入依据";
        document_no: Option<Text> = "", "决定文书号";
        measures: Vec<Text> = "", "相应措施";
        exit_rule: Text = "", "移出条件";
        remedy: Text = "", "救济途径";
        year: Option<u32> = "", "评价年度";
        valid_until: Option<Date> = "", "有效期至";
        severity: Option<Severity> = "", "失信严重程度";
    }
}

body! {
    /// 信用承诺.
    pub struct Commitment {
        number: Text = "", "承诺编码";
        commitment_type: CommitmentType = "", "承诺类型";
        matter: Text = "", "承诺事由";
        content: Text = "", "承诺内容";
        breach_liability: Text = "", "违诺责任";
        valid_until: Option<Date> = "", "承诺有效期";
        disclosure: Disclosure = "", "公开类型";
        fulfilment: Option<Fulfilment> = "", "履行状态";
        unfulfilled: Option<Text> = "", "未履行的承诺内容";
        sanction: Option<Text> = "", "违诺责任追究内容";
        assessed: Option<Date> = "", "履行状态认定日期";
        assessed_by: Option<Text> = "", "履行状态认定单位";
    }
}

body! {
    /// 公共信用综合评价结果, as delivered by the nation or the province: the scale is data.
    pub struct Evaluation {
        scheme: Text = "", "评价名称";
        level: Text = "", "评价等级";
        scale: Option<Text> = "", "等级说明";
        period: Text = "", "评价期次";
        valid_until: Option<Date> = "", "有效期至";
    }
}

body! {
    /// 消费投诉公示 of the 8890 platform; the complainant is never shown.
    pub struct Complaint {
        goods: Text = "", "商品或服务类别";
        problem: Text = "", "问题类别";
        result: Text = "", "处理结果";
        closed: Option<Date> = "", "办结日期";
    }
}

body! {
    /// 信用修复结果; what was done wrong is not repeated.
    pub struct RepairResult {
        way: Text = "", "修复方式";
        original_no: Text = "", "原文书号或名单";
        ended: Date = "", "终止公示日期";
        effects: Vec<Text> = "", "修复效果";
    }
}

body! {
    /// 欠薪等专项治理公示.
    pub struct WageArrears {
        project: Option<Text> = "", "工程或用工单位";
        workers: Option<u32> = "", "涉及人数";
        amount: Option<Fen> = "", "拖欠金额";
        legal_basis: Text = "", "公示依据";
        order: Text = "", "处理决定";
        due: Option<Date> = "", "限期支付日期";
        state: Option<Text> = "", "办理状态";
    }
}

body! {
    /// 企业自主申报: a fact that the subject registered itself.
    pub struct SelfRegistered {
        category: RegistrationCategory = "", "申报类别";
        content: Text = "", "申报内容";
        number: Option<Text> = "", "证照或合同编号";
        issuer: Option<Text> = "", "发证机关或相对方";
        valid_until: Option<Date> = "", "有效期至";
        verified_by: Option<Text> = "", "核验单位";
        verified: Option<Date> = "", "核验日期";
    }
}

body! {
    /// 约谈与限期整改 (founding plan §10): who took part in an interview is never shown.
    pub struct Rectification {
        order_no: Option<Text> = "", "整改通知文号";
        matter: Text = "", "整改事项";
        legal_basis: Text = "", "整改依据";
        due: Option<Date> = "", "整改期限";
        interview: Option<InterviewKind> = "", "约谈类型";
        interviewed: Option<Date> = "", "约谈日期";
        interviewer: Option<Text> = "", "约谈单位";
        result: Option<Text> = "", "结果";
    }
}

body! {
    /// 联合奖惩案例.
    pub struct JointCase {
        direction: JointCaseKind = "", "案例类型";
        summary: Text = "", "基本情况";
        legal_basis: Text = "", "奖惩依据";
        measures: Vec<Text> = "", "采取的措施";
        departments: Vec<Text> = "", "实施部门";
        result: Option<Text> = "", "成效";
    }
}

show_label!(
    CommitmentType,
    Disclosure,
    Fulfilment,
    InterviewKind,
    JointCaseKind,
    PenaltyKind,
    RegistrationCategory,
    Severity
);

/// The body of a record; on the wire an object with one member, named after the type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Body {
    Permit(Permit),
    Penalty(Penalty),
    OtherAct(OtherAct),
    ListEntry(ListEntry),
    Commitment(Commitment),
    Evaluation(Evaluation),
    Complaint(Complaint),
    Repair(RepairResult),
    WageArrears(WageArrears),
    SelfRegistered(SelfRegistered),
    Rectification(Rectification),
    JointCase(JointCase),
}

macro_rules! each {
    ($body:expr, $b:ident => $do:expr) => {
        match $body {
            Body::Permit($b) => $do,
            Body::Penalty($b) => $do,
            Body::OtherAct($b) => $do,
            Body::ListEntry($b) => $do,
            Body::Commitment($b) => $do,
            Body::Evaluation($b) => $do,
            Body::Complaint($b) => $do,
            Body::Repair($b) => $do,
            Body::WageArrears($b) => $do,
            Body::SelfRegistered($b) => $do,
            Body::Rectification($b) => $do,
            Body::JointCase($b) => $do,
        }
    };
}

impl Body {
    /// The public fields that have a value, under their standard names.
    pub fn facts(&self) -> Vec<Fact> {
        each!(self, b => b.facts())
    }

    /// Every field, with its value if it has one.
    pub fn entries(&self) -> Vec<(&'static Field, Option<FactValue>)> {
        each!(self, b => b.entries())
    }

    /// The legal basis of the act, where the kind carries one.
    pub fn legal_basis(&self) -> Option<&Text> {
        match self {
            Self::Penalty(b) => Some(&b.legal_basis),
            Self::ListEntry(b) => Some(&b.legal_basis),
            Self::WageArrears(b) => Some(&b.legal_basis),
            Self::Rectification(b) => Some(&b.legal_basis),
            Self::JointCase(b) => Some(&b.legal_basis),
            Self::OtherAct(b) => b.legal_basis.as_ref(),
            _ => None,
        }
    }

    /// What the record is filed under on its list: see [`super::About::category`].
    pub fn categories(&self) -> Vec<&str> {
        match self {
            Self::Permit(b) => b.category.iter().map(Text::as_str).collect(),
            Self::Penalty(b) => b.kinds.iter().map(|kind| kind.label()).collect(),
            Self::OtherAct(b) => b.category.iter().map(Text::as_str).collect(),
            Self::ListEntry(b) => vec![b.list.as_str()],
            Self::Commitment(b) => vec![b.commitment_type.label()],
            Self::Evaluation(b) => vec![b.level.as_str()],
            Self::Complaint(b) => vec![b.goods.as_str()],
            Self::Repair(b) => vec![b.way.as_str()],
            Self::WageArrears(_) => Vec::new(),
            Self::SelfRegistered(b) => vec![b.category.label()],
            Self::Rectification(b) => b.interview.iter().map(|kind| kind.label()).collect(),
            Self::JointCase(b) => vec![b.direction.label()],
        }
    }

    /// What has come of it, where the kind's list tells: see [`super::About::outcome`].
    pub fn outcome(&self) -> Option<&str> {
        match self {
            Self::Commitment(b) => Some(b.fulfilment.map_or("履行期内", Fulfilment::label)),
            Self::Evaluation(b) => Some(b.period.as_str()),
            Self::Complaint(b) => Some(b.result.as_str()),
            Self::WageArrears(b) => b.state.as_ref().map(Text::as_str),
            Self::SelfRegistered(b) => Some(match b.verified {
                Some(_) => "已核验",
                None => "未核验",
            }),
            Self::Rectification(b) => b.result.as_ref().map(Text::as_str),
            _ => None,
        }
    }

    pub(super) fn validate(&self) -> Vec<FieldError> {
        let mut errors = each!(self, b => b.check());
        let mut refuse = |field: &str, detail: &str| {
            errors.push(FieldError::new(format!("/body/{field}"), detail));
        };
        match self {
            Self::Permit(p) if matches!((p.valid_from, p.valid_until), (Some(a), Some(b)) if b < a) =>
            {
                refuse("valid_until", "有效期至早于有效期自。");
            }
            Self::Penalty(p) if p.kinds.is_empty() => {
                refuse("kinds", "处罚类别至少要有一种。");
            }
            Self::Commitment(c) => {
                let broken = matches!(c.fulfilment, Some(Fulfilment::Partial | Fulfilment::None));
                if broken && c.unfulfilled.is_none() {
                    refuse("unfulfilled", "没有全部履行的，要写明未履行的承诺内容。");
                }
                if broken && c.sanction.is_none() {
                    refuse("sanction", "没有全部履行的，要写明违诺责任追究内容。");
                }
            }
            _ => {}
        }
        errors
    }

    /// Whether a record of this kind has this body.
    pub fn fits(&self, kind: RecordKind) -> bool {
        use RecordKind as K;
        match self {
            Self::Permit(_) => kind == K::Permit,
            Self::Penalty(_) => kind == K::Penalty,
            Self::ListEntry(_) => kind.list_tone().is_some(),
            Self::Commitment(_) => kind == K::Commitment,
            Self::Evaluation(_) => matches!(kind, K::Evaluation | K::IndustryRating),
            Self::Complaint(_) => kind == K::Complaint,
            Self::Repair(_) => kind == K::Repair,
            Self::WageArrears(_) => kind == K::WageArrears,
            Self::SelfRegistered(_) => kind == K::SelfRegistered,
            Self::Rectification(_) => kind == K::Rectification,
            Self::JointCase(_) => kind == K::JointCase,
            Self::OtherAct(_) => K::ALL[2..10].contains(&kind),
        }
    }
}
