//! 我的: what is under way, what was begun, what there is to know.

use super::{cases, drafts, notices, own};
use crate::api::{self, Load};
use crate::components::{
    Child, El, Question, confirm, deadline, el, failure_below, icon, live, summary_tags,
    use_page_title, waiting,
};
use crate::paths;
use contract::Uscc;
use contract::account::{Identity, Session};
use contract::case::{CaseHead, CaseKind, Overview, Role};
use contract::subject::{StandingSummary, SubjectRef};
use leptos::prelude::*;

/// `/account`.
pub fn page(session: Session) -> AnyView {
    use_page_title(|| Some("我的".into()));
    let Identity::Enterprise { subject } = session.identity else { return ().into_any() };
    let loader = own(|base, cancel| async move { api::overview(&base, &cancel).await });
    let again = Callback::new(move |()| loader.retry());
    let question = RwSignal::new_local(None);
    let (name, code) = (name(&subject), subject.code);
    let content = live(move || {
        let shown = match loader.state.get() {
            Load::Failed(error) => return failure_below(error, again),
            Load::Ready(overview) => Some(parts(&overview, code, question, again)),
            Load::Pending => None,
        };
        let [open, begun, told, standing] = match shown {
            Some(parts) => parts.map(several),
            None => ["在办事项", "草稿", "通知", "信用状态"].map(waiting),
        };
        let main = el("div")
            .class("l-stack")
            .attr("data-gap", "7")
            .add(section("open-h", open).class("l-box l-stack"))
            .add(section("draft-h", begun))
            .add(section("told-h", told));
        let standing = card("st-h", "我的信用状态").add(standing);
        let aside =
            el("aside").class("l-stack").attr("aria-label", "常用").all(shortcuts()).add(standing);
        el("div").class("l-split").add(main).add(aside).into_any()
    });
    let page = el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(name)
        .add(el("div").class("l-box").add(content));
    vec![page.into_any(), confirm(question)].into_any()
}

/// What stands under the four headings: cases, drafts, messages, standing.
fn parts(
    overview: &Overview,
    code: Uscc,
    question: RwSignal<Option<Question>, LocalStorage>,
    again: Callback<()>,
) -> [Vec<El>; 4] {
    let Overview { open, drafts, notices, .. } = overview;
    let table = match open.is_empty() {
        true => el("p").class("u-2").add("没有在办的事项。"),
        false => cases::of_cases(open),
    };
    let all = Some((paths::CASES, format!("全部 {} 件", overview.cases_total)));
    let mut under_way = urgent(open);
    under_way.extend([head("open-h", "在办事项", all), table]);
    let others = overview.open_total.saturating_sub(open.len() as u64);
    under_way.extend(
        (others > 0).then(|| {
            el("p").class("u-2").add(format!("另有 {others} 件在办，点上面的“全部”查看。"))
        }),
    );
    let all = format!("全部 {} 条", overview.notices_total);
    let told = vec![
        head("told-h", "通知", Some((paths::NOTICES, all))),
        notices::list(notices),
        notices::all_read(overview.unread_total, notices, again),
    ];
    let begun = vec![head("draft-h", "草稿", None), drafts::list(drafts, again, question)];
    [under_way, begun, told, standing(overview.summary, code)]
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

fn standing(summary: StandingSummary, code: Uscc) -> Vec<El> {
    let tags = summary_tags(&summary, false);
    let link = el("a").attr("href", paths::subject(&code)).add("看公开档案");
    vec![
        el("p").class("l-row").flag("data-tight", true).all(tags),
        el("p").add(summary.sentence()),
        el("p").add(link),
    ]
}
