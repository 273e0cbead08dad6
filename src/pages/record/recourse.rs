//! Who decides on an objection or a repair, and what to do.

use crate::components::{El, el, icon, side_card};
use crate::paths;
use contract::Date;
use contract::record::{Authority, RecordHead, Recourse, Standing};

/// The cards beside the record.
pub fn cards(head: &RecordHead, recourse: Recourse) -> Vec<El> {
    let marked = (head.standing == Standing::UnderObjection)
        .then(|| el("p").add(el("strong").add("这条记录的异议正在核实，核实期间继续公示。")));
    let answer = paths::repair(&head.id);
    let repair = recourse.repair.map(|office| repair(office, recourse.repair_from, answer));
    let other = "对决定本身不服的，可以依法申请行政复议或者提起行政诉讼。";
    let objection = side_card("obj-h", "内容有误？")
        .add(marked)
        .add(el("p").add("向受理单位提出异议，随时可以提，不收费。"))
        .add(office("受理", recourse.objection))
        .add(button(paths::object(&head.id), "提出异议"))
        .add(el("p").class("u-2 u-sm").add(other));
    [objection].into_iter().chain(repair).collect()
}

fn button(href: String, label: &'static str) -> El {
    el("a").class("btn no-print").attr("href", href).add(label)
}

fn repair(decider: Authority, from: Option<Date>, answer: String) -> El {
    let when = from.map(|day| {
        let day = el("time").attr("datetime", day.to_string()).add(day.chinese());
        el("p").add("最早 ").add(day).add(" 可以申请，申请前要先改正并履行义务。")
    });
    let what = match from {
        Some(_) => "可以申请信用修复。修复后停止公示，不收费，也不需要找中介。",
        None => "能不能修复、该找谁，各类记录不一样。信用修复不收费，也不需要找中介。",
    };
    side_card("rep-h", "已经改正？")
        .add(el("p").add(what))
        .add(when)
        .add(office("决定", decider))
        .add(button(answer, "看能否修复，什么时候"))
}

fn office(role: &'static str, office: Authority) -> El {
    let phone = office.phone.map(|p| {
        let link = el("a").attr("href", format!("tel:{p}")).add(p.to_string());
        el("span").class("l-row").flag("data-tight", true).add(icon("phone")).add(link)
    });
    el("p")
        .add(el("span").class("u-2").add(role).add("："))
        .add(el("bdi").add(office.name.to_string()))
        .add(phone)
}
