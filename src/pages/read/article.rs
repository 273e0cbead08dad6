//! An article, to be read and printed.

use super::blocks;
use crate::api::{self, Load};
use crate::components::{
    El, announce, crumbs, effect, el, failure, icon, live, use_page_title, waiting_page,
};
use crate::{browser, config, paths};
use contract::article::{Article, ArticleSection};
use leptos::prelude::*;

/// The page of the article with this id.
pub fn page(id: String) -> AnyView {
    let base = config::use_config().api.clone();
    let article = api::load(
        move || Some(id.clone()),
        move |id, cancel| {
            let base = base.clone();
            async move { api::article(&base, &id, &cancel).await }
        },
    );
    use_page_title(move || match article.state.get() {
        Load::Ready(article) => Some(article.head.title.to_string()),
        _ => None,
    });
    effect(move || {
        article.state.with(|state| {
            if let Load::Ready(article) = state {
                announce(article.head.title.to_string());
                browser::restore_scroll();
            }
        });
    });
    let content = move || match article.state.get() {
        Load::Pending => waiting_page("文章"),
        Load::Failed(error) => failure(error, move || article.retry()),
        Load::Ready(article) => view(&article).into_any(),
    };
    el("div").class("l-page l-main l-stack").attr("data-gap", "5").add(live(content)).into_any()
}

fn view(article: &Article) -> Vec<El> {
    let head = &article.head;
    let (title, section, day) = (head.title.to_string(), head.section, head.published.to_string());
    let above = match section {
        ArticleSection::Site => vec![],
        _ => {
            vec![("政策与动态", paths::READ.to_owned()), (section.label(), paths::section(section))]
        }
    };
    let cut = article.cut.then(|| {
        let cut = el("p").class("notice").attr("data-tone", "warn").add(icon("info"));
        cut.add("内容太长，这里只显示前一部分。")
    });
    let day = el("time").attr("datetime", day.clone()).add(day);
    let meta = el("ul")
        .class("meta")
        .add(el("li").add(format!("来源：{}", head.source)))
        .add(el("li").add("日期：").add(day));
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(el("bdi").add(title.clone())))
        .add(meta);
    let text = el("article")
        .class("l-stack prose")
        .attr("data-gap", "4")
        .add(print_head(article))
        .add(header)
        .all(blocks::view(&article.blocks))
        .add(cut);
    let print = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", |_| browser::print())
        .add(icon("print"))
        .add("打印");
    let all = el("a").class("btn").attr("data-kind", "quiet").attr("href", paths::section(section));
    let all = all.add(format!("看“{}”全部文章", section.label()));
    let call = if head.id.as_str() == "contact" { call() } else { Vec::new() };
    let mut parts = vec![crumbs(above, title), text];
    parts.extend(call);
    parts.push(el("p").class("actions no-print").add(print).add(all));
    parts
}

/// Whom to call: the city's, not the article's.
fn call() -> Vec<El> {
    let help = &config::use_config().help;
    let number = el("a").attr("href", format!("tel:{}", help.phone)).add(help.phone.clone());
    let reports = el("a").attr("href", paths::REPORTS).add("在网上反映");
    vec![
        el("p")
            .class("card l-row")
            .flag("data-tight", true)
            .add(icon("phone"))
            .add(el("span").add(help.name.clone()).add("："))
            .add(number),
        el("p").add("信用信息被泄露、篡改、冒用的，可以").add(reports).add("，不用登录。"),
    ]
}

fn print_head(article: &Article) -> El {
    let address = browser::absolute(&paths::article(&article.head));
    let site = config::use_config().site.name.clone();
    let line = |text: String| el("p").class("u-sm").add(text);
    let lines = el("div")
        .add(el("p").add(el("strong").add(site)))
        .add(line(format!("打印时间：{}（北京时间）", browser::now().chinese())))
        .add(line(format!("网址：{address}")));
    el("div").class("print-head").add(lines)
}
