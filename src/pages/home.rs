//! The home page: search first, then what is new and what to do.

use crate::api::{self, Load};
use crate::components::{
    El, SearchBox, effect, el, failure_below, icon, live, thousands, use_page_title, waiting,
};
use crate::{browser, config, paths};
use contract::Date;
use contract::article::ArticleHead;
use contract::query::SubjectQuery;
use contract::record::RecordHead;
use contract::site::{Notice, Site};
use leptos::prelude::*;

/// The home page.
pub fn page() -> AnyView {
    use_page_title(|| Some("首页".into()));
    let config = config::use_config();
    let base = config.api.clone();
    let site = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::site(&base, &cancel).await }
        },
    );
    effect(move || {
        if site.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let hero = hero(&config);
    let below = move || match site.state.get() {
        // Nothing stands below what is still to come, which would push it away.
        Load::Pending => waiting("最新公示"),
        Load::Failed(error) => {
            let failure = failure_below(error, move || site.retry());
            vec![failure.into_any(), help(&config.help).into_any()].into_any()
        }
        Load::Ready(site) => {
            let [news, entries] = content(site);
            vec![news.into_any(), entries.into_any(), help(&config.help).into_any()].into_any()
        }
    };
    let page = el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "7")
        .flag("data-after-hero", true)
        .add(tiles())
        .add(tasks())
        .add(live(below));
    vec![hero.into_any(), page.into_any()].into_any()
}

fn hero(config: &config::Config) -> El {
    let example = |text: &String| {
        let query = SubjectQuery { q: text.clone(), page: 1, ..Default::default() };
        el("li").add(el("a").attr("href", paths::search(&query)).add(text.clone()))
    };
    let examples: Vec<_> = config.examples.iter().map(example).collect();
    let examples = (!examples.is_empty()).then(|| {
        el("ul")
            .class("examples u-sm u-elder-off")
            .attr("aria-label", "试试这些查询")
            .add(el("li").attr("aria-hidden", "true").add("试试："))
            .all(examples)
    });
    let search = SearchBox { id: "q", big: true, label: "信用查询", current: None }.view();
    let search = el("div").class("l-stack l-hero").attr("data-gap", "2").add(search).add(examples);
    let heading = el("h1").attr("id", "hero-h").attr("tabindex", "-1").add("查企业信用");
    let page = el("div").class("l-page l-stack").attr("data-gap", "5").add(heading).add(search);
    el("section").class("hero").attr("aria-labelledby", "hero-h").add(page)
}

fn content(site: Site) -> [El; 2] {
    let entries = entries(&site);
    let column = |title: &'static str, all: Option<El>, rows: Vec<El>| {
        let heading = el("div").class("head-row").add(el("h2").add(title)).add(all);
        el("div").add(heading).add(el("ul").class("rows").all(rows))
    };
    let articles: Vec<_> = site.news.iter().map(article).collect();
    let articles = (!articles.is_empty()).then(|| {
        let all = el("a").attr("href", paths::READ).add("全部动态");
        column("信用动态", Some(all), articles)
    });
    let told = el("div")
        .class("l-stack")
        .attr("data-gap", "5")
        .all(articles.into_iter().collect())
        .add(column("通知", None, site.notices.into_iter().map(notice).collect()));
    let columns = el("div")
        .class("l-grid")
        .attr("data-min", "24")
        .add(column("最新公示", None, site.latest.iter().take(6).map(latest).collect()))
        .add(told);
    let news = el("section").class("l-box").attr("aria-label", "最新公示、动态与通知").add(columns);
    [news, entries]
}

fn tile(symbol: &'static str, label: &'static str, href: String, what: &'static str) -> El {
    let heading = el("h3").add(el("a").attr("href", href).add(label));
    el("li").class("tile").add(icon(symbol)).add(heading).add(el("p").add(what))
}

/// What most visitors come to look at.
fn tiles() -> El {
    use contract::record::RecordKind as K;
    let kind = |symbol, kind: K, what| tile(symbol, kind.label(), paths::disclosure(kind), what);
    let tiles = el("ul")
        .class("l-grid tiles")
        .attr("role", "list")
        .add(tile("scale", "红黑名单", paths::LISTS.into(), "谁守信、谁失信，依据什么"))
        .add(kind("doc", K::Permit, "准予从事特定活动的决定"))
        .add(kind("watch", K::Penalty, "处罚依据、内容和公示期"))
        .add(kind("pen", K::Commitment, "承诺内容和履行状态"))
        .add(kind("chart", K::Evaluation, "国家和省的评价结果"))
        .add(kind("phone", K::Complaint, "8890 受理和处理结果"))
        .add(kind("repaired", K::Repair, "已完成修复的公示"))
        .add(tile("list", "全部公示信息", paths::DISCLOSURE.into(), "按类别查看、下载"));
    el("section")
        .class("l-stack l-box")
        .attr("aria-labelledby", "do-h")
        .add(el("h2").attr("id", "do-h").add("您要看什么"))
        .add(tiles)
}

