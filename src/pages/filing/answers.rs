//! Every answer once more, to be looked at before it is submitted.

use super::form::Form;
use super::saved;
use crate::components::{El, el};
use crate::paths;
use contract::form::{FieldKind, FormField, Section};

/// The answers of a step, with ways to change them.
pub fn section_view(form: Form, section: &Section, template: &str, withdrawn: bool) -> El {
    let id = format!("s-{}", section.id);
    let asked: Vec<FormField> =
        form.live.with(|local| section.asked(&local.answers).cloned().collect());
    let line = |field: &FormField| {
        let change = (!withdrawn && !form.is_fixed(field)).then(|| {
            let href = to_change(form, (template, &section.id), field.id.clone());
            let what = el("span").class("u-hidden").add(field.label.to_string());
            el("dd").add(el("a").attr("href", href).add("修改").add(what))
        });
        let private = field.private.then_some("（不公开）");
        el("div")
            .add(el("dt").add(field.label.to_string()))
            .add(el("dd").add(answer(form, field)).add(private))
            .add(change)
    };
    let heading = el("h2").attr("id", id.clone()).add(section.title.to_string());
    el("section")
        .class("l-box")
        .attr("aria-labelledby", id)
        .add(heading)
        .add(el("dl").class("facts").all(asked.iter().map(line).collect()))
}

/// Where an answer of this step is changed.
pub fn to_change(form: Form, (template, step): (&str, &str), field: String) -> String {
    let pairs = [("from", "check".to_owned()), ("field", field)];
    paths::with_more(paths::filing_step(template, step, &form.live.id()), &pairs)
}

/// An answer in full: rows one by one, files by name.
fn answer(form: Form, field: &FormField) -> El {
    let lines: Vec<String> = match &field.kind {
        FieldKind::Rows { columns, .. } => {
            let rows = form.live.with(|local| local.answers.rows(&field.id));
            let cell = |row: usize, column: &FormField| {
                let text =
                    saved::answer(form, column, &format!("{}.{row}.{}", field.id, column.id));
                (!text.is_empty()).then(|| format!("{}：{text}", column.label))
            };
            let row = |row: usize| {
                columns.iter().filter_map(|c| cell(row, c)).collect::<Vec<_>>().join("；")
            };
            (0..rows).map(row).collect()
        }
        FieldKind::Attachment { .. } => {
            let name = |id: &str| {
                form.live
                    .with(|local| local.files.get(id).split_once(' ').map(|(_, n)| n.to_owned()))
            };
            let ids = form.answer(&field.id);
            ids.lines()
                .filter(|l| !l.is_empty())
                .map(|id| name(id).unwrap_or_else(|| "已上传的文件".into()))
                .collect()
        }
        _ => match saved::answer(form, field, &field.id) {
            code if !code.is_empty() && form.template().is_certificate(&field.id) => {
                vec![format!("已附上，核验码 {code}")]
            }
            text => vec![text],
        },
    };
    match lines.as_slice() {
        [] => el("span").class("u-2").add("没有填"),
        [one] if one.is_empty() => el("span").class("u-2").add("没有填"),
        [one] => el("span").class("verbatim").add(one.clone()),
        several => el("ol").all(several.iter().map(|text| el("li").add(text.clone())).collect()),
    }
}
