//! Everything that was submitted: answers by section, files, the 承诺书.

use crate::api::{self, Cancel};
use crate::components::{El, el, icon};
use crate::config;
use contract::case::{Attachment, Case};
use contract::form::{Answers, FieldKind, FormField, LetterPart, fill, shown};

/// The case with names in the place of the codes of districts. Where they can't be had, the codes
/// stay.
pub async fn named(mut case: Case, base: &str, cancel: &Cancel) -> Case {
    let Case { form, answers, .. } = &mut case;
    let keys = form.fields().filter(|field| matches!(field.kind, FieldKind::Region {}));
    let keys: Vec<_> = keys.filter(|field| !answers.get(&field.id).is_empty()).collect();
    if keys.is_empty() {
        return case;
    }
    let Ok(regions) = api::regions(base, cancel).await else { return case };
    for field in keys {
        let code = answers.get(&field.id);
        if let Some(region) = regions.items.iter().find(|region| region.code.as_str() == code) {
            answers.set(&field.id, region.name.to_string());
        }
    }
    case
}

/// The answers, by section.
pub fn sections(case: &Case) -> El {
    let one = |(n, section): (usize, &contract::form::Section)| {
        let id = format!("s-{n}");
        let rows = section.asked(&case.answers).map(|field| row(case, field)).collect();
        el("section")
            .class("l-box")
            .attr("aria-labelledby", id.clone())
            .add(el("h3").attr("id", id).add(section.title.to_string()))
            .add(el("dl").class("facts").all(rows))
    };
    el("section")
        .class("l-stack")
        .attr("data-gap", "5")
        .attr("aria-labelledby", "a-h")
        .add(el("h2").attr("id", "a-h").add("提交的内容"))
        .all(case.form.steps(&case.answers).into_iter().enumerate().map(one).collect())
}

fn row(case: &Case, field: &FormField) -> El {
    let private = field.private.then(|| el("span").class("u-2 u-sm").add("（不公开）"));
    let value = match &field.kind {
        FieldKind::Rows { columns, .. } => table(case, field, columns),
        FieldKind::Attachment { .. } => names(case, &field.id),
        kind => match shown(kind, &field.id, &case.answers) {
            text if text.is_empty() => el("span").class("u-2").add("没有填"),
            text => el("div").class("verbatim").add(text),
        },
    };
    let label = el("dt").add(field.label.to_string());
    el("div").add(label).add(el("dd").add(value).add(private))
}

/// The rows of a table, each as a list of its cells.
fn table(case: &Case, field: &FormField, columns: &[FormField]) -> El {
    let cell = |row: usize, column: &FormField| {
        let key = format!("{}.{row}.{}", field.id, column.id);
        match shown(&column.kind, &key, &case.answers) {
            text if text.is_empty() => None,
            text => Some(format!("{}：{text}", column.label)),
        }
    };
    let rows = (0..case.answers.rows(&field.id)).map(|row| {
        let cells: Vec<_> = columns.iter().filter_map(|column| cell(row, column)).collect();
        item(cells.join("；"))
    });
    el("ol").all(rows.collect())
}

fn item(text: String) -> El {
    el("li").add(el("bdi").add(text))
}

fn names(case: &Case, key: &str) -> El {
    let names = files_of(&case.answers, key, &case.attachments);
    match names.is_empty() {
        true => el("span").class("u-2").add("没有附件"),
        false => el("ul").all(names.into_iter().map(item).collect()),
    }
}

fn files_of(answers: &Answers, key: &str, files: &[Attachment]) -> Vec<String> {
    let name = |id: &str| files.iter().find(|file| file.id == id).map(|f| f.name.to_string());
    answers.lines(key).filter_map(name).collect()
}

/// The files, to download.
pub fn files(case: &Case) -> Option<El> {
    let base = config::use_config().api.clone();
    let one = |file: &Attachment| {
        let href = api::attachment(&base, &file.id);
        let link = el("a")
            .class("btn")
            .attr("data-kind", "quiet")
            .attr("href", href)
            .flag("download", true)
            .attr("rel", "external")
            .add(icon("download"))
            .add("下载")
            .add(el("span").class("u-hidden").add(format!("：{}", file.name)));
        let size = el("span").class("u-2 u-sm").add(size(file.size));
        let right = el("span").class("l-row").flag("data-tight", true).add(size).add(link);
        el("li")
            .class("l-row")
            .flag("data-between", true)
            .add(el("span").add(el("bdi").add(file.name.to_string())))
            .add(right)
    };
    (!case.attachments.is_empty()).then(|| {
        let heading = el("h2").attr("id", "files-h");
        el("section")
            .attr("aria-labelledby", "files-h")
            .add(heading.add(format!("附件 {} 个", case.attachments.len())))
            .add(el("ul").class("rows").all(case.attachments.iter().map(one).collect()))
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
pub fn letter(case: &Case) -> Option<El> {
    let mut paragraphs = fill(&case.form, &case.answers).into_iter();
    let title = text(paragraphs.next()?);
    let rest = paragraphs.map(|parts| el("p").add(text(parts))).collect();
    let number = case.commitment_number.as_ref();
    let number = number.map(|number| el("p").class("letter-no").add(format!("承诺编码：{number}")));
    let sign = el("p")
        .class("letter-sign")
        .add(el("bdi").add(case.head.subject.name.to_string()))
        .add(el("br"))
        .add(case.head.submitted.date().chinese());
    let letter =
        el("article").class("letter").add(number).add(el("h2").add(title)).all(rest).add(sign);
    Some(el("section").class("l-box").attr("aria-label", "承诺书").add(letter))
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
