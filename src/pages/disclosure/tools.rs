//! What one can take away from a list: a file, a printed page, a feed.

use super::listing::{Answer, Listing};
use crate::components::{El, el, icon, thousands};
use crate::{api, browser, config};

/// The most rows of one file.
const MOST_ROWS: u64 = 100_000;

/// Download, print, subscribe.
pub fn take_away(listing: &Listing, answer: &Answer) -> El {
    let base = config::use_config().api.clone();
    let total = answer.page.total;
    let csv = api::records_file(&base, "csv", &answer.query);
    let atom = api::records_file(&base, "atom", &answer.query);
    let as_of = answer.page.as_of.map(|moment| format!("数据截至 {}。", moment.chinese()));
    let as_of = as_of.unwrap_or_default();
    let what = match total {
        n if n > MOST_ROWS => format!(
            "共 {} 行，一次只能下载前 {} 行。请按地区、机关或日期缩小范围，分几次下载。{as_of}",
            thousands(n),
            thousands(MOST_ROWS)
        ),
        n => format!("表格有 {} 行，是上面筛选的全部结果。{as_of}", thousands(n)),
    };
    let heading = el("h3").attr("id", "take-h").class("u-md");
    let button = |href: String, symbol: &'static str, text: &'static str| {
        el("a").class("btn").attr("href", href).add(icon(symbol)).add(text)
    };
    let file = (total > 0).then(|| {
        let file = button(csv, "download", "下载表格（CSV）");
        file.flag("download", true).attr("aria-describedby", "csv-what")
    });
    let print = (total > 0).then(|| {
        let button = el("button").class("btn").attr("type", "button");
        button.on("click", |_| browser::print()).add(icon("print")).add("打印本页")
    });
    let feed = button(atom, "bell", "订阅更新（Atom）");
    let feed = feed.attr("rel", "external").attr("type", "application/atom+xml");
    let what = (total > 0).then(|| el("p").class("u-2 u-sm").attr("id", "csv-what").add(what));
    el("section")
        .class("take-away no-print")
        .attr("aria-labelledby", "take-h")
        .add(heading.add(format!("下载、打印、订阅“{}”", listing.name)))
        .add(el("div").class("actions").add(file).add(print).add(feed))
        .add(what)
}

/// What a printed page says of itself.
pub fn print_head(listing: &Listing, answer: &Answer) -> El {
    let address = browser::absolute(&listing.scope.address(&answer.query));
    let site = config::use_config().site.name.clone();
    let line = |text: String| el("p").class("u-sm").add(text);
    let lines = el("div")
        .add(el("p").add(el("strong").add(site)))
        .add(line(format!("查询时间：{}（北京时间）", browser::now().chinese())))
        .add(line(format!("网址：{address}")))
        .add(line("这里只印出当前这一页，以网上公示为准。".into()));
    el("div").class("print-head").add(lines)
}
