//! Documents that the platform makes of its records: a dated certificate of a lookup (查询证明), and
//! credit reports (信用报告). Each has a number, a code and the digest of its content, by which
//! anybody who is shown it can have it verified. What was looked up stands in bodies, never in an
//! address.

mod number;

pub use number::DocumentNumber;

use crate::case::CaseHead;
use crate::record::RecordHead;
use crate::screening::Outcome;
use crate::subject::{RegisterStatus, StandingSummary, SubjectProfile, SubjectRef};
use crate::training::Certificate;
use crate::{Date, Text, Timestamp, Uscc};
use serde::{Deserialize, Serialize};

/// Most lines of a certificate.
pub const LINES: usize = 1000;
/// Most bytes of a request for a document.
pub const BYTES: usize = 512 * 1024;
/// Most records that a document lists.
pub const RECORDS: usize = 500;

named! {
    /// What a document is.
    pub enum DocumentKind {
        /// What was found for one name or for a list, also that nothing was.
        Lookup = "lookup", "查询证明";
        /// Everything public about a subject.
        Report = "report", "信用报告";
        /// The same for the subject itself, with what only it may see.
        OwnReport = "own_report", "信用报告（本单位版）";
    }
}

/// `POST documents`: a certificate of what is found for these lines, or the public report of one
/// subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentRequest {
    /// [`DocumentKind::Lookup`] or [`DocumentKind::Report`].
    pub kind: DocumentKind,
    /// What is looked up, at most [`LINES`]; one line, with its code, for a report.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 1000))]
    pub lines: Vec<Asked>,
}

/// A line that is looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Asked {
    /// A name or code as typed.
    pub text: String,
    /// Whom somebody has chosen where several fit.
    #[serde(default)]
    pub code: Option<Uscc>,
}

/// What every document says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentHead {
    /// Number: kind, day, running number, check digits.
    pub number: DocumentNumber,
    /// What it is.
    pub kind: DocumentKind,
    /// When it was made.
    pub made: Timestamp,
    /// The data were as of this moment.
    pub as_of: Timestamp,
    /// Version of the data (数据版本).
    pub version: String,
    /// SHA-256 of the content, hexadecimal.
    pub digest: String,
}

/// A document (`GET documents/{id}`), for who has its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// Stands in its address; says nothing.
    pub id: String,
    /// What it says of itself.
    pub head: DocumentHead,
    /// Verification code (核验码).
    pub code: String,
    /// SHA-256 of the file that can be downloaded, hexadecimal.
    pub fingerprint: String,
    /// What it says.
    pub content: DocumentContent,
}

/// What a document says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentContent {
    /// What was looked up and what was found, in the order in which it was asked.
    pub lines: Vec<DocumentLine>,
    /// Who the subject is; in reports.
    #[serde(default)]
    pub profile: Option<SubjectProfile>,
    /// The public records of a report; of a certificate for one subject those that speak against it.
    #[serde(default)]
    pub records: Vec<DocumentRecord>,
    /// So many records more there were than are listed.
    #[serde(default)]
    pub omitted: u32,
    /// What the enterprise has filed; in its own report.
    #[serde(default)]
    pub cases: Vec<CaseHead>,
    /// Certificates of the repair training that count; in its own report.
    #[serde(default)]
    pub trainings: Vec<Certificate>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentLine {
    /// What was looked up, as typed by whoever asked.
    pub asked: Text,
    /// What came of it.
    pub outcome: Outcome,
    /// Who was found.
    #[serde(default)]
    pub subject: Option<SubjectRef>,
    /// Its district.
    #[serde(default)]
    pub region: Option<Text>,
    /// Whether it still existed.
    #[serde(default)]
    pub status: Option<RegisterStatus>,
    /// What was public about it; none where that isn't repeated any more, see `note`.
    #[serde(default)]
    pub summary: Option<StandingSummary>,
    /// Why nothing was found, or what is to be known about the line.
    #[serde(default)]
    pub note: Option<Text>,
}

