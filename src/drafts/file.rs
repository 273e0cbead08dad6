//! A draft as a file on somebody's own device.

use super::Local;
use crate::api::{read_json, write_json};
use contract::Timestamp;
use contract::form::{Answers, FormTemplate, LONGEST_ANSWER, MOST_ANSWERS};
use serde::{Deserialize, Serialize};

/// What such a file says of itself.
const FORMAT: &str = "credit-portal-draft";
/// The largest file that is read.
pub const LARGEST: f64 = 2_000_000.0;

/// A draft in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedFile {
    /// Tells such files from others.
    pub format: String,
    /// Form.
    pub template: String,
    /// Its version.
    pub template_version: u32,
    /// Its title.
    pub title: String,
    /// Code of the enterprise.
    pub subject: String,
    /// When it was saved.
    pub saved: Timestamp,
    /// What has been typed.
    pub answers: Answers,
}

/// Why a file can't be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotADraft {
    /// It is something else, or damaged.
    Unreadable,
    /// It is of another form.
    Other(String),
    /// It is another enterprise's.
    Foreign,
    /// It has more than any form takes.
    TooMuch,
}

impl NotADraft {
    /// What to tell.
    pub fn message(&self) -> String {
        match self {
            Self::Unreadable => {
                "这个文件不是从本站导出的草稿，或者已经损坏。请选择文件名以“草稿”开头的 .json 文件。"
                    .into()
            }
            Self::Other(title) => format!("这份草稿是“{title}”的，请到那个事项里继续。"),
            Self::Foreign => "这份草稿属于另一家单位，请换用那家单位的账号登录。".into(),
            Self::TooMuch => "这个文件里的内容比一份表能填的还多，可能已经损坏。".into(),
        }
    }
}

/// The name of the file.
pub fn file_name(title: &str, day: &str) -> String {
    let plain: String = title.chars().filter(|c| c.is_alphanumeric()).take(30).collect();
    format!("草稿-{plain}-{day}.json")
}

/// What the file holds.
pub fn file_text(local: &Local, subject: &str, saved: Timestamp) -> String {
    let file = SavedFile {
        format: FORMAT.into(),
        template: local.template.clone(),
        template_version: local.form,
        title: local.title.clone(),
        subject: subject.into(),
        saved,
        answers: local.answers.clone(),
    };
    write_json(&file).unwrap_or_default()
}

/// Reads a file for this form and enterprise.
pub fn read_file(text: &str, form: &FormTemplate, subject: &str) -> Result<SavedFile, NotADraft> {
    let file: SavedFile = read_json(text).map_err(|_| NotADraft::Unreadable)?;
    check(file, form, subject)
}

fn check(file: SavedFile, form: &FormTemplate, subject: &str) -> Result<SavedFile, NotADraft> {
    let long = |answer: &String| answer.chars().count() > LONGEST_ANSWER;
    if file.format != FORMAT {
        Err(NotADraft::Unreadable)
    } else if file.template != form.head.id {
        Err(NotADraft::Other(file.title))
    } else if file.subject != subject {
        Err(NotADraft::Foreign)
    } else if file.answers.0.len() > MOST_ANSWERS || file.answers.0.values().any(long) {
        Err(NotADraft::TooMuch)
    } else {
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(id: &str) -> FormTemplate {
        let json = format!(
            r#"{{"head": {{"id": "{id}", "version": 1, "purpose": "commitment", "title": "示例",
              "lead": "示例", "agency": {{"name": "示例局"}}, "working_days": 3}},
              "matter": {{}}, "disclosure": "public", "sections": [], "letter": [],
              "agreements": []}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_file_goes_on_where_it_belongs_and_nowhere_else() {
        let mut local = Local { template: "a".into(), title: "示例".into(), ..Local::default() };
        local.answers.set("x", "“\"\n\u{202E}😀");
        let text = file_text(&local, "91X", Timestamp(0));
        let file: SavedFile = serde_json::from_str(&text).unwrap();
        let read = |form_id: &str, owner: &str| check(file.clone(), &form(form_id), owner);
        assert_eq!(read("a", "91X").unwrap().answers, local.answers);
        assert_eq!(read("b", "91X"), Err(NotADraft::Other("示例".into())));
        assert_eq!(read("a", "92X"), Err(NotADraft::Foreign));
        let other = SavedFile { format: "x".into(), ..file.clone() };
        assert_eq!(check(other, &form("a"), "91X"), Err(NotADraft::Unreadable));
        let mut large = file.clone();
        large.answers.set("y", "长".repeat(LONGEST_ANSWER + 1));
        assert_eq!(check(large, &form("a"), "91X"), Err(NotADraft::TooMuch));
        assert_eq!(file_name("承诺（示例）/..", "2026-11-22"), "草稿-承诺示例-2026-11-22.json");
    }
}
