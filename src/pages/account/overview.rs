//! 我的: what is under way, what was begun, what there is to know.

use super::{cases, drafts, notices, own};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{
    Child, El, confirm, deadline, el, failure_below, icon, live, summary_tags, use_page_title,
    waiting,
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
            true => el("p").class("u-2").add("没有在办的事项。"),
            false => cases::of_cases(&open),
        };
        let all = Some((paths::CASES, format!("全部 {total} 件")));
        let mut parts = urgent(&open);
        parts.extend([head("open-h", "在办事项", all), table]);
        parts
    };
    let told = move |page: contract::Page<contract::case::CaseNotice>| {
        let all = format!("全部 {} 条", page.total);
        vec![
            head("told-h", "通知", Some((paths::NOTICES, all))),
            notices::list(&page.items[..page.items.len().min(NEWEST)]),
            notices::all_read(&page, notices),
        ]
    };
    let begun =
        move |page| vec![head("draft-h", "草稿", None), drafts::list(page, drafts, question)];
    let content = live(move || {
        if let Some(error) = fault.get() {
            return failure_below(error, retry);
        }
        let main = el("div")
            .class("l-stack")
            .attr("data-gap", "7")
            .add(section("open-h", part(cases, "在办事项", open)).class("l-box l-stack"))
            .add(section("draft-h", part(drafts, "草稿", begun)))
            .add(section("told-h", part(notices, "通知", told)));
        let standing = card("st-h", "我的信用状态")
            .add(part(profile, "信用状态", |profile| standing(&profile)));
        let aside =
            el("aside").class("l-stack").attr("aria-label", "常用").all(shortcuts()).add(standing);
        el("div").class("l-split").add(main).add(aside).into_any()
    });
    let page = el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(name(&subject))
        .add(el("div").class("l-box").add(content));
    vec![page.into_any(), confirm(question)].into_any()
}

fn section(heading: &'static str, content: AnyView) -> El {
    el("section").attr("aria-labelledby", heading).add(content)
}

fn card(id: &'static str, title: &'static str) -> El {
    el("section")
        .class("card l-stack")
        .attr("data-gap", "2")
        .attr("aria-labelledby", id)
        .add(el("h2").attr("id", id).class("u-md").add(title))
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
    show: impl Fn(T) -> Vec<El> + Send + 'static,
) -> AnyView {
    live(move || match loader.state.get() {
        Load::Ready(data) => several(show(data)),
        _ => waiting(what),
    })
}

fn several(parts: Vec<El>) -> AnyView {
    parts.into_iter().map(El::into_any).collect::<Vec<_>>().into_any()
}

fn name(subject: &SubjectRef) -> El {
    let name = el("h1").attr("tabindex", "-1").add(el("bdi").add(subject.name.to_string()));
    let code = el("li").class("u-nowrap").add(subject.code.to_string());
    el("header")
        .class("l-stack")
        .attr("data-gap", "1")
        .add(name)
        .add(el("ul").class("meta").add(code))
}

fn head(id: &'static str, title: &'static str, all: Option<(&'static str, String)>) -> El {
    el("div")
        .class("head-row")
        .add(el("h2").attr("id", id).add(title))
        .add(all.map(|(href, text)| el("a").attr("href", href).add(text)))
}

/// What the enterprise itself has to do.
fn urgent(open: &[CaseHead]) -> Vec<El> {
    let mine = open.iter().filter(|head| head.state.acts_next() == Some(Role::Enterprise));
    let one = |head: &CaseHead| {
        let go = match head.kind {
            CaseKind::Rectification => "看整改要求，交整改报告",
            _ => "看问题，去改正",
        };
        let line = |content: Child| el("p").add(content);
        let told = format!("受理编号 {}，{}。", head.number, head.state.label());
        let go = el("a").attr("href", paths::case(&head.number)).add(go);
        let inner = el("div")
            .add(el("h2").add(format!("请处理：{}", head.title)))
            .add(line(told.into()))
            .add(line(deadline(head).into()))
            .add(line(go.into()));
        el("div").class("notice").attr("data-tone", "warn").add(icon("bell")).add(inner)
    };
    mine.map(one).collect()
}

/// What can be begun, and what is one's own.
fn shortcuts() -> Vec<El> {
    let links = |all: &[(&'static str, &'static str)]| {
        let link = |(href, text): &(&'static str, &'static str)| {
            el("li").add(el("a").attr("href", *href).add(*text))
        };
        el("ul").class("rows").all(all.iter().map(link).collect())
    };
    let begin = links(&[
        (paths::COMMITMENTS, "作信用承诺"),
        (paths::REGISTRATION, "自愿注册信息"),
        (paths::REPAIRS, "申请信用修复"),
    ]);
    let own = links(&[
        (paths::REGISTRATIONS, "我注册的信息、续期"),
        (paths::AUTHORISATIONS, "我的授权、撤回"),
        (paths::MY_RECORDS, "我的公示记录"),
        (paths::MY_REPORT, "本单位的信用报告"),
        (paths::TRACK, "凭受理编号查进度"),
    ]);
    vec![card("new-h", "办新事项").add(begin), card("sc-h", "我的资料").add(own)]
}

fn standing(profile: &SubjectProfile) -> Vec<El> {
    let tags = summary_tags(&profile.summary, false);
    let link = el("a").attr("href", paths::subject(&profile.subject.code)).add("看公开档案");
    vec![
        el("p").class("l-row").flag("data-tight", true).all(tags),
        el("p").add(profile.summary.sentence()),
        el("p").add(link),
    ]
}
