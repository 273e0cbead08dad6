//! The draft that is open: every change is kept in this browser at once, and brought to the
//! platform as soon as it can be reached.

use super::local::{self, Local};
use crate::api::{self, ApiError, Cancel};
use crate::components::effect;
use crate::{browser, session};
use contract::Timestamp;
use contract::account::Identity;
use contract::case::{Draft, DraftContent};
use contract::form::Answers;
use contract::problem::ProblemKind;
use leptos::prelude::*;
use std::time::Duration;

/// How long changes are collected before they go to the platform.
const PAUSE: Duration = Duration::from_millis(1200);
/// The first wait after a failure, and how often it doubles.
const AGAIN: u32 = 4;
const DOUBLINGS: u32 = 4;

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
    pub fn open(base: String, owner: String, id: String, local: Local, safety: Safety) -> Self {
        let text = local::text_of(&owner, &id).unwrap_or_default();
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
        if gone && acting().is_some() {
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

    fn schedule(self, pause: Duration) {
        let quiet = matches!(
            self.safety.try_get_untracked(),
            None | Some(Safety::Conflict(_) | Safety::Gone | Safety::Here)
        );
        // Also while a request waits already: what was on the platform a moment ago isn't all there.
        if !quiet {
            self.told(Safety::Sending);
        }
        let waits =
            self.inner.try_update_value(|inner| std::mem::replace(&mut inner.waiting, true));
        if waits != Some(false) {
            return;
        }
        set_timeout(
            move || {
                self.inner.try_update_value(|inner| inner.waiting = false);
                self.push();
            },
            pause,
        );
    }

    /// Brings it to the platform now, if there is anything to bring.
    pub fn push(self) {
        let safety = self.safety.try_get_untracked();
        if matches!(safety, None | Some(Safety::Conflict(_) | Safety::Gone)) {
            return;
        }
        let ready = self.inner.try_update_value(|inner| {
            // Somebody else may be signed in by now.
            let ready = inner.local.dirty
                && !inner.busy
                && !inner.held
                && acting().as_deref() == Some(inner.owner.as_str());
            inner.busy |= ready;
            ready.then(|| (inner.base.clone(), inner.id.clone(), inner.local.clone()))
        });
        let Some((base, id, sent)) = ready.flatten() else { return };
        leptos::task::spawn_local(async move {
            let content = DraftContent { template: sent.template, answers: sent.answers };
            let answer = match browser::is_offline() {
                true => Err(ApiError::Offline),
                false => api::put_draft(&base, &id, &content, sent.stored).await,
            };
            // Whether it is there and says something else, or is gone, only a look at it tells.
            let conflict = answer.as_ref().err().and_then(ApiError::conflict);
            let other = match conflict {
                Some(_) => Some(api::draft(&base, &id, &Cancel::default()).await),
                None => None,
            };
            self.inner.try_update_value(|inner| inner.busy = false);
            if self.inner.try_with_value(|_| ()).is_some() {
                self.answered(sent.stored, &content.answers, answer, other);
            }
        });
    }

    fn answered(
        self,
        known: u32,
        sent: &Answers,
        answer: Result<Draft, ApiError>,
        other: Option<Result<Draft, ApiError>>,
    ) {
        match (answer, other) {
            (Ok(draft), _) => self.stored(sent, &draft),
            // Another tab, or this page before a reload, has stored just this.
            (_, Some(Ok(draft))) if draft.answers == *sent => self.stored(sent, &draft),
            (_, Some(Ok(draft))) => self.told(Safety::Conflict(Box::new(draft))),
            (_, Some(Err(error))) if error.status() == Some(404) && known > 0 => {
                self.told(Safety::Gone);
            }
            // Asked again when the next change is made.
            (Err(ApiError::SignedOut), _) => self.told(Safety::Here),
            (Err(ApiError::Problem(problem)), _)
                if problem.status < 500 && problem.kind() != Some(ProblemKind::TooMany) =>
            {
                self.told(Safety::Refused(problem.detail.clone()));
            }
            _ => self.again(),
        }
    }

    fn stored(self, sent: &Answers, draft: &Draft) {
        self.inner.update_value(|inner| {
            inner.failures = 0;
            inner.local.stored = draft.version;
            inner.local.dirty = inner.local.answers != *sent;
        });
        self.keep();
        // What was typed while this was on its way isn't there yet.
        match self.with(|local| local.dirty) {
            true => {
                self.told(Safety::Sending);
                self.schedule(PAUSE);
            }
            false => self.told(Safety::Stored(draft.saved)),
        }
    }

    fn again(self) {
        let failures = self.inner.try_update_value(|inner| {
            inner.failures = (inner.failures + 1).min(DOUBLINGS);
            inner.failures
        });
        self.told(Safety::Here);
        self.schedule(Duration::from_secs(u64::from(AGAIN << failures.unwrap_or(DOUBLINGS)) / 2));
    }

    /// Waits until nothing is under way, and holds back whatever would follow.
    pub async fn hold(self) {
        self.inner.try_update_value(|inner| inner.held = true);
        while self.inner.try_with_value(|inner| inner.busy) == Some(true) {
            browser::sleep(30).await;
        }
    }

    /// Goes on bringing changes to the platform.
    pub fn release(self) {
        self.inner.try_update_value(|inner| inner.held = false);
        self.push();
    }

    /// After a conflict: this browser's answers are to replace the other ones.
    pub fn keep_these(self) {
        let Safety::Conflict(other) = self.safety.get_untracked() else { return };
        self.note(|local| {
            local.stored = other.version;
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

/// The enterprise that this window acts for now, as far as the platform has said so.
fn acting() -> Option<String> {
    if session::is_stand_in() {
        return None;
    }
    match untrack(session::current)?.identity {
        Identity::Enterprise { subject } => Some(subject.code.to_string()),
        Identity::Officer { .. } => None,
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
