//! Forms as data: what a department asks for, served by the platform, filled in and checked in
//! the browser, and checked again by the platform with the same code.

mod answers;
mod condition;
mod entries;
mod field;
mod letter;
mod template;
mod validate;

pub use answers::{Answers, LONGEST_ANSWER, MOST_ANSWERS};
pub use condition::Condition;
pub use entries::Entries;
pub use field::{Choice, FieldKind, FormField, Known};
pub use letter::{LetterPart, LetterPiece, ends_sentence, fill, pieces, shown};
pub use template::{Agreement, CERTIFICATE, FormTemplate, Matter, Purpose, Section, TemplateHead};
pub use validate::{Context, validate, validate_section};

#[cfg(test)]
mod tests;
