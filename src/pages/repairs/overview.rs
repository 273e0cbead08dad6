//! The way in: what repair is, and the search that leads to an answer before anybody signs in.

use super::found;
use crate::components::{El, crumbs, el, icon, own_query, side_card, use_page_title};
use crate::{browser, config, paths};
use contract::query::LONGEST_QUERY;
use contract::record::RecordKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The page.
pub fn page() -> AnyView {
    use_page_title(|| Some("信用修复".into()));
    let search = own_query();
    let words = Memo::new(move |_| {
        let pairs = search.with(|search| paths::pairs(search));
        pairs.into_iter().rfind(|(name, _)| name == "q").map(|(_, q)| q).unwrap_or_default()
    });
    let lead = "失信记录属实，您已经改正并履行了义务，可以申请提前停止公示。信用修复不收费，也不需要找中介。";
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("信用修复"))
        .add(el("p").class("u-lead").add(lead));
    el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(crumbs(vec![], "信用修复".into()))
        .add(header)
        .add(ask(words))
        .add(found::section(words))
        .add(about())
        .into_any()
}

/// The question that most people come with.
fn ask(words: Memo<String>) -> El {
    let navigate = use_navigate();
    let send = move |ev: web_sys::Event| {
        ev.prevent_default();
        let pairs = browser::form_pairs(&ev);
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), v.trim().to_owned())).collect();
        navigate(&paths::with_query(paths::REPAIRS, &pairs), Default::default());
    };
    let input = el("input")
        .attr("id", "repair-q")
        .attr("name", "q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("maxlength", LONGEST_QUERY.to_string())
        .value(move || words.get());
    let button = el("button").class("btn").attr("data-kind", "primary").attr("type", "submit");
    let button = button.add(icon("search")).add("查能否修复");
    let label = el("label").class("field-label").attr("for", "repair-q");
    let form = el("form")
        .class("search")
        .attr("action", paths::REPAIRS)
        .attr("role", "search")
        .attr("aria-label", "查能否修复")
        .on("submit", send)
        .add(label.add("单位名称、信用代码或文书号"))
        .add(el("div").class("search-box").add(input).add(button));
    let free = "不用登录。从任何一条记录的页面也能进来。";
    el("section")
        .class("card l-box")
        .attr("aria-labelledby", "ask-h")
        .add(el("h2").attr("id", "ask-h").add("我的记录能修复吗，什么时候？"))
        .add(form)
        .add(el("p").class("u-2 u-sm").add(free))
}

/// From the first step to the last.
const STEPS: [(&str, &str); 5] = [
    ("改正并履行", "缴清罚款，纠正行为，保存证明。"),
    ("满最短公示期", "轻微的随时，一般的 3 个月，严重的 1 年；以规则和认定单位标明的为准。"),
    ("提交申请", "交履行证明，在线作出信用修复承诺。约 5 分钟。"),
    ("等候决定", "3 个工作日内告知受不受理，10 个工作日内答复。缺材料会一次告诉您。"),
    ("停止公示", "同意修复的，各处同时停止公示，结果在本站公布。"),
];

const EFFECTS: [(&str, &str, &str); 3] = [
    ("repaired", "停止公示", "这条信息不再显示。"),
    ("lock", "停止共享和使用", "不再提供给别的单位和系统。"),
    ("kept", "解除惩戒", "取消相应限制，更新信用评价。"),
];

fn about() -> El {
    let step = |(title, what): &(&'static str, &'static str)| {
        el("li").add(el("h3").add(*title)).add(el("p").class("u-2").add(*what))
    };
    let steps = el("ol").class("timeline").attr("role", "list");
    let how = section("how-h", "怎么办").add(steps.all(STEPS.iter().map(step).collect()));
    let effect = |(symbol, title, what): &(&'static str, &'static str, &'static str)| {
        el("li")
            .class("card")
            .attr("data-pad", "s")
            .add(icon(symbol))
            .add(el("strong").add(*title))
            .add(small(what))
    };
    let effects = el("ol").class("l-grid effects").attr("role", "list").attr("data-min", "15");
    let effects = effects.all(EFFECTS.iter().map(effect).collect());
    let effects = section("eff-h", "修复有三个效果").add(effects);
    let main = el("div").class("l-stack").attr("data-gap", "6").add(how).add(effects);
    let split = el("div").class("l-split").add(main).add(aside());
    el("div").class("l-box").add(split)
}

fn section(id: &'static str, heading: &'static str) -> El {
    el("section").attr("aria-labelledby", id).add(el("h2").attr("id", id).add(heading))
}

fn small(text: &'static str) -> El {
    el("p").class("u-2 u-sm").add(text)
}

fn aside() -> El {
    let told = |text: String| el("p").class("u-sm").add(text);
    let link = |href: String, label: &'static str, what: &'static str| {
        let link = el("a").attr("href", href).add(label);
        el("li").add(link).add(el("div").class("u-2 u-sm").add(what))
    };
    let help = &config::use_config().help;
    let free = format!(
        "凡以“代办修复”“删除记录”收费的，请勿相信，并拨打 {}（{}）举报。",
        help.phone, help.name
    );
    let by = "谁认定、谁修复：由作出决定的单位决定。本站只接收、转交和公布结果。";
    let elsewhere = "失信被执行人找执行法院；市场监管的处罚和名录在国家企业信用信息公示系统申请。";
    let links = el("ul")
        .class("rows")
        .add(link(paths::MY_RECORDS.into(), "我的公示记录", "登录后从自己的记录申请"))
        .add(link(paths::TRAINING.into(), "信用修复培训", "在线学习和测试，不收费"))
        .add(link(paths::TRACK.into(), "查办理进度", "凭受理编号，不用登录"))
        .add(link(paths::disclosure(RecordKind::Repair), "修复结果公示", "已完成的修复"));
    let other = "修复不是更正。内容有误的，请在记录页提出异议。";
    el("aside")
        .class("l-stack")
        .attr("aria-label", "决定、收费和相关办理")
        .add(side_card("who-h", "谁决定").add(told(by.into())).add(told(elsewhere.into())))
        .add(side_card("free-h", "不收费").add(told(free)))
        .add(side_card("more-h", "相关办理").add(links).add(told(other.into())))
}
