//! A course: its lessons, how the test goes, the sessions on site.

use crate::api::{self, Load};
use crate::components::{crumbs, failure, icon, use_page_title, waiting_page};
use crate::{browser, config, paths};
use contract::training::{Course, Lesson, TrainingSession};
use leptos::prelude::*;

/// The page of the course with this id.
pub fn page(id: String) -> AnyView {
    let base = config::use_config().api.clone();
    let course = api::load(
        move || Some(id.clone()),
        move |id, cancel| {
            let base = base.clone();
            async move { api::training(&base, &id, &cancel).await }
        },
    );
    Effect::new(move |_| {
        if course.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match course.state.get() {
        Load::Ready(course) => view(course),
        state => view! {
            <div class="l-page l-main l-stack" data-gap="5">
                {crumbs(above(), "课程".into())}
                {match state {
                    Load::Failed(error) => {
                        failure(error, move || course.retry())
                    }
                    _ => waiting_page("课程"),
                }}
            </div>
        }
        .into_any(),
    };
    view! { {content} }.into_any()
}

fn above() -> Vec<(&'static str, String)> {
    vec![("信用修复", paths::REPAIRS.into()), ("信用修复培训", paths::TRAINING.into())]
}

fn view(course: Course) -> AnyView {
    let title = course.head.title.to_string();
    use_page_title({
        let title = title.clone();
        move || Some(title.clone())
    });
    let many = course.lessons.len();
    let contents = course.lessons.iter().map(|lesson| {
        let id = format!("lesson-{}", lesson.id);
        let target = format!("#{id}");
        // The router takes links to a part of the page for itself and moves no focus.
        let jump = move |ev: leptos::ev::MouseEvent| {
            ev.prevent_default();
            browser::focus(&target);
        };
        view! { <li><a href=format!("#{id}") on:click=jump>{lesson.title.to_string()}</a></li> }
    });
    let test = paths::training_test(&course.head.id);
    view! {
        <div class="l-page l-main l-stack" data-gap="6">
            {crumbs(above(), title.clone())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">{title}</h1>
                <p class="u-lead">{course.head.lead.to_string()}</p>
                <p class="u-2">{format!("共 {many} 课，约 {} 分钟。", course.head.minutes)}</p>
            </header>
            <div class="l-box">
                <div class="l-split">
                    <div class="l-stack" data-gap="6">
                        {course.lessons.iter().enumerate().map(lesson).collect_view()}
                        {rules(&course, test.clone())}
                        {sessions(&course.sessions)}
                    </div>
                    <aside class="l-stack l-sticky no-print" aria-label="目录">
                        <nav class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="toc-h">
                            <h2 id="toc-h" class="u-md">"目录"</h2>
                            <ol class="contents">{contents.collect_view()}</ol>
                            <a class="btn" href=test>"去测试"</a>
                        </nav>
                    </aside>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn lesson((place, lesson): (usize, &Lesson)) -> AnyView {
    let paragraphs = lesson.paragraphs.iter().map(|text| view! { <p>{text.to_string()}</p> });
    let id = format!("lesson-{}", lesson.id);
    let labelled = id.clone();
    view! {
        <section class="lesson" aria-labelledby=labelled>
            <h2 id=id tabindex="-1">{format!("{}. {}", place + 1, lesson.title)}</h2>
            {paragraphs.collect_view()}
        </section>
    }
    .into_any()
}

fn rules(course: &Course, test: String) -> AnyView {
    let rules = course.test;
    let how = format!(
        "从题库里随机抽 {} 题，答对 {} 题通过，得到证书，{} 个月内有效。每天最多考 {} 次，没有时间限制，24 小时内交卷就行。",
        rules.questions, rules.pass, rules.valid_months, rules.attempts_a_day
    );
    view! {
        <section class="card l-stack l-box" data-gap="3" aria-labelledby="test-h">
            <h2 id="test-h">"测试和证书"</h2>
            <p>{how}</p>
            <p class="u-2">"证书上有核验码，谁都可以核验。申请修复时，证书自动附在申请后面。"</p>
            <div class="actions no-print">
                <a class="btn" data-kind="primary" href=test>"参加测试"</a>
            </div>
        </section>
    }
    .into_any()
}

fn sessions(sessions: &[TrainingSession]) -> AnyView {
    let row = |session: &TrainingSession| {
        let ends = session.ends.chinese();
        let ends = ends.rsplit(' ').next().unwrap_or_default().to_owned();
        let seats = session.seats.map(|seats| format!("{seats} 人")).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{format!("{}—{ends}", session.begins.chinese())}</th>
                <td data-label="地点">
                    <div>{session.place.to_string()}<div class="u-2">{session.address.to_string()}</div></div>
                </td>
                <td data-label="举办单位">{session.host.to_string()}</td>
                <td data-label="报名电话">
                    <a href=format!("tel:{}", session.contact)>{session.contact.to_string()}</a>
                </td>
                <td data-label="名额">{seats}</td>
            </tr>
        }
    };
    let content = match sessions.is_empty() {
        true => view! { <p>"近期没有安排现场培训。"</p> }.into_any(),
        false => view! {
            <table class="table" data-cards>
                <caption class="u-hidden">"现场培训的时间和地点"</caption>
                <thead>
                    <tr>
                        <th scope="col">"时间"</th>
                        <th scope="col">"地点"</th>
                        <th scope="col">"举办单位"</th>
                        <th scope="col">"报名电话"</th>
                        <th scope="col">"名额"</th>
                    </tr>
                </thead>
                <tbody>{sessions.iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any(),
    };
    view! {
        <section class="l-box" aria-labelledby="site-h">
            <h2 id="site-h">"现场培训"</h2>
            <p class="l-row" data-tight>{icon("info")}"想当面听讲的可以参加，不收费；在线学完就不用去。"</p>
            {content}
        </section>
    }
    .into_any()
}
