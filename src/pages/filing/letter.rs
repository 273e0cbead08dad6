//! The 承诺书 beside the form. A keystroke changes those words of it that it is about.

use super::form::Form;
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
pub fn letter(form: Form) -> AnyView {
    let template = form.template();
    let mut paragraphs = template.letter.iter();
    let title = paragraphs.next().map(ToString::to_string);
    let part = |piece: LetterPiece| match piece {
        LetterPiece::Text(text) => text.to_owned().into_any(),
        LetterPiece::Field(field) => answer(form, field.clone()),
    };
    let paragraphs = paragraphs.map(|text| {
        let parts = pieces(&template, text.as_str()).into_iter().map(part);
        view! { <p>{parts.collect_view()}</p> }.into_any()
    });
    view! {
        <article class="letter" aria-label="承诺书">
            <p class="letter-no">"编号：提交后生成"</p>
            {title.map(|title| view! { <h3>{title}</h3> })}
            {paragraphs.collect_view()}
        </article>
    }
    .into_any()
}

fn answer(form: Form, field: FormField) -> AnyView {
    let label = field.label.to_string();
    let text = Memo::new(move |_| {
        form.track(&field.id);
        readable(form, &field, &field.id)
    });
    let given = Memo::new(move |_| text.with(|text| !text.is_empty()));
    let view = move || match given.get() {
        true => view! { <mark>{text}</mark> }.into_any(),
        false => {
            view! { <span class="letter-gap">{format!("〔{label}尚未填写〕")}</span> }.into_any()
        }
    };
    view! { {view} }.into_any()
}
