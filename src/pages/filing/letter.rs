//! The 承诺书 beside the form. A keystroke changes those words of it that it is about.

use super::form::Form;
use crate::components::{El, el, live};
use contract::form::{FieldKind, FormField, LetterPiece, ends_sentence, pieces, shown};
use leptos::prelude::*;

/// An answer as people read it.
pub fn readable(form: Form, field: &FormField, key: &str) -> String {
    let text = form.live.with(|local| shown(&field.kind, key, &local.answers));
    match field.kind {
        FieldKind::Region {} => {
            let name = form.regions().into_iter().find(|(code, _)| *code == text);
            name.map_or(text, |(_, name)| name)
        }
        _ => text,
    }
}

/// The letter.
pub fn letter(form: Form) -> El {
    let template = form.template();
    let mut paragraphs = template.letter.iter();
    let title = paragraphs.next().map(|title| el("h3").add(title.to_string()));
    let paragraphs = paragraphs.map(|text| paragraph(form, &pieces(&template, text.as_str())));
    el("article")
        .class("letter")
        .attr("aria-label", "承诺书")
        .add(el("p").class("letter-no").add("编号：提交后生成"))
        .add(title)
        .all(paragraphs.collect())
}

fn paragraph(form: Form, pieces: &[LetterPiece]) -> El {
    let part = |paragraph: El, (at, piece): (usize, &LetterPiece)| match piece {
        LetterPiece::Text(text) => paragraph.add((*text).to_owned()),
        LetterPiece::Field(field) => {
            let last = ends_sentence(pieces.get(at + 1));
            paragraph.add(answer(form, (*field).clone(), last))
        }
    };
    pieces.iter().enumerate().fold(el("p"), part)
}

/// An answer in its place; `last` before the end of a sentence.
fn answer(form: Form, field: FormField, last: bool) -> AnyView {
    let label = field.label.to_string();
    let text = Memo::new(move |_| {
        form.track(&field.id);
        let text = readable(form, &field, &field.id);
        if last { text.trim_end_matches('。').to_owned() } else { text }
    });
    let given = Memo::new(move |_| text.with(|text| !text.is_empty()));
    live(move || {
        let part = match given.get() {
            true => el("mark").says(move || text.get().into()),
            false => el("span").class("letter-gap").add(format!("〔{label}尚未填写〕")),
        };
        part.into_any()
    })
}
