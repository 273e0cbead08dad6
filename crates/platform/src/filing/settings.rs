//! What the law leaves to the place: terms in working days and the like, as data. What comes with
//! the program are the benchmarks of other places (domain model §4.2, §3.3); a city overrides
//! single values with a file of its own.

use anyhow::{Context, Result};
use contract::case::{CaseKind, Ground, Terms};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// All of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    terms: BTreeMap<String, Terms>,
    /// How many months the record of an interview is public.
    pub interview_months: u16,
    /// Grounds in law for negative decisions. A city's legal department keeps them.
    pub grounds: Vec<Ground>,
    /// Ids of those for which the enterprise is not to blame: a commitment revoked on one of them
    /// bars nobody from committing again (domain model §5 A).
    pub blameless: Vec<String>,
}

impl Settings {
    /// Those of the program, with what the file says instead.
    pub fn read(file: Option<&Path>) -> Result<Self> {
        let mut settings: Value = serde_json::from_str(include_str!("settings.json"))?;
        if let Some(file) = file {
            let own = std::fs::read_to_string(file)
                .with_context(|| format!("无法读取设置文件 {}", file.display()))?;
            let own = serde_json::from_str(&own)
                .with_context(|| format!("设置文件 {} 不是 JSON", file.display()))?;
            put_over(&mut settings, own);
        }
        let read: Self = serde_json::from_value(settings).context("设置不对")?;
        for kind in CaseKind::ALL {
            anyhow::ensure!(
                read.terms.contains_key(kind.code()),
                "设置里没有{}的期限",
                kind.label()
            );
        }
        Ok(read)
    }

    /// The terms of a kind of case.
    pub fn terms(&self, kind: CaseKind) -> Terms {
        const NONE: Terms = Terms {
            accept: 0,
            decide: 0,
            total: 0,
            correct: 0,
            extend: 0,
            ask_review: 0,
            review: 0,
        };
        self.terms.get(kind.code()).copied().unwrap_or(NONE)
    }
}

fn put_over(below: &mut Value, above: Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (name, value) in above {
                put_over(below.entry(name).or_insert(Value::Null), value);
            }
        }
        (below, above) => *below = above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_sets_single_terms_and_is_told_of_slips() {
        let dir = tempfile::tempdir().unwrap();
        let own = |text: &str| {
            let path = dir.path().join("settings.json");
            std::fs::write(&path, text).unwrap();
            Settings::read(Some(&path))
        };
        let plain = Settings::read(None).unwrap();
        let set = own(r#"{"terms": {"objection": {"total": 20}}}"#).unwrap();
        assert_eq!(set.terms(CaseKind::Objection).total, 20);
        assert_eq!(set.terms(CaseKind::Objection).decide, plain.terms(CaseKind::Objection).decide);
        assert_eq!(set.terms(CaseKind::Repair), plain.terms(CaseKind::Repair));
        for slip in ["{", r#"{"term": 1}"#, r#"{"terms": {"repair": {"total": "十"}}}"#] {
            assert!(own(slip).is_err(), "{slip}");
        }
    }
}
