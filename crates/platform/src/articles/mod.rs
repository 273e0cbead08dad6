//! What there is to read: Markdown files with a few lines about them at the top, those that come
//! with the program and others.

mod directory;
mod markdown;

pub use directory::{ID as DIRECTORY, Kept, directory, head as directory_head};
pub use markdown::words;

use crate::store::Store;
use anyhow::{Context, Result, ensure};
use contract::article::{Article, ArticleHead, ArticleSection, is_article_id};
use contract::{Date, Text};
use std::fs;
use std::path::{Path, PathBuf};

/// The longest file, in bytes.
const LONGEST: u64 = 1_000_000;

/// A file that comes with the program.
pub struct File {
    /// Name of the article in addresses.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! files {
    ($($id:literal),* $(,)?) => {
        /// The files that come with the program.
        pub const FILES: &[File] =
            &[$(File { id: $id, text: include_str!(concat!("files/", $id, ".md")) }),*];
    };
}

files![
    "about",
    "privacy",
    "accessibility",
    "contact",
    "terms",
    "plan-2020",
    "repair-rules",
    "objection-rules",
    "list-names",
    "reader-first",
    "reader-commitment",
    "reader-penalty",
    "measures-reward",
    "measures-restrict",
    "news-portal",
    "news-training",
    "news-agents",
    "case-wages",
    "case-commitment",
    "case-repair",
    "services-windows",
    "services-associations",
    "governance-group",
    "governance-duties",
    "pilots-commitment",
    "pilots-evaluation",
];

/// An article with what only the platform needs to know of it.
#[derive(Debug)]
pub struct Written {
    /// The article.
    pub article: Article,
    /// Whether it is made up, and belongs to the sample data alone.
    pub sample: bool,
}

/// Reads a file: `name: value` lines between two lines `---`, then Markdown. A date may be given
/// as `days`, counted back from today.
pub fn read(id: &str, text: &str, today: Date) -> Result<Written> {
    ensure!(is_article_id(id), "文章名“{id}”只能用小写字母、数字和连字符");
    let text = text.replace("\r\n", "\n");
    let rest = text.strip_prefix("---\n").context("开头要有一行 ---")?;
    let (about, body) = rest.split_once("\n---\n").context("说明后面要有一行 ---")?;
    let value = |name: &str| {
        let lines = about.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
    };
    let required =
        |name: &str| value(name).and_then(Text::new).with_context(|| format!("缺少 {name}"));
    let section = value("section").unwrap_or_default();
    let days =
        value("days").map(|days| days.parse::<u16>().context("days 应为天数")).transpose()?;
    let published = match (days, value("published")) {
        (Some(days), _) => today.add_days(-i32::from(days)),
        (None, Some(day)) => Date::parse(day).with_context(|| format!("没有 {day} 这一天"))?,
        (None, None) => anyhow::bail!("缺少 published，应写成 2026-11-22 这样"),
    };
    let (blocks, cut) = markdown::blocks(body);
    let head = ArticleHead {
        id: Text::new(id).context("文章名")?,
        section: ArticleSection::from_code(section)
            .with_context(|| format!("没有栏目“{section}”"))?,
        title: required("title")?,
        summary: value("summary").and_then(Text::new),
        source: required("source")?,
        published,
    };
    let sample = value("sample") == Some("true");
    Ok(Written { article: Article { head, blocks, cut }, sample })
}

/// The articles that come with the program; the made-up ones only beside sample data.
pub fn embedded(sample: bool, today: Date) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    for file in FILES {
        let written = read(file.id, file.text, today).with_context(|| file.id)?;
        if sample || !written.sample {
            articles.push(written.article);
        }
    }
    Ok(articles)
}

/// `platform articles`: puts in these files, each under its own name, and takes those away.
pub fn run(data: &Path, files: &[PathBuf], withdraw: &[String]) -> Result<()> {
    let today = crate::clock::Clock::System.today();
    let mut articles = Vec::new();
    for file in files {
        let about = || file.display().to_string();
        ensure!(fs::metadata(file).with_context(about)?.len() <= LONGEST, "{} 太大", about());
        let text = fs::read_to_string(file).with_context(about)?;
        let id = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        articles.push(read(id, &text, today).with_context(about)?.article);
    }
    for article in articles.iter().filter(|article| article.cut) {
        println!("{}：内容太长，只收了前一部分", article.head.id);
    }
    let withdrawn = Store::open_for_import(data)?.put_articles(&articles, withdraw)?;
    println!("放入 {} 篇，撤下 {withdrawn} 篇", articles.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::new(2026, 11, 22).unwrap()
    }

    #[test]
    fn every_file_that_comes_along_is_whole() {
        let articles = embedded(true, today()).unwrap();
        assert_eq!(articles.len(), FILES.len());
        for article in &articles {
            let head = &article.head;
            assert!(!article.cut && !article.blocks.is_empty(), "{}", head.id);
            assert!(head.published <= today(), "{}", head.id);
            assert!(head.summary.is_some(), "{}", head.id);
        }
        for section in ArticleSection::ALL {
            let some = articles.iter().any(|a| a.head.section == *section);
            assert!(some || *section == ArticleSection::Catalogue, "{section:?} is empty");
        }
    }

    #[test]
    fn what_is_made_up_says_so_and_comes_with_sample_data_alone() {
        let (all, real) = (embedded(true, today()).unwrap(), embedded(false, today()).unwrap());
        assert!(real.len() < all.len());
        for article in all.iter().filter(|a| !real.contains(a)) {
            let text = format!("{}{}", article.head.title, words(&article.blocks));
            assert!(text.contains("示例") || text.contains("演示"), "{}", article.head.id);
        }
    }

    #[test]
    fn a_faulty_file_is_refused_with_the_reason() {
        let good = "---\nsection: news\ntitle: 甲\nsource: 乙\npublished: 2026-01-02\n---\n正文";
        assert_eq!(
            read("a-1", good, today()).unwrap().article.head.published.to_string(),
            "2026-01-02"
        );
        for (text, why) in [
            ("正文", "---"),
            ("---\ntitle: 甲\n", "---"),
            (&good.replace("news", "nowhere"), "nowhere"),
            (&good.replace("title: 甲\n", ""), "title"),
            (&good.replace("2026-01-02", "2026-02-30"), "2026-02-30"),
            (&good.replace("published: 2026-01-02", "days: -1"), "days"),
        ] {
            let error = format!("{:#}", read("a", text, today()).unwrap_err());
            assert!(error.contains(why), "{error}");
        }
        assert!(read("../a", good, today()).is_err());
    }
}
