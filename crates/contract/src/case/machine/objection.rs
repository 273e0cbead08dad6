//! Objections (domain model §5 C) and reports of what was done to credit information.

use super::Move;

/// 异议. Whoever supplied the data decides; a decision can be reviewed once.
pub(super) const OBJECTION: &[Move] = table! {
    Submitted: Officer Accept(Nothing) -> Checking,
        Officer Return(Faults) -> Returned,
        Officer Decline(Reason) -> Declined,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Returned: Enterprise Resubmit(Answers) -> Submitted,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Lapse(Nothing) -> Lapsed;
    Checking: Officer Forward(Agency) -> Forwarded,
        Officer Return(Faults) -> Awaiting,
        Officer Extend(Reason) -> Checking,
        Officer Correct(Changes) -> Corrected,
        Officer Supplement(Changes) -> Supplemented,
        Officer Annul(Reason) -> Annulled,
        Officer EndPublication(Reason) -> PublicationEnded,
        Officer Delist(Reason) -> Delisted,
        Officer Uphold(Reason) -> Upheld,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Awaiting: Enterprise Resubmit(Answers) -> Checking,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Proceed(Nothing) -> Checking;
    Forwarded: Supplier Return(Faults) -> AwaitingForwarded,
        Supplier Extend(Reason) -> Forwarded,
        Supplier Correct(Changes) -> Corrected,
        Supplier Supplement(Changes) -> Supplemented,
        Supplier Annul(Reason) -> Annulled,
        Supplier EndPublication(Reason) -> PublicationEnded,
        Supplier Delist(Reason) -> Delisted,
        Supplier Uphold(Reason) -> Upheld,
        Officer Recall(Reason) -> Checking,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    AwaitingForwarded: Enterprise Resubmit(Answers) -> Forwarded,
        Enterprise Withdraw(Nothing) -> Withdrawn,
        Clock Proceed(Nothing) -> Forwarded;
    Corrected: Enterprise RequestReview(Reason) -> Reviewing;
    Supplemented: Enterprise RequestReview(Reason) -> Reviewing;
    PublicationEnded: Enterprise RequestReview(Reason) -> Reviewing;
    Upheld: Enterprise RequestReview(Reason) -> Reviewing;
    Reviewing: Officer Correct(Changes) -> Corrected,
        Officer Supplement(Changes) -> Supplemented,
        Officer Annul(Reason) -> Annulled,
        Officer EndPublication(Reason) -> PublicationEnded,
        Officer Delist(Reason) -> Delisted,
        Officer Uphold(Reason) -> Upheld;
};

/// 泄露、篡改、冒用 and 消除影响 (founding plan §14), also from somebody without an account.
pub(super) const REPORT: &[Move] = table! {
    Submitted: Officer Accept(Nothing) -> Checking,
        Officer Decline(Reason) -> Declined,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Checking: Officer Forward(Agency) -> Forwarded,
        Officer Extend(Reason) -> Checking,
        Officer Resolve(Reason) -> Resolved,
        Officer Dismiss(Reason) -> Unfounded,
        Enterprise Withdraw(Nothing) -> Withdrawn;
    Forwarded: Supplier Extend(Reason) -> Forwarded,
        Supplier Resolve(Reason) -> Resolved,
        Supplier Dismiss(Reason) -> Unfounded,
        Officer Recall(Reason) -> Checking,
        Enterprise Withdraw(Nothing) -> Withdrawn;
};
