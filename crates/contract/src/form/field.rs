//! Fields: what can be asked.

use super::Condition;
use crate::Text;
use serde::{Deserialize, Serialize};

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormField {
    /// Key of the answer: lower-case letters, digits, underscores.
    pub id: String,
    /// What people read.
    pub label: Text,
    /// What to write, with an example.
    #[serde(default)]
    pub hint: Option<Text>,
    /// What kind of answer.
    pub kind: FieldKind,
    /// Whether it may stay empty.
    #[serde(default)]
    pub optional: bool,
    /// Asked only then.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Filled in from the register.
    #[serde(default)]
    pub known: Option<Known>,
    /// Never made public, and not kept in clear on a device after sign-out.
    #[serde(default)]
    pub private: bool,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// A line more about it.
    #[serde(default)]
    pub hint: Option<Text>,
}

/// Kinds of answer. Limits of length are in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FieldKind {
    /// One line.
    Text { most: u32 },
    /// Several lines.
    LongText { most: u32 },
    /// A whole number.
    Number { least: i64, most: i64 },
    /// An amount in 元, up to two decimals.
    Amount { most: i64 },
    /// A day; `earliest` and `latest` in days from today.
    Date { earliest: Option<i32>, latest: Option<i32> },
    /// From one day to another: `id.from`, `id.to`.
    Period {},
    /// One of these.
    Choice { options: Vec<Choice> },
    /// Some of these, a line each.
    Choices { options: Vec<Choice>, most: u32 },
    /// A district of the city.
    Region {},
    /// An industry.
    Industry {},
    /// A 统一社会信用代码.
    Identifier {},
    /// Number of a certificate: letters, digits, Chinese characters and usual signs.
    CertificateNumber {},
    /// A person's name; masked wherever it is public.
    Person {},
    /// A mobile telephone number.
    Phone {},
    /// A table: cells are keyed `id.0.column`.
    Rows {
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        columns: Vec<FormField>,
        most: u32,
    },
    /// Files: ids of uploads, a line each.
    Attachment { most: u32 },
}

named! {
    /// What is known beforehand: of the subject who files, and of the record that it is about.
    pub enum Known {
        Name = "name", "名称";
        Code = "code", "统一社会信用代码";
        Representative = "representative", "法定代表人";
        Address = "address", "住所";
        Region = "region", "地区";
        Industry = "industry", "行业";
        Established = "established", "成立日期";
        /// Id of the record that it is about.
        Record = "record", "记录编号";
        RecordTitle = "record_title", "记录名称";
        RecordNumber = "record_number", "文书号";
        RecordAuthority = "record_authority", "作出决定的机关";
        RecordDecided = "record_decided", "决定日期";
        RecordPublished = "record_published", "公示日期";
        RecordUntil = "record_until", "公示截止日期";
        /// For a choice: the fields of the record, each with what it says.
        RecordFields = "record_fields", "记录的各项内容";
    }
}

impl Known {
    /// Whether the answer has to be what is known: nobody files under another's name, or about
    /// what a record doesn't say.
    pub fn is_fixed(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Code
                | Self::Record
                | Self::RecordTitle
                | Self::RecordNumber
                | Self::RecordAuthority
                | Self::RecordDecided
                | Self::RecordPublished
                | Self::RecordUntil
        )
    }
}
