//! Objections: what they are, who decides, how long it takes, and where one begins.

mod figures;

use crate::api;
use crate::components::{El, crumbs, effect, el, icon, use_page_title};
use crate::{browser, config, paths};
use contract::case::CaseKind;
use leptos::prelude::*;

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("异议申诉".into()));
    let base = config::use_config().api.clone();
    let figures = api::load(
        move || Some(CaseKind::Objection),
        move |kind, cancel| {
            let base = base.clone();
            async move { api::handling(&base, kind, &cancel).await }
        },
    );
    effect(|| {
        browser::restore_scroll();
    });
    let lead = "公示的信息写错了、该停没停、不该列入名单的，请提出异议。不收费，也不需要找中介。";
    let header = el("header")
        .class("l-stack l-narrow")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("异议申诉"))
        .add(el("p").class("u-lead").add(lead));
    el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(crumbs(Vec::new(), "异议申诉".into()))
        .add(header)
        .add(begin())
        .add(steps())
        .add(difference())
        .add(reports())
        .add(figures::view(figures))
        .into_any()
}

fn section(class: &'static str, id: &'static str, heading: &'static str) -> El {
    el("section")
        .class(class)
        .attr("data-gap", "3")
        .attr("aria-labelledby", id)
        .add(el("h2").attr("id", id).add(heading))
}

fn link(href: &'static str, label: &'static str) -> El {
    el("a").class("btn").attr("href", href).add(label)
}

fn begin() -> El {
    let how = "打开有误的那条记录，点“提出异议”。记录的内容会自动带入，只需写明哪里不对。";
    let actions = el("div")
        .class("actions")
        .add(link(paths::MY_RECORDS, "从我的记录里选").attr("data-kind", "primary"))
        .add(link(paths::SEARCH, "先查一查"))
        .add(link(paths::TRACK, "查异议的进度"));
    section("card l-stack l-narrow", "begin-h", "从哪里开始").add(el("p").add(how)).add(actions)
}

const STEPS: [(&str, &str); 4] = [
    ("提交并标注", "提交后，记录在所有页面标注“异议处理中”。一般 1 个工作日内决定是否受理。"),
    ("核查", "谁提供、谁核查：本平台的错误由受理单位更正，其余转给提供信息的单位。"),
    ("决定", "一般共 7 个工作日，等您补充材料的时间不算。无论怎样处理，都写明理由。"),
    ("复核", "不服决定的，可以申请一次复核。"),
];

fn steps() -> El {
    let step = |(title, text): &(&'static str, &'static str)| {
        el("li").add(el("strong").add(*title)).add(el("p").add(*text))
    };
    let steps = el("ol").class("l-stack").attr("data-gap", "3");
    let steps = steps.all(STEPS.iter().map(step).collect());
    section("l-stack l-narrow", "steps-h", "怎样办理").add(steps)
}

fn reports() -> El {
    let what = "这些不是记录写错，请直接反映。错误列入名单后要求消除影响，有人收费“修复”或者冒充官方，也在这里说。不用登录。";
    let actions = el("div").class("actions").add(link(paths::REPORTS, "反映信用信息问题"));
    section("card l-stack l-narrow", "reports-h", "信息被泄露、篡改、冒用？")
        .add(el("p").add(what))
        .add(actions)
}

fn difference() -> El {
    let what = "异议针对记录：写得对不对、该不该公示。不服处罚等决定本身的，应当依法申请行政复议或者提起行政诉讼；决定被撤销后，记录随之撤销。";
    let repair = el("p")
        .add("已经改正、想提前停止公示的，是信用修复，不是异议。")
        .add(el("a").attr("href", paths::REPAIRS).add("看信用修复"));
    let told = el("div")
        .add(el("h2").attr("id", "difference-h").add("异议和行政复议、诉讼不一样"))
        .add(el("p").add(what))
        .add(repair);
    el("section")
        .class("notice l-narrow")
        .attr("aria-labelledby", "difference-h")
        .add(icon("info"))
        .add(told)
}
