//! A case beside its evidence, with what the officer may do.

mod act;
mod answers;
mod before;
mod decision;
mod evidence;
mod head;
mod history;
mod inputs;
mod needs;
mod remedy;
mod send;

use super::{back, below_queue};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{El, announce, effect, el, failure, live, use_page_title, waiting_page};
use crate::pages::not_found;
use crate::session::{Need, guard};
use crate::{browser, config};
use contract::account::Session;
use contract::case::{Action, Case, CaseNumber};
use contract::problem::ProblemKind;
use decision::Decision;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page of a case.
pub fn page() -> AnyView {
    guard(Need::Officer, "办件", content)
}

/// What has just happened, above the case.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    /// This officer has decided.
    Done(Action),
    /// Somebody else was faster.
    Overtaken,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    number: StoredValue<CaseNumber>,
    case: Loader<Case>,
    decision: Decision,
    said: RwSignal<Option<Said>>,
    /// A decision is on its way.
    busy: RwSignal<bool>,
}

fn content(_: Session) -> AnyView {
    let params = use_params_map();
    let number = Memo::new(move |_| {
        params.with(|p| CaseNumber::parse(&p.get("number").unwrap_or_default()))
    });
    let content = move || match number.get() {
        Some(number) => one(number),
        None => not_found::wrong_address("网址里的受理编号不对，请回到审核台重新打开。".into()),
    };
    live(content)
}

fn one(number: CaseNumber) -> AnyView {
    let base = config::use_config().api.clone();
    let wanted = number.clone();
    let case = api::load(
        || Some(()),
        move |(), cancel| {
            let (base, number) = (base.clone(), wanted.clone());
            async move { api::desk_case(&base, &number, &cancel).await }
        },
    );
    let desk = Desk {
        decision: Decision::kept(&number),
        number: StoredValue::new(number),
        case,
        said: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let mut before = false;
    effect(move || {
        let there = case.state.with(|state| !matches!(state, Load::Pending));
        if there && !before {
            browser::restore_scroll();
        }
        before |= there;
    });
    effect(move || {
        if let Some(said) = desk.said.get() {
            announce(match said {
                Said::Done(action) => format!("已办：{}。", action.label()),
                Said::Overtaken => "这件办件刚刚有了变化，您的决定没有提交。".to_owned(),
            });
        }
    });
    live(move || {
        let instead = match case.state.get() {
            Load::Ready(case) => return shown(desk, case).into_any(),
            Load::Failed(error) => failed(error, case),
            Load::Pending => waiting_page("办件"),
        };
        frame().add(below_queue("办件".into())).add(instead).into_any()
    })
}

fn frame() -> El {
    el("div").class("l-page l-main l-stack desk-page").attr("data-density", "compact")
}

fn failed(error: ApiError, case: Loader<Case>) -> AnyView {
    match &error {
        ApiError::Problem(p) if p.kind() == Some(ProblemKind::NotFound) => {
            let detail = p.detail.clone();
            use_page_title(|| Some("没有这个办件".into()));
            let way = el("a").class("btn").attr("data-kind", "primary").attr("href", back());
            el("section")
                .class("empty")
                .flag("data-start", true)
                .attr("role", "alert")
                .add(el("h1").attr("tabindex", "-1").add("没有这个办件"))
                .add(el("p").add(detail).add("只能看本部门的办件。"))
                .add(el("p").add(way.add("回审核台")))
                .into_any()
        }
        _ => failure(error, move || case.retry()),
    }
}

fn shown(desk: Desk, case: Case) -> El {
    let title = format!("{}：{}", case.head.subject.name, case.head.title);
    use_page_title(move || Some(title.clone()));
    let stored = StoredValue::new(case);
    let panel = act::panel(desk, stored);
    stored.with_value(|case| {
        let evidence = el("div")
            .class("l-stack")
            .attr("data-gap", "6")
            .add(before::differences(case))
            .add(remedy::view(case))
            .add(answers::view(desk, case))
            .add(evidence::files(case))
            .add(evidence::letter(case))
            .add(evidence::consents(case))
            .add(evidence::others(case))
            .add(history::timeline(case))
            .add(history::log(case));
        let desk_box = el("div").class("desk").add(evidence).add(panel);
        frame()
            .add(below_queue(case.head.number.to_string()))
            .add(head::view(case))
            .add(before::said(desk, case))
            .add(el("div").class("l-box").add(desk_box))
    })
}
