//! Cases (办件): what is filed, from its receipt to its end, whatever it is filed for.

mod desk;
mod effect;
mod machine;
mod number;
mod overview;
mod progress;
mod remedy;
mod terms;
mod views;

pub use desk::{Appointment, Beside, Ground, LogEntry, OrderPreview, Preview, WorkingDays};
pub use effect::assessed;
pub use machine::{Action, CaseKind, CaseState, Move, Needs, Role, consequence, moves};
pub use number::{CaseNumber, CommitmentNumber};
pub use overview::{DraftHead, Overview};
pub use progress::{CaseLookup, CaseNotice, Progress, Proof};
pub use remedy::{Change, Handling, Interview, Order, OrderRequest, Outcome, Receipt, Remedy};
pub use terms::{Counting, Course, Terms};
pub use views::{CaseToCorrect, Filed, RegisterFacts};

use crate::calendar::TimeLeft;
use crate::form::{Answers, FormTemplate, TemplateHead};
use crate::record::{Authority, RecordId};
use crate::subject::SubjectRef;
use crate::{Date, FieldError, Text, Timestamp};
use serde::{Deserialize, Serialize};

/// A line of a list of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseHead {
    /// 受理编号.
    pub number: CaseNumber,
    /// Kind.
    pub kind: CaseKind,
    /// What it is about: the form's title.
    pub title: Text,
    /// Who filed it; of an order, to whom it goes; of a report, whom it concerns.
    pub subject: SubjectRef,
    /// Who received it and answers for it.
    pub agency: Authority,
    /// To whom it was forwarded to be checked and decided.
    #[serde(default)]
    pub handler: Option<Authority>,
    /// State.
    pub state: CaseState,
    /// When it was first filed.
    pub submitted: Timestamp,
    /// When anything last happened.
    pub updated: Timestamp,
    /// Until when somebody has to act; none where nobody has to.
    #[serde(default)]
    pub due: Option<Date>,
    /// Whether the calendar knew the arrangement of the year when the day was counted.
    #[serde(default)]
    pub due_certain: bool,
    /// How much time is left until then.
    #[serde(default)]
    pub left: Option<TimeLeft>,
    /// Id of the form, to file the same again.
    #[serde(default)]
    pub template: String,
}

/// Something that happened in a case. The log is append-only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub action: Action,
    /// As whom.
    pub role: Role,
    /// Who, as far as the reader may know: the agency, the subject, or the platform.
    pub actor: Text,
    /// The state after it.
    pub state: CaseState,
    /// The reason or message that went with it.
    #[serde(default)]
    pub note: Option<Text>,
    /// What was found wrong, all at once.
    #[serde(default)]
    pub faults: Vec<FieldError>,
}

/// An action that the caller may take now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offer {
    /// The action.
    pub action: Action,
    /// What has to go with it.
    pub needs: Needs,
}

/// A file handed in with a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// Id of the upload.
    pub id: String,
    /// Name of the file as its owner had it.
    pub name: Text,
    /// Bytes.
    pub size: u64,
    /// Media type, found from the content.
    pub media: String,
}

/// An agreement that was given, with what was agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    /// Id of the agreement.
    pub id: String,
    /// Version of its text.
    pub version: u32,
    /// The text.
    pub text: Text,
    /// When it was given.
    pub given: Timestamp,
    /// When it was taken back.
    #[serde(default)]
    pub withdrawn: Option<Timestamp>,
}

/// A line of the list of what an enterprise has agreed to (`GET me/consents`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Authorisation {
    /// In which case.
    pub case: CaseNumber,
    /// What that is about.
    pub title: Text,
    /// The agreement.
    pub consent: Consent,
    /// Whether nothing could be filed without it. Then it can't be taken back by itself.
    pub required: bool,
}

/// A case with everything that its parties see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Case {
    /// What lists show.
    pub head: CaseHead,
    /// The form as it was when filed.
    pub form: FormTemplate,
    /// What was answered.
    pub answers: Answers,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// Agreements given.
    pub consents: Vec<Consent>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
    /// What the caller may do now.
    pub offers: Vec<Offer>,
    /// To be given with the number when following the case without signing in.
    pub verification_code: String,
    /// The record that came of it, if it is public.
    #[serde(default)]
    pub record: Option<RecordId>,
    /// 承诺编码, once accepted.
    #[serde(default)]
    pub commitment_number: Option<CommitmentNumber>,
    /// What it has when it puts something right.
    #[serde(default)]
    pub remedy: Remedy,
    /// Counts the changes; an action names the one it was decided on.
    pub version: u32,
    /// What an officer sees beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
}

/// `POST me/cases`: what is filed. The draft is gone when the case exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Filing {
    /// Form.
    pub template: String,
    /// The version that was filled in.
    pub template_version: u32,
    /// The draft that becomes the case.
    #[serde(default)]
    pub draft: Option<String>,
    /// Answers.
    pub answers: Answers,
    /// Agreements given, as id and version.
    pub agreements: Vec<AgreedTo>,
}

/// An agreement as it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgreedTo {
    /// Id of the agreement.
    pub id: String,
    /// Version of the text that was read.
    pub version: u32,
}

/// `POST …/cases/{number}/actions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ActionRequest {
    /// Code of the action.
    pub action: String,
    /// The version of the case that it was decided on.
    pub version: u32,
    /// Reason or message.
    pub note: Option<Text>,
    /// Id of the ground in law that was chosen.
    pub ground: Option<String>,
    /// What is wrong, with the keys of the answers.
    pub faults: Vec<FieldError>,
    /// The corrected answers.
    pub answers: Option<Answers>,
    /// What of a commitment was not kept.
    pub unfulfilled: Option<Text>,
    /// How it was held liable.
    pub sanction: Option<Text>,
    /// To which agency it is forwarded, by name.
    pub agency: Option<Text>,
    /// What is corrected or supplemented in the record.
    pub changes: Vec<Change>,
    /// The day that goes with the action: of an interview, of the end of a new term, from which
    /// it can be applied for again.
    pub day: Option<Date>,
    /// Where an interview takes place.
    pub place: Option<Text>,
}

/// A draft (`me/drafts/{id}`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draft {
    /// Chosen by whoever began it: letters, digits, hyphens, at most 64.
    pub id: String,
    /// The form.
    pub template: TemplateHead,
    /// What has been typed.
    pub answers: Answers,
    /// When the platform last stored it.
    pub saved: Timestamp,
    /// The version for `If-Match`.
    pub version: u32,
    /// How many required answers are still missing or wrong.
    pub missing: u32,
    /// What the register knows of whoever fills it in: where a single draft is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterFacts>,
}

/// The body of `PUT me/drafts/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftContent {
    /// Form.
    pub template: String,
    /// What has been typed.
    pub answers: Answers,
}

/// Whether something can be filed (`GET me/eligibility`), before anybody types a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Eligibility {
    /// Whether it can.
    pub eligible: bool,
    /// Why not, as sentences.
    pub reasons: Vec<Text>,
    /// What else is possible.
    pub instead: Vec<Text>,
    /// An open case for the same thing.
    #[serde(default)]
    pub duplicate: Option<CaseHead>,
    /// What the register knows, as answers by field id.
    pub known: Answers,
    /// The platform's day, by which answers are checked: the clock of a device may be wrong.
    pub today: Date,
}

#[cfg(test)]
mod terms_tests;
#[cfg(test)]
mod tests;
