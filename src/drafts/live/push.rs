//! Bringing the open draft to the platform: soon after a change, again after a failure.

use super::{Live, PAUSE, Safety};
use crate::api::{self, ApiError, Cancel};
use crate::{browser, session};
use contract::account::Identity;
use contract::case::{Draft, DraftContent};
use contract::form::Answers;
use contract::problem::ProblemKind;
use leptos::prelude::*;
use std::time::Duration;

/// The first wait after a failure, and how often it doubles.
const AGAIN: u32 = 4;
const DOUBLINGS: u32 = 4;

impl Live {
    pub(super) fn schedule(self, pause: Duration) {
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
            if ready {
                inner.local.try_out();
            }
            ready.then(|| (inner.base.clone(), inner.id.clone(), inner.local.clone()))
        });
        let Some((base, id, sent)) = ready.flatten() else { return };
        self.keep();
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
            // So has an earlier attempt, whose answer got lost before somebody typed on.
            (_, Some(Ok(draft))) if self.with(|local| local.has_tried(&draft.answers)) => {
                self.replace(draft.version);
            }
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
            inner.local.tried.clear();
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
}

/// The enterprise that this window acts for now, as far as the platform has said so.
pub(super) fn acting() -> Option<String> {
    if session::is_stand_in() {
        return None;
    }
    match untrack(session::current)?.identity {
        Identity::Enterprise { subject } => Some(subject.code.to_string()),
        Identity::Officer { .. } => None,
    }
}
