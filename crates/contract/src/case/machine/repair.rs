//! Credit repair (domain model §5 D): 谁认定、谁修复.

use super::Move;

/// 信用修复. Begins as submitted where the city decides, and as prepared where the application is
/// made at the national window.
pub(super) const REPAIR: &[Move] = table! {
    Submitted: Officer Accept(Nothing) -> Checking,
        Officer Return(Faults) -> Returned,
        Officer Decline(Refusal) -> Declined,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Expire(Nothing) -> Expired;
    Returned: Enterprise Resubmit(Answers) -> Submitted,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Lapse(Nothing) -> Lapsed,
        Clock Expire(Nothing) -> Expired;
    Checking: Officer Grant(Reason) -> Granted,
        Officer Refuse(Refusal) -> Refused,
        Officer Extend(Reason) -> Checking,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Expire(Nothing) -> Expired;
    Prepared: Enterprise HandIn(Reason) -> HandedIn,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Expire(Nothing) -> Expired;
    HandedIn: Officer Grant(Reason) -> Granted,
        Officer Refuse(Refusal) -> Refused,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Expire(Nothing) -> Expired;
    Refused: Enterprise RequestReview(Reason) -> Reviewing;
    Reviewing: Officer Grant(Reason) -> Granted,
        Officer Refuse(Refusal) -> Refused,
        Clock Expire(Nothing) -> Expired;
    Granted: Officer Restore(Reason) -> Restored;
};
