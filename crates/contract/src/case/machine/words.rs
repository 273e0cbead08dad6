//! The words of the machines: kinds, states, actions, roles and what goes with a move.

named! {
    /// What a case is for.
    pub enum CaseKind {
        Commitment = "commitment", "信用承诺";
        Registration = "registration", "自愿注册";
        Objection = "objection", "异议申诉";
        Repair = "repair", "信用修复";
        Rectification = "rectification", "限期整改";
        Report = "report", "问题反映";
    }
}

named! {
    /// Where a case stands.
    pub enum CaseState {
        Submitted = "submitted", "待受理";
        Checking = "checking", "核验中";
        Returned = "returned", "待补正";
        Rejected = "rejected", "未通过";
        Withdrawn = "withdrawn", "已撤回";
        Lapsed = "lapsed", "逾期未补正";
        /// A commitment that was accepted: public, if it may be, and under supervision.
        InForce = "in_force", "履行期内";
        Rectifying = "rectifying", "限期整改";
        Fulfilled = "fulfilled", "全部履行";
        PartlyFulfilled = "partly_fulfilled", "部分履行";
        Unfulfilled = "unfulfilled", "全部未履行";
        Verified = "verified", "核验通过";
        Expired = "expired", "已到期";
        Revoked = "revoked", "已撤销";
        Declined = "declined", "不予受理";
        /// With the agency that supplied the data, or that is responsible.
        Forwarded = "forwarded", "转办核查中";
        /// Supplements were asked for after acceptance; the agency's term rests.
        Awaiting = "awaiting", "待补充材料";
        /// The same, asked for by the agency that it was forwarded to.
        AwaitingForwarded = "awaiting_forwarded", "转办后待补充材料";
        Corrected = "corrected", "已更正";
        Supplemented = "supplemented", "已补充";
        Annulled = "annulled", "记录已撤销";
        PublicationEnded = "publication_ended", "已终止公示";
        Delisted = "delisted", "已移出名单";
        Upheld = "upheld", "维持原记录";
        Reviewing = "reviewing", "复核中";
        /// The package is ready; the application itself is made at the national window.
        Prepared = "prepared", "材料已备好";
        HandedIn = "handed_in", "国家窗口办理中";
        Granted = "granted", "准予修复";
        Refused = "refused", "不予修复";
        /// A repair that false material had brought about was undone.
        Restored = "restored", "已恢复公示";
        Unrectified = "unrectified", "整改不到位";
        ReminderSet = "reminder_set", "待提示约谈";
        Reminded = "reminded", "提示约谈后整改";
        Rechecking = "rechecking", "复查中";
        StillUnrectified = "still_unrectified", "复查不到位";
        WarningSet = "warning_set", "待警示约谈";
        Warned = "warned", "警示约谈后整改";
        FinalCheck = "final_check", "再次复查";
        Rectified = "rectified", "整改到位";
        Referred = "referred", "已移交";
        Resolved = "resolved", "已查实处理";
        Unfounded = "unfounded", "查无此事";
    }
}

named! {
    /// What is done to a case.
    pub enum Action {
        Submit = "submit", "提交";
        Accept = "accept", "受理";
        Return = "return", "退回补正";
        Resubmit = "resubmit", "补正后提交";
        Reject = "reject", "不予通过";
        Withdraw = "withdraw", "撤回";
        Lapse = "lapse", "逾期终止";
        Verify = "verify", "核验通过";
        OrderRectification = "order_rectification", "责令限期整改";
        FindFulfilled = "find_fulfilled", "认定全部履行";
        FindPartly = "find_partly", "认定部分履行";
        FindUnfulfilled = "find_unfulfilled", "认定全部未履行";
        Expire = "expire", "到期";
        Revoke = "revoke", "撤销";
        Decline = "decline", "不予受理";
        Forward = "forward", "转办核查";
        Recall = "recall", "收回转办";
        Extend = "extend", "延长期限";
        /// Nothing came in time: the case goes on with what there is.
        Proceed = "proceed", "逾期按现有材料办理";
        Correct = "correct", "更正";
        Supplement = "supplement", "补充";
        Annul = "annul", "撤销记录";
        EndPublication = "end_publication", "终止公示";
        Delist = "delist", "移出名单";
        Uphold = "uphold", "维持原记录";
        RequestReview = "request_review", "申请复核";
        HandIn = "hand_in", "已在国家窗口提交";
        Grant = "grant", "准予修复";
        Refuse = "refuse", "不予修复";
        Restore = "restore", "恢复公示";
        ReportDone = "report_done", "提交整改报告";
        FallOverdue = "fall_overdue", "逾期未整改";
        Pass = "pass", "认定整改到位";
        Fail = "fail", "认定整改不到位";
        CallReminder = "call_reminder", "安排提示约谈";
        CallWarning = "call_warning", "安排警示约谈";
        RecordInterview = "record_interview", "记录约谈";
        Refer = "refer", "移交处理";
        Resolve = "resolve", "查实并处理";
        Dismiss = "dismiss", "认定查无此事";
    }
}

named! {
    /// As whom somebody acts.
    pub enum Role {
        Enterprise = "enterprise", "企业";
        Officer = "officer", "经办单位";
        /// The platform's clock.
        Clock = "clock", "系统";
        /// The agency that a case was forwarded to: it supplied the data, or is responsible.
        Supplier = "supplier", "核查单位";
        /// Somebody without an account.
        Public = "public", "反映人";
    }
}

named! {
    /// What has to go with an action.
    pub enum Needs {
        Nothing = "nothing", "无";
        Reason = "reason", "理由";
        Faults = "faults", "全部问题";
        Answers = "answers", "补正后的内容";
        Breach = "breach", "未履行的内容和责任追究";
        /// The fields of the record with their new values, and the reason.
        Changes = "changes", "更正的内容和理由";
        /// To whom it is forwarded; without one, to the agency that supplied the record.
        Agency = "agency", "转给哪个单位";
        /// The reason, and the day from which it can be applied for again.
        Refusal = "refusal", "理由和再次申请的日期";
        /// Day and place.
        Interview = "interview", "约谈的日期和地点";
        /// What came of it, and the new term for the rectification.
        Outcome = "outcome", "约谈结果和新的整改期限";
    }
}
