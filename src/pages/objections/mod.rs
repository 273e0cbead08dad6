//! Objections: what they are, who decides, how long it takes, and where one begins.

mod figures;

use crate::api;
use crate::components::{crumbs, icon, use_page_title};
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
    Effect::new(move |_| browser::restore_scroll());
    view! {
        <div class="l-page l-main l-stack" data-gap="6">
            {crumbs(Vec::new(), "异议申诉".into())}
            <header class="l-stack l-narrow" data-gap="2">
                <h1 tabindex="-1">"异议申诉"</h1>
                <p class="u-lead">
                    "公示的信息写错了、该停没停、不该列入名单的，请提出异议。不收费，也不需要找中介。"
                </p>
            </header>
            {begin()}
            {steps()}
            {difference()}
            {reports()}
            {figures::view(figures)}
        </div>
    }
    .into_any()
}

fn begin() -> AnyView {
    view! {
        <section class="card l-stack l-narrow" data-gap="3" aria-labelledby="begin-h">
            <h2 id="begin-h">"从哪里开始"</h2>
            <p>"打开有误的那条记录，点“提出异议”。记录的内容会自动带入，只需写明哪里不对。"</p>
            <div class="actions">
                <a class="btn" data-kind="primary" href=paths::MY_RECORDS>"从我的记录里选"</a>
                <a class="btn" href=paths::SEARCH>"先查一查"</a>
                <a class="btn" href=paths::TRACK>"查异议的进度"</a>
            </div>
        </section>
    }
    .into_any()
}

const STEPS: [(&str, &str); 4] = [
    ("提交并标注", "提交后，记录在所有页面标注“异议处理中”。一般 1 个工作日内决定是否受理。"),
    ("核查", "谁提供、谁核查：本平台的错误由受理单位更正，其余转给提供信息的单位。"),
    ("决定", "一般共 7 个工作日，等您补充材料的时间不算。无论怎样处理，都写明理由。"),
    ("复核", "不服决定的，可以申请一次复核。"),
];

fn steps() -> AnyView {
    let step = |(title, text): &(&'static str, &'static str)| {
        view! { <li><strong>{*title}</strong><p>{*text}</p></li> }.into_any()
    };
    view! {
        <section class="l-stack l-narrow" data-gap="3" aria-labelledby="steps-h">
            <h2 id="steps-h">"怎样办理"</h2>
            <ol class="l-stack" data-gap="3">{STEPS.iter().map(step).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn reports() -> AnyView {
    view! {
        <section class="card l-stack l-narrow" data-gap="3" aria-labelledby="reports-h">
            <h2 id="reports-h">"信息被泄露、篡改、冒用？"</h2>
            <p>
                "这些不是记录写错，请直接反映。错误列入名单后要求消除影响，有人收费“修复”或者冒充官方，也在这里说。不用登录。"
            </p>
            <div class="actions">
                <a class="btn" href=paths::REPORTS>"反映信用信息问题"</a>
            </div>
        </section>
    }
    .into_any()
}

fn difference() -> AnyView {
    view! {
        <section class="notice l-narrow" aria-labelledby="difference-h">
            {icon("info")}
            <div>
                <h2 id="difference-h">"异议和行政复议、诉讼不一样"</h2>
                <p>
                    "异议针对记录：写得对不对、该不该公示。不服处罚等决定本身的，应当依法申请行政复议或者提起行政诉讼；决定被撤销后，记录随之撤销。"
                </p>
                <p>
                    "已经改正、想提前停止公示的，是信用修复，不是异议。"
                    <a href=paths::REPAIRS>"看信用修复"</a>
                </p>
            </div>
        </section>
    }
    .into_any()
}
