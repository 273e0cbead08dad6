//! What can go wrong between the portal and the platform.

use contract::Problem;

/// Why a request has no usable answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// No network, or the platform can't be reached at all.
    Offline,
    /// No answer in time.
    Timeout,
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// The platform says what is wrong.
    Problem(Box<Problem>),
    /// An answer with this status that is no problem document: a proxy's error page, say.
    Status(u16),
    /// An answer that this portal can't read: platform and portal differ in version.
    Unreadable,
    /// A file of the portal itself is missing or damaged.
    Incomplete,
    /// The site has been updated: files of the portal that runs here are gone.
    Outdated,
    /// The page that asked is gone. Nobody is told.
    Cancelled,
}

impl ApiError {
    /// The HTTP status, if there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Status(status) => Some(*status),
            Self::SignedOut => Some(401),
            _ => None,
        }
    }

    /// What the platform says when somebody else was faster (409, 412).
    pub fn conflict(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) if matches!(problem.status, 409 | 412) => Some(problem),
            _ => None,
        }
    }

    /// Whether the platform couldn't be reached.
    pub fn is_out_of_reach(&self) -> bool {
        matches!(self, Self::Offline | Self::Timeout)
    }

    /// Whether asking again soon may help.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Offline | Self::Timeout => true,
            other => matches!(other.status(), Some(502..=504)),
        }
    }
}
