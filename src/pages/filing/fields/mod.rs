//! The fields of a form, one component a kind. What is typed goes into the draft as it is.

mod accept;
mod certificate;
mod choice;
mod date;
mod files;
mod line;
mod rows;
mod transfer;
mod upload;

pub use files::{files, preload};
pub use upload::unfinished;

use super::form::Form;
use crate::components::{El, el, icon, live};
use contract::form::{FieldKind, FormField};
use leptos::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// A field that is asked, and the key of its answer.
#[derive(Clone)]
pub struct Ask {
    /// The form.
    pub form: Form,
    /// The field.
    pub field: Arc<FormField>,
    /// Where the answer is: the field's id, or that of a cell.
    pub key: String,
    /// The number of the row, in a table.
    pub row: Option<usize>,
    /// What files are handed in with.
    pub files: Files,
}

/// What makes the control of what is attached, files and the training certificate: [`files`], or one
/// that has none, for a page that doesn't take any and needn't carry the program for uploading.
pub type Files = fn(Ask) -> Option<El>;

/// An attribute that follows signals.
pub type Follows = Box<dyn Fn() -> Option<Cow<'static, str>>>;

/// Where the focus goes when this answer is wrong.
pub fn place(key: &str) -> String {
    format!("f-{key}")
}

/// The fields of a section, those with a condition only while it holds.
pub fn all(form: Form, fields: &[FormField], files: Files) -> AnyView {
    fields.iter().map(|field| one(form, field, files)).collect::<Vec<_>>().into_any()
}

fn one(form: Form, field: &FormField, files: Files) -> AnyView {
    let ask = Ask { form, key: field.id.clone(), field: Arc::new(field.clone()), row: None, files };
    if field.when.is_none() {
        return control(ask).into_any();
    }
    let asked = {
        let ask = ask.clone();
        Memo::new(move |_| form.is_asked(&ask.field.when))
    };
    live(move || asked.get().then(|| control(ask.clone())).flatten().into_any())
}

/// What a field is answered with.
pub fn control(ask: Ask) -> Option<El> {
    if ask.form.template().is_certificate(&ask.key) {
        return (ask.files)(ask);
    }
    match &ask.field.kind {
        FieldKind::Date { .. } => Some(date::day(&ask)),
        FieldKind::Period {} => Some(date::period(&ask)),
        FieldKind::Choice { .. } | FieldKind::Region {} => Some(choice::one(&ask)),
        FieldKind::Choices { .. } => Some(choice::several(&ask)),
        FieldKind::Rows { columns, most } => Some(rows::table(&ask, columns, *most as usize)),
        FieldKind::Attachment { .. } => (ask.files)(ask),
        _ => Some(line::input(&ask)),
    }
}

impl Ask {
    /// Where the focus goes when it is wrong.
    pub fn place(&self) -> String {
        place(&self.key)
    }

    /// What was answered so far.
    pub fn answer(&self) -> String {
        self.form.answer(&self.key)
    }

    /// What is wrong with the answer under this key.
    pub fn fault(&self, key: &str) -> Memo<Option<String>> {
        let (form, key) = (self.form, key.to_owned());
        Memo::new(move |_| {
            let wrong = |all: &Vec<contract::FieldError>| {
                all.iter().find(|e| e.pointer == key).map(|e| e.detail.clone())
            };
            form.errors.with(wrong)
        })
    }

    /// The label, with what tells the rows of a table apart, in this element.
    pub fn label(&self, label: El) -> El {
        let row = self.row.map(|row| format!("（第 {} 行）", row + 1));
        label
            .add(self.field.label.to_string())
            .add(row.map(|row| el("span").class("u-hidden").add(row)))
            .add(self.field.optional.then(|| el("small").add("选填")))
    }

    /// Several controls in a frame whose legend is the label.
    pub fn frame(&self, class: &'static str) -> El {
        el("fieldset").class(class).add(self.label(el("legend").class("field-label")))
    }

    /// What describes the control, as ids.
    pub fn described(&self, fault: Memo<Option<String>>, more: bool) -> Follows {
        let place = self.place();
        let (hint, known) = (self.field.hint.is_some(), self.is_known());
        Box::new(move || {
            let wrong = fault.with(Option::is_some);
            let parts = [(hint, "hint"), (known, "known"), (more, "more"), (wrong, "err")];
            let ids =
                parts.iter().filter(|(there, _)| *there).map(|(_, name)| format!("{place}-{name}"));
            let ids = ids.collect::<Vec<_>>().join(" ");
            (!ids.is_empty()).then(|| ids.into())
        })
    }

    fn is_known(&self) -> bool {
        self.row.is_none() && !self.form.known(&self.field).is_empty()
    }

    /// What stands between label and control, added to them: the hint, where the answer comes from,
    /// what is wrong.
    pub fn hints(&self, field: El, fault: Memo<Option<String>>) -> El {
        let place = self.place();
        let hint = self.field.hint.as_ref().map(|hint| {
            let id = format!("{place}-hint");
            el("span").class("field-hint").attr("id", id).add(hint.to_string())
        });
        let known = self.is_known().then(|| self.known_mark());
        field.add(hint).add(known).add(error(place, fault))
    }

    fn known_mark(&self) -> El {
        let (form, field) = (self.form, self.field.clone());
        let id = format!("{}-known", self.place());
        let fact = form.known(&field);
        let fixed = form.is_fixed(&field);
        let same = move || {
            form.track(&field.id);
            form.answer(&field.id) == fact
        };
        let text = move || match (fixed, same()) {
            (true, _) => "来自登记信息，不能在这里修改".into(),
            (_, true) => "来自登记信息，可以修改".into(),
            _ => "已改，和登记信息不同".into(),
        };
        el("span").class("field-hint known").attr("id", id).add(icon("kept")).says(text)
    }
}

/// What is wrong, beside the control.
pub fn error(place: String, fault: Memo<Option<String>>) -> AnyView {
    live(move || {
        let id = format!("{place}-err");
        let error = |text: String| el("span").class("field-error").attr("id", id).add(text);
        fault.get().map(error).into_any()
    })
}

/// The attribute of a control whose answer is wrong.
pub fn invalid(fault: Memo<Option<String>>) -> Follows {
    Box::new(move || fault.with(|f| f.is_some().then(|| "true".into())))
}
