//! What the state of a case means for whoever filed it, and what to do now.

use super::order;
use contract::case::{Action, Case, CaseKind, CaseState, Role};

/// In a sentence or two.
pub fn now(case: &Case) -> String {
    order::advice(case).or_else(|| remedy(case)).unwrap_or_else(|| filed(case))
}

/// Of commitments and registrations, and whatever has no words of its own.
fn filed(case: &Case) -> String {
    let agency = &case.head.agency.name;
    let said = match case.head.state {
        CaseState::Submitted => return format!("已经交到{agency}。您不用做什么，有结果会通知您。"),
        CaseState::Checking => return format!("{agency}正在核验。您不用做什么，有结果会通知您。"),
        CaseState::Rectifying => return format!("请在期限内整改，整改情况报{agency}。"),
        CaseState::Returned => "请照下面的问题改正，然后重新提交。填过的内容都还在。",
        CaseState::InForce => "请照承诺履行，受理单位会在监管中核对。",
        CaseState::Rejected => {
            "没有通过，理由见办理进度。情况变化后可以重新提交；不服的，可以依法申请行政复议。"
        }
        CaseState::Verified => "已经核验，按您同意的范围公示和使用。",
        CaseState::Expired => "有效期已过。仍然需要的，可以重新办理。",
        CaseState::Withdrawn => "已经撤回，不再办理。需要时可以重新提交。",
        CaseState::Lapsed => "期限内没有补正，这次办理终止了。可以重新提交。",
        state => match state.acts_next() {
            Some(Role::Enterprise) => "请在期限内处理，具体要求见办理进度。",
            Some(_) => return format!("由{agency}办理，有结果会通知您。"),
            None => "结果见办理进度。",
        },
    };
    said.to_owned()
}

/// Of what puts a record right.
fn remedy(case: &Case) -> Option<String> {
    let said = match case.head.state {
        CaseState::Expired if case.head.kind == CaseKind::Repair => {
            "这条记录已经停止公示，不用再修复，这件办结了。"
        }
        CaseState::Declined => {
            "没有受理，理由见办理进度。补齐以后可以重新提出；不服的，可以依法申请行政复议。"
        }
        CaseState::Awaiting | CaseState::AwaitingForwarded => {
            "请照下面的问题补充材料。补充的时间不算在办理期限里。"
        }
        CaseState::Reviewing => "正在复核。复核只有一次，有结果会通知您。",
        CaseState::Corrected => "记录已经更正，公开的页面已是新的内容。",
        CaseState::Supplemented => "记录已经补充，公开的页面已是新的内容。",
        CaseState::Annulled => "记录已经撤销，公开的页面不再显示它。",
        CaseState::PublicationEnded => "记录已经终止公示，公开的页面不再显示它。",
        CaseState::Delisted => "已经移出名单，公开的页面不再显示这一条。",
        CaseState::Upheld => "核查后维持原记录，理由见办理进度。",
        CaseState::Prepared => "材料已经备好，请到国家窗口提交。",
        CaseState::HandedIn => "已在国家窗口提交。您不用做什么，有结果会通知您。",
        CaseState::Granted => {
            "修复完成：这条记录已停止公示、停止共享，依据它的限制措施解除。需要证明时，出示公示的修复结果。"
        }
        CaseState::Refused => "没有准予修复，理由见办理进度。",
        CaseState::Restored => "查实申请材料虚假，记录已恢复公示，理由见办理进度。",
        CaseState::Resolved => "已经查实并处理，结果见办理进度。",
        CaseState::Unfounded => "核查后没有查到反映的情况，理由见办理进度。",
        _ => return None,
    };
    Some(said.to_owned() + &then(case))
}

/// What can still be done, and until when or from when.
fn then(case: &Case) -> String {
    let review = case.offers.iter().any(|offer| offer.action == Action::RequestReview);
    let review = match (review, case.remedy.review_until) {
        (true, Some(until)) => format!("不服的，{}以前可以申请一次复核。", until.chinese()),
        (true, None) => "不服的，可以申请一次复核。".to_owned(),
        _ => String::new(),
    };
    let again = case.remedy.reapply_from.map(|from| format!("{}起可以再次申请。", from.chinese()));
    review + &again.unwrap_or_default()
}
