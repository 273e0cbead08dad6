//! What is not public any more is nowhere.

use super::{Check, first_pages, items, judged, text};
use crate::Context;
use crate::report::{Finding, Outcome};
use contract::record::Standing;
use contract::{Date, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

pub const PUBLIC_ONLY: Check = Check {
    name: "停止公示",
    what: "列表里只有公示中的记录：状态公开，公示截止日不早于今天（北京时间）",
    basis: "architecture：publication and withdrawal by date；openapi.json Standing",
    run: public_only,
};

fn public_only(context: &Context) -> Outcome {
    let mut found = Vec::new();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
    let today = Timestamp(now).date();
    let ending = context.client.get("/records?sort=ending");
    let pages = first_pages(context).into_iter().map(|(_, page)| page);
    for page in pages.chain([ending]) {
        for line in items(&page) {
            let (id, last) = (text(&line, "/head/id"), text(&line, "/head/withdrawn_after"));
            let standing = Standing::from_code(text(&line, "/head/standing"));
            if !standing.is_some_and(Standing::is_public) {
                let detail = format!("{id} 的状态是“{}”", text(&line, "/head/standing"));
                found.push(Finding::new(&page.request, detail));
            }
            if Date::parse(last).is_some_and(|last| last < today) {
                let detail = format!("{id} 的公示到 {last} 为止，今天是 {today}");
                found.push(Finding::new(&page.request, detail));
            }
        }
    }
    judged(found)
}
