//! The head of the printed record: its address as a QR code, and when it was looked up.

use crate::components::{El, el, qr};
use crate::{browser, config, paths};
use contract::record::RecordHead;

/// Stands only on paper.
pub fn print_head(head: &RecordHead) -> El {
    let address = browser::absolute(&paths::record(&head.id));
    let site = config::use_config().site.name.clone();
    let line = |text: String| el("p").class("u-sm").add(text);
    let lines = el("div")
        .add(el("p").add(el("strong").add(site)))
        .add(line(format!("查询时间：{}（北京时间）", browser::now().chinese())))
        .add(line(format!("网址：{address}")))
        .add(line("扫码核对网上的最新内容。打印件以网上公示为准。".into()));
    el("div").class("print-head").add(lines).add(qr(address, "本页网址的二维码"))
}
