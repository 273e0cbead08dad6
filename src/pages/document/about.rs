//! What certificates and reports there are, and where to get them.

use crate::components::{El, crumbs, el, icon, use_page_title};
use crate::paths;
use leptos::prelude::*;

/// `/documents`.
pub fn page() -> AnyView {
    use_page_title(|| Some("查询证明和信用报告".into()));
    let lead = "平台按当天的记录自动生成，免费，可以打印、下载，谁拿到都能核验真伪。";
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "6")
        .add(crumbs(Vec::new(), "查询证明和信用报告".into()))
        .add(
            el("header")
                .class("l-stack")
                .attr("data-gap", "2")
                .add(el("h1").attr("tabindex", "-1").add("查询证明和信用报告"))
                .add(el("p").class("u-lead").add(lead)),
        )
        .add(part(
            "查询证明",
            "写明什么时候查了谁、查到了什么；没有查到不良信息，也写明。不用登录。",
            &[
                (paths::SEARCH, "查一家，在它的页面开具"),
                (paths::SCREENING, "查多家，最多 1,000 行开一份"),
            ],
        ))
        .add(part(
            "信用报告",
            "一家的登记信息和全部公示中的信息，和公开页面上的一样。不用登录。",
            &[(paths::SEARCH, "查到主体，在它的页面开具")],
        ))
        .add(part(
            "本单位的信用报告",
            "企业登录后为自己开具，另有没有公开的办件和培训证书。给谁看，由企业自己决定。",
            &[(paths::MY_REPORT, "登录，开具本单位的报告")],
        ))
        .add(
            el("p")
                .class("u-2")
                .add("为了日后核验，平台保存开具的编号、时间和内容；不用登录的，不记是谁开具的。"),
        )
        .add(part(
            "核验真伪",
            "扫二维码，输入编号和核验码，或把下载的文件拖到核验页。改一个字就通不过。",
            &[(paths::VERIFY, "去核验")],
        ))
        .into_any()
}

fn part(title: &'static str, text: &'static str, links: &[(&'static str, &'static str)]) -> El {
    let link = |(href, label): &(&'static str, &'static str)| {
        el("li").add(el("a").attr("href", *href).add(icon("doc")).add(" ").add(*label))
    };
    el("section")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h2").add(title))
        .add(el("p").add(text))
        .add(el("ul").class("rows").all(links.iter().map(link).collect()))
}
