//! Whether a filled-in form can be taken: the contract's check, the register, the files.

use super::super::{Filing, Now, drafts};
use super::row::CaseRow;
use crate::http::ApiError;
use contract::form::{Answers, FieldKind, FormField, FormTemplate, Known, validate};
use contract::{FieldError, Uscc};
use rusqlite::{OptionalExtension, params};

/// Refuses answers with faults, all faults at once.
pub fn answers(
    now: &Now,
    form: &FormTemplate,
    answers: &Answers,
    known: &Answers,
) -> Result<(), ApiError> {
    drafts::within_limits(answers)?;
    let mut faults = validate(form, answers, Filing::context(now.today));
    faults.extend(identity(form, answers, known));
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

/// Nobody files under another's name or code, or about what a record doesn't say.
fn identity<'a>(
    form: &'a FormTemplate,
    answers: &'a Answers,
    known: &'a Answers,
) -> impl Iterator<Item = FieldError> + 'a {
    let fixed = |f: &&FormField| f.known.is_some_and(Known::is_fixed);
    let fixed = form.fields().filter(fixed);
    fixed.filter(|f| answers.get(&f.id) != known.get(&f.id)).map(|f| {
        let detail = format!("“{}”应与登记的一致：{}。", f.label, known.get(&f.id));
        FieldError::new(f.id.clone(), detail)
    })
}

/// Ties the files that the answers name to the case; each must be the enterprise's own, complete,
/// and in no other case.
pub fn link_files(now: &Now, row: &CaseRow, subject: &Uscc) -> Result<(), ApiError> {
    let mut faults = Vec::new();
    for (key, id) in files(&row.form, &row.answers) {
        let number = row.head.number.as_str();
        let find = "SELECT media IS NOT NULL AND ifnull(case_number = ?, 1)
                    FROM uploads WHERE id = ? AND subject = ?";
        let usable: Option<bool> = now
            .tx
            .query_row(find, params![number, id, subject.as_str()], |found| found.get(0))
            .optional()?;
        if usable != Some(true) {
            let detail = "有一个附件没有上传完，或已经失效，请移除后重新上传。";
            faults.push(FieldError::new(key, detail));
            continue;
        }
        let link = "UPDATE uploads SET case_number = ? WHERE id = ?";
        now.tx.execute(link, params![number, id])?;
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.into()) }
}

/// Ids of uploads with the keys of their answers.
fn files(form: &FormTemplate, answers: &Answers) -> Vec<(String, String)> {
    let is_file = |f: &&FormField| matches!(f.kind, FieldKind::Attachment { .. });
    let mut keys = Vec::new();
    for field in form.fields() {
        match &field.kind {
            FieldKind::Attachment { .. } => keys.push(field.id.clone()),
            FieldKind::Rows { columns, .. } => {
                for column in columns.iter().filter(is_file) {
                    let rows = 0..answers.rows(&field.id);
                    keys.extend(rows.map(|row| format!("{}.{row}.{}", field.id, column.id)));
                }
            }
            _ => {}
        }
    }
    let ids = |key: &String| {
        answers.lines(key).map(|id| (key.clone(), id.to_owned())).collect::<Vec<_>>()
    };
    keys.iter().flat_map(ids).collect()
}