/// A record in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentRecord {
    /// What all kinds have.
    pub head: RecordHead,
    /// The fields of its kind; in reports.
    #[serde(default)]
    pub facts: Vec<Detail>,
}

/// A field of a record, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Detail {
    /// Its name.
    pub label: Text,
    /// What it says.
    pub value: Text,
}

/// `POST document-checks`: number and code as typed, or the fingerprint of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentCheck {
    /// Number.
    #[serde(default)]
    pub number: Option<String>,
    /// Verification code.
    #[serde(default)]
    pub code: Option<String>,
    /// SHA-256 of the file, hexadecimal; instead of number and code.
    #[serde(default)]
    pub fingerprint: Option<String>,
}

/// Its answer: what the document must say to be genuine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentProof {
    /// What it says of itself.
    pub head: DocumentHead,
    /// SHA-256 of its file, hexadecimal.
    pub fingerprint: String,
    /// What it says, without records that have ended or changed meanwhile; none for an enterprise's
    /// own report, whose file proves itself.
    #[serde(default)]
    pub content: Option<DocumentContent>,
    /// What has become of its basis.
    pub basis: Basis,
}

/// What has changed in the records that a document was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Basis {
    /// Compared on this day.
    pub compared: Date,
    /// Records that aren't public any more: repaired, revoked, or at their end.
    pub ended: u32,
    /// Records that were corrected or are under objection since, or no longer.
    pub changed: u32,
    /// Records that were published since.
    pub added: u32,
    /// Subjects whose name or registration is another now, and lines for which somebody is found
    /// now.
    pub subjects: u32,
}

impl Basis {
    /// Whether anything is other than when the document was made.
    pub fn has_changed(&self) -> bool {
        self.ended + self.changed + self.added + self.subjects > 0
    }

    /// What has changed, in a sentence for people.
    pub fn sentence(&self) -> String {
        let parts: Vec<String> = [
            (self.ended, "条信息已停止公示（修复、撤销或到期）"),
            (self.changed, "条信息有了更正或标注"),
            (self.added, "条信息是后来公示的"),
            (self.subjects, "个主体的登记情况有了变化"),
        ]
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{n} {what}"))
        .collect();
        match parts.is_empty() {
            true => "开具以后，依据的信息没有变化。".to_owned(),
            false => {
                format!("开具以后，依据的信息有变化：{}。请以现在的公示为准。", parts.join("，"))
            }
        }
    }
}

/// Who a subject is, as documents say it: labels and values.
pub fn facts_of(profile: &SubjectProfile) -> Vec<(&'static str, String)> {
    let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    let former: Vec<_> = profile.former_names.iter().map(ToString::to_string).collect();
    let all = [
        ("统一社会信用代码", Some(profile.subject.code.to_string())),
        ("主体类型", Some(profile.subject.kind.label().to_owned())),
        ("登记状态", Some(profile.status.label().to_owned())),
        ("曾用名", (!former.is_empty()).then(|| former.join("；"))),
        ("法定代表人或经营者", text(&profile.representative)),
        ("企业类型", text(&profile.legal_form)),
        ("成立日期", profile.established.map(Date::chinese)),
        ("登记机关", text(&profile.registered_with)),
        ("住所", text(&profile.address)),
        ("行业", text(&profile.industry)),
        ("经营范围", text(&profile.scope)),
    ];
    all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_the_basis_is_told_without_what_it_was() {
        let compared = Date::FAR;
        let same = Basis { compared, ended: 0, changed: 0, added: 0, subjects: 0 };
        assert!(!same.has_changed() && same.sentence().contains("没有变化"));
        let other = Basis { ended: 1, added: 2, ..same };
        assert!(other.has_changed());
        assert_eq!(
            other.sentence(),
            "开具以后，依据的信息有变化：1 条信息已停止公示（修复、撤销或到期），2 条信息是后来公示的。请以现在的公示为准。"
        );
    }
}
