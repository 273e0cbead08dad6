//! An article, to be read and printed.

use super::blocks;
use crate::api::{self, Load};
use crate::components::{announce, crumbs, failure, icon, use_page_title, waiting_page};
use crate::{browser, config, paths};
use contract::article::{Article, ArticleSection};
use leptos::prelude::*;

/// The page of the article with this id.
pub fn page(id: String) -> AnyView {
    let base = config::use_config().api.clone();
    let article = api::load(
        move || Some(id.clone()),
        move |id, cancel| {
            let base = base.clone();
            async move { api::article(&base, &id, &cancel).await }
        },
    );
    use_page_title(move || match article.state.get() {
        Load::Ready(article) => Some(article.head.title.to_string()),
        _ => None,
    });
    Effect::new(move |_| {
        article.state.with(|state| {
            if let Load::Ready(article) = state {
                announce(article.head.title.to_string());
                browser::restore_scroll();
            }
        });
    });
    let content = move || match article.state.get() {
        Load::Pending => waiting_page("文章"),
        Load::Failed(error) => failure(error, move || article.retry()),
        Load::Ready(article) => view(&article),
    };
    view! { <div class="l-page l-main l-stack" data-gap="5">{content}</div> }.into_any()
}

fn view(article: &Article) -> AnyView {
    let head = &article.head;
    let (title, section, day) = (head.title.to_string(), head.section, head.published.to_string());
    let above = match section {
        ArticleSection::Site => vec![],
        _ => {
            vec![("政策与动态", paths::READ.to_owned()), (section.label(), paths::section(section))]
        }
    };
    let cut = article.cut.then(|| {
        view! { <p class="notice" data-tone="warn">{icon("info")}"内容太长，这里只显示前一部分。"</p> }
    });
    view! {
        {crumbs(above, title.clone())}
        <article class="l-stack prose" data-gap="4">
            {print_head(article)}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1"><bdi>{title}</bdi></h1>
                <ul class="meta">
                    <li>{format!("来源：{}", head.source)}</li>
                    <li>"日期："<time datetime=day.clone()>{day.clone()}</time></li>
                </ul>
            </header>
            {blocks::view(&article.blocks)}
            {cut}
        </article>
        {(head.id.as_str() == "contact").then(call)}
        <p class="actions no-print">
            <button class="btn" type="button" on:click=|_| browser::print()>
                {icon("print")}
                "打印"
            </button>
            <a class="btn" data-kind="quiet" href=paths::section(section)>
                {format!("看“{}”全部文章", section.label())}
            </a>
        </p>
    }
    .into_any()
}

/// Whom to call: the city's, not the article's.
fn call() -> AnyView {
    let help = &config::use_config().help;
    view! {
        <p class="card l-row" data-tight>
            {icon("phone")}
            <span>{help.name.clone()}"："</span>
            <a href=format!("tel:{}", help.phone)>{help.phone.clone()}</a>
        </p>
        <p>
            "信用信息被泄露、篡改、冒用的，可以"
            <a href=paths::REPORTS>"在网上反映"</a>
            "，不用登录。"
        </p>
    }
    .into_any()
}

fn print_head(article: &Article) -> AnyView {
    let address = browser::absolute(&paths::article(&article.head));
    let site = config::use_config().site.name.clone();
    view! {
        <div class="print-head">
            <div>
                <p><strong>{site}</strong></p>
                <p class="u-sm">{format!("打印时间：{}（北京时间）", browser::now().chinese())}</p>
                <p class="u-sm">{format!("网址：{address}")}</p>
            </div>
        </div>
    }
    .into_any()
}
