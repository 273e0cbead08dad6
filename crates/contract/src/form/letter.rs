//! The 承诺书: paragraphs in which `{field}` stands for an answer.

use super::{Answers, FieldKind, FormField, FormTemplate};
use crate::Date;

/// A piece of a paragraph as the template has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterPiece<'a> {
    /// Text.
    Text(&'a str),
    /// The place of an answer.
    Field(&'a FormField),
}

/// A piece of a paragraph with what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterPart {
    /// Text of the template.
    Fixed(String),
    /// What was answered.
    Given(String),
    /// The label of a field that has no answer yet.
    Gap(String),
}

/// The letter's paragraphs with what has been answered so far. Braces that name no field of the
/// form stay as they are.
pub fn fill(template: &FormTemplate, answers: &Answers) -> Vec<Vec<LetterPart>> {
    template.letter.iter().map(|p| paragraph(template, p.as_str(), answers)).collect()
}

fn paragraph(template: &FormTemplate, text: &str, answers: &Answers) -> Vec<LetterPart> {
    let pieces = pieces(template, text);
    let part = |(at, piece): (usize, &LetterPiece)| match piece {
        LetterPiece::Text(text) => LetterPart::Fixed((*text).to_owned()),
        LetterPiece::Field(field) => match shown(&field.kind, &field.id, answers) {
            text if text.is_empty() => LetterPart::Gap(field.label.to_string()),
            text => LetterPart::Given(match ends_sentence(pieces.get(at + 1)) {
                true => text.trim_end_matches('。').to_owned(),
                false => text,
            }),
        },
    };
    pieces.iter().enumerate().map(part).collect()
}

/// Whether an answer stands before a full stop, and needs none of its own.
pub fn ends_sentence(next: Option<&LetterPiece>) -> bool {
    matches!(next, Some(LetterPiece::Text(text)) if text.starts_with('。'))
}

/// A paragraph in pieces, for whoever shows it while it fills in.
pub fn pieces<'a>(template: &'a FormTemplate, text: &'a str) -> Vec<LetterPiece<'a>> {
    let (mut pieces, mut from, mut rest) = (Vec::new(), text, text);
    while let Some((name, after)) = placeholder(rest) {
        rest = after;
        let Some(field) = template.fields().find(|f| f.id == name) else { continue };
        let fixed = &from[..from.len() - after.len() - name.len() - 2];
        pieces.extend((!fixed.is_empty()).then_some(LetterPiece::Text(fixed)));
        pieces.push(LetterPiece::Field(field));
        from = after;
    }
    pieces.extend((!from.is_empty()).then_some(LetterPiece::Text(from)));
    pieces
}

/// The name in the first braces, and the text after them.
fn placeholder(text: &str) -> Option<(&str, &str)> {
    text.split_once('{')?.1.split_once('}')
}

/// An answer as people read it.
pub fn shown(kind: &FieldKind, id: &str, answers: &Answers) -> String {
    let day = |key: &str| {
        let typed = answers.get(key);
        Date::parse(typed).map_or_else(|| typed.to_owned(), Date::chinese)
    };
    match kind {
        FieldKind::Date { .. } => day(id),
        FieldKind::Period {} => match (day(&format!("{id}.from")), day(&format!("{id}.to"))) {
            (from, to) if from.is_empty() && to.is_empty() => String::new(),
            (from, to) => format!("{from}至{to}"),
        },
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => {
            let label = |value| options.iter().find(|o| o.value == value).map(|o| o.label.as_str());
            answers.lines(id).filter_map(label).collect::<Vec<_>>().join("、")
        }
        FieldKind::Amount { .. } => match answers.get(id) {
            "" => String::new(),
            typed => format!("{typed} 元"),
        },
        FieldKind::Rows { .. } => match answers.rows(id) {
            0 => String::new(),
            rows => format!("{rows} 项"),
        },
        FieldKind::Attachment { .. } => match answers.lines(id).count() {
            0 => String::new(),
            files => format!("{files} 个文件"),
        },
        _ => answers.get(id).to_owned(),
    }
}
