//! Filing: what an enterprise commits to, what it registers of its own accord.

use super::Move;

/// 信用承诺. What may be public is public from acceptance on.
pub(super) const COMMITMENT: &[Move] = table! {
    Submitted: Officer Accept(Nothing) -> InForce,
        Officer Return(Faults) -> Returned,
        Officer Reject(Reason) -> Rejected,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Returned: Enterprise Resubmit(Answers) -> Submitted,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Lapse(Nothing) -> Lapsed;
    InForce: Officer FindFulfilled(Nothing) -> Fulfilled,
        Officer FindPartly(Breach) -> PartlyFulfilled,
        Officer FindUnfulfilled(Breach) -> Unfulfilled,
        Officer OrderRectification(Reason) -> Rectifying,
        Officer Revoke(Reason) -> Revoked,
        Enterprise Withdraw(Reason) -> Withdrawn,
        Clock Expire(Nothing) -> Expired;
    Rectifying: Officer FindFulfilled(Nothing) -> Fulfilled,
        Officer FindPartly(Breach) -> PartlyFulfilled,
        Officer FindUnfulfilled(Breach) -> Unfulfilled;
    Expired: Officer FindFulfilled(Nothing) -> Fulfilled,
        Officer FindPartly(Breach) -> PartlyFulfilled,
        Officer FindUnfulfilled(Breach) -> Unfulfilled;
    Fulfilled: Officer Revoke(Reason) -> Revoked;
};

/// 自愿注册. Only what was verified is public and feeds evaluations (founding plan §5).
pub(super) const REGISTRATION: &[Move] = table! {
    Submitted: Officer Accept(Nothing) -> Checking,
        Officer Return(Faults) -> Returned,
        Officer Reject(Reason) -> Rejected,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Checking: Officer Verify(Nothing) -> Verified,
        Officer Return(Faults) -> Returned,
        Officer Reject(Reason) -> Rejected,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Returned: Enterprise Resubmit(Answers) -> Submitted,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Lapse(Nothing) -> Lapsed;
    Verified: Enterprise Withdraw(Nothing) -> Withdrawn,
        Officer Revoke(Reason) -> Revoked,
        Clock Expire(Nothing) -> Expired;
};
