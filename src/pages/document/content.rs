//! What a document says, on its own page and where it is verified.

use crate::components::{El, el};
use contract::document::{
    DocumentContent, DocumentHead, DocumentKind, DocumentLine, DocumentRecord, facts_of,
};
use contract::subject::SubjectProfile;
use contract::{Date, Text};

/// A label and its value.
pub fn row(label: &'static str, value: impl Into<String>) -> El {
    let value = el("dd").add(el("bdi").add(value.into()));
    el("div").add(el("dt").add(label)).add(value)
}

/// Everything that a document of this kind says.
pub fn view(head: &DocumentHead, content: &DocumentContent) -> El {
    let mut parts = Vec::new();
    parts.extend(content.profile.as_ref().map(profile));
    match head.kind {
        DocumentKind::Lookup => parts.push(lines(&content.lines)),
        _ => parts.extend(content.lines.iter().map(standing)),
    }
    if !content.records.is_empty() || head.kind != DocumentKind::Lookup {
        parts.push(records(&content.records, content.omitted));
    }
    if head.kind == DocumentKind::OwnReport {
        parts.push(cases(content));
        parts.push(trainings(content));
    }
    el("div").class("l-stack document").attr("data-gap", "6").all(parts)
}

fn profile(profile: &SubjectProfile) -> El {
    let rows = facts_of(profile).into_iter().map(|(label, value)| row(label, value)).collect();
    let name = el("h2").add(el("bdi").add(profile.subject.name.to_string()));
    el("section").class("l-box").add(name).add(el("dl").class("facts").all(rows))
}

/// How the subject of a report stood.
fn standing(line: &DocumentLine) -> El {
    let note = line.note.as_ref().map(|note| el("p").add(note.to_string()));
    let summary = line.summary.map(|s| el("p").class("sentence").add(s.sentence()));
    el("section").add(el("h2").add("信用状况")).add(summary).add(note)
}

fn table(heads: &[&'static str], caption: &'static str, rows: Vec<El>) -> El {
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").add(*head)).collect();
    el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("caption").class("u-hidden").add(caption))
        .add(el("thead").add(el("tr").all(heads)))
        .add(el("tbody").all(rows))
}

fn cell(label: &'static str, content: El) -> El {
    el("td").attr("data-label", label).add(content)
}

fn lines(lines: &[DocumentLine]) -> El {
    let heads = ["查询内容", "主体", "公示中的信息"];
    let rows = lines.iter().enumerate().map(|(at, one)| line(at + 1, one)).collect();
    el("section")
        .class("l-box")
        .add(el("h2").add(format!("查到什么（{} 行）", lines.len())))
        .add(el("p").class("u-2 u-sm").add("查询内容由查询人输入。没有查到，不等于没有。"))
        .add(table(&heads, "逐行的查询结果", rows))
}

fn line(number: usize, line: &DocumentLine) -> El {
    let asked = el("th")
        .attr("scope", "row")
        .add(el("span").class("u-2").add(format!("{number}. ")))
        .add(el("bdi").add(line.asked.to_string()));
    let who = match &line.subject {
        Some(subject) => {
            let place = line.region.as_ref().map(ToString::to_string).unwrap_or_default();
            let status = line.status.map(|status| status.label()).unwrap_or_default();
            el("div")
                .add(el("div").add(el("bdi").add(subject.name.to_string())))
                .add(el("div").class("u-2 u-nowrap").add(subject.code.to_string()))
                .add(el("div").class("u-2").add(format!("{place} {status}")))
        }
        None => el("div").add(line.outcome.label()),
    };
    let found = line.summary.map(|summary| el("div").add(summary.sentence()));
    let note = line.note.as_ref().map(|note| el("div").class("u-2").add(note.to_string()));
    let found = el("div").add(found).add(note);
    el("tr").add(asked).add(cell("主体", who)).add(cell("公示中的信息", found))
}

fn records(records: &[DocumentRecord], omitted: u32) -> El {
    let all = records.len() + omitted as usize;
    let more = (omitted > 0)
        .then(|| el("p").add(format!("另有 {omitted} 条没有列出，请在主体的页面上看。")));
    let none = records.is_empty().then(|| el("p").add("没有可以列出的公示信息。"));
    el("section")
        .class("l-stack")
        .add(el("h2").add(format!("公示中的信息（{all} 条）")))
        .add(none)
        .all(records.iter().map(record).collect())
        .add(more)
}

fn record(record: &DocumentRecord) -> El {
    let head = &record.head;
    let end = head.withdrawn_after.filter(|day| *day < Date::FAR);
    let end = end.map_or_else(|| "，长期公示".to_owned(), |day| format!("至{}", day.chinese()));
    // Among the facts it is called by the name that it has in its kind.
    let among = |number: &&Text| record.facts.iter().any(|fact| fact.value == **number);
    let number = head.document_no.as_ref().filter(|number| !among(number));
    let number = number.map(|number| row("文书号", number.to_string()));
    let fact = |detail: &contract::document::Detail| {
        let value = el("dd").add(el("div").class("verbatim").add(detail.value.to_string()));
        el("div").add(el("dt").add(detail.label.to_string())).add(value)
    };
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(number)
        .add(row("决定机关", head.authority.name.to_string()))
        .add(row("决定日期", head.decided.chinese()))
        .add(row("公示期", format!("{}{end}", head.published.chinese())))
        .add(row("公示状态", head.standing.label()))
        .all(record.facts.iter().map(fact).collect());
    let title = format!("{}：{}", head.kind.label(), head.title);
    el("section").class("l-box").add(el("h3").add(el("bdi").add(title))).add(facts)
}

fn cases(content: &DocumentContent) -> El {
    let heads = ["受理编号", "事项", "提交日期", "状态"];
    let row = |case: &contract::case::CaseHead| {
        let text = |text: String| el("div").add(el("bdi").add(text));
        let number = el("span").class("u-nowrap").add(case.number.to_string());
        el("tr")
            .add(el("th").attr("scope", "row").add(number))
            .add(cell("事项", text(case.title.to_string())))
            .add(cell("提交日期", text(case.submitted.date().chinese())))
            .add(cell("状态", text(case.state.label().to_owned())))
    };
    let rows: Vec<_> = content.cases.iter().map(row).collect();
    let list = match rows.is_empty() {
        true => el("p").add("没有办件。"),
        false => table(&heads, "本单位的办件", rows),
    };
    let title = format!("本单位的办件（{} 件，不公开）", content.cases.len());
    el("section").class("l-box").add(el("h2").add(title)).add(list)
}

fn trainings(content: &DocumentContent) -> El {
    let one = |training: &contract::training::Certificate| {
        let (course, until) = (&training.course, training.valid_until.chinese());
        el("li").add(format!("{course}，有效期至{until}，核验码 {}", training.code))
    };
    let list: Vec<_> = content.trainings.iter().map(one).collect();
    let list = match list.is_empty() {
        true => el("p").add("没有有效的培训证书。"),
        false => el("ul").all(list),
    };
    el("section").add(el("h2").add("信用修复培训证书（不公开）")).add(list)
}
