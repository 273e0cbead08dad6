//! The head of the printed record: its address as a QR code, and when it was looked up.

use crate::components::qr;
use crate::{browser, config, paths};
use contract::record::RecordHead;
use leptos::prelude::*;

/// Stands only on paper.
pub fn print_head(head: &RecordHead) -> AnyView {
    let address = browser::absolute(&paths::record(&head.id));
    let site = config::use_config().site.name.clone();
    view! {
        <div class="print-head">
            <div>
                <p><strong>{site}</strong></p>
                <p class="u-sm">{format!("查询时间：{}（北京时间）", browser::now().chinese())}</p>
                <p class="u-sm">{format!("网址：{address}")}</p>
                <p class="u-sm">"扫码核对网上的最新内容。打印件以网上公示为准。"</p>
            </div>
            {qr(address.clone(), "本页网址的二维码")}
        </div>
    }
    .into_any()
}
