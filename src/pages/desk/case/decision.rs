//! What the officer has typed so far, kept in this browser until it is sent or thrown away.

use crate::{browser, paths};
use contract::case::{Action, CaseNumber};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Under which key the chosen action stands.
const ACTION: &str = "action";
/// How the keys of faults begin; the key of the answer follows.
const FAULT: &str = "fault:";
/// The same of changes; the field of the record follows.
const CHANGE: &str = "change:";

/// A decision that is being made.
#[derive(Clone, Copy)]
pub struct Decision {
    typed: RwSignal<BTreeMap<String, String>>,
    name: StoredValue<String>,
    /// What was sent last, and under which key: the same again is the same decision.
    sent: StoredValue<(String, String)>,
}

impl Decision {
    /// As it was left.
    pub fn kept(number: &CaseNumber) -> Self {
        let name = format!("own:desk:{number}");
        let kept = browser::stored(&name).unwrap_or_default();
        Self {
            typed: RwSignal::new(paths::pairs(&kept).into_iter().collect()),
            name: StoredValue::new(name),
            sent: StoredValue::new(Default::default()),
        }
    }

    /// The chosen action. A signal.
    pub fn action(self) -> Option<Action> {
        Action::from_code(&self.text(ACTION))
    }

    /// Chooses an action; what was typed for another stays.
    pub fn choose(self, action: Action) {
        self.put(ACTION, action.code().to_owned());
    }

    /// What was typed. A signal.
    pub fn text(self, key: &str) -> String {
        self.typed.with(|typed| typed.get(key).cloned().unwrap_or_default())
    }

    /// What was typed, now.
    pub fn now(self, key: &str) -> String {
        self.typed.with_untracked(|typed| typed.get(key).cloned().unwrap_or_default())
    }

    /// Keeps what is typed.
    pub fn put(self, key: &str, text: String) {
        self.typed.update(|typed| {
            typed.insert(key.to_owned(), text);
        });
        self.keep();
    }

    /// The keys of the answers that are found wrong. A signal.
    pub fn faulty(self) -> Vec<String> {
        self.after(FAULT)
    }

    /// The fields of the record that are changed. A signal.
    pub fn changed(self) -> Vec<String> {
        self.after(CHANGE)
    }

    fn after(self, prefix: &str) -> Vec<String> {
        self.typed.with(|typed| {
            typed.keys().filter_map(|key| key.strip_prefix(prefix)).map(str::to_owned).collect()
        })
    }

    /// Whether there are words under this key, be they empty. A signal.
    pub fn has(self, key: &str) -> bool {
        self.typed.with(|typed| typed.contains_key(key))
    }

    /// Begins to write under this key, unless somebody has.
    pub fn begin(self, key: &str, text: String) {
        if !untrack(|| self.has(key)) {
            self.put(key, text);
        }
    }

    /// Takes back what was written under this key.
    pub fn remove(self, key: &str) {
        self.typed.update(|typed| {
            typed.remove(key);
        });
        self.keep();
    }

    /// All that was typed, without the choice.
    pub fn words(self) -> Vec<(String, String)> {
        self.typed.with(|typed| {
            let words = typed.iter().filter(|(key, text)| *key != ACTION && !text.is_empty());
            words.map(|(key, text)| (key.clone(), text.clone())).collect()
        })
    }

    /// Throws it away, or it is sent.
    pub fn clear(self) {
        self.typed.set(BTreeMap::new());
        browser::forget(&self.name.get_value());
    }

    /// The key for sending this decision on that version.
    pub fn key(self, version: u32) -> String {
        let content = format!("{version} {}", self.typed.with_untracked(encode));
        let (sent, key) = self.sent.get_value();
        if sent == content {
            return key;
        }
        let key = browser::random_key();
        self.sent.set_value((content, key.clone()));
        key
    }

    fn keep(self) {
        browser::store(&self.name.get_value(), &self.typed.with_untracked(encode));
    }
}

/// Under which key the words about a wrong answer stand.
pub fn fault(key: &str) -> String {
    format!("{FAULT}{key}")
}

/// Under which key the new value of a field of the record stands.
pub fn change(field: &str) -> String {
    format!("{CHANGE}{field}")
}

/// The key of the answer, if these are words about a wrong one.
pub fn of_fault(key: &str) -> Option<&str> {
    key.strip_prefix(FAULT)
}

fn encode(typed: &BTreeMap<String, String>) -> String {
    let pair = |(key, text): (&String, &String)| {
        format!("{}={}", paths::segment(key), paths::segment(text))
    };
    typed.iter().map(pair).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let typed: BTreeMap<_, _> = [("fault:a&b=", "第一行\n+ % &"), ("note", "")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into();
        assert_eq!(paths::pairs(&encode(&typed)).into_iter().collect::<BTreeMap<_, _>>(), typed);
    }
}
