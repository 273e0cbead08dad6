//! `cargo xtask serve`: the whole site on this machine.

use crate::prerequisites::{self, CC, NODE, NPM};
use crate::{child, platform, portal, workspace};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `serve` can be told.
#[derive(Args)]
pub struct Options {
    /// 网站的端口
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// 数据目录，缺省为项目下的 data/
    #[arg(long)]
    data: Option<PathBuf>,
    /// 数据目录为空时放入哪一套示例数据
    #[arg(long, value_enum, default_value_t = Sample::Small)]
    sample: Sample,
}

/// The sample data to begin with.
#[derive(Clone, Copy, ValueEnum)]
enum Sample {
    /// 虚构的小套数据，各种状态都有
    Small,
    /// 不放示例数据
    None,
}

/// Installs, builds and serves, until stopped.
pub fn run(options: &Options) -> Result<ExitCode> {
    prerequisites::ensure(&[&CC, &NODE, &NPM])?;
    let dist = portal::build()?;
    let program = platform::build(true)?;
    let data = match &options.data {
        Some(data) => std::path::absolute(data)?,
        None => workspace::root().join("data"),
    };
    let sample = match options.sample {
        Sample::Small => "small",
        Sample::None => "none",
    };
    child::run(vec![platform::serve(&program, &data, options.port, &dist, sample)])
}
