//! The repair training: courses to read, a test to pass, a certificate to show.

mod certificate;
mod course;
mod questions;
mod test;

use crate::api::{self, Load};
use crate::components::{El, effect, el, failure_below, live, page_below, use_page_title, waiting};
use crate::{browser, config, paths};
use contract::training::CourseHead;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub use certificate::card as certificate_card;
pub use test::page as test_page;

/// The courses, or the one in the address.
pub fn page() -> AnyView {
    let course = use_params_map().with_untracked(|params| params.get("course"));
    match course {
        Some(id) => course::page(id),
        None => overview(),
    }
}

fn overview() -> AnyView {
    use_page_title(|| Some("信用修复培训".into()));
    let base = config::use_config().api.clone();
    let courses = api::load(
        || Some(()),
        move |(), cancel| {
            let base = base.clone();
            async move { api::trainings(&base, &cancel).await }
        },
    );
    effect(move || {
        if courses.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = live(move || match courses.state.get() {
        Load::Pending => waiting("课程"),
        Load::Failed(error) => failure_below(error, move || courses.retry()),
        Load::Ready(page) => {
            el("ul").class("rows").all(page.items.iter().map(row).collect()).into_any()
        }
    });
    let note = "只有修复规则要求时才需要证书，不要求的可以不参加。办照、经营、招标投标都不需要它。";
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("信用修复培训"))
        .add(el("p").class("u-lead").add("学习不用登录，测试要以企业身份登录。都不收费。"))
        .add(el("p").class("u-2").add(note));
    let courses = el("section")
        .class("l-stack")
        .attr("aria-labelledby", "courses-h")
        .add(el("h2").attr("id", "courses-h").add("课程"))
        .add(content);
    page_below(vec![("信用修复", paths::REPAIRS.into())], "信用修复培训".into())
        .add(header)
        .add(courses)
        .into_any()
}

fn row(head: &CourseHead) -> El {
    let title = el("a").attr("href", paths::training(&head.id)).add(head.title.to_string());
    el("li")
        .class("l-stack")
        .attr("data-gap", "1")
        .add(el("h3").add(title))
        .add(el("p").add(head.lead.to_string()))
        .add(el("p").class("u-2 u-sm").add(format!("约 {} 分钟", head.minutes)))
}
