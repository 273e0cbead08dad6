//! What the home page shows of the whole site.

use crate::article::ArticleHead;
use crate::record::RecordHead;
use crate::subject::KindCount;
use crate::{Date, Text, Timestamp};
use serde::{Deserialize, Serialize};

/// The answer of `GET site`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Site {
    /// The data are as of this moment.
    pub as_of: Timestamp,
    /// Subjects that can be looked up.
    pub subjects: u64,
    /// Public records per kind.
    pub counts: Vec<KindCount>,
    /// The records published last, newest first; at most ten.
    pub latest: Vec<RecordHead>,
    /// Notices, newest first.
    pub notices: Vec<Notice>,
    /// The newest of the news, without summaries; at most five.
    #[serde(default)]
    pub news: Vec<ArticleHead>,
}

/// A notice to all visitors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Headline.
    pub title: Text,
    /// The notice itself, a short paragraph.
    pub text: Text,
    /// Day of publication.
    pub published: Date,
}
