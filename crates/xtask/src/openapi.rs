//! `cargo xtask openapi`: the description of the API, generated from the contract's types.

use crate::{run, workspace};
use anyhow::Result;
use std::fs;

/// Writes openapi.json at the root of the checkout.
pub fn write() -> Result<()> {
    println!("正在生成 openapi.json，首次约 1 分钟…");
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--package", "contract", "--features", "openapi"]);
    let text = run::output(cargo.args(["--example", "openapi"]), "生成 openapi.json")?;
    Ok(fs::write(workspace::root().join("openapi.json"), text)?)
}
