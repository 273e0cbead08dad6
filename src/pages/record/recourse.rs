//! Who decides on an objection or a repair, and what to do.

use crate::components::icon;
use crate::paths;
use contract::Date;
use contract::record::{Authority, RecordHead, Recourse, Standing};
use leptos::prelude::*;

/// The cards beside the record.
pub fn cards(head: &RecordHead, recourse: Recourse) -> AnyView {
    let marked = (head.standing == Standing::UnderObjection).then(|| {
        view! { <p><strong>"这条记录的异议正在核实，核实期间继续公示。"</strong></p> }
    });
    let answer = paths::repair(&head.id);
    let repair = recourse.repair.map(|office| repair(office, recourse.repair_from, answer));
    view! {
        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="obj-h">
            <h2 id="obj-h" class="u-md">"内容有误？"</h2>
            {marked}
            <p>"向受理单位提出异议，随时可以提，不收费。"</p>
            {office("受理", recourse.objection)}
            <a class="btn no-print" href=paths::object(&head.id)>"提出异议"</a>
            <p class="u-2 u-sm">"对决定本身不服的，可以依法申请行政复议或者提起行政诉讼。"</p>
        </section>
        {repair}
    }
    .into_any()
}

fn repair(decider: Authority, from: Option<Date>, answer: String) -> AnyView {
    let when = from.map(|day| {
        view! {
            <p>
                "最早 "<time datetime=day.to_string()>{day.chinese()}</time>
                " 可以申请，申请前要先改正并履行义务。"
            </p>
        }
    });
    let what = match from {
        Some(_) => "可以申请信用修复。修复后停止公示，不收费，也不需要找中介。",
        None => "能不能修复、该找谁，各类记录不一样。信用修复不收费，也不需要找中介。",
    };
    view! {
        <section class="card l-stack" data-gap="2" data-pad="s" aria-labelledby="rep-h">
            <h2 id="rep-h" class="u-md">"已经改正？"</h2>
            <p>{what}</p>
            {when}
            {office("决定", decider)}
            <a class="btn no-print" href=answer>"看能否修复，什么时候"</a>
        </section>
    }
    .into_any()
}

fn office(role: &'static str, office: Authority) -> AnyView {
    let phone = office.phone.map(|p| {
        view! {
            <span class="l-row" data-tight>
                {icon("phone")}
                <a href=format!("tel:{p}")>{p.to_string()}</a>
            </span>
        }
    });
    view! { <p><span class="u-2">{role}"："</span><bdi>{office.name.to_string()}</bdi>{phone}</p> }
        .into_any()
}
