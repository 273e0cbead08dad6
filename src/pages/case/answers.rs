//! Everything that was submitted: answers by section, files, the 承诺书.

use crate::api;
use crate::components::icon;
use crate::config;
use contract::case::{Attachment, Case};
use contract::form::{Answers, FieldKind, FormField, LetterPart, fill, shown};
use leptos::prelude::*;

/// The answers, by section.
pub fn sections(case: &Case) -> AnyView {
    let one = |(n, section): (usize, &contract::form::Section)| {
        let (id, named) = (format!("s-{n}"), format!("s-{n}"));
        let rows = section.asked(&case.answers).map(|field| row(case, field)).collect_view();
        view! {
            <section class="l-box" aria-labelledby=named>
                <h3 id=id>{section.title.to_string()}</h3>
                <dl class="facts">{rows}</dl>
            </section>
        }
        .into_any()
    };
    let all = case.form.steps(&case.answers).into_iter().enumerate().map(one).collect_view();
    view! {
        <section class="l-stack" data-gap="5" aria-labelledby="a-h">
            <h2 id="a-h">"提交的内容"</h2>
            {all}
        </section>
    }
    .into_any()
}

fn row(case: &Case, field: &FormField) -> AnyView {
    let private = field.private.then(|| view! { <span class="u-2 u-sm">"（不公开）"</span> });
    let value = match &field.kind {
        FieldKind::Rows { columns, .. } => table(case, field, columns),
        FieldKind::Attachment { .. } => names(case, &field.id),
        kind => match shown(kind, &field.id, &case.answers) {
            text if text.is_empty() => view! { <span class="u-2">"没有填"</span> }.into_any(),
            text => view! { <div class="verbatim">{text}</div> }.into_any(),
        },
    };
    view! { <div><dt>{field.label.to_string()}</dt><dd>{value} {private}</dd></div> }.into_any()
}

/// The rows of a table, each as a list of its cells.
fn table(case: &Case, field: &FormField, columns: &[FormField]) -> AnyView {
    let cell = |row: usize, column: &FormField| {
        let key = format!("{}.{row}.{}", field.id, column.id);
        match shown(&column.kind, &key, &case.answers) {
            text if text.is_empty() => None,
            text => Some(format!("{}：{text}", column.label)),
        }
    };
    let rows = (0..case.answers.rows(&field.id)).map(|row| {
        let cells: Vec<_> = columns.iter().filter_map(|column| cell(row, column)).collect();
        view! { <li><bdi>{cells.join("；")}</bdi></li> }.into_any()
    });
    view! { <ol>{rows.collect_view()}</ol> }.into_any()
}

fn names(case: &Case, key: &str) -> AnyView {
    let names = files_of(&case.answers, key, &case.attachments);
    match names.is_empty() {
        true => view! { <span class="u-2">"没有附件"</span> }.into_any(),
        false => {
            let items = names.into_iter().map(|name| view! { <li><bdi>{name}</bdi></li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
    }
}

fn files_of(answers: &Answers, key: &str, files: &[Attachment]) -> Vec<String> {
    let name = |id: &str| files.iter().find(|file| file.id == id).map(|f| f.name.to_string());
    answers.lines(key).filter_map(name).collect()
}

/// The files, to download.
pub fn files(case: &Case) -> Option<AnyView> {
    let base = config::use_config().api.clone();
    let one = |file: &Attachment| {
        let href = api::attachment(&base, &file.id);
        view! {
            <li class="l-row" data-between>
                <span><bdi>{file.name.to_string()}</bdi></span>
                <span class="l-row" data-tight>
                    <span class="u-2 u-sm">{size(file.size)}</span>
                    <a class="btn" data-kind="quiet" href=href download rel="external">
                        {icon("download")}
                        "下载"
                        <span class="u-hidden">{format!("：{}", file.name)}</span>
                    </a>
                </span>
            </li>
        }
        .into_any()
    };
    (!case.attachments.is_empty()).then(|| {
        view! {
            <section aria-labelledby="files-h">
                <h2 id="files-h">{format!("附件 {} 个", case.attachments.len())}</h2>
                <ul class="rows">{case.attachments.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn size(bytes: u64) -> String {
    match bytes {
        0..=1023 => format!("{bytes} B"),
        1024..=1_048_575 => format!("{} KB", bytes / 1024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

/// The 承诺书 as it was submitted; nothing where the form has none.
pub fn letter(case: &Case) -> Option<AnyView> {
    let mut paragraphs = fill(&case.form, &case.answers).into_iter();
    let title = text(paragraphs.next()?);
    let rest = paragraphs.map(|parts| view! { <p>{text(parts)}</p> }.into_any()).collect_view();
    let number = case.commitment_number.as_ref().map(|number| {
        view! { <p class="letter-no">{format!("承诺编码：{number}")}</p> }
    });
    Some(
        view! {
            <section class="l-box" aria-label="承诺书">
                <article class="letter">
                    {number}
                    <h2>{title}</h2>
                    {rest}
                    <p class="letter-sign">
                        <bdi>{case.head.subject.name.to_string()}</bdi>
                        <br />
                        {case.head.submitted.date().chinese()}
                    </p>
                </article>
            </section>
        }
        .into_any(),
    )
}

fn text(parts: Vec<LetterPart>) -> String {
    let part = |part| match part {
        LetterPart::Fixed(text) | LetterPart::Given(text) => text,
        LetterPart::Gap(_) => "——".to_owned(),
    };
    parts.into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_round() {
        assert_eq!(super::size(0), "0 B");
        assert_eq!(super::size(1_048_575), "1023 KB");
        assert_eq!(super::size(20 << 20), "20.0 MB");
    }
}
