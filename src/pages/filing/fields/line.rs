//! Answers in a line or in several: text, numbers, amounts, codes, names.

use super::{Ask, invalid};
use crate::browser;
use crate::components::{El, el, live};
use contract::form::FieldKind;
use contract::identifier::{Diagnosis, diagnose};
use leptos::prelude::*;

/// 门类 of GB/T 4754, offered while one types; anything else can be typed too.
const INDUSTRIES: [&str; 20] = [
    "农、林、牧、渔业",
    "采矿业",
    "制造业",
    "电力、热力、燃气及水生产和供应业",
    "建筑业",
    "批发和零售业",
    "交通运输、仓储和邮政业",
    "住宿和餐饮业",
    "信息传输、软件和信息技术服务业",
    "金融业",
    "房地产业",
    "租赁和商务服务业",
    "科学研究和技术服务业",
    "水利、环境和公共设施管理业",
    "居民服务、修理和其他服务业",
    "教育",
    "卫生和社会工作",
    "文化、体育和娱乐业",
    "公共管理、社会保障和社会组织",
    "国际组织",
];

/// How a kind of answer is typed: keyboard, what the browser may fill in, width.
fn manner(ask: &Ask) -> (&'static str, &'static str, Option<&'static str>) {
    let private = ask.field.private;
    match ask.field.kind {
        FieldKind::Number { .. } => ("numeric", "off", Some("m")),
        FieldKind::Amount { .. } => ("decimal", "off", None),
        FieldKind::Phone {} if private => ("tel", "tel-national", Some("m")),
        FieldKind::Phone {} => ("tel", "off", Some("m")),
        FieldKind::Person {} if private => ("text", "name", Some("m")),
        FieldKind::Person {} | FieldKind::CertificateNumber {} => ("text", "off", Some("m")),
        _ => ("text", "off", None),
    }
}

/// The field.
pub fn input(ask: &Ask) -> El {
    let fault = ask.fault(&ask.key);
    let place = ask.place();
    let most = match ask.field.kind {
        FieldKind::LongText { most } => Some(most),
        FieldKind::Text { most } if most > 100 => Some(most),
        _ => None,
    };
    let is_code = matches!(ask.field.kind, FieldKind::Identifier {});
    let long = matches!(ask.field.kind, FieldKind::LongText { .. });
    let fixed = ask.row.is_none() && ask.form.is_fixed(&ask.field);
    let counted = most.filter(|_| !fixed && long);
    let typed = ask.answer();
    let count = RwSignal::new(typed.chars().count());
    let code = RwSignal::new(if is_code && !fixed { typed.clone() } else { String::new() });
    let (form, key) = (ask.form, ask.key.clone());
    let type_in = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        if counted.is_some() {
            count.set(typed.chars().count());
        }
        if is_code {
            code.set(typed.clone());
        }
        form.set(&key, typed);
    };
    let control = if long {
        el("textarea").class("input").attr("data-w", "full").attr("rows", "3")
    } else {
        line(ask, fixed)
    };
    let control = control
        .attr("id", place.clone())
        .live("aria-describedby", ask.described(fault, counted.is_some() || is_code))
        .live("aria-invalid", invalid(fault))
        .value(move || typed.clone())
        .on("input", type_in);
    let more = format!("{place}-more");
    let below = match (counted, is_code && !fixed) {
        (Some(most), _) => Some(counter(more, count, most)),
        (_, true) => Some(code_check(more, code, ask)),
        _ => None,
    };
    let label = ask.label(el("label").class("field-label").attr("for", place.clone()));
    let field = ask.hints(el("div").class("field").add(label), fault);
    match ask.field.kind {
        FieldKind::Amount { .. } => {
            let unit = el("span").class("affix-text").add("元");
            field.add(el("div").class("affix").attr("data-w", "m").add(control).add(unit))
        }
        FieldKind::Industry {} => {
            let options = INDUSTRIES.map(|name| el("option").attr("value", name));
            let list = el("datalist").attr("id", format!("{place}-list")).all(options.into());
            field.add(control).add(list)
        }
        _ => field.add(control),
    }
    .add(below)
}

fn line(ask: &Ask, fixed: bool) -> El {
    let (mode, autocomplete, width) = manner(ask);
    let line = el("input")
        .class("input")
        .attr("type", "text")
        .attr("inputmode", mode)
        .attr("autocomplete", autocomplete)
        .attr("spellcheck", "false")
        .flag("readonly", fixed);
    let line = match ask.field.kind {
        FieldKind::Industry {} => line.attr("list", format!("{}-list", ask.place())),
        _ => line,
    };
    match width {
        Some(width) => line.attr("data-w", width),
        None => line,
    }
}

fn counter(id: String, count: RwSignal<usize>, most: u32) -> El {
    let over = move || count.get() > most as usize;
    el("span")
        .class("field-hint")
        .attr("id", id)
        .live("data-over", move || over().then(|| "".into()))
        .says(move || format!("{}／{most} 字", count.get()).into())
        .says(move || if over() { "，超出了，请缩短".into() } else { "".into() })
}

/// Whether a code can be one, while it is typed; the likely one is offered, never put in.
fn code_check(id: String, code: RwSignal<String>, ask: &Ask) -> El {
    let found = Memo::new(move |_| code.with(|code| diagnose(code)));
    let said = move || match found.get() {
        Diagnosis::Valid(_) => "校验位正确".into(),
        Diagnosis::Slip { message, suggestion: Some(_) } => format!("{message} ").into(),
        Diagnosis::Slip { message, .. } => message.into(),
        Diagnosis::NotACode => "".into(),
    };
    let ask = ask.clone();
    let offer = live(move || {
        let better = match found.get() {
            Diagnosis::Slip { suggestion, .. } => suggestion.map(|better| better.to_string()),
            _ => None,
        };
        better.map(|better| put(ask.clone(), code, better)).into_any()
    });
    el("span").class("field-hint").attr("id", id).attr("role", "status").says(said).add(offer)
}

fn put(ask: Ask, code: RwSignal<String>, better: String) -> El {
    let text = format!("改成 {better}");
    let put = move |_| {
        ask.form.set(&ask.key, better.clone());
        browser::set_value(&ask.place(), &better);
        browser::focus_input(&ask.place(), better.len() as u32);
        code.set(better.clone());
    };
    el("button")
        .class("btn")
        .attr("data-size", "s")
        .attr("type", "button")
        .on("click", put)
        .add(text)
}
