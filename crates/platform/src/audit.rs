//! `platform audit verify`: whether the audit log is as it was written; and the anchors that tell
//! when its end was cut off.

use crate::filing::chain::{self, Link};
use crate::filing::verify::verify;
use crate::import::say;
use crate::store::Store;
use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use contract::Timestamp;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the server notes the end of the log, a line each time: moment and anchor.
const FILE: &str = "audit-anchors.txt";

/// What `platform audit` can be told.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 逐条核对审计日志，说出第一条不对的；平台运行时也可以
    Verify {
        /// 数据目录
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// 以前记下的锚点，可以有几个；数据目录里的 audit-anchors.txt 总会核对
        #[arg(long = "anchor", value_name = "N:HASH", value_parser = anchor)]
        anchors: Vec<Link>,
    },
}

fn anchor(text: &str) -> Result<Link, String> {
    Link::parse(text).ok_or_else(|| "锚点应写成 条数:64 位十六进制数".to_owned())
}

/// Does it. The exit status is 1 when something is wrong.
pub fn run(options: &Options) -> Result<ExitCode> {
    let Command::Verify { data, anchors } = &options.command;
    // Anchors first: rows that are written meanwhile only come after them.
    let (noted, broken) = noted(data)?;
    let anchors: Vec<Link> = anchors.iter().copied().chain(noted).collect();
    let found = Store::look(data, |tx| verify(tx, &anchors))?;
    match found {
        Ok(end) if broken == 0 => {
            say(format_args!("审计日志完好：{} 条，核对了 {} 个锚点。", end.id, anchors.len()));
            say(format_args!("现在的锚点（请记在别处，下次用 --anchor 核对）：{end}"));
            Ok(ExitCode::SUCCESS)
        }
        Ok(_) => {
            eprintln!("{FILE} 里有 {broken} 行读不出来，可能被改动。");
            Ok(ExitCode::FAILURE)
        }
        Err(broken) => {
            eprintln!("审计日志不对：{broken}。");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The anchors in the data directory, and how many lines there are none.
fn noted(data: &Path) -> Result<(Vec<Link>, usize)> {
    let text = match fs::read_to_string(data.join(FILE)) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        text => text.with_context(|| format!("无法读取 {FILE}"))?,
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let links: Vec<Option<Link>> =
        lines.map(|line| Link::parse(line.rsplit(' ').next().unwrap_or_default())).collect();
    let broken = links.iter().filter(|link| link.is_none()).count();
    Ok((links.into_iter().flatten().collect(), broken))
}

/// Notes the end of the log in the data directory and in the program's log, if it has grown.
pub fn drop_anchor(data: &Path, end: Link, at: Timestamp) -> Result<()> {
    let (noted, _) = noted(data)?;
    if end == chain::START || noted.last() == Some(&end) {
        return Ok(());
    }
    let mut file = File::options().create(true).append(true).open(data.join(FILE))?;
    writeln!(file, "{at} {end}")?;
    file.sync_all()?;
    tracing::info!(anchor = %end, "审计日志的锚点");
    Ok(())
}
