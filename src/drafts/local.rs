//! Drafts as this browser keeps them, apart for each enterprise.
//!
//! The whole draft is kept under a name that signing out clears. While it has something that the
//! platform doesn't have, a copy without what is private stays beside it: that one outlives the
//! session, and is shown to the same enterprise only.
//!
//! What is typed without an account is kept for as long as its window lives, and nowhere else: the
//! next person at the same computer doesn't find it.

use crate::api::{read_json, write_json};
use crate::browser;
use contract::form::Answers;
use serde::{Deserialize, Serialize};

/// A draft in this browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Local {
    /// The form.
    pub template: String,
    /// Its title.
    pub title: String,
    /// The version of the form that was filled in.
    pub form: u32,
    /// The version of the draft on the platform that this one goes back to; 0 for none.
    pub stored: u32,
    /// Whether there is something that the platform doesn't have.
    pub dirty: bool,
    /// The marks of what was handed to the platform since it last answered, a line each: it may have
    /// got there.
    #[serde(default)]
    pub tried: String,
    /// When it was last changed, in seconds since 1970.
    pub changed: i64,
    /// It was submitted, and no answer has come yet.
    pub sent: bool,
    /// What has been typed.
    pub answers: Answers,
    /// The agreements that were ticked: id and version.
    pub agreed: Answers,
    /// Files that are being uploaded: id of the upload and what tells the file again.
    pub files: Answers,
    /// The fields that are not kept after signing out, a line each.
    pub private: String,
    /// What the register knew when it was opened last, for when the platform can't be reached.
    #[serde(default)]
    pub known: Answers,
    /// Something private was left out of this copy.
    pub partial: bool,
}

/// The owner of what is typed without an account.
pub const GUEST: &str = "guest";
/// Where the whole is, see `session::marker`.
const WHOLE: &str = "own:draft:";
/// Where the copy without what is private is.
const COPY: &str = "draft:";

impl Local {
    /// Remembers that what has been typed is being handed to the platform.
    pub fn try_out(&mut self) {
        if !self.has_tried(&self.answers) {
            self.tried.push_str(&mark(&self.answers));
            self.tried.push('\n');
        }
    }

    /// Whether this is what this browser itself has handed to the platform, without an answer.
    pub fn has_tried(&self, answers: &Answers) -> bool {
        let mark = mark(answers);
        self.tried.lines().any(|tried| tried == mark)
    }

    /// The draft without what is private.
    fn copy(&self) -> Self {
        let mut copy = self.clone();
        let private = |key: &str| {
            let id = key.split('.').next().unwrap_or_default();
            self.private.lines().any(|p| p == id)
        };
        let before = copy.answers.0.len();
        copy.answers.0.retain(|key, _| !private(key));
        copy.known.0.retain(|key, _| !private(key));
        copy.tried.clear();
        copy.partial |= copy.answers.0.len() < before;
        copy
    }
}

/// What tells these answers from others, by FNV-1a.
fn mark(answers: &Answers) -> String {
    let text = write_json(answers).unwrap_or_default();
    let step = |mark: u32, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, step).to_string()
}

fn read(name: &str) -> Option<Local> {
    read_json(&browser::stored(name)?).ok()
}

/// The text that is kept of a draft.
pub fn text_of(owner: &str, id: &str) -> Option<String> {
    let name = format!("{WHOLE}{owner}:{id}");
    if owner == GUEST { browser::kept_for_now(&name) } else { browser::stored(&name) }
}

/// The draft that such a text tells of; none if something has damaged it.
pub fn of_text(text: &str) -> Option<Local> {
    read_json(text).ok()
}

/// A draft of this enterprise.
pub fn one(owner: &str, id: &str) -> Option<Local> {
    if owner == GUEST {
        return of_text(&text_of(owner, id)?);
    }
    read(&format!("{WHOLE}{owner}:{id}")).or_else(|| read(&format!("{COPY}{owner}:{id}")))
}

/// Every draft of this enterprise, with its id.
pub fn all(owner: &str) -> Vec<(String, Local)> {
    let mut ids = Vec::new();
    for start in [format!("{WHOLE}{owner}:"), format!("{COPY}{owner}:")] {
        for name in browser::kept_names(&start) {
            let id = name[start.len()..].to_owned();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.into_iter().filter_map(|id| one(owner, &id).map(|local| (id, local))).collect()
}

/// Keeps a draft; gives the text, and whether the browser took it.
pub fn keep(owner: &str, id: &str, local: &Local) -> (String, bool) {
    let text = write_json(local).unwrap_or_default();
    if owner == GUEST {
        let kept = browser::keep_for_now(&format!("{WHOLE}{owner}:{id}"), &text);
        return (text, kept);
    }
    let copy = format!("{COPY}{owner}:{id}");
    let kept = browser::keep(&format!("{WHOLE}{owner}:{id}"), &text);
    if local.dirty {
        let _ = browser::keep(&copy, &write_json(&local.copy()).unwrap_or_default());
    } else {
        browser::forget(&copy);
    }
    (text, kept)
}

/// Forgets a draft.
pub fn forget(owner: &str, id: &str) {
    if owner == GUEST {
        return browser::forget_all(&format!("{WHOLE}{owner}:{id}"));
    }
    browser::forget(&format!("{COPY}{owner}:{id}"));
    browser::forget(&format!("{WHOLE}{owner}:{id}"));
}

/// Whether a name in the store is that of this draft.
pub fn is(kept: &str, owner: &str, id: &str) -> bool {
    kept.strip_prefix(WHOLE).and_then(|rest| rest.strip_prefix(owner)?.strip_prefix(':'))
        == Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_that_outlives_a_session_has_nothing_private() {
        let mut local = Local { private: "phone\nstaff".into(), ..Local::default() };
        for key in ["name", "phone", "staff.0.name", "phones"] {
            local.answers.set(key, "x");
        }
        local.try_out();
        let copy = local.copy();
        assert_eq!(copy.answers.0.keys().collect::<Vec<_>>(), ["name", "phones"]);
        assert!(copy.partial && !local.partial && copy.tried.is_empty());
        assert!(is("own:draft:91X:a-1", "91X", "a-1") && !is("own:draft:91X:a-12", "91X", "a-1"));
        assert!(!is("draft:91X:a-1", "91X", "a-1"));
    }

    #[test]
    fn attempts_are_remembered_however_often_the_platform_is_silent() {
        let answers = |text: &str| {
            let mut answers = Answers::default();
            answers.set("name", text);
            answers
        };
        let mut local = Local::default();
        for text in ["一", "二", "一", "二"] {
            local.answers = answers(text);
            local.try_out();
        }
        assert!(local.has_tried(&answers("一")) && local.has_tried(&answers("二")));
        assert!(!local.has_tried(&answers("三")));
        assert_eq!(local.tried.lines().count(), 2);
    }
}
