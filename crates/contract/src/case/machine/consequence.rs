//! What the public sees of a move, told before it is confirmed.

use super::{Action, CaseKind};

/// What changes for the public, for the enterprise and for others that use the record; none where
/// nothing does.
pub fn consequence(kind: CaseKind, action: Action) -> Option<&'static str> {
    use {Action as A, CaseKind as K};
    Some(match (kind, action) {
        (K::Commitment, A::Accept) => "承诺书将立即公示，并计入该单位的信用记录。",
        (K::Commitment, A::FindFulfilled) => "公示的履行状态将改为“全部履行”。",
        (K::Commitment, A::FindPartly) => {
            "公示的履行状态将改为“部分履行”，并公开未履行的内容和责任追究。"
        }
        (K::Commitment, A::FindUnfulfilled) => {
            "公示的履行状态将改为“全部未履行”，并公开未履行的内容和责任追究；处理完之前，该单位不能再用信用承诺办理。"
        }
        (K::Commitment, A::Revoke) => "承诺书将停止公示；该单位暂不能再用信用承诺办理。",
        (K::Registration, A::Verify) => "申报的内容将立即公示，并标明“已核验”。",
        (K::Registration, A::Revoke) => "公示的内容将立即停止公示。",

        (K::Objection, A::Decline) => "“异议处理中”标注将取消，记录照原样公示。",
        (K::Objection, A::Forward) => "记录继续标注“异议处理中”；由转办的单位核查和决定。",
        (K::Objection, A::Correct) => {
            "记录将立即按更正后的内容公示，并标注“已更正”；更正前的内容不再公开。"
        }
        (K::Objection, A::Supplement) => "补充的内容将立即公示，记录标注“已更正”。",
        (K::Objection, A::Annul) => {
            "记录将立即从本网站的页面、查询、下载、订阅和统计中消失，并停止共享；属于名单的，同时移出。"
        }
        (K::Objection, A::EndPublication) => "记录将立即停止公示，并停止共享。",
        (K::Objection, A::Delist) => "该单位将立即从名单中移出，相应措施同时解除。",
        (K::Objection, A::Uphold) => {
            "“异议处理中”标注将取消，记录照原样公示；申请人会看到理由和救济途径。"
        }

        (K::Repair, A::Accept) => "信用修复承诺书将立即公示；原记录在决定之前继续公示。",
        (K::Repair, A::Grant) => {
            "原记录将立即停止公示、停止共享，相应措施解除；修复结果将公示，不写原来的失信内容。"
        }
        (K::Repair, A::Refuse | A::Decline) => {
            "原记录继续公示；申请人会看到理由、救济途径和再次申请的日期。"
        }
        (K::Repair, A::Restore) => {
            "原记录将恢复公示，修复结果停止公示；修复承诺将公示为“全部未履行”。"
        }

        (K::Rectification, A::RecordInterview) => {
            "约谈情况将公示，并计入该单位的信用记录；参加约谈的人不公开。"
        }
        (K::Rectification, A::Pass) => "已经公示的约谈记录将写明“整改到位”。",
        (K::Rectification, A::Fail) => "公开的内容没有变化。下一步应安排约谈。",
        (K::Rectification, A::Refer) => "已经公示的约谈记录将写明“已移交处理”。",
        (K::Rectification, A::Revoke) => "整改通知撤销；已经公示的约谈记录将停止公示。",
        _ => return None,
    })
}
