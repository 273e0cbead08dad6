//! Who is signed in (`GET session`).

use crate::record::Authority;
use crate::subject::SubjectRef;
use crate::{Text, Timestamp};
use serde::{Deserialize, Serialize};

/// As whom somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// For an enterprise.
    Enterprise {
        /// The enterprise.
        subject: SubjectRef,
    },
    /// For an agency.
    Officer {
        /// The agency.
        agency: Authority,
    },
}

/// A session. The session itself is a cookie that no script can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The person who acts (经办人), masked.
    pub person: Text,
    /// For whom.
    pub identity: Identity,
    /// To be sent as `X-CSRF-Token` with everything that changes something. What only reads may
    /// carry it too, and is then refused when the browser has another session meanwhile.
    pub csrf: String,
    /// When it ends unless something is done.
    pub expires: Timestamp,
}

/// The answer of `GET session`: how to sign in, and who is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionState {
    /// The session, if somebody is signed in.
    #[serde(default)]
    pub session: Option<Session>,
    /// Where to send the browser to sign in; none where the platform takes passwords itself.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// Accounts to try, only with sample data.
    #[serde(default)]
    pub demo: Vec<DemoAccount>,
}

/// A provider of identities that redirects back (OpenID Connect).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provider {
    /// Its name.
    pub name: Text,
    /// An address of the platform, which redirects; `return` names the page to come back to.
    pub start: String,
}

/// An account of the sample data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoAccount {
    /// User name.
    pub user: String,
    /// Password.
    pub password: String,
    /// For whom it acts.
    pub acts_for: Text,
}

impl Session {
    /// Whether both are of the same person, acting for the same party.
    pub fn is_of(&self, other: &Session) -> bool {
        self.person == other.person && self.identity == other.identity
    }
}

/// `POST session`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Credentials {
    /// User name.
    pub user: String,
    /// Password.
    pub password: String,
}
