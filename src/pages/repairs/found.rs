//! The adverse records that a search finds, each with the way to its answer.

use crate::api::{self, Load};
use crate::components::{announce, days_left, failure_below, icon, standing_tag, waiting};
use crate::{browser, config, paths};
use contract::query::{Axis, RecordQuery};
use contract::record::{RecordKind, RecordLine};
use contract::{FieldError, Page};
use leptos::prelude::*;

/// Records of these words that speak against somebody.
fn query(words: &str) -> Result<RecordQuery, Vec<FieldError>> {
    let query = RecordQuery::parse([("q", words)])?;
    let adverse = RecordKind::ALL.iter().filter(|kind| kind.is_adverse());
    Ok(adverse.fold(query, |query, kind| query.with(Axis::Kind, kind.code())))
}

/// The section; nothing before anybody has asked.
pub fn section(words: Memo<String>) -> AnyView {
    let base = config::use_config().api.clone();
    let found = api::load(
        move || words.with(|words| query(words).ok().filter(|query| !query.q.is_empty())),
        move |query, cancel| {
            let base = base.clone();
            async move {
                let page = api::records(&base, &query, &cancel).await?;
                Ok((query.q, page))
            }
        },
    );
    Effect::new(move |_| {
        found.state.with(|state| {
            if let Load::Ready((q, page)) = state {
                announce(heading(q, page));
                browser::restore_scroll();
            }
        });
    });
    let content = move || {
        let words = words.get();
        if words.trim().is_empty() {
            return ().into_any();
        }
        if let Err(errors) = query(&words) {
            let texts = errors.into_iter().map(|error| view! { <p>{error.detail}</p> });
            return view! {
                <div class="notice" data-tone="warn" role="alert">
                    {icon("watch")}
                    <div>{texts.collect_view()}</div>
                </div>
            }
            .into_any();
        }
        let inner = match found.state.get() {
            Load::Pending => waiting("记录"),
            Load::Failed(error) => failure_below(error, move || found.retry()),
            Load::Ready((q, page)) => list(&q, page),
        };
        let busy = move || found.busy.get().to_string();
        view! { <section class="l-stack" aria-label="查到的记录" aria-busy=busy>{inner}</section> }
            .into_any()
    };
    view! { {content} }.into_any()
}

fn heading(words: &str, page: &Page<RecordLine>) -> String {
    match page.total {
        0 => format!("没有查到“{words}”公示中的失信记录"),
        n => format!("“{words}”公示中的失信记录，共 {n} 条"),
    }
}

fn list(words: &str, page: Page<RecordLine>) -> AnyView {
    let title = heading(words, &page);
    let more = page.total > page.items.len() as u64;
    let none = page.items.is_empty();
    let today = browser::now().date();
    let lines = page.items.into_iter().map(|line| row(line, today)).collect_view();
    view! {
        <h2>{title}</h2>
        {none.then(|| view! {
            <p>
                "没有公示中的失信记录，就不需要修复。名称可以只写其中几个字，再查一次；或者"
                <a href=paths::SEARCH>"查询主体的全部信息"</a>"。"
            </p>
        })}
        <ul class="rows">{lines}</ul>
        {more.then(|| view! { <p class="u-2">"只列出最近的一部分。请写完整的名称、代码或文书号。"</p> })}
    }
    .into_any()
}

fn row(line: RecordLine, today: contract::Date) -> AnyView {
    let head = line.head;
    let number = head.document_no.as_ref().map(|no| format!(" · {no}")).unwrap_or_default();
    let what = format!("{}{number}", head.kind.label());
    let until = days_left(&head, today);
    view! {
        <li class="repair-row">
            <div>
                <div class="l-row" data-tight>
                    {standing_tag(&head, false)}
                    <span class="u-2 u-sm"><bdi>{what}</bdi></span>
                </div>
                <p><bdi>{head.title.to_string()}</bdi></p>
                <p class="u-2 u-sm"><bdi>{head.subject.name.to_string()}</bdi>" · "{until}</p>
            </div>
            <a class="btn" href=paths::repair(&head.id)>
                "看能否修复"
                <span class="u-hidden">{format!("：{}", head.title)}</span>
            </a>
        </li>
    }
    .into_any()
}
