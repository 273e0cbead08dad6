//! What there is to read, and figures.

use super::{Api, of, text};
use crate::article::{Article, ArticleHead, ArticleSection};
use crate::statistics::Statistics;

/// Adds them.
pub(super) fn add(api: &mut Api) {
    let section = || of::<ArticleSection>("section", "栏目");
    api.list::<ArticleHead>(
        "/articles",
        "文章，新的在前",
        &[section(), text("q", "标题或正文里的字")],
    );
    api.file("/articles.atom", "一个栏目最新的文章，Atom", "application/atom+xml", &[section()]);
    api.get::<Article>("/articles/{id}", "一篇文章", &[text("id", "文章名").path()]);
    api.get::<Statistics>("/statistics", "统计数字；每个条数都带着查出它的条件", &[]);
    let figure = text("figure", "哪一张表").required();
    api.file("/statistics.csv", "一张统计表，CSV", "text/csv", &[figure]);
}
