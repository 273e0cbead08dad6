//! A course: its lessons, how the test goes, the sessions on site.

use crate::api::{self, Load};
use crate::components::{
    El, crumbs, effect, el, failure, icon, live, use_page_title, waiting_page,
};
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
    effect(move || {
        if course.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    live(move || {
        let instead = match course.state.get() {
            Load::Ready(course) => return view(&course),
            Load::Failed(error) => failure(error, move || course.retry()),
            Load::Pending => waiting_page("课程"),
        };
        let page = el("div").class("l-page l-main l-stack").attr("data-gap", "5");
        page.add(crumbs(above(), "课程".into())).add(instead).into_any()
    })
}

fn above() -> Vec<(&'static str, String)> {
    vec![("信用修复", paths::REPAIRS.into()), ("信用修复培训", paths::TRAINING.into())]
}

fn view(course: &Course) -> AnyView {
    let title = course.head.title.to_string();
    use_page_title({
        let title = title.clone();
        move || Some(title.clone())
    });
    let many = course.lessons.len();
    let contents = course.lessons.iter().map(|lesson| {
        let target = format!("#lesson-{}", lesson.id);
        let link = el("a").attr("href", target.clone());
        // The router takes links to a part of the page for itself and moves no focus.
        let jump = move |ev: web_sys::Event| {
            ev.prevent_default();
            browser::focus(&target);
        };
        el("li").add(link.on("click", jump).add(lesson.title.to_string()))
    });
    let test = paths::training_test(&course.head.id);
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add(title.clone()))
        .add(el("p").class("u-lead").add(course.head.lead.to_string()))
        .add(el("p").class("u-2").add(format!("共 {many} 课，约 {} 分钟。", course.head.minutes)));
    let own = el("div")
        .class("l-stack")
        .attr("data-gap", "6")
        .all(course.lessons.iter().enumerate().map(lesson).collect())
        .add(rules(course, test.clone()))
        .add(sessions(&course.sessions));
    let contents = el("nav")
        .class("card l-stack")
        .attr("data-gap", "2")
        .attr("data-pad", "s")
        .attr("aria-labelledby", "toc-h")
        .add(el("h2").attr("id", "toc-h").class("u-md").add("目录"))
        .add(el("ol").class("contents").all(contents.collect()))
        .add(el("a").class("btn").attr("href", test).add("去测试"));
    let aside = el("aside").class("l-stack l-sticky no-print").attr("aria-label", "目录");
    let split = el("div").class("l-split").add(own).add(aside.add(contents));
    el("div")
        .class("l-page l-main l-stack")
        .attr("data-gap", "6")
        .add(crumbs(above(), title))
        .add(header)
        .add(el("div").class("l-box").add(split))
        .into_any()
}

fn lesson((place, lesson): (usize, &Lesson)) -> El {
    let paragraphs = lesson.paragraphs.iter().map(|text| el("p").add(text.to_string()));
    let id = format!("lesson-{}", lesson.id);
    let heading = el("h2").attr("id", id.clone()).attr("tabindex", "-1");
    el("section")
        .class("lesson")
        .attr("aria-labelledby", id)
        .add(heading.add(format!("{}. {}", place + 1, lesson.title)))
        .all(paragraphs.collect())
}

fn rules(course: &Course, test: String) -> El {
    let rules = course.test;
    let how = format!(
        "从题库里随机抽 {} 题，答对 {} 题通过，得到证书，{} 个月内有效。每天最多考 {} 次，没有时间限制，24 小时内交卷就行。",
        rules.questions, rules.pass, rules.valid_months, rules.attempts_a_day
    );
    let note = "证书上有核验码，谁都可以核验。申请修复时，证书自动附在申请后面。";
    let link = el("a").class("btn").attr("data-kind", "primary").attr("href", test);
    el("section")
        .class("card l-stack l-box")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "test-h")
        .add(el("h2").attr("id", "test-h").add("测试和证书"))
        .add(el("p").add(how))
        .add(el("p").class("u-2").add(note))
        .add(el("div").class("actions no-print").add(link.add("参加测试")))
}

fn sessions(sessions: &[TrainingSession]) -> El {
    let cell = |label: &'static str| el("td").attr("data-label", label);
    let row = |session: &TrainingSession| {
        let ends = session.ends.chinese();
        let ends = ends.rsplit(' ').next().unwrap_or_default().to_owned();
        let seats = session.seats.map(|seats| format!("{seats} 人")).unwrap_or_default();
        let when = format!("{}—{ends}", session.begins.chinese());
        let place = el("div")
            .add(session.place.to_string())
            .add(el("div").class("u-2").add(session.address.to_string()));
        let call = el("a").attr("href", format!("tel:{}", session.contact));
        el("tr")
            .add(el("th").attr("scope", "row").add(when))
            .add(cell("地点").add(place))
            .add(cell("举办单位").add(session.host.to_string()))
            .add(cell("报名电话").add(call.add(session.contact.to_string())))
            .add(cell("名额").class("u-nowrap").add(seats))
    };
    let heads = ["时间", "地点", "举办单位", "报名电话", "名额"];
    let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
    let content = match sessions.is_empty() {
        true => el("p").add("近期没有安排现场培训。"),
        false => el("table")
            .class("table")
            .flag("data-cards", true)
            .add(el("caption").class("u-hidden").add("现场培训的时间和地点"))
            .add(el("thead").add(el("tr").all(heads.into())))
            .add(el("tbody").all(sessions.iter().map(row).collect())),
    };
    let note = el("p").class("l-row").flag("data-tight", true).add(icon("info"));
    el("section")
        .class("l-box l-stack")
        .attr("aria-labelledby", "site-h")
        .add(el("h2").attr("id", "site-h").add("现场培训"))
        .add(note.add("想当面听讲的可以参加，不收费；在线学完就不用去。"))
        .add(content)
}
