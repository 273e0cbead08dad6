//! 我的: what is under way, what was begun, what there is to know.

use super::{cases, drafts, notices, own};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{
    confirm, deadline, failure_below, icon, live, summary_tags, use_page_title, waiting,
};
use crate::paths;
use contract::account::{Identity, Session};
use contract::case::{CaseHead, CaseKind, Role};
use contract::subject::{SubjectProfile, SubjectRef};
use leptos::prelude::*;

/// Notices that are shown here; the others have a page of their own.
const NEWEST: usize = 5;

/// `/account`.
pub fn page(session: Session) -> AnyView {
    use_page_title(|| Some("我的".into()));
    let Identity::Enterprise { subject } = session.identity else { return ().into_any() };
    let cases = own(|base, cancel| async move { api::cases(&base, &cancel).await });
    let drafts = own(|base, cancel| async move { api::drafts(&base, &cancel).await });
    let notices = own(|base, cancel| async move { api::notices(&base, &cancel).await });
    let profile = own(|base, cancel| async move { api::profile(&base, &cancel).await });
    let question = RwSignal::new_local(None);
    // One message for all: what hinders one hinders the others.
    let fault = Memo::new(move |_| {
        failed(cases)
            .or_else(|| failed(drafts))
            .or_else(|| failed(notices))
            .or_else(|| failed(profile))
    });
    let retry = move || {
        cases.retry();
        drafts.retry();
        notices.retry();
        profile.retry();
    };
    let open = move |page: contract::Page<CaseHead>| {
        let (total, items) = (page.total, page.items);
        let open: Vec<_> = items.into_iter().filter(|head| head.state.is_open()).collect();
        let table = match open.is_empty() {
            true => view! { <p class="u-2">"没有在办的事项。"</p> }.into_any(),
            false => cases::table(&open),
        };
        view! {
            {urgent(&open)}
            {head("open-h", "在办事项", Some((paths::CASES, format!("全部 {total} 件"))))}
            {table}
        }
        .into_any()
    };
    let told = move |page: contract::Page<contract::case::CaseNotice>| {
        let all = format!("全部 {} 条", page.total);
        view! {
            {head("told-h", "通知", Some((paths::NOTICES, all)))}
            {notices::list(&page.items[..page.items.len().min(NEWEST)])}
            <div>{notices::all_read(&page, notices)}</div>
        }
        .into_any()
    };
    let begun = move |page| {
        view! {
            {head("draft-h", "草稿", None)}
            {drafts::list(page, drafts, question)}
        }
        .into_any()
    };
    let content = move || {
        match fault.get() {
        Some(error) => failure_below(error, retry),
        None => view! {
            <div class="l-split">
                <div class="l-stack" data-gap="7">
                    <section class="l-box l-stack" aria-labelledby="open-h">{part(cases, "在办事项", open)}</section>
                    <section aria-labelledby="draft-h">{part(drafts, "草稿", begun)}</section>
                    <section aria-labelledby="told-h">{part(notices, "通知", told)}</section>
                </div>
                <aside class="l-stack" aria-label="常用">
                    {shortcuts()}
                    <section class="card l-stack" data-gap="2" aria-labelledby="st-h">
                        <h2 id="st-h" class="u-md">"我的信用状态"</h2>
                        {part(profile, "信用状态", |profile| standing(&profile))}
                    </section>
                </aside>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <div class="l-page l-main l-stack" data-gap="6">
            {name(&subject)}
            <div class="l-box">{content}</div>
        </div>
        {confirm(question)}
    }
    .into_any()
}

fn failed<T: Clone + Send + Sync + 'static>(loader: Loader<T>) -> Option<ApiError> {
    loader.state.with(|state| match state {
        Load::Failed(error) => Some(error.clone()),
        _ => None,
    })
}

fn part<T: Clone + Send + Sync + 'static>(
    loader: Loader<T>,
    what: &'static str,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    let content = move || match loader.state.get() {
        Load::Ready(data) => show(data),
        _ => waiting(what),
    };
    live(content)
}

fn name(subject: &SubjectRef) -> AnyView {
    view! {
        <header class="l-stack" data-gap="1">
            <h1 tabindex="-1"><bdi>{subject.name.to_string()}</bdi></h1>
            <ul class="meta"><li class="u-nowrap">{subject.code.to_string()}</li></ul>
        </header>
    }
    .into_any()
}

fn head(id: &'static str, title: &'static str, all: Option<(&'static str, String)>) -> AnyView {
    view! {
        <div class="head-row">
            <h2 id=id>{title}</h2>
            {all.map(|(href, text)| view! { <a href=href>{text}</a> })}
        </div>
    }
    .into_any()
}

/// What the enterprise itself has to do.
fn urgent(open: &[CaseHead]) -> AnyView {
    let mine = open.iter().filter(|head| head.state.acts_next() == Some(Role::Enterprise));
    let one = |head: &CaseHead| {
        let go = match head.kind {
            CaseKind::Rectification => "看整改要求，交整改报告",
            _ => "看问题，去改正",
        };
        view! {
            <div class="notice" data-tone="warn">
                {icon("bell")}
                <div>
                    <h2>{format!("请处理：{}", head.title)}</h2>
                    <p>{format!("受理编号 {}，{}。", head.number, head.state.label())}</p>
                    <p>{deadline(head)}</p>
                    <p><a href=paths::case(&head.number)>{go}</a></p>
                </div>
            </div>
        }
        .into_any()
    };
    view! { {mine.map(one).collect_view()} }.into_any()
}

/// What can be begun, and what is one's own.
fn shortcuts() -> AnyView {
    let link = |href: &'static str, text: &'static str| {
        view! { <li><a href=href>{text}</a></li> }.into_any()
    };
    view! {
        <section class="card l-stack" data-gap="2" aria-labelledby="new-h">
            <h2 id="new-h" class="u-md">"办新事项"</h2>
            <ul class="rows">
                {link(paths::COMMITMENTS, "作信用承诺")}
                {link(paths::REGISTRATION, "自愿注册信息")}
                {link(paths::REPAIRS, "申请信用修复")}
            </ul>
        </section>
        <section class="card l-stack" data-gap="2" aria-labelledby="sc-h">
            <h2 id="sc-h" class="u-md">"我的资料"</h2>
            <ul class="rows">
                {link(paths::REGISTRATIONS, "我注册的信息、续期")}
                {link(paths::AUTHORISATIONS, "我的授权、撤回")}
                {link(paths::MY_RECORDS, "我的公示记录")}
                {link(paths::MY_REPORT, "本单位的信用报告")}
                {link(paths::TRACK, "凭受理编号查进度")}
            </ul>
        </section>
    }
    .into_any()
}

fn standing(profile: &SubjectProfile) -> AnyView {
    view! {
        <p class="l-row" data-tight>{summary_tags(&profile.summary, false)}</p>
        <p>{profile.summary.sentence()}</p>
        <p><a href=paths::subject(&profile.subject.code)>"看公开档案"</a></p>
    }
    .into_any()
}
