//! Everything that is disclosed, kind by kind.

use crate::api::{self, Load};
use crate::components::{
    El, effect, el, failure_below, live, page_below, page_head, thousands, use_page_title, waiting,
};
use crate::{browser, config, paths};
use contract::record::{KindInfo, Section};
use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("信息公示".into()));
    let base = config::use_config().api.clone();
    let kinds = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::record_kinds(&base, &cancel).await }
        },
    );
    effect(move || {
        if kinds.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match kinds.state.get() {
        Load::Pending => waiting("公示目录"),
        Load::Failed(error) => failure_below(error, move || kinds.retry()),
        Load::Ready(kinds) => {
            Section::ALL.iter().filter_map(|s| section(*s, &kinds.items)).collect_view().into_any()
        }
    };
    let header =
        page_head("信息公示", "依法公开的信用信息都在这里。选一类，可以查询、筛选、下载。");
    page_below(vec![], "信息公示".into())
        .add(header)
        .add(el("div").class("l-stack").attr("data-gap", "7").add(live(content)))
        .into_any()
}

fn section(section: Section, kinds: &[KindInfo]) -> Option<El> {
    let own: Vec<_> = kinds.iter().filter(|k| k.kind.section() == section).collect();
    if own.is_empty() {
        return None;
    }
    let id = format!("s-{}", section.code());
    let named = (section == Section::Lists)
        .then(|| el("a").attr("href", paths::LISTS).add("看每份名单的依据和移出办法"));
    let heading = el("h2").attr("id", id.clone()).add(section.label());
    let kinds = own.into_iter().map(kind).collect();
    Some(
        el("section")
            .class("l-box")
            .attr("aria-labelledby", id)
            .add(el("div").class("head-row").add(heading).add(named))
            .add(
                el("ul")
                    .class("l-grid kinds")
                    .attr("data-min", "24")
                    .attr("role", "list")
                    .all(kinds),
            ),
    )
}

fn kind(info: &KindInfo) -> El {
    let former = info.kind.former_label().map(|f| format!("（原称{f}）"));
    let link = el("a").attr("href", paths::disclosure(info.kind)).add(info.label.to_string());
    let count = el("span").class("u-2 u-nowrap").add(thousands(info.count.into())).add(" 条");
    el("li")
        .add(el("h3").class("u-md row-link").add(link.add(former)).add(count))
        .add(el("p").class("u-2 u-sm").add(info.lead.to_string()))
}
