//! The test: begun, answered and marked on the platform; here it is only shown.

use super::{certificate, questions};
use crate::api::{self, ApiError, Load, Loader};
use crate::components::{
    El, announce, crumbs, el, failure_below, live, notice, sentence, use_page_title, waiting,
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
    let content = live(move || match known.state.get() {
        Load::Pending => waiting("测试"),
        Load::Failed(error) => failure_below(error, move || known.retry()),
        Load::Ready(found) => content(found, known),
    });
    let above = vec![
        ("信用修复", paths::REPAIRS.to_owned()),
        ("信用修复培训", paths::TRAINING.to_owned()),
        ("课程", paths::training(&id)),
    ];
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "5")
        .add(crumbs(above, "测试".into()))
        .add(el("h1").attr("tabindex", "-1").add(TITLE))
        .add(content)
        .into_any()
}

fn content((course, state): Known, known: Loader<Known>) -> AnyView {
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<ApiError>);
    let attempt = RwSignal::new(state.open.clone());
    let result = RwSignal::new(None::<AttemptResult>);
    let base = StoredValue::new(config::use_config().api.clone());
    let id = StoredValue::new(course.head.id.clone());
    let begin = Callback::new(move |()| {
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
    });
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
    let shown = live(move || {
        match (attempt.get(), result.get()) {
            (Some(paper), _) => vec![paper_view(&paper, busy, hand_in)],
            (None, Some(marked)) => vec![marked_view(&course, &marked, busy, begin)],
            (None, None) => start(&course, &state, busy, begin),
        }
        .into_any()
    });
    let fault = live(move || {
        let told = |error: ApiError| {
            // Somebody may have begun elsewhere, or a day may have passed.
            let again = el("button").class("btn").attr("type", "button");
            let again = again.on("click", move |_| known.retry()).add("重新载入");
            let again = el("div").class("actions").add(again);
            vec![notice("bad", sentence(&error)), again]
        };
        fault.get().map(told).unwrap_or_default().into_any()
    });
    vec![shown, fault].into_any()
}

fn button(label: &'static str, busy: RwSignal<bool>, run: Callback<()>) -> El {
    let button = el("button")
        .class("btn")
        .attr("data-kind", "primary")
        .attr("type", "button")
        .live("aria-disabled", move || busy.get().then(|| "true".into()))
        .on("click", move |_| run.run(()))
        .add(label);
    el("div").class("actions no-print").add(button)
}

fn text(text: &str) -> El {
    el("p").add(text.to_owned())
}

/// Before a test: certificates that count, and how it goes.
fn start(
    course: &Course,
    state: &TrainingState,
    busy: RwSignal<bool>,
    begin: Callback<()>,
) -> Vec<El> {
    let rules = course.test;
    let own = state
        .certificates
        .first()
        .map(|c| [text("贵单位已经有证书，申请修复时自动附上。"), certificate::shown(c)]);
    let has = !state.certificates.is_empty();
    let label = if has { "再考一次" } else { "开始测试" };
    let left = state.attempts_left;
    let go = match left {
        0 => text("今天的次数用完了，请再看一遍课程，明天可以再考。"),
        _ => button(label, busy, begin),
    };
    let how = format!(
        "随机抽 {} 题，答对 {} 题通过。没有时间限制，24 小时内交卷就行；离开本页，题目还在。今天还有 {left} 次机会。",
        rules.questions, rules.pass
    );
    own.into_iter().flatten().chain([text(&how), go]).collect()
}

fn paper_view(paper: &Attempt, busy: RwSignal<bool>, hand_in: Callback<AnswerSheet>) -> El {
    let until = format!("共 {} 题，{} 前交卷。", paper.questions.len(), paper.until.chinese());
    el("section")
        .class("l-stack")
        .attr("data-gap", "5")
        .attr("aria-labelledby", "paper-h")
        .add(el("h2").attr("id", "paper-h").attr("tabindex", "-1").add("题目"))
        .add(el("p").class("u-2").add(until))
        .add(questions::form(paper, busy, hand_in))
}

fn verdict(marked: &AttemptResult) -> String {
    let outcome = if marked.passed { "通过了" } else { "没有通过" };
    format!("{outcome}：{} 题答对 {} 题", marked.of, marked.right)
}

fn marked_view(
    course: &Course,
    marked: &AttemptResult,
    busy: RwSignal<bool>,
    begin: Callback<()>,
) -> El {
    let again = course.lessons.iter().filter(|lesson| marked.again.contains(&lesson.id));
    let again = again.map(|lesson| el("li").add(lesson.title.to_string())).collect();
    let read = || {
        let back = el("a").attr("href", paths::training(&course.head.id)).add("回到课程");
        let told = text("答错的题在这几课里，请再看一遍：");
        vec![told, el("ul").all(again), el("p").add(back)]
    };
    let read = (!marked.passed && !marked.again.is_empty()).then(read).unwrap_or_default();
    let next = match (marked.passed, marked.attempts_left) {
        (true, _) => {
            let records = el("a").class("btn").attr("data-kind", "primary");
            let records = records.attr("href", paths::MY_RECORDS).add("看我的记录，申请修复");
            let print = el("button").class("btn").attr("type", "button");
            let print = print.on("click", |_| browser::print()).add("打印证书");
            let actions = el("div").class("actions no-print").add(records).add(print);
            vec![text("证书会自动附在贵单位的修复申请后面。"), actions]
        }
        (false, 0) => vec![text("今天的次数用完了，明天可以再考。")],
        (false, left) => {
            let told = format!("今天还有 {left} 次机会，题目会重新抽。");
            vec![text(&told), button("再考一次", busy, begin)]
        }
    };
    el("section")
        .class("l-stack")
        .attr("data-gap", "4")
        .attr("aria-labelledby", "result-h")
        .add(el("h2").attr("id", "result-h").attr("tabindex", "-1").add(verdict(marked)))
        .add(marked.certificate.as_ref().map(certificate::shown))
        .all(read)
        .all(next)
}
