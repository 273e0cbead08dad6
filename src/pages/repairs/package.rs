//! The case on paper for the national window: checklist, summary, commitment letter.

use super::parts::{heading, list, row, term};
use crate::components::{El, crumbs, el, icon, use_page_title};
use crate::{browser, config, paths};
use contract::repair::{Material, RepairAnswer};

/// The page once the answer is there.
pub fn view(answer: RepairAnswer) -> El {
    use_page_title(|| Some("备齐修复申请材料".into()));
    let above = vec![
        ("信用修复", paths::REPAIRS.to_owned()),
        ("看能否修复", paths::repair(&answer.record.id)),
    ];
    let site = &config::use_config().site.name;
    let printed = format!("{site} · 打印于 {}", browser::now().chinese());
    let lead = el("p").class("u-lead").add(format!("{}。", heading(&answer)));
    let header = el("header")
        .class("l-stack")
        .attr("data-gap", "2")
        .add(el("h1").attr("tabindex", "-1").add("备齐修复申请材料"))
        .add(lead.add("照下面的清单备齐，打印承诺书，盖章后一起提交。"))
        .add(el("p").class("u-2 u-sm").add(printed));
    el("div")
        .class("l-page l-main l-stack l-narrow")
        .attr("data-gap", "6")
        .add(crumbs(above, "备齐材料".into()))
        .add(header)
        .add(checklist(&answer))
        .add(summary(&answer))
        .add(letter(&answer))
        .add(window(&answer))
}

fn checklist(answer: &RepairAnswer) -> El {
    let item = |(place, material): (usize, &Material)| {
        let id = format!("have-{place}");
        let title = match material.required {
            true => material.title.to_string(),
            false => format!("{}（按要求，不是必须）", material.title),
        };
        let detail = el("small").add(material.detail.to_string());
        el("li")
            .class("check-row")
            .add(el("input").attr("type", "checkbox").attr("id", id.clone()))
            .add(el("label").attr("for", id).add(title).add(detail))
    };
    let items = answer.materials.iter().enumerate().map(item).collect();
    el("section")
        .attr("aria-labelledby", "have-h")
        .add(el("h2").attr("id", "have-h").add("材料清单"))
        .add(el("ul").class("rows").all(items))
}

/// What the form of the national window asks for, in one place.
fn summary(answer: &RepairAnswer) -> El {
    let head = &answer.record;
    let number = head.document_no.as_ref().map(ToString::to_string);
    let regime = answer.regime.as_ref().map(|regime| regime.citation.to_string());
    let facts = el("dl")
        .class("facts")
        .flag("data-tight", true)
        .add(row("单位名称", Some(head.subject.name.to_string())))
        .add(row("信用代码", Some(head.subject.code.to_string())))
        .add(row("文书号", number))
        .add(row("内容", Some(head.title.to_string())))
        .add(row("决定机关", Some(head.authority.name.to_string())))
        .add(row("决定日期", Some(head.decided.chinese())))
        .add(row("公示日期", Some(head.published.chinese())))
        .add(row("最早申请日", answer.earliest.map(|day| day.chinese())))
        .add(row("公示截止", answer.last_day.map(|day| day.chinese())))
        .add(row("由谁决定", answer.decider.as_ref().map(|d| d.name.to_string())))
        .add(row("多久答复", term(answer)))
        .add(row("依据", regime));
    el("section")
        .class("l-box")
        .attr("aria-labelledby", "sum-h")
        .add(el("h2").attr("id", "sum-h").add("申请要填的内容"))
        .add(facts)
        .add((!answer.notes.is_empty()).then(|| list(&answer.notes)))
}

fn letter(answer: &RepairAnswer) -> El {
    let head = &answer.record;
    let number = head.document_no.as_ref().map(|no| format!("（{no}）")).unwrap_or_default();
    let mark = |text: String| el("mark").add(text);
    let gap = |what: &'static str| el("span").class("letter-gap").add(what);
    let line = |text: &'static str| el("p").add(text);
    let sign = || el("p").class("letter-sign");
    let who = el("p")
        .add(mark(head.subject.name.to_string()))
        .add("（统一社会信用代码 ")
        .add(mark(head.subject.code.to_string()))
        .add("）因")
        .add(mark(format!("“{}”{number}", head.title)))
        .add("失信信息申请信用修复，现承诺：");
    let done = line("一、已于").add(gap("　　　年　　月　　日"));
    let letter = el("div")
        .class("letter l-box")
        .add(el("h3").add("信用修复承诺书"))
        .add(who)
        .add(done.add("履行完毕全部义务，失信行为已经纠正。"))
        .add(line("二、所交材料真实、合法、有效。"))
        .add(line("三、今后守法诚信经营，不再发生同类行为。"))
        .add(line("四、违反承诺的，愿意恢复公示并承担相应责任，同意公示本承诺。"))
        .add(sign().add("承诺单位（盖章）：").add(gap("")))
        .add(sign().add("法定代表人（签字）：").add(gap("")))
        .add(sign().add(gap("　　　年　　月　　日")));
    let print = el("button")
        .class("btn")
        .attr("type", "button")
        .on("click", |_| browser::print())
        .add(icon("print"))
        .add("打印清单和承诺书");
    el("section")
        .attr("aria-labelledby", "let-h")
        .class("l-stack")
        .add(el("h2").attr("id", "let-h").add("信用修复承诺书"))
        .add(letter)
        .add(el("div").class("actions no-print").add(print))
}

fn window(answer: &RepairAnswer) -> Option<El> {
    let place = answer.place.as_ref()?;
    let link = place.address.as_ref().map(|address| {
        let link = el("a")
            .class("btn")
            .attr("data-kind", "primary")
            .attr("href", address.to_string())
            .attr("rel", "external noreferrer");
        el("div").class("actions no-print").add(link.add(format!("去{}", place.name)))
    });
    let name = el("p").add(el("strong").add(place.name.to_string())).add("。");
    let after = "提交后的结果由那里告知；同意修复的，本站同时停止公示。";
    let window = el("section")
        .class("l-stack")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "win-h")
        .add(el("h2").attr("id", "win-h").add("到哪里提交"))
        .add(name.add(place.note.to_string()))
        .add(link)
        .add(el("p").class("u-2 u-sm").add(after));
    Some(window)
}
