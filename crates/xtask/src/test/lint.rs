//! Format and lint checks, each of which counts as one test.

use super::tally::Tally;
use crate::{run, tools};
use anyhow::Result;

/// Whether all code is formatted.
pub fn format() -> Result<Tally> {
    cargo(&["fmt", "--all", "--check"])
}

/// Clippy for this machine: all packages, their tests and examples too.
pub fn host() -> Result<Tally> {
    let all = ["clippy", "--workspace", "--all-targets", "--features", "contract/openapi"];
    cargo(&[&all[..], &["--", "-D", "warnings"]].concat())
}

/// Clippy for the browser.
pub fn wasm() -> Result<Tally> {
    tools::wasm_target()?;
    let target = ["--target", "wasm32-unknown-unknown"];
    let package = ["clippy", "--package", "credit-portal"];
    cargo(&[&package[..], &target[..], &["--", "-D", "warnings"]].concat())
}

fn cargo(arguments: &[&str]) -> Result<Tally> {
    run::check(run::cargo().args(arguments), &format!("cargo {}", arguments[0]))?;
    Ok(Tally::PASSED)
}
