//! Files, the letter, the agreements, other cases of the same subject.

use crate::components::{case_tag, icon};
use crate::pages::desk::marks::day;
use crate::{api, config, paths};
use contract::case::{Attachment, Case, CaseHead};
use contract::form::{LetterPart, fill};
use leptos::prelude::*;

/// The files.
pub fn files(case: &Case) -> AnyView {
    let files = match case.attachments.is_empty() {
        true => view! { <p class="u-2">"没有附件。"</p> }.into_any(),
        false => {
            let files = case.attachments.iter().map(file_line).collect_view();
            view! { <ul class="l-stack" data-gap="2" role="list">{files}</ul> }.into_any()
        }
    };
    view! {
        <section class="l-box" aria-labelledby="files">
            <h2 id="files">{format!("附件（{}）", case.attachments.len())}</h2>
            {files}
        </section>
    }
    .into_any()
}

/// The files that answer a field.
pub fn of_field(case: &Case, field: &str) -> AnyView {
    let named = |id: &str| case.attachments.iter().find(|file| file.id == id);
    let files: Vec<_> = case.answers.lines(field).filter_map(named).map(link).collect();
    match files.is_empty() {
        true => view! { <span class="u-2">"没有附件"</span> }.into_any(),
        false => view! { <ul class="l-row" role="list">{files}</ul> }.into_any(),
    }
}

fn link(file: &Attachment) -> AnyView {
    let href = api::attachment(&config::use_config().api, &file.id);
    view! { <li><a href=href download=file.name.to_string()><bdi>{file.name.to_string()}</bdi></a></li> }
        .into_any()
}

fn file_line(file: &Attachment) -> AnyView {
    let address = api::attachment(&config::use_config().api, &file.id);
    let name = file.name.to_string();
    // What a browser shows without running anything in it.
    let opens = matches!(file.media.as_str(), "application/pdf" | "image/jpeg" | "image/png");
    let hidden = format!("：{name}");
    let open = opens.then(|| {
        view! {
            <a class="btn" data-kind="quiet" href=format!("{address}?open=1") target="_blank" rel="noopener noreferrer">
                "打开"
                <span class="u-hidden">{hidden.clone()}"（新窗口）"</span>
            </a>
        }
    });
    view! {
        <li class="upload">
            {icon("doc")}
            <span><bdi>{name.clone()}</bdi><br /><small>{format!("{} · {}", media(&file.media), size(file.size))}</small></span>
            <span class="l-row" data-tight>
                {open}
                <a class="btn" data-kind="quiet" href=address.clone() download=name.clone()>
                    {icon("download")}
                    "下载"
                    <span class="u-hidden">{hidden.clone()}</span>
                </a>
            </span>
        </li>
    }
    .into_any()
}

fn media(media: &str) -> &'static str {
    match media {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPG",
        "image/png" => "PNG",
        "application/ofd" => "OFD",
        _ => "文件",
    }
}

fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    match bytes {
        0..KB => format!("{bytes} 字节"),
        n if n < KB * KB => format!("{} KB", n.div_ceil(KB)),
        n => format!("{}.{} MB", n / (KB * KB), n % (KB * KB) * 10 / (KB * KB)),
    }
}

/// The letter with what was answered.
pub fn letter(case: &Case) -> Option<AnyView> {
    let mut paragraphs = fill(&case.form, &case.answers).into_iter();
    let title = paragraphs.next()?;
    let part = |part: LetterPart| match part {
        LetterPart::Fixed(text) => view! { {text} }.into_any(),
        LetterPart::Given(text) => view! { <mark><bdi>{text}</bdi></mark> }.into_any(),
        LetterPart::Gap(label) => {
            view! { <span class="letter-gap">{format!("（{label}）")}</span> }.into_any()
        }
    };
    let line = |parts: Vec<LetterPart>| parts.into_iter().map(part).collect_view();
    let body = paragraphs.map(|parts| view! { <p>{line(parts)}</p> }).collect_view();
    Some(
        view! {
            <section class="l-box" aria-labelledby="letter">
                <h2 id="letter">"承诺书"</h2>
                <div class="letter"><h3>{line(title)}</h3>{body}</div>
            </section>
        }
        .into_any(),
    )
}

/// The agreements.
pub fn consents(case: &Case) -> AnyView {
    let consent = |consent: &contract::case::Consent| {
        let (symbol, when) = match consent.withdrawn {
            Some(at) => ("x", format!("{} 撤回", at.chinese())),
            None => {
                ("kept", format!("{} 同意，第 {} 版", consent.given.chinese(), consent.version))
            }
        };
        view! {
            <li>
                <p class="verbatim">{consent.text.to_string()}</p>
                <p class="tone u-2 u-sm">{icon(symbol)}{when}</p>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="l-box" aria-labelledby="consents">
            <h2 id="consents">"声明和授权"</h2>
            <ul class="rows" role="list">{case.consents.iter().map(consent).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The agency's other cases of the same subject.
pub fn others(case: &Case) -> Option<AnyView> {
    let others = &case.beside.as_ref()?.others;
    let line = |head: &CaseHead| {
        let same = (head.title == case.head.title)
            .then(|| view! { <span class="tag" data-tone="warn">{icon("copy")}"同一事项"</span> });
        view! {
            <li class="l-row" data-tight>
                <a href=paths::desk_case(&head.number)><bdi>{head.title.to_string()}</bdi></a>
                <span class="u-2 u-sm u-nowrap">{head.number.to_string()}</span>
                {day(head.submitted.date())}
                {case_tag(head.state, false)}
                {same}
            </li>
        }
        .into_any()
    };
    let list = match others.is_empty() {
        true => view! { <p class="u-2">"没有。"</p> }.into_any(),
        false => {
            view! { <ul class="rows" role="list">{others.iter().map(line).collect_view()}</ul> }
                .into_any()
        }
    };
    Some(
        view! {
            <section class="l-box" aria-labelledby="others">
                <h2 id="others">"这个主体在本部门的其他办件"</h2>
                {list}
            </section>
        }
        .into_any(),
    )
}
