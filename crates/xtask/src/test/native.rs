//! The tests that need no browser.

use super::tally::Tally;
use crate::run;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// `cargo test` for all packages, with what it says passed on as it comes.
pub fn tests() -> Result<Tally> {
    let mut cargo = run::cargo();
    // The feature turns on the test that openapi.json is up to date.
    cargo.args(["test", "--workspace", "--no-fail-fast", "--features", "contract/openapi"]);
    cargo.stdout(Stdio::piped());
    let mut child = cargo.spawn().context("cargo test：无法启动")?;
    let mut tally = Tally::default();
    if let Some(stdout) = child.stdout.take() {
        // Bytes, not lines of text: a test may print anything.
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally = tally + Tally::of_cargo(line.trim_end()).unwrap_or_default();
        }
    }
    Ok(tally.judged(child.wait()?.success()))
}
