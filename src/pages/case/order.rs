//! What was ordered: what to put right, on what ground and by when; the interviews that followed;
//! and the way to report.

use super::way;
use crate::components::{El, el};
use crate::{api, config, paths};
use contract::case::{Action, Case, CaseKind, CaseState, Interview};

/// The order, and what to do about it; nothing for other kinds of cases.
pub fn section(case: &Case) -> Option<El> {
    let order = case.remedy.order.as_ref()?;
    let row = |label: &'static str, content: String| {
        let value = el("bdi").class("verbatim").add(content);
        el("div").add(el("dt").add(label)).add(el("dd").add(value))
    };
    let number = order.order_no.as_ref().map(|number| row("通知文号", number.to_string()));
    let about = case.remedy.about.as_ref().map(|record| {
        let link = el("a").attr("href", paths::record(&record.id)).add(record.title.to_string());
        el("div").add(el("dt").add("有关的记录")).add(el("dd").add(link))
    });
    let extended =
        case.head.due.filter(|due| case.head.state == CaseState::Rectifying && *due != order.due);
    let until = match extended {
        Some(due) => format!("{}（原定{}，已延长）", due.chinese(), order.due.chinese()),
        None => order.due.chinese(),
    };
    let facts = el("dl")
        .class("facts")
        .add(row("整改什么", order.matter.to_string()))
        .add(row("依据", order.legal_basis.to_string()))
        .add(number)
        .add(row("由谁下达", case.head.agency.name.to_string()))
        .add(row("整改期限", until))
        .add(about);
    let section = el("section")
        .class("l-stack l-box")
        .attr("data-gap", "3")
        .attr("aria-labelledby", "o-h")
        .add(el("h2").attr("id", "o-h").add("限期整改通知"))
        .add(facts)
        .add(interviews(&case.remedy.interviews))
        .add(calendar(case))
        .add(report(case));
    Some(section)
}

fn interviews(all: &[Interview]) -> Option<El> {
    let one = |held: &Interview| {
        let what = format!("{}，{}，{}", held.kind.label(), held.day.chinese(), held.place);
        let result =
            held.result.as_ref().map(|text| el("p").class("verbatim").add(format!("结果：{text}")));
        el("li").add(el("p").add(el("bdi").add(what))).add(result)
    };
    (!all.is_empty()).then(|| {
        el("div")
            .class("l-stack")
            .attr("data-gap", "2")
            .add(el("h3").add("约谈"))
            .add(el("ul").class("rows").all(all.iter().map(one).collect()))
    })
}

/// The interview that is coming, for the calendar.
fn calendar(case: &Case) -> Option<El> {
    let coming = matches!(case.head.state, CaseState::ReminderSet | CaseState::WarningSet);
    let href = api::interview_calendar(&config::use_config().api, case.head.number.as_str());
    let link = way(href, "download", "把约谈存到日历（.ics）").attr("download", "interview.ics");
    coming.then(|| el("p").class("actions").add(link))
}

/// The way to report, while a report is asked for.
fn report(case: &Case) -> Option<El> {
    case.offers.iter().find(|offer| offer.action == Action::ReportDone)?;
    let first = case.form.sections.first().map_or("check", |section| section.id.as_str());
    let href = paths::form_step(&case.form.head.id, first, ("case", case.head.number.as_str()));
    let go = way(href, "pen", "提交整改报告").attr("data-kind", "primary");
    let needed = el("p")
        .class("u-2")
        .add("报告要写整改完成的日期、措施和结果，可以附照片、凭证等证明。填写的内容自动保存。");
    Some(
        el("div")
            .class("l-stack")
            .attr("data-gap", "2")
            .add(needed)
            .add(el("p").class("actions").add(go)),
    )
}

/// What the enterprise does now about an order; none where there is nothing special to say.
pub fn advice(case: &Case) -> Option<String> {
    if case.head.kind != CaseKind::Rectification {
        return None;
    }
    let agency = &case.head.agency.name;
    Some(match case.head.state {
        CaseState::Rectifying => "请照下面的通知整改，并在期限前提交整改报告和证明。".to_owned(),
        CaseState::Checking | CaseState::Rechecking | CaseState::FinalCheck => {
            format!("{agency}正在核验整改情况。您不用做什么，有结果会通知您。")
        }
        CaseState::Unrectified | CaseState::StillUnrectified => {
            format!("没有按期整改到位。请继续整改，{agency}会通知您约谈。")
        }
        CaseState::ReminderSet | CaseState::WarningSet => {
            "请按下面写的时间、地点参加约谈，带上整改的材料。".to_owned()
        }
        CaseState::Reminded | CaseState::Warned => {
            "约谈记录已记入信用记录。请在期限前整改到位，再提交整改报告和证明。".to_owned()
        }
        CaseState::Rectified => "整改合格，这件办结了，您不用再做什么。".to_owned(),
        CaseState::Referred => "仍未整改到位，已移交有关部门依法处理。".to_owned(),
        CaseState::Revoked => "整改通知已经撤销，您不用再做什么。理由见办理进度。".to_owned(),
        _ => return None,
    })
}
