//! The tests in a real browser, by Playwright.

use super::tally::Tally;
use crate::prerequisites::{self, CC, CHROMIUM, FONTS, NGINX, NODE, NPM};
use crate::{dist, npm, platform, portal, run, stamp, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Builds what is tested, installs what tests it, and runs the tests.
pub fn tests() -> Result<Tally> {
    prerequisites::ensure(&[&CC, &NODE, &NPM, &CHROMIUM, &FONTS, &NGINX])?;
    prerequisites::brotli_for_nginx();
    let built = portal::build()?;
    let deployed = workspace::scratch().join("deployed");
    dist::for_tests(&built, &deployed)?;
    let platform = platform::build(true)?;
    let folder = workspace::root().join("tests");
    install(&folder)?;
    let report = workspace::scratch().join("playwright.json");
    remove(&report)?;
    let mut playwright = run::command("node");
    playwright.arg("node_modules/@playwright/test/cli.js").current_dir(&folder);
    // What needed a second try is listed as “flaky”; the tally says how many may.
    playwright.args(["test", "--reporter=list,json", "--retries=1", "--forbid-only"]);
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    playwright.env("PORTAL_DIST", &built).env("PLATFORM_BIN", &platform);
    playwright.env("PORTAL_DEPLOYED", &deployed);
    playwright.env("CHROMIUM", prerequisites::chromium().context("没有 Chromium")?);
    let status = playwright.status().context("Playwright：无法启动")?;
    let report = fs::read_to_string(&report).context("Playwright 没有写出报告")?;
    Ok(Tally::of_playwright(&report)?.judged(status.success()))
}

/// Installs what tests/package-lock.json says, unless it is there.
pub fn install(folder: &Path) -> Result<()> {
    let wanted = stamp::of(folder, &["package.json", "package-lock.json"])?;
    let record = folder.join("node_modules/.installed");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("正在安装 Playwright，约 10 秒…");
    npm::clean_install(folder)?;
    Ok(fs::write(&record, wanted)?)
}

/// A report of the run before must not be taken for one of this run.
fn remove(report: &Path) -> Result<()> {
    match fs::remove_file(report) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
