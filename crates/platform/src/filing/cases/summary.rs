//! The public words of a case: answers without what is private, with persons masked.

use super::row::CaseRow;
use contract::Text;
use contract::form::{Answers, FieldKind, FormField, LetterPart, fill, shown};
use contract::identifier::mask_name;

/// The longest content of a record, in characters.
const LONGEST: usize = 4000;

/// A field's answer as people read it.
pub fn answer(row: &CaseRow, id: &str) -> Option<Text> {
    let field = row.form.fields().find(|f| f.id == id && !f.private)?;
    Text::new(shown(&field.kind, id, &public(row)))
}

/// The letter's paragraphs, without its title.
pub fn letter(row: &CaseRow) -> Option<Text> {
    let paragraphs = fill(&row.form, &public(row)).into_iter().skip(1).map(|parts| {
        let text = |part| match part {
            LetterPart::Fixed(text) | LetterPart::Given(text) => text,
            LetterPart::Gap(_) => "——".to_owned(),
        };
        parts.into_iter().map(text).collect::<String>()
    });
    Text::new(cut(&paragraphs.collect::<Vec<_>>().join("\n")))
}

/// What was registered, a line each, without what every form asks of the subject.
pub fn content(row: &CaseRow) -> Option<Text> {
    let answers = public(row);
    let mut lines = Vec::new();
    for section in row.form.steps(&row.answers) {
        let told = |f: &&FormField| {
            f.known.is_none() && !f.private && !matches!(f.kind, FieldKind::Attachment { .. })
        };
        for field in section.asked(&row.answers).filter(told) {
            match shown(&field.kind, &field.id, &answers) {
                text if text.is_empty() => {}
                text => lines.push(format!("{}：{text}", field.label)),
            }
        }
    }
    Text::new(cut(&lines.join("\n")))
}

/// The answers that may be public: nothing private, nothing that isn't asked for, names masked.
fn public(row: &CaseRow) -> Answers {
    let mut answers = Answers::default();
    for section in row.form.steps(&row.answers) {
        for field in section.asked(&row.answers).filter(|f| !f.private) {
            let prefix = format!("{}.", field.id);
            let of_field = |key: &&String| **key == field.id || key.starts_with(&prefix);
            for key in row.answers.0.keys().filter(of_field) {
                let typed = row.answers.get(key);
                match field.kind {
                    FieldKind::Person {} => answers.set(key, mask_name(typed)),
                    _ => answers.set(key, typed),
                }
            }
        }
    }
    answers
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}
