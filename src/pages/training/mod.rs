//! The repair training: courses to read, a test to pass, a certificate to show.

mod certificate;
mod course;
mod questions;
mod test;

use crate::api::{self, Load};
use crate::components::{crumbs, failure_below, use_page_title, waiting};
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
    Effect::new(move |_| {
        if courses.state.with(|s| matches!(s, Load::Ready(_))) {
            browser::restore_scroll();
        }
    });
    let content = move || match courses.state.get() {
        Load::Pending => waiting("课程"),
        Load::Failed(error) => failure_below(error, move || courses.retry()),
        Load::Ready(page) => {
            view! { <ul class="rows">{page.items.iter().map(row).collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <div class="l-page l-main l-stack" data-gap="5">
            {crumbs(vec![("信用修复", paths::REPAIRS.into())], "信用修复培训".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"信用修复培训"</h1>
                <p class="u-lead">"学习不用登录，测试要以企业身份登录。都不收费。"</p>
                <p class="u-2">
                    "只有修复规则要求时才需要证书，不要求的可以不参加。办照、经营、招标投标都不需要它。"
                </p>
            </header>
            <section class="l-stack" aria-labelledby="courses-h">
                <h2 id="courses-h">"课程"</h2>
                {content}
            </section>
        </div>
    }
    .into_any()
}

fn row(head: &CourseHead) -> AnyView {
    view! {
        <li class="l-stack" data-gap="1">
            <h3><a href=paths::training(&head.id)>{head.title.to_string()}</a></h3>
            <p>{head.lead.to_string()}</p>
            <p class="u-2 u-sm">{format!("约 {} 分钟", head.minutes)}</p>
        </li>
    }
    .into_any()
}
