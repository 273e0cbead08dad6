//! `cargo xtask conformance`: whether somebody's own platform speaks the contract.

use crate::run;
use anyhow::{Context, Result};
use clap::Args;
use std::process::ExitCode;

/// Passed on as they are; `cargo xtask conformance --help` tells them.
#[derive(Args)]
#[command(disable_help_flag = true)]
pub struct Options {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTIONS")]
    rest: Vec<String>,
}

/// Builds the checks, which need more libraries than the other commands, and runs them.
pub fn run(options: &Options) -> Result<ExitCode> {
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--package", "conformance", "--"]).args(&options.rest);
    let status = cargo.status().context("接口检查：无法启动")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
