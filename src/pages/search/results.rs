//! The hits of a search, or what to do when there are none.

use crate::components::{El, el, highlight, icon, summary_tags};
use crate::paths;
use contract::identifier::{Diagnosis, diagnose};
use contract::query::SubjectQuery;
use contract::subject::{RegisterStatus, StandingSummary, SubjectHit};

/// The hits.
pub fn list(items: &[SubjectHit], q: &str) -> El {
    el("ul").attr("role", "list").all(items.iter().map(|item| hit(item, q)).collect())
}

fn hit(hit: &SubjectHit, q: &str) -> El {
    let gone = (hit.status != RegisterStatus::Active)
        .then(|| el("span").class("tag").add(icon("info")).add(hit.status.label()));
    let former = hit
        .matched_former_name
        .as_ref()
        .map(|name| el("p").class("u-sm u-2").add("曾用名 ").add(highlight(name.as_str(), q)));
    let tags = summary_tags(&hit.summary, false);
    let tags = (gone.is_some() || !tags.is_empty())
        .then(|| el("div").class("l-row").flag("data-tight", true).add(gone).all(tags));
    let link = el("a").attr("href", paths::subject(&hit.subject.code));
    let link = link.add(highlight(hit.subject.name.as_str(), q));
    let code = el("span").class("u-nowrap").add(hit.subject.code.to_string());
    let meta = el("ul")
        .class("meta")
        .add(el("li").add("统一社会信用代码 ").add(code))
        .add(el("li").add(hit.region.name.to_string()))
        .add(el("li").add(hit.subject.kind.label()));
    el("li")
        .class("result")
        .add(el("h2").class("result-name").add(link))
        .add(tags)
        .add(former)
        .add(meta)
        .add(el("p").class("u-sm u-2").add(counts(&hit.summary)))
}

/// `行政许可 12 条 · 行政处罚 1 条 · 信用承诺 3 份`.
fn counts(s: &StandingSummary) -> String {
    let parts: Vec<_> = [
        (s.permits, "行政许可", "条"),
        (s.penalties, "行政处罚", "条"),
        (s.commitments, "信用承诺", "份"),
    ]
    .iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, what, unit)| format!("{what} {n} {unit}"))
    .collect();
    match parts.is_empty() {
        true => "没有公示中的许可、处罚和承诺".into(),
        false => parts.join(" · "),
    }
}

/// No hits on this page: why, and what to loosen.
pub fn none(query: &SubjectQuery, total: u64) -> El {
    let words = SubjectQuery { q: query.q.clone(), page: 1, ..Default::default() };
    let filtered = query.kind.is_some() || query.region.is_some();
    let (advice, link) = match () {
        () if total > 0 => ("这一页没有内容，可能是页码太大。", Some("回到第 1 页")),
        () if filtered => {
            ("这些筛选下没有查到。可以去掉筛选，在全部主体里再查。", Some("清空筛选再查"))
        }
        () if matches!(diagnose(&query.q), Diagnosis::Valid(_)) => (
            "代码本身没有写错，但这里没有这个主体的信息。它可能不在本市登记，或者还没有可公开的信息。",
            None,
        ),
        () => ("请检查有没有错别字，少输几个字，或改用 18 位统一社会信用代码。", None),
    };
    let target = match total {
        0 => words,
        _ => SubjectQuery { page: 1, ..query.clone() },
    };
    let link = link.map(|text| {
        let link = el("a").class("btn").attr("href", paths::search(&target)).add(text);
        el("p").add(link)
    });
    let empty = el("div").class("empty").flag("data-start", true);
    empty.add(icon("search")).add(el("p").add(advice)).add(link)
}

/// What to do when the subject is not among the hits.
pub fn advice() -> El {
    let text = "请用营业执照上的全称或 18 位统一社会信用代码再查。自然人的信用信息不公开。";
    let words = el("div").add(el("h2").add("没找到要查的主体？")).add(el("p").add(text));
    el("div").class("notice").attr("data-tone", "info").add(icon("info")).add(words)
}

#[cfg(test)]
mod tests {
    use super::counts;
    use contract::subject::StandingSummary;

    #[test]
    fn counts_name_only_what_there_is() {
        let s = StandingSummary { permits: 2, commitments: 1, ..Default::default() };
        assert_eq!(counts(&s), "行政许可 2 条 · 信用承诺 1 份");
        assert_eq!(counts(&Default::default()), "没有公示中的许可、处罚和承诺");
    }
}
