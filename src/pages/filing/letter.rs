//! The 承诺书 beside the form. A keystroke changes those words of it that it is about.

use super::form::Form;
use crate::components::{El, el, live};
use contract::form::{FieldKind, FormField, LetterPiece, pieces, shown};
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
    let part = |paragraph: El, piece: LetterPiece| match piece {
        LetterPiece::Text(text) => paragraph.add(text.to_owned()),
        LetterPiece::Field(field) => paragraph.add(answer(form, field.clone())),
    };
    let paragraphs = paragraphs
        .map(|text| pieces(&template, text.as_str()).into_iter().fold(el("p"), part))
        .collect();
    el("article")
        .class("letter")
        .attr("aria-label", "承诺书")
        .add(el("p").class("letter-no").add("编号：提交后生成"))
        .add(title)
        .all(paragraphs)
}

fn answer(form: Form, field: FormField) -> AnyView {
    let label = field.label.to_string();
    let text = Memo::new(move |_| {
        form.track(&field.id);
        readable(form, &field, &field.id)
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
