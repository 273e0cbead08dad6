//! The records of a page: a table on wide windows, cards on phones.

use super::listing::{Answer, Listing, range};
use crate::components::{El, el, highlight, outcome_tag, standing_tag};
use crate::paths;
use contract::record::{RecordHead, RecordLine, Standing};
use contract::{Date, Text};

/// The table, and what is new in it.
pub fn view(listing: &Listing, answer: &Answer) -> [Option<El>; 2] {
    let new = |line: &RecordLine| listing.visited.is_some_and(|day| line.head.published >= day);
    let items = answer.page.items.iter();
    let rows = items.map(|line| row(listing, line, &answer.query.q, new(line))).collect();
    let since = listing.visited.filter(|_| answer.page.items.iter().any(new)).map(|day| {
        let text = format!("您上次来看是 {}，此后公示的标有“新”。", day.chinese());
        el("p").class("u-2 u-sm no-print").add(text)
    });
    let heads = ["主体名称", "内容与文书号", "机关与日期", "状态与公示期"];
    let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
    let caption = format!("{}：{}", listing.name, range(&answer.page));
    let table = el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("caption").class("u-hidden").add(caption))
        .add(el("thead").add(el("tr").all(heads.into())))
        .add(el("tbody").all(rows));
    [since, Some(table)]
}

fn row(listing: &Listing, line: &RecordLine, q: &str, new: bool) -> El {
    let head = &line.head;
    let decided = head.decided.to_string();
    let new = new.then(|| el("span").class("tag").attr("data-tone", "info").add("新"));
    let outcome = line.outcome.as_ref().map(|o| outcome_tag(head.kind, o.as_str()));
    // Where there is an outcome, “公示中” adds nothing.
    let standing = (outcome.is_none() || head.standing != Standing::Current)
        .then(|| standing_tag(head, false));
    let name = highlight(head.subject.name.as_str(), q);
    let code = el("span").class("u-nowrap").add(head.subject.code.to_string());
    let subject = el("th")
        .attr("scope", "row")
        .add(el("a").attr("href", paths::record(&head.id)).add(name))
        .add(new.is_some().then_some(" "))
        .add(new)
        .add(el("div").class("u-2 u-sm").add(code).add(" ").add(line.region.to_string()));
    let day = el("time").class("u-nowrap").attr("datetime", decided.clone()).add(decided);
    let day = el("div").class("u-2").add(listing.kind.about().decided).add(" ").add(day);
    let authority = el("bdi").add(head.authority.name.to_string());
    let tags = el("div").class("l-row").flag("data-tight", true).add(outcome).add(standing);
    el("tr")
        .add(subject)
        .add(cell("内容与文书号", content(listing, line)))
        .add(cell("机关与日期", el("div").add(authority).add(day)))
        .add(cell(
            "状态与公示期",
            el("div").add(tags).add(el("div").class("u-2 u-nowrap").add(until(head))),
        ))
}

fn cell(label: &'static str, content: El) -> El {
    el("td").attr("data-label", label).add(content)
}

/// Title, categories and document number, each where it says something new.
fn content(listing: &Listing, line: &RecordLine) -> El {
    let (title, no) = (line.head.title.as_str(), line.head.document_no.as_ref());
    let title = Some(title).filter(|t| *t != listing.name || no.is_none());
    let categories: Vec<_> = line.categories.iter().map(Text::as_str).collect();
    let categories = categories.join("、");
    let categories = (!categories.is_empty() && !line.head.title.as_str().contains(&categories))
        .then(|| el("div").class("u-2").add(categories));
    let title = title.map(|t| el("bdi").add(t.to_owned()));
    let no = no.map(|no| el("div").class("u-2").add(el("bdi").add(no.to_string())));
    el("div").add(title).add(categories).add(no)
}

fn until(head: &RecordHead) -> String {
    match head.withdrawn_after.filter(|d| *d < Date::FAR) {
        Some(last) => format!("公示至 {last}"),
        None => "长期公示".into(),
    }
}
