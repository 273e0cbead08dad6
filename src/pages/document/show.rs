//! A document on show: to be read, printed, downloaded, and verified by whoever is shown it.

use super::content::{self, row};
use crate::api::{self, ApiError, Cancel, Load};
use crate::components::{
    crumbs, effect, el, failure, icon, live, qr, use_page_title, waiting_page,
};
use crate::{browser, config, paths};
use contract::document::{Document, DocumentKind};
use leptos::prelude::*;
use std::future::Future;

/// The page of the document in the address; `own` if it is the enterprise's.
pub fn page<F>(own: bool, fetch: impl Fn(String, String, Cancel) -> F + 'static) -> AnyView
where
    F: Future<Output = Result<Document, ApiError>> + 'static,
{
    let (id, base) = (super::id(), config::use_config().api.clone());
    let loader = api::load(
        move || Some(id.get()).filter(|id| !id.is_empty()),
        move |id, cancel| fetch(base.clone(), id, cancel),
    );
    use_page_title(move || {
        loader.state.with(|state| match state {
            Load::Ready(document) => {
                Some(format!("{} {}", document.head.kind.label(), document.head.number))
            }
            Load::Failed(_) => Some("查询证明和信用报告".to_owned()),
            Load::Pending => None,
        })
    });
    effect(move || {
        if loader.state.with(|state| !matches!(state, Load::Pending)) {
            browser::restore_scroll();
        }
    });
    live(move || match loader.state.get() {
        Load::Ready(document) => view(&document, own),
        Load::Failed(error) => {
            let way = el("a").attr("href", paths::DOCUMENTS).add("看怎样重新开具");
            el("div")
                .class("l-page l-main l-stack")
                .attr("data-gap", "5")
                .add(failure(error, move || loader.retry()))
                .add(el("p").add(way))
                .into_any()
        }
        Load::Pending => {
            el("div").class("l-page l-main").add(waiting_page("证明或报告")).into_any()
        }
    })
}

/// What a document is and isn't.
fn about(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Lookup => "平台按开具时公示中的信息自动生成，只说明当时查到什么。",
        DocumentKind::Report => {
            "平台按开具时公示中的信息自动生成，不是评价，也不代替认定单位的决定文书。"
        }
        DocumentKind::OwnReport => "企业为自己开具，含没有公开的办件信息。给谁看，由企业自己决定。",
    }
}

fn view(document: &Document, own: bool) -> AnyView {
    let head = &document.head;
    let config = config::use_config();
    let address = browser::absolute(&paths::verify_document(&head.number, &document.code));
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(row("开具时间", format!("{}（北京时间）", head.made.chinese())))
        .add(row("数据截至", head.as_of.chinese()))
        .add(row("数据版本", head.version.clone()))
        .add(row("核验码", document.code.clone()))
        .add(row("内容摘要（SHA-256）", head.digest.clone()));
    let number = el("div")
        .add(el("p").class("u-2 u-sm").add("编号"))
        .add(el("p").class("big-no").add(head.number.to_string()));
    let code = el("figure")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(qr(address, "核验二维码，内容是核验网址、编号和核验码"))
        .add(el("figcaption").class("u-sm u-2").add("扫码核验真伪"));
    let slip = el("div")
        .class("receipt")
        .add(el("div").class("l-stack").attr("data-gap", "3").add(number).add(facts))
        .add(code);
    let slip = el("section").class("card l-box").attr("aria-label", "编号和核验").add(slip);
    let above = match own {
        true => ("我的", paths::ACCOUNT.to_owned()),
        false => ("查询证明和信用报告", paths::DOCUMENTS.to_owned()),
    };
    let title = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("p").class("u-2").add(config.site.name.clone()))
        .add(el("h1").attr("tabindex", "-1").add(head.kind.label()))
        .add(el("p").class("u-lead").add(about(head.kind)));
    let print = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", "button")
        .on("click", |_| browser::print())
        .add(icon("print"))
        .add("打印，或存为 PDF");
    let file = el("a")
        .class("btn")
        .attr("href", api::document_file(&config.api, own, &document.id))
        .attr("rel", "external")
        .flag("download", true)
        .add(icon("download"))
        .add("下载文件（HTML）");
    let tools = el("div")
        .class("l-stack no-print")
        .attr("data-gap", "2")
        .add(el("div").class("actions").add(print).add(file))
        .add(el("p").class("u-2 u-sm").add(
            "下载的文件可以发给别人：对方把它拖到核验页，或输入编号和核验码，就知道有没有改动。",
        ));
    let running = el("p").class("document-running").attr("aria-hidden", "true").add(format!(
        "{} {}　核验码 {}",
        head.kind.label(),
        head.number,
        document.code
    ));
    el("div")
        .class("l-page l-main l-stack receipt-page document-page")
        .attr("data-gap", "6")
        .add(crumbs(vec![above], head.kind.label().into()))
        .add(title)
        .add(slip)
        .add(tools)
        .add(content::view(head, &document.content))
        .add(running)
        .into_any()
}
