//! Counting tests.

use anyhow::{Context, Result};
use serde_json::Value;
use std::iter::Sum;
use std::ops::Add;

/// How many tests passed and how many did not. A test that was skipped did not pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// All others.
    pub failed: u64,
}

/// So many tests of a run may need a second try, which is printed. A few hundred tests in a real
/// browser on a machine that others use too are not all steady; one more than this is a defect of
/// the portal or of the tests, and so is the same one twice.
const UNSTEADY_MOST: u64 = 2;

impl Tally {
    /// One test that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0 };
    /// One test that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    /// From a line of `cargo test`, if it is a result line.
    pub fn of_cargo(line: &str) -> Option<Self> {
        let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
        let count = |kind: &str| {
            counts.split("; ").find_map(|part| part.strip_suffix(kind)?.trim().parse::<u64>().ok())
        };
        Some(Self { passed: count("passed")?, failed: count("failed")? + count("ignored")? })
    }

    /// From Playwright's JSON report.
    pub fn of_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report)?;
        let count = |kind: &str| {
            let value = report.pointer(&format!("/stats/{kind}")).and_then(Value::as_u64);
            value.with_context(|| format!("Playwright 的报告里没有 {kind}"))
        };
        let errors = report.get("errors").and_then(Value::as_array).map_or(0, Vec::len);
        let unsteady = count("flaky")?;
        let (steady, failed) = (count("expected")?, count("unexpected")? + count("skipped")?);
        let (passed, failed) = match unsteady {
            n if n > UNSTEADY_MOST => (steady, failed + n),
            n => (steady + n, failed),
        };
        Ok(Self { passed, failed: failed + u64::try_from(errors)? })
    }

    /// Adds one failure where a run ended badly, or tested nothing, without counting one.
    pub fn judged(self, success: bool) -> Self {
        let silent = self.failed == 0 && (!success || self.passed == 0);
        if silent { self + Self::FAILED } else { self }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn reads_cargo_results() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 9 filtered \
                    out; finished in 0.01s";
        assert_eq!(Tally::of_cargo(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(Tally::of_cargo("test result: no tests here"), None);
        assert_eq!(Tally::of_cargo("running 12 tests"), None);
    }

    #[test]
    fn reads_playwright_reports() -> anyhow::Result<()> {
        let stats = r#""stats": {"expected": 7, "unexpected": 1, "flaky": 3, "skipped": 2}"#;
        let report = format!(r#"{{"errors": [], {stats}}}"#);
        assert_eq!(Tally::of_playwright(&report)?, Tally { passed: 7, failed: 6 });
        let few = report.replace(r#""flaky": 3"#, r#""flaky": 2"#);
        assert_eq!(Tally::of_playwright(&few)?, Tally { passed: 9, failed: 3 });
        let report = format!(r#"{{"errors": [{{"message": "no tests found"}}], {stats}}}"#);
        assert_eq!(Tally::of_playwright(&report)?, Tally { passed: 7, failed: 7 });
        assert!(Tally::of_playwright("{}").is_err());
        Ok(())
    }

    #[test]
    fn a_run_cannot_pass_by_doing_nothing() {
        assert_eq!(Tally::default().judged(true), Tally::FAILED);
        assert_eq!(Tally::PASSED.judged(false), Tally { passed: 1, failed: 1 });
        assert_eq!(Tally::FAILED.judged(false), Tally::FAILED);
        assert_eq!(Tally::PASSED.judged(true), Tally::PASSED);
    }

    #[test]
    fn sums() {
        let all = [Tally::PASSED, Tally::FAILED, Tally::PASSED];
        assert_eq!(all.into_iter().sum::<Tally>(), Tally { passed: 2, failed: 1 });
    }
}
