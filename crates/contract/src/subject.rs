//! Subjects (信用主体): whom records are about.

use crate::record::RecordKind;
use crate::{Date, Text, Uscc};
use serde::{Deserialize, Serialize};

named! {
    /// The four kinds of subject that the founding plan names (§12).
    pub enum SubjectKind {
        Enterprise = "enterprise", "企业法人";
        IndividualBusiness = "individual_business", "个体工商户";
        Organisation = "organisation", "非企业法人";
        /// Natural persons are never listed or searched; their public records come masked.
        Person = "person", "自然人";
    }
}

impl SubjectKind {
    /// The kinds that visitors can look up.
    pub const PUBLIC: [Self; 3] = [Self::Enterprise, Self::IndividualBusiness, Self::Organisation];
}

named! {
    /// Whether the subject still exists in the register.
    pub enum RegisterStatus {
        Active = "active", "存续";
        Revoked = "revoked", "吊销";
        Cancelled = "cancelled", "注销";
        MovedOut = "moved_out", "迁出";
    }
}

/// A division of the city: a GB/T 2260 code, or a local id such as `210300-GX` for the zones
/// that have none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Region {
    /// Code or local id.
    pub code: Text,
    /// Name, such as 铁东区.
    pub name: Text,
}

/// A subject as records refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubjectRef {
    /// 统一社会信用代码.
    pub code: Uscc,
    /// Registered name.
    pub name: Text,
    /// Kind of subject.
    pub kind: SubjectKind,
}

/// One line of a search result or suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubjectHit {
    /// Who.
    pub subject: SubjectRef,
    /// District, to tell subjects of one name apart.
    pub region: Region,
    /// Whether it still exists.
    pub status: RegisterStatus,
    /// The former name (曾用名) that the search words were found in, if it was not the present one.
    #[serde(default)]
    pub matched_former_name: Option<Text>,
    /// What is public about it, in numbers.
    pub summary: StandingSummary,
}

/// A line of the typeahead: as little as tells subjects apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    /// 统一社会信用代码.
    pub code: Uscc,
    /// Registered name.
    pub name: Text,
    /// Name of the district.
    pub region: Text,
    /// The former name that matched, if it was not the present one.
    #[serde(default)]
    pub matched_former_name: Option<Text>,
}

/// What the typeahead offers (`GET suggestions`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestions {
    /// At most ten subjects.
    pub items: Vec<Suggestion>,
    /// How many subjects there are in all.
    pub total: u64,
    /// At most three services of the portal that the words fit, best first.
    #[serde(default)]
    pub services: Vec<crate::finding::Service>,
}

/// Everything public about who a subject is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubjectProfile {
    /// Who.
    pub subject: SubjectRef,
    /// District.
    pub region: Region,
    /// Whether it still exists.
    pub status: RegisterStatus,
    /// Former names (曾用名), latest first.
    #[serde(default)]
    pub former_names: Vec<Text>,
    /// 法定代表人 of a legal person; masked for individual businesses.
    #[serde(default)]
    pub representative: Option<Text>,
    /// 企业类型 in the register's words.
    #[serde(default)]
    pub legal_form: Option<Text>,
    /// Date of establishment.
    #[serde(default)]
    pub established: Option<Date>,
    /// 登记机关.
    #[serde(default)]
    pub registered_with: Option<Text>,
    /// 住所; down to the district for individual businesses.
    #[serde(default)]
    pub address: Option<Text>,
    /// 行业.
    #[serde(default)]
    pub industry: Option<Text>,
    /// 经营范围 or 业务范围.
    #[serde(default)]
    pub scope: Option<Text>,
    /// Day of the latest change of any datum here.
    pub updated: Date,
    /// Public records per kind; kinds without any are left out.
    pub counts: Vec<KindCount>,
    /// The same in the terms of standing.
    pub summary: StandingSummary,
}

/// How many public records of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindCount {
    /// Kind.
    pub kind: RecordKind,
    /// Number of records that are public today.
    pub count: u32,
}

/// What is public about a subject today, in numbers: the ground of the sentence and the tags
/// that sum up its standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct StandingSummary {
    /// 守信激励名单 entries.
    pub red: u32,
    /// 严重失信主体名单 entries.
    pub black: u32,
    /// 重点关注名单 entries.
    pub watch: u32,
    /// 经营异常名录 entries.
    pub abnormal: u32,
    /// 行政许可.
    pub permits: u32,
    /// 行政处罚.
    pub penalties: u32,
    /// 信用承诺.
    pub commitments: u32,
    /// Commitments that were found not, or only partly, kept.
    pub breached: u32,
    /// Records of any kind under objection.
    pub under_objection: u32,
    /// 信用修复 completed and still published.
    pub repaired: u32,
}

impl StandingSummary {
    /// Whether there is anything that speaks against the subject.
    pub fn is_adverse(&self) -> bool {
        self.black + self.abnormal + self.watch + self.penalties + self.breached > 0
    }

    /// The standing in a sentence or two: what weighs most first, and what is not there.
    pub fn sentence(&self) -> String {
        let adverse = [
            (self.black, "列入严重失信主体名单", "次"),
            (self.abnormal, "列入经营异常名录", "次"),
            (self.watch, "列入重点关注名单", "次"),
            (self.penalties, "有公示中的行政处罚", "条"),
            (self.breached, "有未完全履行的信用承诺", "份"),
        ];
        let mut parts: Vec<String> = adverse
            .iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, what, unit)| format!("{what} {n} {unit}"))
            .collect();
        if self.red > 0 {
            parts.push(format!("列入守信激励名单 {} 次", self.red));
        }
        let mut sentence = match parts.is_empty() {
            true => String::from("目前没有公示中的失信记录。"),
            false => format!("目前{}。", parts.join("，")),
        };
        if self.black == 0 && !parts.is_empty() {
            sentence.push_str("没有列入严重失信主体名单。");
        }
        if self.under_objection > 0 {
            sentence.push_str(&format!("其中 {} 条正在处理异议。", self.under_objection));
        }
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_what_weighs_most_first() {
        let clean = StandingSummary { permits: 3, ..Default::default() };
        assert_eq!(clean.sentence(), "目前没有公示中的失信记录。");
        let red = StandingSummary { red: 1, ..Default::default() };
        assert_eq!(red.sentence(), "目前列入守信激励名单 1 次。没有列入严重失信主体名单。");
        let bad =
            StandingSummary { black: 1, penalties: 2, under_objection: 1, ..Default::default() };
        assert_eq!(
            bad.sentence(),
            "目前列入严重失信主体名单 1 次，有公示中的行政处罚 2 条。其中 1 条正在处理异议。"
        );
    }

    #[test]
    fn unknown_kinds_are_refused() {
        assert!(serde_json::from_str::<SubjectKind>("\"alien\"").is_err());
        assert_eq!(serde_json::to_string(&SubjectKind::Enterprise).unwrap(), "\"enterprise\"");
    }
}
