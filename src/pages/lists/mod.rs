//! The named lists (红黑名单): on what law each stands, who decides, how one gets off it.

mod named;
mod overview;

pub use named::page as named;
pub use overview::page as overview;

use crate::api::{self, Loader};
use crate::components::{El, el, thousands};
use crate::{config, paths};
use contract::Page;
use contract::record::{CreditList, RecordKind};

/// Asks for all lists.
pub fn load() -> Loader<Page<CreditList>> {
    let base = config::use_config().api.clone();
    api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::lists(&base, &cancel).await }
        },
    )
}

/// The lists of a kind, to choose from.
pub fn of_kind(lists: &[CreditList], kind: RecordKind) -> Option<El> {
    let own: Vec<_> = lists.iter().filter(|l| l.kind == kind).collect();
    (!own.is_empty()).then(|| {
        el("section")
            .class("l-box")
            .attr("aria-labelledby", "named-h")
            .add(el("h2").attr("id", "named-h").add("有哪些名单，依据什么"))
            .add(table(own))
    })
}

/// Name, basis, deciding body and entries of each list.
fn table(lists: Vec<&CreditList>) -> El {
    let cell = |label: &'static str| el("td").attr("data-label", label);
    let row = |list: &CreditList| {
        let name = el("bdi").add(list.name.to_string());
        let link = el("a").attr("href", paths::list(list.id.as_str())).add(name);
        let count = el("span").class("u-nowrap").add(thousands(list.count.into())).add(" 条");
        el("tr")
            .add(el("th").attr("scope", "row").add(link))
            .add(cell("认定依据").add(list.legal_basis.to_string()))
            .add(cell("认定单位").add(list.deciding_body.name.to_string()))
            .add(cell("在列").add(count))
    };
    let heads = ["名单", "认定依据", "认定单位", "在列"];
    let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
    el("table")
        .class("table lists")
        .flag("data-cards", true)
        .add(el("thead").add(el("tr").all(heads.into())))
        .add(el("tbody").all(lists.into_iter().map(row).collect()))
}
