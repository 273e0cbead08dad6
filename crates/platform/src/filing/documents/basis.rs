//! What a document was made from, compared with what there is on a later day.

use crate::http::ApiError;
use crate::store::documented::{Mark, marks};
use crate::store::{Snapshot, screening, subjects};
use contract::document::{Basis, DocumentContent};
use contract::screening::Outcome;
use contract::subject::SubjectProfile;
use contract::{Date, Text, Uscc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    subjects: Vec<Subject>,
    /// Lines for which nobody was found.
    missing: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Subject {
    code: Uscc,
    /// Name and registration.
    register: String,
    records: Vec<Mark>,
}

/// What has become of it.
pub struct Compared {
    /// In numbers.
    pub basis: Basis,
    /// Subjects of whom something has ended.
    withheld: BTreeSet<Uscc>,
    /// Records that are as they were.
    same: BTreeSet<String>,
}

fn register(profile: &SubjectProfile) -> String {
    format!("{} {}", profile.status.code(), profile.subject.name)
}

impl Kept {
    /// Keeps this subject as it is today; once, however often it is found.
    pub fn add(
        &mut self,
        now: &Snapshot,
        profile: &SubjectProfile,
        today: Date,
    ) -> Result<(), ApiError> {
        let code = profile.subject.code;
        if self.subjects.iter().all(|known| known.code != code) {
            let records = marks(now, &code, today)?;
            self.subjects.push(Subject { code, register: register(profile), records });
        }
        Ok(())
    }

    /// Keeps that nobody was found for these words.
    pub fn add_missing(&mut self, line: &str) {
        self.missing.push(line.to_owned());
    }

    /// Compares with this day.
    pub fn compared(&self, now: &Snapshot, today: Date) -> Result<Compared, ApiError> {
        let basis = Basis { compared: today, ended: 0, changed: 0, added: 0, subjects: 0 };
        let (withheld, same) = (BTreeSet::new(), BTreeSet::new());
        let mut compared = Compared { basis, withheld, same };
        for subject in &self.subjects {
            compared.subject(now, subject, today)?;
        }
        let found = screening::lines(now, &self.missing, today)?;
        let found = found.iter().filter(|finding| finding.outcome == Outcome::Found).count();
        compared.basis.subjects += u32::try_from(found).unwrap_or(u32::MAX);
        Ok(compared)
    }
}

impl Compared {
    fn subject(&mut self, now: &Snapshot, was: &Subject, today: Date) -> Result<(), ApiError> {
        let present = marks(now, &was.code, today)?;
        let mut present: BTreeMap<&str, &str> =
            present.iter().map(|mark| (mark.id.as_str(), mark.state.as_str())).collect();
        for mark in &was.records {
            match present.remove(mark.id.as_str()) {
                Some(state) if state == mark.state => {
                    self.same.insert(mark.id.clone());
                }
                Some(_) => self.basis.changed += 1,
                None => {
                    self.basis.ended += 1;
                    self.withheld.insert(was.code);
                }
            }
        }
        self.basis.added += u32::try_from(present.len()).unwrap_or(u32::MAX);
        let profile = subjects::profile(now, &was.code, today)?;
        let same = profile.is_some_and(|profile| register(&profile) == was.register);
        self.basis.subjects += u32::from(!same);
        Ok(())
    }

    /// The content without what has ended or is other than it was.
    pub fn still(&self, mut content: DocumentContent) -> DocumentContent {
        content.records.retain(|record| self.same.contains(record.head.id.as_str()));
        for line in &mut content.lines {
            let code = line.subject.as_ref().map(|subject| subject.code);
            if code.is_some_and(|code| self.withheld.contains(&code)) {
                line.summary = None;
                line.note = Text::new("开具以后有信息停止公示，当时的信用状况不再重复。");
            }
        }
        if let Some(profile) = &mut content.profile
            && self.withheld.contains(&profile.subject.code)
        {
            (profile.counts, profile.summary) = Default::default();
        }
        content
    }
}
