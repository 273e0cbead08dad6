//! The test: begun, answered and marked on the platform; here it is only shown.

use super::{certificate, questions};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{
    announce, crumbs, failure_below, notice, sentence, use_page_title, waiting,
};
use crate::session::{Need, guard};
use crate::{browser, config, paths};
use contract::account::Session;
use contract::training::{AnswerSheet, Attempt, AttemptResult, Course, TrainingState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

const TITLE: &str = "信用修复培训测试";

/// The page.
pub fn page() -> AnyView {
    guard(Need::Enterprise, TITLE, signed_in)
}

/// What the page knows.
type Known = (Course, TrainingState);

fn signed_in(_: Session) -> AnyView {
    use_page_title(|| Some(TITLE.into()));
    let id = use_params_map().with_untracked(|params| params.get("course")).unwrap_or_default();
    let base = config::use_config().api.clone();
    let known = api::load(
        {
            let id = id.clone();
            move || Some(id.clone())
        },
        move |id, cancel| {
            let base = base.clone();
            async move {
                let course = api::training(&base, &id, &cancel).await?;
                Ok((course, api::training_state(&base, &id, &cancel).await?))
            }
        },
    );
    let content = move || match known.state.get() {
        Load::Pending => waiting("测试"),
        Load::Failed(error) => failure_below(error, move || known.retry()),
        Load::Ready(found) => content(found, known),
    };
    let above = vec![
        ("信用修复", paths::REPAIRS.to_owned()),
        ("信用修复培训", paths::TRAINING.to_owned()),
        ("课程", paths::training(&id)),
    ];
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="5">
            {crumbs(above, "测试".into())}
            <h1 tabindex="-1">{TITLE}</h1>
            {content}
        </div>
    }
    .into_any()
}

fn content((course, state): Known, known: Loader<Known>) -> AnyView {
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<ApiError>);
    let attempt = RwSignal::new(state.open.clone());
    let result = RwSignal::new(None::<AttemptResult>);
    let base = StoredValue::new(config::use_config().api.clone());
    let id = StoredValue::new(course.head.id.clone());
    let begin = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let begun = api::begin_test(&base.get_value(), &id.get_value()).await;
            let _ = busy.try_set(false);
            match begun {
                Ok(begun) => {
                    let _ = result.try_set(None);
                    let _ = attempt.try_set(Some(begun));
                    request_animation_frame(|| browser::focus("#paper-h"));
                }
                Err(error) => drop(fault.try_set(Some(error))),
            }
        });
    };
    let hand_in = Callback::new(move |sheet: AnswerSheet| {
        let Some(paper) = attempt.get_untracked() else { return };
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let marked = api::hand_in(&base.get_value(), &id.get_value(), &paper.id, &sheet).await;
            let _ = busy.try_set(false);
            match marked {
                Ok(marked) => {
                    questions::forget(&paper);
                    announce(verdict(&marked));
                    let _ = attempt.try_set(None);
                    let _ = result.try_set(Some(marked));
                    request_animation_frame(|| browser::focus("#result-h"));
                }
                Err(error) => drop(fault.try_set(Some(error))),
            }
        });
    });
    let shown = move || match (attempt.get(), result.get()) {
        (Some(paper), _) => paper_view(&paper, busy, hand_in),
        (None, Some(marked)) => marked_view(&course, &marked, busy, begin),
        (None, None) => start(&course, &state, busy, begin),
    };
    // Somebody may have begun elsewhere, or a day may have passed.
    let again = move |_| known.retry();
    view! {
        {shown}
        {move || fault.get().map(|error| view! {
            {notice("bad", sentence(&error))}
            <div class="actions"><button class="btn" type="button" on:click=again>"重新载入"</button></div>
        })}
    }
    .into_any()
}

fn button(label: &'static str, busy: RwSignal<bool>, run: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="actions no-print">
            <button
                class="btn"
                data-kind="primary"
                type="button"
                aria-disabled=move || busy.get().then_some("true")
                on:click=move |_| run()
            >
                {label}
            </button>
        </div>
    }
    .into_any()
}

/// Before a test: certificates that count, and how it goes.
fn start(
    course: &Course,
    state: &TrainingState,
    busy: RwSignal<bool>,
    begin: impl Fn() + 'static,
) -> AnyView {
    let rules = course.test;
    let own = state.certificates.first().map(|c| {
        view! { <p>"贵单位已经有证书，申请修复时自动附上。"</p> {certificate::card(c)} }
    });
    let has = !state.certificates.is_empty();
    let label = if has { "再考一次" } else { "开始测试" };
    let left = state.attempts_left;
    let go = match left {
        0 => view! { <p>"今天的次数用完了，请再看一遍课程，明天可以再考。"</p> }.into_any(),
        _ => button(label, busy, begin),
    };
    view! {
        {own}
        <p>
            {format!(
                "随机抽 {} 题，答对 {} 题通过。没有时间限制，24 小时内交卷就行；离开本页，题目还在。今天还有 {left} 次机会。",
                rules.questions, rules.pass
            )}
        </p>
        {go}
    }
    .into_any()
}

fn paper_view(paper: &Attempt, busy: RwSignal<bool>, hand_in: Callback<AnswerSheet>) -> AnyView {
    let until = format!("共 {} 题，{} 前交卷。", paper.questions.len(), paper.until.chinese());
    view! {
        <section class="l-stack" data-gap="5" aria-labelledby="paper-h">
            <h2 id="paper-h" tabindex="-1">"题目"</h2>
            <p class="u-2">{until}</p>
            {questions::form(paper, busy, hand_in)}
        </section>
    }
    .into_any()
}

fn verdict(marked: &AttemptResult) -> String {
    let outcome = if marked.passed { "通过了" } else { "没有通过" };
    format!("{outcome}：{} 题答对 {} 题", marked.of, marked.right)
}

fn marked_view(
    course: &Course,
    marked: &AttemptResult,
    busy: RwSignal<bool>,
    begin: impl Fn() + 'static,
) -> AnyView {
    let again = course.lessons.iter().filter(|lesson| marked.again.contains(&lesson.id));
    let again = again.map(|lesson| view! { <li>{lesson.title.to_string()}</li> }).collect_view();
    let read = (!marked.again.is_empty()).then(|| {
        view! {
            <p>"答错的题在这几课里，请再看一遍："</p>
            <ul>{again}</ul>
            <p><a href=paths::training(&course.head.id)>"回到课程"</a></p>
        }
    });
    let next = match (marked.passed, marked.attempts_left) {
        (true, _) => view! {
            <p>"证书会自动附在贵单位的修复申请后面。"</p>
            <div class="actions no-print">
                <a class="btn" data-kind="primary" href=paths::MY_RECORDS>"看我的记录，申请修复"</a>
                <button class="btn" type="button" on:click=|_| browser::print()>"打印证书"</button>
            </div>
        }
        .into_any(),
        (false, 0) => view! { <p>"今天的次数用完了，明天可以再考。"</p> }.into_any(),
        (false, left) => view! {
            <p>{format!("今天还有 {left} 次机会，题目会重新抽。")}</p>
            {button("再考一次", busy, begin)}
        }
        .into_any(),
    };
    view! {
        <section class="l-stack" data-gap="4" aria-labelledby="result-h">
            <h2 id="result-h" tabindex="-1">{verdict(marked)}</h2>
            {marked.certificate.as_ref().map(certificate::card)}
            {(!marked.passed).then_some(read)}
            {next}
        </section>
    }
    .into_any()
}
