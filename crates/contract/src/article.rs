//! What there is to read (`GET articles`): news, rules, cases, guidance. A text is a list of typed
//! blocks, none of which can hold markup, so whoever shows it can't be made to run anything.

use crate::{Date, FieldError, Text};
use serde::{Deserialize, Serialize};

named! {
    /// The parts of what there is to read.
    pub enum ArticleSection {
        News = "news", "信用动态";
        Policy = "policy", "政策法规";
        Cases = "cases", "典型案例";
        Reader = "reader", "诚信教育读本";
        Measures = "measures", "联合奖惩措施清单";
        Catalogue = "catalogue", "信用信息目录";
        Services = "services", "服务机构与行业协会名录";
        Governance = "governance", "领导小组与职责分工";
        Pilots = "pilots", "试点示范";
        Site = "site", "本站说明";
    }
}

impl ArticleSection {
    /// What it holds, in a sentence.
    pub fn lead(self) -> &'static str {
        match self {
            Self::News => "本市和国家、省信用工作的新进展。",
            Self::Policy => "现行规定和我们写的白话解读。解读只帮助理解，以原文为准。",
            Self::Cases => "守信受益、失信受限、改正后修复的事例。",
            Self::Reader => "办事前可以看看的诚信常识。免费，自愿，不看也不影响办理任何事项。",
            Self::Measures => "守信能得到什么便利，失信受到哪些限制，各依据什么。",
            Self::Catalogue => "本站归集和公示哪些信息，依据什么，由谁提供。",
            Self::Services => "能帮您的窗口、机构和行业协会。信用修复不收费，不需要找中介。",
            Self::Governance => "谁牵头，谁负责，找谁问。",
            Self::Pilots => "正在试行的做法和示范单位。",
            Self::Site => "本站由谁办、怎样使用、怎样保护您的信息。",
        }
    }
}

/// The most articles in one answer.
pub const MOST_ARTICLES: u32 = 200;
/// The longest search text, in characters.
const LONGEST_QUERY: usize = 50;

/// The name of an article in addresses: small letters, digits and hyphens, at most 64.
pub fn is_article_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What a list says of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ArticleHead {
    /// Name in addresses; unique in all sections.
    pub id: Text,
    /// Where it stands.
    pub section: ArticleSection,
    /// Headline.
    pub title: Text,
    /// What it says, in a sentence or two.
    #[serde(default)]
    pub summary: Option<Text>,
    /// Who wrote it, or where it was taken from.
    pub source: Text,
    /// Day of publication.
    pub published: Date,
}

/// An article (`GET articles/{id}`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Article {
    /// What lists say of it.
    pub head: ArticleHead,
    /// The text.
    pub blocks: Vec<Block>,
    /// Whether there was more than an article may hold.
    #[serde(default)]
    pub cut: bool,
}

/// A part of a text; on the wire an object with one member, named after the type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// What somebody else said.
    Quote(Vec<Run>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// Text in which blanks and line ends count.
    Code(String),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heading {
    /// 2 to 4: the title is 1.
    pub level: u16,
    /// The heading.
    pub text: Vec<Run>,
}

/// A list. Items of items follow their item, one deeper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct List {
    /// Whether the items are numbered.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Item {
    /// How deep, from 1 to 3.
    pub depth: u16,
    /// The item.
    pub text: Vec<Run>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Table {
    /// What the columns are called.
    pub head: Vec<Vec<Run>>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// Text that looks and leads the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Run {
    /// The text; a line end in it is one.
    pub text: String,
    /// Whether it is important.
    #[serde(default)]
    pub strong: bool,
    /// Where it leads; see [`is_safe_link`].
    #[serde(default)]
    pub link: Option<String>,
}

/// Whether an address may be linked to: another site, a telephone, a mailbox, or a path here.
/// Whoever shows a link asks too, since whoever made it may not have.
pub fn is_safe_link(address: &str) -> bool {
    let plain = address.len() <= 2000 && address.chars().all(|c| !c.is_control() && c != ' ');
    let local = address.starts_with('/') && !address.starts_with("//") && !address.contains('\\');
    let lower = |n: usize| address.get(..n).map(str::to_ascii_lowercase).unwrap_or_default();
    let rest = |n: usize| address.len() > n;
    let outside = (lower(8) == "https://" && rest(8)) || (lower(7) == "http://" && rest(7));
    let person = (lower(4) == "tel:" && rest(4)) || (lower(7) == "mailto:" && rest(7));
    plain && (local || outside || person)
}

/// `GET articles`, and the address of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleQuery {
    /// Only this section.
    pub section: Option<ArticleSection>,
    /// Words that the title or the text contains; empty for any.
    pub q: String,
}

impl ArticleQuery {
    /// Reads name–value pairs, as the other queries do.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Vec<FieldError>> {
        let (mut query, mut errors) = (Self::default(), Vec::new());
        for (name, value) in pairs {
            let value = value.as_ref().trim();
            match name.as_ref() {
                _ if value.is_empty() => {}
                "q" => query.q = value.to_owned(),
                "section" => match ArticleSection::from_code(value) {
                    Some(section) => query.section = Some(section),
                    None => {
                        let detail = "没有这个栏目，请重新选择。";
                        errors.push(FieldError::new("section", detail));
                    }
                },
                _ => {}
            }
        }
        if query.q.chars().count() > LONGEST_QUERY {
            let detail = format!("查找内容不能超过 {LONGEST_QUERY} 个字，请只写几个字。");
            errors.push(FieldError::new("q", detail));
        }
        if errors.is_empty() { Ok(query) } else { Err(errors) }
    }

    /// The pairs that [`Self::parse`] reads back.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        pairs.extend(self.section.map(|section| ("section", section.code().to_owned())));
        pairs.extend((!self.q.is_empty()).then(|| ("q", self.q.clone())));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_links_that_can_do_no_harm() {
        for good in [
            "https://example.cn/a?b=c",
            "HTTP://example.cn",
            "tel:8890",
            "mailto:a@b.cn",
            "/lists",
            "/",
        ] {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "/\\evil.example",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "lists",
            "#a",
            "",
            "https://",
            "tel:",
            "file:///etc/passwd",
            "blob:https://x/y",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }

    #[test]
    fn a_query_survives_the_address() {
        let query = ArticleQuery { section: Some(ArticleSection::Policy), q: "修复".into() };
        assert_eq!(ArticleQuery::parse(query.pairs()), Ok(query));
        let wrong = ArticleQuery::parse([("section", "x"), ("q", &"长".repeat(51))]).unwrap_err();
        assert_eq!(wrong.len(), 2);
    }

    proptest! {
        #[test]
        fn what_may_be_linked_begins_harmlessly(address in "\\PC{0,20}|[a-z]{1,10}:\\PC{0,10}") {
            if is_safe_link(&address) {
                let lower = address.to_ascii_lowercase();
                let begins = ["/", "http://", "https://", "tel:", "mailto:"];
                prop_assert!(begins.iter().any(|start| lower.starts_with(start)));
            }
        }
    }
}
