//! The map of the site: every page that has an address of its own.

use crate::api::{self, Load};
use crate::components::{
    El, effect, el, failure_below, live, page_below, page_head, use_page_title, waiting,
};
use crate::{browser, config, paths};
use contract::Page;
use contract::article::{ArticleHead, ArticleQuery, ArticleSection};
use contract::record::{CreditList, RecordKind};
use leptos::prelude::*;

/// What the map shows beside what is always there.
#[derive(Clone, PartialEq)]
struct Found {
    lists: Page<CreditList>,
    articles: Page<ArticleHead>,
}

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("网站地图".into()));
    let base = config::use_config().api.clone();
    let found = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move {
                let lists = api::lists(&base, &cancel).await?;
                let articles = api::articles(&base, &ArticleQuery::default(), &cancel).await?;
                Ok(Found { lists, articles })
            }
        },
    );
    effect(move || {
        if found.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match found.state.get() {
        Load::Pending => waiting("网站地图"),
        Load::Failed(error) => failure_below(error, move || found.retry()),
        Load::Ready(found) => map(&found).into_any(),
    };
    let header = page_head("网站地图", "本站的全部栏目和页面。");
    page_below(vec![], "网站地图".into()).add(header).add(live(content)).into_any()
}

fn map(found: &Found) -> El {
    let link = |label: &str, href: &str| (label.to_owned(), href.to_owned());
    let main = vec![
        link("首页", paths::HOME),
        link("信用查询", paths::SEARCH),
        link("批量核查", paths::SCREENING),
        link("红黑名单", paths::LISTS),
        link("信息公示", paths::DISCLOSURE),
        link("数据统计", paths::STATISTICS),
        link("政策与动态", paths::READ),
        link("接口文档", paths::DEVELOPERS),
    ];
    let tasks = vec![
        link("信用承诺", paths::COMMITMENTS),
        link("自愿注册", paths::REGISTRATION),
        link("信用修复", paths::REPAIRS),
        link("信用修复培训", paths::TRAINING),
        link("异议申诉", paths::OBJECTIONS),
        link("反映信用信息问题", paths::REPORTS),
        link("查办理进度", paths::TRACK),
        link("查询证明和信用报告", paths::DOCUMENTS),
        link("核验回执、证书和报告", paths::VERIFY),
        link("我的", paths::ACCOUNT),
    ];
    let kinds = RecordKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.label().to_owned(), paths::disclosure(*kind))).collect();
    let lists = found.lists.items.iter();
    let lists = lists.map(|l| (l.name.to_string(), paths::list(l.id.as_str()))).collect();
    let of = |section: ArticleSection| -> Vec<(String, String)> {
        let own = found.articles.items.iter().filter(|head| head.section == section);
        own.map(|head| (head.title.to_string(), paths::article(head))).collect()
    };
    let sections =
        ArticleSection::ALL.iter().map(|s| (s.label(), Some(paths::section(*s)), of(*s)));
    let parts = [
        ("主要栏目", None, main),
        ("办事", None, tasks),
        ("信息公示", Some(paths::DISCLOSURE.to_owned()), kinds),
        ("红黑名单", Some(paths::LISTS.to_owned()), lists),
    ];
    let parts = parts.into_iter().chain(sections).filter(|(.., links)| !links.is_empty());
    let parts = parts.enumerate().map(|(n, (label, href, links))| part(n, label, href, links));
    el("div").class("l-grid site-map").attr("data-min", "15").all(parts.collect())
}

fn part(
    number: usize,
    label: &'static str,
    href: Option<String>,
    links: Vec<(String, String)>,
) -> El {
    let id = format!("map-{number}");
    let heading = el("h2").attr("id", id.clone()).class("u-md");
    let heading = match href {
        Some(href) => heading.add(el("a").attr("href", href).add(label)),
        None => heading.add(label),
    };
    let links =
        links.into_iter().map(|(label, href)| el("li").add(el("a").attr("href", href).add(label)));
    let links = el("ul").attr("role", "list").all(links.collect());
    el("section").attr("aria-labelledby", id).add(heading).add(links)
}
