//! Many subjects at once, what there is to read, and figures.

use super::{Api, of, text};
use crate::article::{Article, ArticleHead, ArticleSection};
use crate::screening::{Screened, Screening};
use crate::statistics::Statistics;
use utoipa::openapi::HttpMethod;

/// Adds them.
pub(super) fn add(api: &mut Api) {
    let (body, found) = (api.body::<Screening>(), api.answer::<Screened>("200"));
    let what =
        "批量核查：一次查多个名称或代码，按顺序逐行回答，与逐个查询的结果相同；不保存所查内容";
    api.add(HttpMethod::Post, "/screenings", what, Some(body), found, &[]);
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
