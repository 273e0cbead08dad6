//! What an enterprise sees first of its own.

use super::session::Signed;
use super::{Check, items, judged, text, total};
use crate::Context;
use crate::http::Ask;
use crate::report::{Finding, Outcome};
use serde_json::Value;

pub const AGREES: Check = Check {
    name: "企业的概况",
    what: "件数、条数和草稿与办件、通知、草稿三个列表一致，办件最多 50 件，通知最多 5 条",
    basis: "openapi.json GET /me/overview",
    run: agrees,
};

fn agrees(context: &Context) -> Outcome {
    let Some(account) = &context.target.enterprise else {
        return Outcome::Skipped("没有给企业账号".to_owned());
    };
    let me = match Signed::with(context, account) {
        Ok(me) => me,
        Err(found) => return judged(found),
    };
    let asked = me.ask(context, Ask::get("/me/overview"));
    let mut found = context.schemas.faults("GET", "/me/overview", &asked);
    let overview = asked.json().unwrap_or_default();
    let list = |path: &str| me.ask(context, Ask::get(path));
    for (member, path) in [("cases_total", "/me/cases"), ("notices_total", "/me/notices")] {
        let (told, listed) = (overview[member].as_u64(), total(&list(path)));
        if told != listed {
            let detail = format!("{member} 是 {told:?}，{path} 的 total 是 {listed:?}");
            found.push(Finding::new(&asked.request, detail));
        }
    }
    let ids = |drafts: &[Value]| drafts.iter().map(|draft| text(draft, "/id").to_owned()).collect();
    let told: Vec<String> = overview["drafts"].as_array().map_or_else(Vec::new, |all| ids(all));
    let listed: Vec<String> = ids(&items(&list("/me/drafts")));
    if told != listed {
        found.push(Finding::new(&asked.request, "草稿与 /me/drafts 的不同"));
    }
    for (member, most) in [("open", 50), ("notices", 5)] {
        if overview[member].as_array().is_some_and(|all| all.len() > most) {
            found.push(Finding::new(&asked.request, format!("{member} 超过 {most}")));
        }
    }
    judged(found)
}
