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

use super::back;
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{announce, effect, failure, live, use_page_title, waiting_page};
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
    Effect::new(move |before: Option<bool>| {
        let there = case.state.with(|state| !matches!(state, Load::Pending));
        if there && before != Some(true) {
            browser::restore_scroll();
        }
        there || before == Some(true)
    });
    effect(move || {
        if let Some(said) = desk.said.get() {
            announce(match said {
                Said::Done(action) => format!("已办：{}。", action.label()),
                Said::Overtaken => "这件办件刚刚有了变化，您的决定没有提交。".to_owned(),
            });
        }
    });
    let content = move || match case.state.get() {
        Load::Ready(case) => shown(desk, case),
        state => view! {
            <div class="l-page l-main l-stack desk-page" data-density="compact">
                <nav class="crumbs" aria-label="您的位置">
                    <ol>
                        <li><a href=back()>"审核台"</a></li>
                        <li aria-current="page">"办件"</li>
                    </ol>
                </nav>
                {match state {
                    Load::Failed(error) => failed(error, case),
                    _ => waiting_page("办件"),
                }}
            </div>
        }
        .into_any(),
    };
    live(content)
}

fn failed(error: ApiError, case: Loader<Case>) -> AnyView {
    match &error {
        ApiError::Problem(p) if p.kind() == Some(ProblemKind::NotFound) => {
            let detail = p.detail.clone();
            use_page_title(|| Some("没有这个办件".into()));
            view! {
                <section class="empty" data-start role="alert">
                    <h1 tabindex="-1">"没有这个办件"</h1>
                    <p>{detail}"只能看本部门的办件。"</p>
                    <p><a class="btn" data-kind="primary" href=back()>"回审核台"</a></p>
                </section>
            }
            .into_any()
        }
        _ => failure(error, move || case.retry()),
    }
}

fn shown(desk: Desk, case: Case) -> AnyView {
    let title = format!("{}：{}", case.head.subject.name, case.head.title);
    use_page_title(move || Some(title.clone()));
    let stored = StoredValue::new(case);
    let panel = act::panel(desk, stored);
    stored.with_value(|case| {
        view! {
            <div class="l-page l-main l-stack desk-page" data-density="compact">
                {head::view(case)}
                {before::said(desk, case)}
                <div class="l-box">
                    <div class="desk">
                        <div class="l-stack" data-gap="6">
                            {before::differences(case)}
                            {remedy::view(case)}
                            {answers::view(desk, case)}
                            {evidence::files(case)}
                            {evidence::letter(case)}
                            {evidence::consents(case)}
                            {evidence::others(case)}
                            {history::timeline(case)}
                            {history::log(case)}
                        </div>
                        {panel}
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}
