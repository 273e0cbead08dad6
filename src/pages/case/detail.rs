//! A case: where it stands, who acts next and by when, what to do; and all that belongs to it.

use super::{above, actions, answers, consents, faults, order};
use crate::api::Loader;
use crate::components::{
    Question, case_tag, confirm, crumbs, deadline, events, icon, use_page_title, who_acts,
};
use crate::{browser, paths};
use contract::case::{Case, CaseKind, CaseState, Role};
use leptos::prelude::*;

/// The page.
pub fn view(case: Case, loader: Loader<Case>) -> AnyView {
    let head = &case.head;
    let title = format!("{}：{}", head.title, head.state.label());
    use_page_title(move || Some(title.clone()));
    browser::restore_scroll();
    let question = RwSignal::new_local(None::<Question>);
    let ordered = head.kind == CaseKind::Rectification;
    // An order begins without an answer.
    let answered = !ordered || !case.answers.0.is_empty();
    let (began, by) =
        if ordered { ("下达于 ", "下达单位 ") } else { ("提交于 ", "受理单位 ") };
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(above(), head.number.to_string())}
            <header class="l-stack" data-gap="3">
                <p class="l-row" data-tight>{case_tag(head.state, true)} {deadline(head)}</p>
                <h1 tabindex="-1"><bdi>{head.title.to_string()}</bdi></h1>
                <ul class="meta">
                    <li>"受理编号 "<span class="u-nowrap">{head.number.to_string()}</span></li>
                    <li>
                        {began}
                        <time datetime=head.submitted.to_string()>{head.submitted.chinese()}</time>
                    </li>
                    <li>{by}<bdi>{head.agency.name.to_string()}</bdi></li>
                </ul>
            </header>
            <div class="l-box">
                <div class="l-split">
                    <div class="l-stack" data-gap="7">
                        {now(&case)}
                        {order::section(&case)}
                        {faults::list(&case)}
                        <section class="l-stack" aria-labelledby="t-h">
                            <h2 id="t-h">"办理进度"</h2>
                            {events(head, &case.events)}
                        </section>
                        {answered.then(|| answers::sections(&case))}
                        {answers::files(&case)}
                    </div>
                    <aside class="l-stack" aria-label="回执、授权与其他操作">
                        {answered.then(|| receipt(&case))}
                        {consents::card(&case, loader, question)}
                        {actions::card(&case, loader, question)}
                        {help(&case)}
                    </aside>
                </div>
            </div>
        </div>
        {confirm(question)}
    }
    .into_any()
}

/// Where it stands, in a sentence each: now, who, what to do.
fn now(case: &Case) -> AnyView {
    let head = &case.head;
    let next = match (who_acts(head), head.due) {
        (Some(who), Some(day)) => format!("下一步：{who}，{}前。", day.chinese()),
        (Some(who), None) => format!("下一步：{who}。"),
        (None, _) => String::new(),
    };
    let public = case.record.as_ref().map(|id| {
        view! { <p><a href=paths::record(id)>"看公示内容"</a></p> }
    });
    let number = case.commitment_number.as_ref().map(|number| {
        view! { <p>"承诺编码："<span class="u-nowrap">{number.to_string()}</span></p> }
    });
    view! {
        <section class="card l-stack" data-gap="2" aria-labelledby="now-h">
            <h2 id="now-h">"现在"</h2>
            <p>{order::advice(case).unwrap_or_else(|| advice(case))}</p>
            {(!next.is_empty()).then(|| view! { <p><strong>{next}</strong></p> })}
            {number}
            {public}
        </section>
    }
    .into_any()
}

/// What the enterprise does now.
fn advice(case: &Case) -> String {
    let agency = &case.head.agency.name;
    match case.head.state {
        CaseState::Submitted => format!("已经交到{agency}。您不用做什么，有结果会通知您。"),
        CaseState::Checking => format!("{agency}正在核验。您不用做什么，有结果会通知您。"),
        CaseState::Returned => "请照下面的问题改正，然后重新提交。填过的内容都还在。".to_owned(),
        CaseState::Rectifying => format!("请在期限内整改，整改情况报{agency}。"),
        CaseState::InForce => "请照承诺履行，受理单位会在监管中核对。".to_owned(),
        CaseState::Rejected => {
            "没有通过，理由见办理进度。情况变化后可以重新提交；不服的，可以依法申请行政复议。"
                .to_owned()
        }
        CaseState::Verified => "已经核验，按您同意的范围公示和使用。".to_owned(),
        CaseState::Expired => "有效期已过。仍然需要的，可以重新办理。".to_owned(),
        CaseState::Withdrawn => "已经撤回，不再办理。需要时可以重新提交。".to_owned(),
        CaseState::Lapsed => "期限内没有补正，这次办理终止了。可以重新提交。".to_owned(),
        state => match state.acts_next() {
            Some(Role::Enterprise) => "请在期限内处理，具体要求见办理进度。".to_owned(),
            Some(_) => format!("由{agency}办理，有结果会通知您。"),
            None => "结果见办理进度。".to_owned(),
        },
    }
}

fn receipt(case: &Case) -> AnyView {
    view! {
        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="rc-h">
            <h2 id="rc-h" class="u-md">"受理回执"</h2>
            <p class="u-sm">"有全部提交内容和核验二维码，随时可以打印。"</p>
            <p class="u-sm">
                "核验码："
                <strong class="u-nowrap code">{case.verification_code.clone()}</strong>
            </p>
            <div class="actions">
                <a class="btn" href=paths::receipt(&case.head.number)>{icon("print")}"看回执、打印"</a>
            </div>
        </section>
    }
    .into_any()
}

fn help(case: &Case) -> AnyView {
    let phone = case.head.agency.phone.as_ref().map(|phone| {
        view! {
            <p class="l-row" data-tight>
                {icon("phone")}
                <a href=format!("tel:{phone}")>{phone.to_string()}</a>
            </p>
        }
    });
    view! {
        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="help-h">
            <h2 id="help-h" class="u-md">"问受理单位"</h2>
            <p class="u-sm"><bdi>{case.head.agency.name.to_string()}</bdi></p>
            {phone}
            <p class="u-sm">"请报受理编号。"</p>
        </section>
    }
    .into_any()
}
