//! The lines: a table on wide windows, cards on phones. Buttons say by their value what they do:
//! `pick <line> <code>`, `pick <line>` to take it back, `retype <line> <code>`.

use super::sheet::{Only, Row, Sheet, label};
use crate::components::{El, el, icon, summary_tags, thousands};
use crate::{browser, paths};
use contract::screening::Finding;
use contract::subject::{RegisterStatus, StandingSummary, SubjectHit};

/// The lines that are on show, or a word that there are none.
pub fn view(sheet: &Sheet, only: Only) -> El {
    let rows = sheet.rows.iter().enumerate().filter(|(_, row)| only.shows(row));
    let rows: Vec<_> = rows.map(|(at, row)| line(at, row)).collect();
    if rows.is_empty() {
        return el("p").class("u-2").add("没有这样的行。");
    }
    let heads = ["核查内容", "主体", "信用状况", "公示中的信息"];
    let heads = heads.map(|head| el("th").attr("scope", "col").add(head));
    el("table")
        .class("table")
        .flag("data-cards", true)
        .add(el("caption").class("u-hidden").add("逐行的核查结果"))
        .add(el("thead").add(el("tr").all(heads.into())))
        .add(el("tbody").all(rows))
}

/// Moves the focus to a line; to the heading when it is no longer on show.
pub fn focus(at: usize) {
    match browser::find(&format!("#line-{at}")) {
        Some(_) => browser::focus_id(&format!("line-{at}")),
        None => browser::focus("#screening-h"),
    }
}

fn line(at: usize, row: &Row) -> El {
    let number = el("span").class("u-2").add(format!("{}. ", at + 1));
    let typed = el("th")
        .attr("scope", "row")
        .attr("id", format!("line-{at}"))
        .attr("tabindex", "-1")
        .add(number)
        .add(el("bdi").add(row.typed.clone()));
    let whole = el("tr").add(typed);
    match (&row.found, row.subject()) {
        (None, _) => whole.add(cell("主体", el("div").add("还没有查"))).add(td()).add(td()),
        (Some(found), Some(hit)) => {
            let chosen = row.chosen.filter(|_| found.subject().is_none());
            whole
                .add(cell("主体", subject(at, hit, chosen.is_some())))
                .add(cell("信用状况", tags(hit)))
                .add(cell("公示中的信息", el("div").add(counts(&hit.summary))))
        }
        (Some(found), None) => {
            let state = el("span").class("tag").attr("data-status", "watch").add(icon("info"));
            let state = el("div").add(state.add(label(found, None)));
            whole.add(cell("主体", open(at, found))).add(cell("信用状况", state)).add(td())
        }
    }
}

fn cell(label: &'static str, content: El) -> El {
    el("td").attr("data-label", label).add(content)
}

fn td() -> El {
    el("td")
}

fn subject(at: usize, hit: &SubjectHit, chosen: bool) -> El {
    let former = hit.matched_former_name.as_ref();
    let former = former.map(|name| el("div").class("u-2").add(format!("曾用名 {name}")));
    let again = chosen.then(|| {
        let again = button(format!("pick {at}"), "重选", format!("重选第 {} 行", at + 1));
        el("div").class("no-print").add(again)
    });
    el("div").add(link(hit)).add(former).add(place(hit)).add(again)
}

fn link(hit: &SubjectHit) -> El {
    let name = el("bdi").add(hit.subject.name.to_string());
    el("a").attr("href", paths::subject(&hit.subject.code)).add(name)
}

fn place(hit: &SubjectHit) -> El {
    let code = el("span").class("u-nowrap").add(hit.subject.code.to_string());
    el("div").class("u-2").add(code).add(" ").add(hit.region.name.to_string())
}

fn tags(hit: &SubjectHit) -> El {
    let gone = (hit.status != RegisterStatus::Active)
        .then(|| el("span").class("tag").add(icon("info")).add(hit.status.label()));
    let tags = summary_tags(&hit.summary, false);
    let nothing = (tags.is_empty() && !hit.summary.is_adverse()).then_some("没有不良信息");
    el("div").class("l-row").flag("data-tight", true).add(gone).all(tags).add(nothing)
}

/// `行政处罚 1 条 · 严重失信主体名单 1 次`.
fn counts(s: &StandingSummary) -> String {
    let parts: Vec<_> = [
        (s.black, "严重失信主体名单", "次"),
        (s.abnormal, "经营异常名录", "次"),
        (s.watch, "重点关注名单", "次"),
        (s.penalties, "行政处罚", "条"),
        (s.breached, "未完全履行的承诺", "份"),
        (s.red, "守信激励名单", "次"),
    ]
    .iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, what, unit)| format!("{what} {n} {unit}"))
    .collect();
    if parts.is_empty() { "没有处罚和名单信息".to_owned() } else { parts.join(" · ") }
}

/// Nothing certain: why, whom it may be, and what was probably meant.
fn open(at: usize, found: &Finding) -> El {
    let reason = found.reason.as_ref().map(|why| el("p").add(why.to_string()));
    let picks = found.hits.iter().map(|hit| pick(at, hit)).collect::<Vec<_>>();
    let more = (found.total > found.hits.len() as u64).then(|| {
        let (all, shown) = (thousands(found.total), found.hits.len());
        el("p").class("u-2").add(format!("共 {all} 个，这里是前 {shown} 个。"))
    });
    let meant = found.suggestion.as_ref().map(|code| {
        let (value, name) = (format!("retype {at} {code}"), format!("第 {} 行", at + 1));
        let label = format!("改成 {code} 再查");
        el("p").class("no-print").add(button(value, label.clone(), format!("{name}{label}")))
    });
    let picks = (!picks.is_empty()).then(|| {
        let name = format!("第 {} 行可能是", at + 1);
        el("ul").class("screening-picks").attr("role", "list").attr("aria-label", name).all(picks)
    });
    el("div").class("l-stack").attr("data-gap", "2").add(reason).add(picks).add(more).add(meant)
}

fn pick(at: usize, hit: &SubjectHit) -> El {
    let value = format!("pick {at} {}", hit.subject.code);
    let name = format!("选这个：{}，{}，{}", hit.subject.name, hit.region.name, hit.subject.code);
    let former = hit.matched_former_name.as_ref();
    let former = former.map(|name| el("div").class("u-2").add(format!("曾用名 {name}")));
    let who = el("div").add(link(hit)).add(former).add(place(hit));
    el("li").add(who).add(button(value, "选这个", name))
}

fn button(value: String, label: impl Into<std::borrow::Cow<'static, str>>, name: String) -> El {
    let label: std::borrow::Cow<'static, str> = label.into();
    el("button")
        .class("btn")
        .attr("type", "button")
        .attr("value", value)
        .attr("aria-label", name)
        .add(label.into_owned())
}
