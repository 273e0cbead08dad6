//! A form with everything around it: what it is for, who receives it, what it commits to.

use super::condition::asked;
use super::{Answers, Condition, FormField};
use crate::Text;
use crate::record::{Authority, CommitmentType, Disclosure, RegistrationCategory};
use serde::{Deserialize, Serialize};

named! {
    /// What a form is filed for.
    pub enum Purpose {
        Commitment = "commitment", "信用承诺";
        Registration = "registration", "自愿注册";
        Objection = "objection", "异议申诉";
        Repair = "repair", "信用修复";
        Rectification = "rectification", "整改报告";
        Report = "report", "问题反映";
    }
}

/// A line of the list of forms (`GET form-templates`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateHead {
    /// Id for addresses: lower-case letters, digits, hyphens.
    pub id: String,
    /// Counts its versions; a case keeps the one it was filed with.
    pub version: u32,
    /// What it is for.
    pub purpose: Purpose,
    /// Type of commitment, for commitments.
    #[serde(default)]
    pub commitment: Option<CommitmentType>,
    /// Category, for registrations.
    #[serde(default)]
    pub registration: Option<RegistrationCategory>,
    /// Name.
    pub title: Text,
    /// What it does for whom, in a sentence or two.
    pub lead: Text,
    /// Who receives and decides.
    pub agency: Authority,
    /// Working days until the decision.
    pub working_days: u32,
    /// The permit items or other matters that it serves; only in the list of forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<Text>,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormTemplate {
    /// What the list of forms shows.
    pub head: TemplateHead,
    /// What it is about, before somebody begins.
    pub matter: Matter,
    /// Whether and where the result is public.
    pub disclosure: Disclosure,
    /// Sections, a page each.
    pub sections: Vec<Section>,
    /// Title of the 承诺书, and its paragraphs with `{field}` where an answer goes.
    pub letter: Vec<Text>,
    /// What is agreed to at the end, each apart.
    pub agreements: Vec<Agreement>,
}

/// What a filing is about: the ground, the conditions, what to have ready.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Matter {
    /// The permit items or other matters that it serves.
    pub serves: Vec<Text>,
    /// Conditions to be met.
    pub conditions: Vec<Text>,
    /// Materials that are still required.
    pub materials: Vec<Text>,
    /// Materials that the commitment replaces.
    pub replaces: Vec<Text>,
    /// What happens when it is not kept.
    pub liability: Option<Text>,
}

/// A section: one topic, one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Section {
    /// Id for addresses.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// A line below the heading.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Asked only then.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Fields.
    pub fields: Vec<FormField>,
}

/// A declaration, agreed to in so many words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agreement {
    /// Id.
    pub id: String,
    /// Version of the text.
    pub version: u32,
    /// The text.
    pub text: Text,
    /// Whether nothing can be filed without it. The others can be refused and withdrawn later.
    pub required: bool,
}

/// Id of the field of an application for repair that names the certificate of the repair training.
/// The platform fills it in.
pub const CERTIFICATE: &str = "certificate";

impl FormTemplate {
    /// Whether this field names the certificate of the repair training.
    pub fn is_certificate(&self, field: &str) -> bool {
        self.head.purpose == Purpose::Repair && field == CERTIFICATE
    }

    /// The sections that these answers lead through, in order.
    pub fn steps<'a>(&'a self, answers: &Answers) -> Vec<&'a Section> {
        self.sections.iter().filter(|s| asked(&s.when, answers)).collect()
    }

    /// Every field, asked for or not, without the columns of tables.
    pub fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.sections.iter().flat_map(|s| &s.fields)
    }
}

impl Section {
    /// The fields that are asked for with these answers.
    pub fn asked<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a FormField> {
        self.fields.iter().filter(|f| asked(&f.when, answers))
    }
}
