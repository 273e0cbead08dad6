//! The draft that is open: every change is kept in this browser at once, and brought to the
//! platform as soon as it can be reached.

mod push;

use super::local::{self, Local};
use crate::components::effect;
use crate::{browser, session};
use contract::Timestamp;
use contract::case::Draft;
use leptos::prelude::*;
use std::time::Duration;

/// How long changes are collected before they go to the platform.
const PAUSE: Duration = Duration::from_millis(1200);

/// How safe what was typed is.
#[derive(Clone, Debug, PartialEq)]
pub enum Safety {
    /// Nothing has been typed yet.
    Untouched,
    /// On its way to the platform.
    Sending,
    /// On the platform since then.
    Stored(Timestamp),
    /// In this browser alone, until the platform can be reached.
    Here,
    /// The platform doesn't take it, and says why.
    Refused(String),
    /// Another device has stored something else.
    Conflict(Box<Draft>),
    /// The platform has it no more: filed or deleted elsewhere.
    Gone,
}

/// The draft that is open.
#[derive(Clone, Copy)]
pub struct Live {
    inner: StoredValue<Inner, LocalStorage>,
    /// How safe it is.
    pub safety: RwSignal<Safety>,
    /// Whether the browser keeps it.
    pub kept: RwSignal<bool>,
    /// Told when other answers have taken the place of those that were there.
    pub renewed: Trigger,
}

struct Inner {
    base: String,
    owner: String,
    id: String,
    local: Local,
    /// What this page has last kept or read.
    text: String,
    /// A request is under way.
    busy: bool,
    /// Nothing may be sent: it is being filed.
    held: bool,
    /// A request will begin.
    waiting: bool,
    failures: u32,
}

impl Live {
    /// Opens a draft of this enterprise.
    pub fn open(base: String, owner: String, id: String, mut local: Local, safety: Safety) -> Self {
        let mut text = local::text_of(&owner, &id).unwrap_or_default();
        // What the platform alone has would be out of reach when the network goes.
        if let Safety::Stored(at) = safety
            && text.is_empty()
        {
            local.changed = at.0;
            text = local::keep(&owner, &id, &local).0;
        }
        let inner = Inner {
            base,
            owner,
            id,
            local,
            text,
            busy: false,
            held: false,
            waiting: false,
            failures: 0,
        };
        let live = Self {
            inner: StoredValue::new_local(inner),
            safety: RwSignal::new(safety),
            kept: RwSignal::new(true),
            renewed: Trigger::new(),
        };
        browser::on_network(move |online| if online { live.push() } else { live.offline() });
        browser::on_hidden(move || live.push());
        browser::on_kept(move |name| live.other_tab(name));
        session::remember();
        // Now, and once the platform has said who acts.
        effect(move || {
            let _ = session::current();
            if live.is_open() && live.with(|local| local.dirty) {
                live.push();
            }
        });
        live
    }

    /// Whether its page is still there.
    pub fn is_open(self) -> bool {
        self.inner.try_with_value(|_| ()).is_some()
    }

    /// Its id.
    pub fn id(self) -> String {
        self.inner.with_value(|inner| inner.id.clone())
    }

    /// The enterprise that it belongs to.
    pub fn owner(self) -> String {
        self.inner.with_value(|inner| inner.owner.clone())
    }

    /// Looks at it as it is now.
    pub fn with<T>(self, look: impl FnOnce(&Local) -> T) -> T {
        self.inner.with_value(|inner| look(&inner.local))
    }

    /// An answer as it was typed.
    pub fn answer(self, key: &str) -> String {
        self.with(|local| local.answers.0.get(key).cloned().unwrap_or_default())
    }

    /// Keeps an answer at once.
    pub fn set(self, key: &str, typed: String) {
        self.change(|local| local.answers.set(key, typed));
    }

    /// Changes what was answered, and keeps it at once.
    pub fn change(self, change: impl FnOnce(&mut Local)) {
        let mut foreign = false;
        self.inner.update_value(|inner| {
            // What another tab has typed a moment ago isn't overwritten.
            foreign = inner.adopt();
            change(&mut inner.local);
            inner.local.dirty = true;
        });
        self.keep();
        if foreign {
            self.renewed.notify();
        }
        self.schedule(PAUSE);
    }

    /// Keeps something beside the answers, which the platform isn't told.
    pub fn note(self, change: impl FnOnce(&mut Local)) {
        self.inner.update_value(|inner| change(&mut inner.local));
        self.keep();
    }

    fn keep(self) {
        let mut kept = true;
        self.inner.update_value(|inner| {
            inner.local.changed = browser::now().0;
            (inner.text, kept) = local::keep(&inner.owner, &inner.id, &inner.local);
        });
        if self.kept.get_untracked() != kept {
            self.kept.set(kept);
        }
    }

    fn other_tab(self, name: &str) {
        let ours = self.inner.try_with_value(|inner| local::is(name, &inner.owner, &inner.id));
        if ours != Some(true) {
            return;
        }
        let mut changed = false;
        let mut gone = false;
        self.inner.update_value(|inner| {
            gone = local::text_of(&inner.owner, &inner.id).is_none();
            changed = inner.adopt();
        });
        // Signing out clears everything; the page itself knows.
        if gone && push::acting().is_some() {
            self.safety.set(Safety::Gone);
        } else if changed {
            self.renewed.notify();
        }
    }

    fn offline(self) {
        if self.with(|local| local.dirty) {
            self.told(Safety::Here);
        }
    }

    fn told(self, safety: Safety) {
        // The page may be gone by now, and what isn't new needn't be said.
        if self.safety.try_get_untracked().is_some_and(|now| now != safety) {
            self.safety.set(safety);
        }
    }

    /// After a conflict: this browser's answers are to replace the other ones.
    pub fn keep_these(self) {
        if let Safety::Conflict(other) = self.safety.get_untracked() {
            self.replace(other.version);
        }
    }

    /// What is here is to replace that version on the platform.
    fn replace(self, version: u32) {
        self.note(|local| {
            local.stored = version;
            local.dirty = true;
        });
        self.safety.set(Safety::Sending);
        self.push();
    }

    /// After a conflict: the other answers are to replace this browser's.
    pub fn take_others(self) {
        let Safety::Conflict(other) = self.safety.get_untracked() else { return };
        self.note(|local| {
            local.stored = other.version;
            local.answers = other.answers.clone();
            local.dirty = false;
        });
        self.safety.set(Safety::Stored(other.saved));
        self.renewed.notify();
    }

    /// Forgets it in this browser: it is filed, or nobody wants it.
    pub fn forget(self) {
        self.inner.try_update_value(|inner| {
            inner.held = true;
            inner.local.dirty = false;
            local::forget(&inner.owner, &inner.id);
        });
    }
}

impl Inner {
    /// Takes over what another tab has kept; says whether it was something else.
    fn adopt(&mut self) -> bool {
        let Some(text) = local::text_of(&self.owner, &self.id).filter(|text| *text != self.text)
        else {
            return false;
        };
        let Some(other) = local::of_text(&text) else { return false };
        let changed = other.answers != self.local.answers;
        self.text = text;
        self.local = other;
        changed
    }
}
