//! Which regime and which tier a record falls under.

use super::rules::{Matcher, Regime, RuleSet, Scope, Tier};
use crate::record::{Body, Record, Severity};
use crate::{Date, Text};

impl RuleSet {
    /// The regime that holds for this record on this day; the note says why it is another one than
    /// the day's.
    pub fn regime(&self, record: &Record, day: Date) -> Option<(&Regime, Option<&Text>)> {
        let fixed = self.overrides.iter().find(|over| over.record == record.head.id);
        if let Some(over) = fixed {
            let regime = self.regimes.iter().find(|regime| regime.id == over.regime)?;
            return Some((regime, Some(&over.note)));
        }
        self.in_scope(record).find(|regime| regime.holds(day)).map(|regime| (regime, None))
    }

    /// Every regime that such a record ever fell or will fall under.
    pub(super) fn in_scope<'a>(&'a self, record: &Record) -> impl Iterator<Item = &'a Regime> {
        self.regimes.iter().filter(move |regime| regime.scope.fits(record))
    }
}

impl Regime {
    /// Whether it is in force.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The record's tier: what the authority has delivered goes before what is proposed.
    pub fn tier(&self, record: &Record) -> Option<&Tier> {
        let fits = |tier: &&Tier| tier.when.iter().any(|when| when.fits(record));
        let delivered = severity(record).and_then(|severity| {
            let mut same = self.tiers.iter().filter(|tier| tier.severity == Some(severity));
            same.clone().find(fits).or_else(|| same.next())
        });
        // Where an authority has no say, its word changes nothing.
        let own = self.tiers.iter().find(|tier| tier.severity.is_none() && fits(tier));
        own.or(delivered).or_else(|| self.tiers.iter().find(fits)).or(match self.tiers.as_slice() {
            [only] => Some(only),
            _ => None,
        })
    }
}

/// The severity that the authority has delivered.
pub fn severity(record: &Record) -> Option<Severity> {
    match &record.body {
        Body::Penalty(penalty) => penalty.severity,
        Body::ListEntry(entry) => entry.severity,
        _ => None,
    }
}

impl Scope {
    fn fits(&self, record: &Record) -> bool {
        let within = |words: &[Text], text: &str| words.iter().any(|w| text.contains(w.as_str()));
        let listed = match &record.body {
            Body::ListEntry(entry) => within(&self.lists, entry.list.as_str()),
            _ => false,
        };
        let anybody = self.lists.is_empty() && self.authorities.is_empty();
        let by = within(&self.authorities, record.head.authority.name.as_str());
        self.kinds.contains(&record.head.kind) && (anybody || listed || by)
    }
}

impl Matcher {
    /// Whether the record is one of these.
    pub fn fits(&self, record: &Record) -> bool {
        let penalty = match &record.body {
            Body::Penalty(penalty) => Some(penalty),
            _ => None,
        };
        let imposed = penalty.map(|p| p.kinds.as_slice()).unwrap_or_default();
        let any = self.kinds.is_empty() || imposed.iter().any(|kind| self.kinds.contains(kind));
        let only = self.kinds_only.is_empty()
            || (!imposed.is_empty() && imposed.iter().all(|kind| self.kinds_only.contains(kind)));
        let fine = self
            .fine_from
            .is_none_or(|from| penalty.and_then(|p| p.fine).is_some_and(|fine| fine >= from));
        let kind = self.records.is_empty() || self.records.contains(&record.head.kind);
        kind && any && only && fine && self.words_fit(record)
    }

    fn words_fit(&self, record: &Record) -> bool {
        let (misconduct, basis) = match &record.body {
            Body::Penalty(p) => (p.misconduct.as_str(), p.legal_basis.as_str()),
            Body::ListEntry(entry) => (entry.reason.as_str(), entry.list.as_str()),
            _ => ("", ""),
        };
        let texts = [record.head.title.as_str(), misconduct, basis];
        let said = |word: &Text| texts.iter().any(|text| text.contains(word.as_str()));
        self.words.is_empty() || self.words.iter().any(said)
    }
}
