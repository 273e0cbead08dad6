//! The conventions, and every operation in its group.

use super::node::Node;
use super::operation::{self, Operation};
use crate::components::{El, crumbs, el, icon, use_page_title};
use crate::{browser, config};
use leptos::prelude::*;

/// What holds for all operations.
const RULES: [(&str, &str); 10] = [
    (
        "格式",
        "JSON，字段名是英文小写加下划线。日期是 2026-11-22，时间带时区；金额以分为单位，是整数。",
    ),
    (
        "列表",
        "答 items、total、next（下一页的值，没有时为空）和 facets（各条件的数量）。翻页时把 next 原样放进 page。",
    ),
    (
        "筛选",
        "条件都在地址里，同一条件可以给几次。未知的条件不理会，写错的值答 422 并指出是哪一个。",
    ),
    (
        "出错",
        "application/problem+json（RFC 9457）。detail 是给人看的中文，说怎么办；errors 逐项指出哪里不对。",
    ),
    ("缓存", "公开的 GET 带 ETag，没有变化的答 304。企业和部门的数据不许缓存。"),
    (
        "幂等",
        "带 Idempotency-Key 的 POST 重复发送，得到同样的答复，只办一次。门户在没有收到答复时会重发。",
    ),
    ("并发", "改草稿带 If-Match，办件的操作带 version。别人先改了的，答 412 或 409，什么也不改。"),
    ("登录", "会话是脚本读不到的 cookie。改动数据的请求另带 X-CSRF-Token，值从会话的答复里来。"),
    ("停止公示", "停止公示的记录答 410，只说原因，不给内容；列表、计数、下载和订阅里同时没有。"),
    ("自然人", "姓名和号码由平台遮盖以后才给出，门户从不接触原值。"),
];

/// The check that other sites embed.
const EMBEDDED: &str = "/embed/check";

/// The page.
pub fn view(document: &Node) -> AnyView {
    use_page_title(|| Some("接口文档".into()));
    let version = document.get("info").map(|info| info.text("version")).unwrap_or_default();
    let lead = "其他城市和部门的平台照这份约定实现，本门户就能接上；要用公开数据的，也看这里。";
    let file = el("a")
        .class("btn")
        .attr("href", crate::api::DESCRIPTION)
        .attr("download", "openapi.json")
        .add(icon("download"))
        .add("下载 openapi.json");
    let all = Operation::all(document);
    let groups = document.items("tags");
    el("div")
        .class("l-page l-main l-stack developers")
        .attr("data-gap", "6")
        .add(crumbs(Vec::new(), "接口文档".into()))
        .add(
            el("header")
                .class("l-stack")
                .attr("data-gap", "2")
                .add(el("h1").attr("tabindex", "-1").add("接口文档"))
                .add(el("p").class("u-lead").add(lead))
                .add(
                    el("p")
                        .class("u-2")
                        .add(format!("OpenAPI 3.1，第 {version} 版，共 {} 个操作。", all.len())),
                )
                .add(el("div").class("actions").add(file)),
        )
        .add(contents(&groups))
        .add(rules())
        .add(check())
        .add(embed())
        .all(groups.iter().map(|group| section(group, &all)).collect())
        .into_any()
}

fn anchor(name: &str) -> String {
    format!("group-{name}")
}

fn contents(groups: &[Node]) -> El {
    let link = |href: String, name: String| el("li").add(el("a").attr("href", href).add(name));
    let own =
        [("#rules-h", "共同的约定"), ("#check-h", "检查您的平台"), ("#embed-h", "嵌入信用核查")];
    let own = own.iter().map(|(href, name)| link((*href).to_owned(), (*name).to_owned()));
    let of = groups.iter().map(|group| {
        let name = group.text("name");
        link(format!("#{}", anchor(&name)), name)
    });
    el("nav")
        .attr("aria-label", "本页内容")
        .add(el("ul").class("contents").attr("role", "list").all(own.chain(of).collect()))
}

fn rules() -> El {
    let row = |(name, text): &(&'static str, &'static str)| {
        el("div").add(el("dt").add(*name)).add(el("dd").add(*text))
    };
    el("section")
        .class("l-stack")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "rules-h")
        .add(el("h2").attr("id", "rules-h").attr("tabindex", "-1").add("共同的约定"))
        .add(
            el("div")
                .class("l-box")
                .add(el("dl").class("facts").all(RULES.iter().map(row).collect())),
        )
}

fn check() -> El {
    let text = "一条命令检查任何实现：格式、翻页、筛选、出错、幂等、并发、权限、遮盖和停止公示，逐项说明哪里不符、约定怎么说。";
    let command = "cargo xtask conformance --base-url https://您的平台/api/v1";
    el("section")
        .class("l-stack")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "check-h")
        .add(el("h2").attr("id", "check-h").attr("tabindex", "-1").add("检查您的平台"))
        .add(el("p").add(text))
        .add(el("pre").attr("tabindex", "0").add(command))
        .add(
            el("p")
                .add("平台接好以后，在门户的 config.json 里把 api 改成它的地址。现在的是 ")
                .add(el("code").add(config::use_config().api.clone()))
                .add("。"),
        )
}

fn embed() -> El {
    let script = format!("<script src=\"{}\"></script>", browser::absolute("/embed/check.js"));
    el("section")
        .class("l-stack")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "embed-h")
        .add(el("h2").attr("id", "embed-h").attr("tabindex", "-1").add("嵌入信用核查"))
        .add(el("p").add("审批、采购、评审的系统里放一行脚本，做决定的地方就能查信用。只读，不用登录，查了什么不保存。"))
        .add(el("pre").attr("tabindex", "0").add(script))
        .add(
            el("p")
                .add("可以加 data-theme（light 或 dark）、data-accent（按钮颜色）、data-subject（打开就查的名称或代码）。")
                .add(el("a").attr("href", EMBEDDED).attr("rel", "external").add("看样子")),
        )
}

fn section(group: &Node, all: &[Operation]) -> El {
    let name = group.text("name");
    let own = all.iter().filter(|operation| operation.group == name);
    el("section")
        .class("l-stack")
        .attr("data-gap", "3")
        .attr("aria-labelledby", anchor(&name))
        .add(el("h2").attr("id", anchor(&name)).attr("tabindex", "-1").add(name.clone()))
        .add(el("p").class("u-2").add(group.text("description")))
        .add(el("div").all(own.map(operation::view).collect()))
}
