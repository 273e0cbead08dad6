//! The way in: what repair is, and the search that leads to an answer before anybody signs in.

use super::found;
use crate::components::{crumbs, icon, own_query, use_page_title};
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
    view! {
        <div class="l-page l-main l-stack" data-gap="6">
            {crumbs(vec![], "信用修复".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"信用修复"</h1>
                <p class="u-lead">
                    "失信记录属实，您已经改正并履行了义务，可以申请提前停止公示。信用修复不收费，也不需要找中介。"
                </p>
            </header>
            {ask(words)}
            {found::section(words)}
            {about()}
        </div>
    }
    .into_any()
}

/// The question that most people come with.
fn ask(words: Memo<String>) -> AnyView {
    let navigate = use_navigate();
    let send = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let pairs = browser::form_pairs(&ev);
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| (n.as_str(), v.trim().to_owned())).collect();
        navigate(&paths::with_query(paths::REPAIRS, &pairs), Default::default());
    };
    view! {
        <section class="card l-box" aria-labelledby="ask-h">
            <h2 id="ask-h" class="u-lg">"我的记录能修复吗，什么时候？"</h2>
            <form class="search" action=paths::REPAIRS role="search" aria-label="查能否修复" on:submit=send>
                <label class="field-label" for="repair-q">"单位名称、信用代码或文书号"</label>
                <div class="search-box">
                    <input
                        id="repair-q"
                        name="q"
                        type="search"
                        autocomplete="off"
                        enterkeyhint="search"
                        maxlength=LONGEST_QUERY
                        prop:value=words
                    />
                    <button class="btn" data-kind="primary" type="submit">
                        {icon("search")}
                        "查能否修复"
                    </button>
                </div>
            </form>
            <p class="u-2 u-sm">"不用登录。从任何一条记录的页面也能进来。"</p>
        </section>
    }
    .into_any()
}

fn step(title: &'static str, what: &'static str) -> AnyView {
    view! { <li><h3>{title}</h3><p class="u-2">{what}</p></li> }.into_any()
}

fn link(href: &str, label: &'static str, what: &'static str) -> AnyView {
    let href = href.to_owned();
    view! { <li><a href=href>{label}</a><div class="u-2 u-sm">{what}</div></li> }.into_any()
}

fn about() -> AnyView {
    let help = config::use_config().help.clone();
    view! {
        <div class="l-box">
            <div class="l-split">
                <div class="l-stack" data-gap="6">
                    <section aria-labelledby="how-h">
                        <h2 id="how-h">"怎么办"</h2>
                        <ol class="timeline" role="list">
                            {step("改正并履行", "缴清罚款，纠正行为，保存证明。")}
                            {step("满最短公示期", "轻微的随时，一般的 3 个月，严重的 1 年；以规则和认定单位标明的为准。")}
                            {step("提交申请", "交履行证明，在线作出信用修复承诺。约 5 分钟。")}
                            {step("等候决定", "3 个工作日内告知受不受理，10 个工作日内答复。缺材料会一次告诉您。")}
                            {step("停止公示", "同意修复的，各处同时停止公示，结果在本站公布。")}
                        </ol>
                    </section>
                    <section aria-labelledby="eff-h">
                        <h2 id="eff-h">"修复有三个效果"</h2>
                        <ol class="l-grid effects" role="list" data-min="15">
                            <li class="card" data-pad="s">{icon("repaired")}<strong>"停止公示"</strong><p class="u-2 u-sm">"这条信息不再显示。"</p></li>
                            <li class="card" data-pad="s">{icon("lock")}<strong>"停止共享和使用"</strong><p class="u-2 u-sm">"不再提供给别的单位和系统。"</p></li>
                            <li class="card" data-pad="s">{icon("kept")}<strong>"解除惩戒"</strong><p class="u-2 u-sm">"取消相应限制，更新信用评价。"</p></li>
                        </ol>
                    </section>
                </div>
                <aside class="l-stack" aria-label="决定、收费和相关办理">
                    <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="who-h">
                        <h2 id="who-h" class="u-md">"谁决定"</h2>
                        <p class="u-sm">"谁认定、谁修复：由作出决定的单位决定。本站只接收、转交和公布结果。"</p>
                        <p class="u-sm">"失信被执行人找执行法院；市场监管的处罚和名录在国家企业信用信息公示系统申请。"</p>
                    </section>
                    <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="free-h">
                        <h2 id="free-h" class="u-md">"不收费"</h2>
                        <p class="u-sm">
                            {format!("凡以“代办修复”“删除记录”收费的，请勿相信，并拨打 {}（{}）举报。", help.phone, help.name)}
                        </p>
                    </section>
                    <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="more-h">
                        <h2 id="more-h" class="u-md">"相关办理"</h2>
                        <ul class="rows">
                            {link(paths::MY_RECORDS, "我的公示记录", "登录后从自己的记录申请")}
                            {link(paths::TRAINING, "信用修复培训", "在线学习和测试，不收费")}
                            {link(paths::TRACK, "查办理进度", "凭受理编号，不用登录")}
                            {link(&paths::disclosure(RecordKind::Repair), "修复结果公示", "已完成的修复")}
                        </ul>
                        <p class="u-sm">"修复不是更正。内容有误的，请在记录页提出异议。"</p>
                    </section>
                </aside>
            </div>
        </div>
    }
    .into_any()
}
