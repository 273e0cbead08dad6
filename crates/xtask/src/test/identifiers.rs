//! Comparing the contract's check of 统一社会信用代码 with an independent library's.

use super::tally::Tally;
use crate::python::{self, Library};
use crate::run;
use anyhow::{Context, Result, ensure};
use std::process::Stdio;

const LIBRARY: Library =
    Library { name: "python-stdnum", version: "2.2", module: "stdnum", needs: None };
const CODES: &str = "10000";

/// Has both judge the same codes. One test.
pub fn compare() -> Result<Tally> {
    let python = python::with(&LIBRARY)?;
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--package", "contract", "--example", "codes", "--", CODES]);
    let mut codes = cargo.stdout(Stdio::piped()).spawn().context("生成信用代码：无法启动")?;
    let input = codes.stdout.take().map_or_else(Stdio::null, Stdio::from);
    let mut compare = run::command(&python.to_string_lossy());
    compare.arg("tests/identifiers/compare.py").stdin(input);
    // No __pycache__ in the checkout.
    compare.env("PYTHONDONTWRITEBYTECODE", "1");
    let compared = run::check(&mut compare, "比对信用代码");
    // The reader goes away first, so that a writer left over by its failure ends as well.
    drop(compare);
    let generated = codes.wait()?;
    compared?;
    ensure!(generated.success(), "生成信用代码失败（{generated}）");
    Ok(Tally::PASSED)
}
