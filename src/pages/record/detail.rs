//! The record itself: standing, period, every public field under its standard name.

use super::{address, qr, recourse};
use crate::components::{El, el, page_below, period_bar, standing_tag, use_page_title};
use crate::{browser, paths};
use contract::Date;
use contract::record::{Body, Fact, FactValue, Record, RecordHead};

/// The page once the record is there.
pub fn view(record: Record) -> El {
    let Record { head, body, recourse, revision } = record;
    let name = head.subject.name.to_string();
    let title = format!("{name}：{}", head.kind.label());
    use_page_title(move || Some(title.clone()));
    let today = browser::now().date();
    let list = match &body {
        Body::ListEntry(entry) => {
            let link = el("a").attr("href", paths::list(entry.list.as_str()));
            let link = link.add("看这份名单的依据、移出办法和全部在列主体");
            Some(el("p").class("no-print").add(link))
        }
        _ => None,
    };
    let facts = body.facts().into_iter().map(fact).collect();
    let facts = el("dl").class("facts").all(facts);
    let bar = head.withdrawn_after.filter(|d| *d < Date::FAR).map(|_| {
        let bar = period_bar(&head, recourse.repair_from, today);
        el("section").class("card l-box").attr("aria-label", "公示期").add(bar)
    });
    let above = vec![
        ("信用查询", paths::SEARCH.to_owned()),
        ("主体档案", paths::subject(&head.subject.code)),
    ];
    let content = el("section")
        .class("l-box")
        .attr("aria-labelledby", "fact-h")
        .add(el("h2").attr("id", "fact-h").add("公示内容"))
        .add(facts)
        .add(list);
    let main = el("div").class("l-stack").attr("data-gap", "7");
    let main = main.add(content).add(origin(&head, revision));
    let aside = el("aside")
        .class("l-stack l-sticky")
        .attr("aria-label", "异议、修复与分享")
        .all(recourse::cards(&head, recourse))
        .add(address::card(&head));
    page_below(above, head.kind.label().into())
        .add(qr::print_head(&head))
        .add(heading(&head))
        .add(bar)
        .add(el("div").class("l-box").add(el("div").class("l-split").add(main).add(aside)))
}

fn heading(head: &RecordHead) -> El {
    let former = head.kind.former_label().map(|f| format!("（原称{f}）"));
    let kind = el("a").attr("href", paths::disclosure(head.kind)).add(head.kind.label());
    let line = el("p")
        .class("l-row")
        .flag("data-tight", true)
        .add(standing_tag(head, true))
        .add(el("span").class("u-2").add(kind).add(former));
    let subject = el("a").attr("href", paths::subject(&head.subject.code));
    let subject = subject.add(el("bdi").add(head.subject.name.to_string()));
    let code = el("span").class("u-nowrap").add(head.subject.code.to_string());
    let meta = el("ul")
        .class("meta")
        .add(el("li").add(subject))
        .add(el("li").add("统一社会信用代码 ").add(code));
    el("header")
        .class("l-stack")
        .attr("data-gap", "3")
        .add(line)
        .add(el("h1").attr("tabindex", "-1").add(el("bdi").add(head.title.to_string())))
        .add(meta)
}

/// Who decided and delivered it, and the days that count.
fn origin(head: &RecordHead, revision: u32) -> El {
    let dd = || el("dd");
    let until = match head.withdrawn_after.filter(|d| *d < Date::FAR) {
        Some(day) => dd().add(day_view(day)),
        None => dd().add("长期公示"),
    };
    let changed = (revision > 1).then(|| {
        let text = format!("第 {revision} 版，更新于 {}", head.updated.chinese());
        row("版本", dd().add(text))
    });
    let source = head.source.as_ref();
    let source = source.map(|s| row("数据来源单位", dd().add(el("bdi").add(s.to_string()))));
    let code = head.authority.code.map(|c| el("div").class("u-2 u-sm").add(c.to_string()));
    let authority = el("bdi").add(head.authority.name.to_string());
    let facts = el("dl")
        .class("facts")
        .add(row("决定机关", dd().add(authority).add(" ").add(code)))
        .add(source)
        .add(row("决定日期", dd().add(day_view(head.decided))))
        .add(row("公示日期", dd().add(day_view(head.published))))
        .add(row("公示截止", until))
        .add(changed);
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "org-h")
        .add(el("h2").attr("id", "org-h").add("由谁决定、公示多久"))
        .add(facts)
}

fn day_view(day: Date) -> El {
    el("time").attr("datetime", day.to_string()).add(day.chinese())
}

fn row(label: &'static str, value: El) -> El {
    el("div").add(el("dt").add(label)).add(value)
}

fn fact(fact: Fact) -> El {
    let dd = el("dd");
    let value = match fact.value {
        FactValue::Text(text) => dd.add(el("div").class("verbatim").add(text)),
        FactValue::Many(texts) => {
            let texts = texts.into_iter().map(|t| el("li").add(el("bdi").add(t))).collect();
            dd.add(el("ul").all(texts))
        }
        FactValue::Day(day) if day >= Date::FAR => dd.add("长期"),
        FactValue::Day(day) => dd.add(day_view(day)),
    };
    row(fact.label, value)
}
