//! All named lists by what they mean: today's legal names, the old ones beside them.

use super::table;
use crate::api::Load;
use crate::components::{
    El, effect, el, failure_below, icon, live, page_below, page_head, use_page_title, waiting,
};
use crate::{browser, paths};
use contract::record::{CreditList, RecordKind};
use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("红黑名单".into()));
    let lists = super::load();
    effect(move || {
        if lists.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match lists.state.get() {
        Load::Pending => waiting("名单目录"),
        Load::Failed(error) => failure_below(error, move || lists.retry()),
        Load::Ready(lists) => {
            let kinds = RecordKind::ALL.iter().filter(|k| k.list_tone().is_some());
            kinds.filter_map(|kind| section(*kind, &lists.items)).collect_view().into_any()
        }
    };
    let header = page_head("红黑名单", "谁守信、谁失信、依据什么、何时退出，都在这里。");
    let law = "没有法律、法规或者国务院决定、命令作依据，不得认定严重失信主体。名单由各认定单位决定，本站只负责公示。";
    let law = el("div").add(el("h2").add("列入名单要有法定依据")).add(el("p").add(law));
    let law = el("div").class("notice").attr("data-tone", "info").add(icon("scale")).add(law);
    page_below(vec![], "红黑名单".into())
        .add(header)
        .add(law)
        .add(el("div").class("l-stack").attr("data-gap", "7").add(live(content)))
        .into_any()
}

fn section(kind: RecordKind, lists: &[CreditList]) -> Option<El> {
    let own: Vec<_> = lists.iter().filter(|l| l.kind == kind).collect();
    if own.is_empty() {
        return None;
    }
    let id = format!("t-{}", kind.code());
    let former = kind.former_label().map(|f| el("small").add(format!("（原称{f}）")));
    let symbol = match kind {
        RecordKind::RedList => "kept",
        RecordKind::BlackList => "broken",
        _ => "watch",
    };
    let heading = el("h2").attr("id", id.clone()).class("tone").attr("data-status", symbol);
    let heading = heading.add(icon(symbol)).add(el("span").add(kind.label()).add(former));
    let all = el("a").attr("href", paths::disclosure(kind)).add("查全部在列主体");
    Some(
        el("section")
            .class("l-box l-stack")
            .attr("data-gap", "2")
            .attr("aria-labelledby", id)
            .add(el("div").class("head-row").add(heading).add(all))
            .add(el("p").class("u-2").add(kind.about().lead))
            .add(table(own)),
    )
}
