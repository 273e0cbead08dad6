//! The adverse records that a search finds, each with the way to its answer.

use crate::api::{self, Load};
use crate::components::{
    El, announce, days_left, effect, el, failure_below, icon, live, standing_tag, waiting,
};
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
    effect(move || {
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
            let texts = errors.into_iter().map(|error| el("p").add(error.detail)).collect();
            return el("div")
                .class("notice")
                .attr("data-tone", "warn")
                .attr("role", "alert")
                .add(icon("watch"))
                .add(el("div").all(texts))
                .into_any();
        }
        let inner = match found.state.get() {
            Load::Pending => waiting("记录"),
            Load::Failed(error) => failure_below(error, move || found.retry()),
            Load::Ready((q, page)) => list(&q, page).into_any(),
        };
        el("section")
            .class("l-stack")
            .attr("aria-label", "查到的记录")
            .live("aria-busy", move || Some(found.busy.get().to_string().into()))
            .add(inner)
            .into_any()
    };
    live(content)
}

fn heading(words: &str, page: &Page<RecordLine>) -> String {
    match page.total {
        0 => format!("没有查到“{words}”公示中的失信记录"),
        n => format!("“{words}”公示中的失信记录，共 {n} 条"),
    }
}

fn list(words: &str, page: Page<RecordLine>) -> Vec<El> {
    let title = heading(words, &page);
    let more = page.total > page.items.len() as u64;
    let none = page.items.is_empty().then(|| {
        let search = el("a").attr("href", paths::SEARCH).add("查询主体的全部信息");
        let why = "没有公示中的失信记录，就不需要修复。名称可以只写其中几个字，再查一次；或者";
        el("p").add(why).add(search).add("。")
    });
    let more = more
        .then(|| el("p").class("u-2").add("只列出最近的一部分。请写完整的名称、代码或文书号。"));
    let today = browser::now().date();
    let lines = page.items.into_iter().map(|line| row(line, today)).collect();
    let lines = el("ul").class("rows").all(lines);
    [Some(el("h2").add(title)), none, Some(lines), more].into_iter().flatten().collect()
}

fn row(line: RecordLine, today: contract::Date) -> El {
    let head = line.head;
    let number = head.document_no.as_ref().map(|no| format!(" · {no}")).unwrap_or_default();
    let what = format!("{}{number}", head.kind.label());
    let bdi = |text: String| el("bdi").add(text);
    let state = el("div")
        .class("l-row")
        .flag("data-tight", true)
        .add(standing_tag(&head, false))
        .add(el("span").class("u-2 u-sm").add(bdi(what)));
    let whose = el("p").class("u-2 u-sm").add(bdi(head.subject.name.to_string())).add(" · ");
    let told = el("div")
        .add(state)
        .add(el("p").add(bdi(head.title.to_string())))
        .add(whose.add(days_left(&head, today)));
    let answer = el("a").class("btn").attr("href", paths::repair(&head.id)).add("看能否修复");
    let of = el("span").class("u-hidden").add(format!("：{}", head.title));
    el("li").class("repair-row").add(told).add(answer.add(of))
}
