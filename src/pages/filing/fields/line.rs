//! Answers in a line or in several: text, numbers, amounts, codes, names.

use super::{Ask, invalid};
use crate::browser;
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
pub fn input(ask: Ask) -> AnyView {
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
    let described = ask.described(fault, counted.is_some() || is_code);
    let (mode, autocomplete, width) = manner(&ask);
    let control = if long {
        view! {
            <textarea
                class="input"
                id=place.clone()
                data-w="full"
                rows="3"
                aria-describedby=described
                aria-invalid=invalid(fault)
                prop:value=typed
                on:input=type_in
            ></textarea>
        }
        .into_any()
    } else {
        let list =
            matches!(ask.field.kind, FieldKind::Industry {}).then(|| format!("{place}-list"));
        let line = view! {
            <input
                class="input"
                id=place.clone()
                type="text"
                inputmode=mode
                autocomplete=autocomplete
                spellcheck="false"
                list=list.clone()
                data-w=width
                readonly=fixed
                aria-describedby=described
                aria-invalid=invalid(fault)
                prop:value=typed
                on:input=type_in
            />
        };
        match ask.field.kind {
            FieldKind::Amount { .. } => view! {
                <div class="affix" data-w="m">
                    {line}
                    <span class="affix-text">"元"</span>
                </div>
            }
            .into_any(),
            FieldKind::Industry {} => {
                let options = INDUSTRIES.map(|name| view! { <option value=name></option> });
                view! {
                    {line}
                    <datalist id=list>{options.collect_view()}</datalist>
                }
                .into_any()
            }
            _ => line.into_any(),
        }
    };
    let more = format!("{place}-more");
    let below = match (counted, is_code && !fixed) {
        (Some(most), _) => counter(more, count, most),
        (_, true) => code_check(more, code, ask.clone()),
        _ => ().into_any(),
    };
    view! {
        <div class="field">
            <label class="field-label" for=place>{ask.label()}</label>
            {ask.hints(fault)}
            {control}
            {below}
        </div>
    }
    .into_any()
}

fn counter(id: String, count: RwSignal<usize>, most: u32) -> AnyView {
    let over = move || count.get() > most as usize;
    view! {
        <span class="field-hint" id=id data-over=move || over().then_some("")>
            {move || format!("{}／{most} 字", count.get())}
            {move || over().then_some("，超出了，请缩短")}
        </span>
    }
    .into_any()
}

/// Whether a code can be one, while it is typed; the likely one is offered, never put in.
fn code_check(id: String, code: RwSignal<String>, ask: Ask) -> AnyView {
    let found = Memo::new(move |_| code.with(|code| diagnose(code)));
    let said = move || {
        let take = ask.clone();
        match found.get() {
            Diagnosis::Valid(_) => view! { "校验位正确" }.into_any(),
            Diagnosis::Slip { message, suggestion } => view! {
                {message}
                {suggestion
                    .map(|better| {
                        let text = format!("改成 {better}");
                        let better = better.to_string();
                        let put = move |_| {
                            take.form.set(&take.key, better.clone());
                            browser::set_value(&take.place(), &better);
                            browser::focus_input(&take.place(), better.len() as u32);
                            code.set(better.clone());
                        };
                        view! {
                            " "
                            <button class="btn" data-size="s" type="button" on:click=put>{text}</button>
                        }
                    })}
            }
            .into_any(),
            Diagnosis::NotACode => ().into_any(),
        }
    };
    view! { <span class="field-hint" id=id role="status">{said}</span> }.into_any()
}
