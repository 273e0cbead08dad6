//! Rectification (domain model §5 E): order, report, check; then 提示约谈 and 警示约谈, each with a
//! check after it (founding plan §10).

use super::Move;

/// 限期整改. Begins with the order.
pub(super) const RECTIFICATION: &[Move] = table! {
    Rectifying: Enterprise ReportDone(Answers) -> Checking,
        Officer Extend(Reason) -> Rectifying,
        Officer Revoke(Reason) -> Revoked,
        Clock FallOverdue(Nothing) -> Unrectified;
    Checking: Officer Pass(Reason) -> Rectified,
        Officer Fail(Reason) -> Unrectified,
        Officer Revoke(Reason) -> Revoked;
    Unrectified: Officer CallReminder(Interview) -> ReminderSet,
        Officer Pass(Reason) -> Rectified,
        Officer Revoke(Reason) -> Revoked;
    ReminderSet: Officer RecordInterview(Outcome) -> Reminded,
        Officer CallReminder(Interview) -> ReminderSet,
        Officer Revoke(Reason) -> Revoked;
    Reminded: Enterprise ReportDone(Answers) -> Rechecking,
        Officer Revoke(Reason) -> Revoked,
        Clock FallOverdue(Nothing) -> StillUnrectified;
    Rechecking: Officer Pass(Reason) -> Rectified,
        Officer Fail(Reason) -> StillUnrectified,
        Officer Revoke(Reason) -> Revoked;
    StillUnrectified: Officer CallWarning(Interview) -> WarningSet,
        Officer Pass(Reason) -> Rectified,
        Officer Revoke(Reason) -> Revoked;
    WarningSet: Officer RecordInterview(Outcome) -> Warned,
        Officer CallWarning(Interview) -> WarningSet,
        Officer Revoke(Reason) -> Revoked;
    Warned: Enterprise ReportDone(Answers) -> FinalCheck,
        Officer Revoke(Reason) -> Revoked,
        Clock FallOverdue(Nothing) -> FinalCheck;
    FinalCheck: Officer Pass(Reason) -> Rectified,
        Officer Refer(Reason) -> Referred,
        Officer Revoke(Reason) -> Revoked;
};
