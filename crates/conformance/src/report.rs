//! What was found, said so that the engineer of the platform knows what to change and why.

use crate::checks::Check;
use std::fmt;

/// Something that isn't as the contract says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The request that shows it.
    pub request: String,
    /// What was answered, and what should have been.
    pub detail: String,
}

impl Finding {
    /// A finding about the answer to this request.
    pub fn new(request: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { request: request.into(), detail: detail.into() }
    }
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All as the contract says.
    Passed,
    /// Not checked, and why.
    Skipped(String),
    /// What isn't as the contract says.
    Failed(Vec<Finding>),
}

/// The outcome of every check.
#[derive(Clone, Debug, Default)]
pub struct Report(Vec<(&'static Check, Outcome)>);

impl Report {
    pub(crate) fn add(&mut self, check: &'static Check, outcome: Outcome) {
        self.0.push((check, outcome));
    }

    /// The names of the checks that failed.
    pub fn failed(&self) -> Vec<&'static str> {
        let failed = |(check, outcome): &(&'static Check, Outcome)| {
            matches!(outcome, Outcome::Failed(_)).then_some(check.name)
        };
        self.0.iter().filter_map(failed).collect()
    }

    /// The names of the checks that were not made.
    pub fn skipped(&self) -> Vec<&'static str> {
        let skipped = |(check, outcome): &(&'static Check, Outcome)| {
            matches!(outcome, Outcome::Skipped(_)).then_some(check.name)
        };
        self.0.iter().filter_map(skipped).collect()
    }
}

/// So many findings of a check are printed; the others are like them.
const SHOWN: usize = 8;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut passed, mut failed, mut skipped) = (0, 0, 0);
        for (check, outcome) in &self.0 {
            match outcome {
                Outcome::Passed => {
                    passed += 1;
                    writeln!(f, "通过  {}：{}", check.name, check.what)?;
                }
                Outcome::Skipped(why) => {
                    skipped += 1;
                    writeln!(f, "未查  {}：{}（{why}）", check.name, check.what)?;
                }
                Outcome::Failed(findings) => {
                    failed += 1;
                    writeln!(f, "不符  {}：{}", check.name, check.what)?;
                    writeln!(f, "      依据：{}", check.basis)?;
                    for finding in findings.iter().take(SHOWN) {
                        writeln!(f, "      {} → {}", finding.request, finding.detail)?;
                    }
                    if findings.len() > SHOWN {
                        writeln!(f, "      还有 {} 处", findings.len() - SHOWN)?;
                    }
                }
            }
        }
        write!(f, "{passed} passed, {failed} failed, {skipped} skipped")
    }
}
