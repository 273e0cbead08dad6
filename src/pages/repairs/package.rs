//! The case on paper for the national window: checklist, summary, commitment letter.

use super::parts::{heading, list, row, term};
use crate::components::{crumbs, icon, use_page_title};
use crate::{browser, config, paths};
use contract::repair::RepairAnswer;
use leptos::prelude::*;

/// The page once the answer is there.
pub fn view(answer: RepairAnswer) -> AnyView {
    use_page_title(|| Some("备齐修复申请材料".into()));
    let above = vec![
        ("信用修复", paths::REPAIRS.to_owned()),
        ("看能否修复", paths::repair(&answer.record.id)),
    ];
    let site = config::use_config().site.name.clone();
    let printed = format!("{site} · 打印于 {}", browser::now().chinese());
    view! {
        <div class="l-page l-main l-stack l-narrow" data-gap="6">
            {crumbs(above, "备齐材料".into())}
            <header class="l-stack" data-gap="2">
                <h1 tabindex="-1">"备齐修复申请材料"</h1>
                <p class="u-lead">{format!("{}。", heading(&answer))}"照下面的清单备齐，打印承诺书，盖章后一起提交。"</p>
                <p class="u-2 u-sm">{printed}</p>
            </header>
            {checklist(&answer)}
            {summary(&answer)}
            {letter(&answer)}
            {window(&answer)}
        </div>
    }
    .into_any()
}

fn checklist(answer: &RepairAnswer) -> AnyView {
    let item = |(place, material): (usize, &contract::repair::Material)| {
        let id = format!("have-{place}");
        let title = match material.required {
            true => material.title.to_string(),
            false => format!("{}（按要求，不是必须）", material.title),
        };
        view! {
            <li class="check-row">
                <input type="checkbox" id=id.clone() />
                <label for=id>{title}<small>{material.detail.to_string()}</small></label>
            </li>
        }
    };
    let items = answer.materials.iter().enumerate().map(item).collect_view();
    view! {
        <section aria-labelledby="have-h">
            <h2 id="have-h">"材料清单"</h2>
            <ul class="rows">{items}</ul>
        </section>
    }
    .into_any()
}

/// What the form of the national window asks for, in one place.
fn summary(answer: &RepairAnswer) -> AnyView {
    let head = &answer.record;
    let number = head.document_no.as_ref().map(ToString::to_string);
    let regime = answer.regime.as_ref().map(|regime| regime.citation.to_string());
    let notes = (!answer.notes.is_empty()).then(|| list(&answer.notes));
    view! {
        <section class="l-box" aria-labelledby="sum-h">
            <h2 id="sum-h">"申请要填的内容"</h2>
            <dl class="facts" data-tight>
                {row("单位名称", Some(head.subject.name.to_string()))}
                {row("信用代码", Some(head.subject.code.to_string()))}
                {row("文书号", number)}
                {row("内容", Some(head.title.to_string()))}
                {row("决定机关", Some(head.authority.name.to_string()))}
                {row("决定日期", Some(head.decided.chinese()))}
                {row("公示日期", Some(head.published.chinese()))}
                {row("最早申请日", answer.earliest.map(|day| day.chinese()))}
                {row("公示截止", answer.last_day.map(|day| day.chinese()))}
                {row("由谁决定", answer.decider.as_ref().map(|d| d.name.to_string()))}
                {row("多久答复", term(answer))}
                {row("依据", regime)}
            </dl>
            {notes}
        </section>
    }
    .into_any()
}

fn letter(answer: &RepairAnswer) -> AnyView {
    let head = &answer.record;
    let number = head.document_no.as_ref().map(|no| format!("（{no}）")).unwrap_or_default();
    let gap = |what: &'static str| view! { <span class="letter-gap">{what}</span> };
    view! {
        <section aria-labelledby="let-h" class="l-stack">
            <h2 id="let-h">"信用修复承诺书"</h2>
            <div class="letter l-box">
                <h3>"信用修复承诺书"</h3>
                <p>
                    <mark>{head.subject.name.to_string()}</mark>"（统一社会信用代码 "
                    <mark>{head.subject.code.to_string()}</mark>"）因"
                    <mark>{format!("“{}”{number}", head.title)}</mark>
                    "失信信息申请信用修复，现承诺："
                </p>
                <p>
                    "一、已于"{gap("　　　年　　月　　日")}
                    "履行完毕全部义务，失信行为已经纠正。"
                </p>
                <p>"二、所交材料真实、合法、有效。"</p>
                <p>"三、今后守法诚信经营，不再发生同类行为。"</p>
                <p>"四、违反承诺的，愿意恢复公示并承担相应责任，同意公示本承诺。"</p>
                <p class="letter-sign">"承诺单位（盖章）："{gap("")}</p>
                <p class="letter-sign">"法定代表人（签字）："{gap("")}</p>
                <p class="letter-sign">{gap("　　　年　　月　　日")}</p>
            </div>
            <div class="actions no-print">
                <button class="btn" type="button" on:click=|_| browser::print()>
                    {icon("print")}
                    "打印清单和承诺书"
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn window(answer: &RepairAnswer) -> AnyView {
    let Some(place) = &answer.place else { return ().into_any() };
    let link = place.address.as_ref().map(|address| {
        view! {
            <div class="actions no-print">
                <a class="btn" data-kind="primary" href=address.to_string() rel="external noreferrer">
                    {format!("去{}", place.name)}
                </a>
            </div>
        }
    });
    view! {
        <section class="l-stack" data-gap="3" aria-labelledby="win-h">
            <h2 id="win-h">"到哪里提交"</h2>
            <p><strong>{place.name.to_string()}</strong>"。"{place.note.to_string()}</p>
            {link}
            <p class="u-2 u-sm">"提交后的结果由那里告知；同意修复的，本站同时停止公示。"</p>
        </section>
    }
    .into_any()
}