/// What can be done online.
fn tasks() -> El {
    let tasks = el("ul")
        .class("l-grid tiles")
        .attr("role", "list")
        .add(tile(
            "pen",
            "作信用承诺",
            paths::COMMITMENTS.into(),
            "少交材料、先办事，或向社会承诺守信",
        ))
        .add(tile(
            "badge",
            "自愿注册信用信息",
            paths::REGISTRATION.into(),
            "登记资质、经营、合同和公益情况",
        ))
        .add(tile("search", "批量核查", paths::SCREENING.into(), "招标采购前，一次查多家"));
    el("section")
        .class("l-stack l-box")
        .attr("aria-labelledby", "task-h")
        .add(el("h2").attr("id", "task-h").add("您要办什么"))
        .add(tasks)
}

/// The way to every list and every kind of record, with its number.
fn entries(site: &Site) -> El {
    let link = |href: String, label: &'static str| el("a").attr("href", href).add(label);
    let entry = |href: String, label: &'static str, number: u64, unit: &'static str| {
        let number = el("span").class("u-2 u-nowrap").add(thousands(number)).add(" ").add(unit);
        el("li").class("row-link").add(link(href, label)).add(number)
    };
    let kinds = site.counts.iter().filter(|c| c.count > 0);
    let kinds =
        kinds.map(|c| entry(paths::disclosure(c.kind), c.kind.label(), u64::from(c.count), "条"));
    let overviews = el("span")
        .class("l-row")
        .add(link(paths::LISTS.into(), "红黑名单"))
        .add(link(paths::DISCLOSURE.into(), "全部公示信息"));
    let heading = el("h2").attr("id", "n-h").add("公示了哪些信息");
    let entries = el("ul")
        .class("l-grid entries")
        .attr("data-min", "15")
        .attr("role", "list")
        .add(entry(paths::SEARCH.into(), "可查询主体", site.subjects, "个"))
        .all(kinds.collect());
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "n-h")
        .add(el("div").class("head-row").add(heading).add(overviews))
        .add(entries)
        .add(el("p").class("u-2 u-sm").add(format!("数据截至 {}", site.as_of.chinese())))
}

/// A line of news, with its day and what stands below.
fn news(what: El, day: Date, below: El) -> El {
    let day = day.to_string();
    let day = el("time").attr("datetime", day.clone()).add(day);
    el("li").add(el("div").class("row-link").add(what).add(day)).add(below)
}

fn latest(head: &RecordHead) -> El {
    let link = el("a").attr("href", paths::record(&head.id)).add(head.subject.name.to_string());
    let below = format!("{} · {}", head.kind.label(), head.title);
    news(link, head.published, el("span").class("u-2 u-sm").add(below))
}

fn article(head: &ArticleHead) -> El {
    let link = el("a").attr("href", paths::article(head)).add(head.title.to_string());
    news(link, head.published, el("span"))
}

fn notice(notice: Notice) -> El {
    let title = el("strong").add(notice.title.to_string());
    news(title, notice.published, el("p").class("u-2 u-sm").add(notice.text.to_string()))
}

fn help(help: &config::Help) -> El {
    let step = |what: &'static str, how: &'static str| {
        let heading = el("h3").class("u-md").add(what);
        el("li")
            .class("l-stack")
            .attr("data-gap", "1")
            .add(heading)
            .add(el("p").class("u-2").add(how))
    };
    let steps = el("ol")
        .class("l-grid")
        .attr("role", "list")
        .attr("data-min", "15")
        .add(step("1. 核对内容", "打开记录，看认定依据和公示期。"))
        .add(step("2. 有误就提异议", "记录页写明由谁受理。核实后会更正或撤销。"))
        .add(step("3. 属实就改正并修复", "履行义务、满最短公示期后，可以申请修复。"));
    let heading = el("h2").attr("id", "help-h").add("查到自己有失信记录，");
    let call = format!("不清楚怎么做？请拨打 {}（{}）。", help.phone, help.name);
    let free = "异议与信用修复不收费，也不需要找中介。";
    let stack = el("div")
        .class("l-stack")
        .add(heading.add(el("span").class("u-nowrap").add("怎么办")))
        .add(steps)
        .add(el("p").class("l-row").flag("data-tight", true).add(icon("phone")).add(call))
        .add(el("p").class("u-2 u-sm").add(free));
    el("section").class("card l-box").attr("aria-labelledby", "help-h").add(stack)
}
