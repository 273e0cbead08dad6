//! The command line: `conformance --base-url URL`.

use anyhow::{Context, Result};
use clap::Parser;
use conformance::{Account, Target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 检查一个信用平台是否遵守接口约定（openapi.json）
#[derive(Parser)]
#[command(name = "conformance", bin_name = "cargo xtask conformance")]
struct Cli {
    /// 接口的地址，如 https://xy.example.cn/api/v1
    #[arg(long, value_name = "URL")]
    base_url: String,
    /// 企业账号的文件：第一行用户名，第二行密码。检查草稿、办件和权限要用，会留下一份草稿再删去
    #[arg(long, value_name = "FILE")]
    enterprise: Option<PathBuf>,
    /// 另一家企业的账号：不该看到前一家的东西
    #[arg(long, value_name = "FILE")]
    other: Option<PathBuf>,
    /// 部门账号
    #[arg(long, value_name = "FILE")]
    officer: Option<PathBuf>,
    /// 只做这一项检查，写它的名称
    #[arg(long, value_name = "NAME", value_parser = name)]
    only: Option<String>,
}

fn name(text: &str) -> Result<String, String> {
    let known = || conformance::names().collect::<Vec<_>>().join("、");
    match conformance::names().any(|name| name == text) {
        true => Ok(text.to_owned()),
        false => Err(format!("没有这项检查。有：{}", known())),
    }
}

fn main() -> ExitCode {
    match checked(&Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("出错了：{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn checked(cli: &Cli) -> Result<bool> {
    let read = |file: &Option<PathBuf>| file.as_deref().map(account).transpose();
    let target = Target {
        base: cli.base_url.clone(),
        enterprise: read(&cli.enterprise)?,
        other: read(&cli.other)?,
        officer: read(&cli.officer)?,
        only: cli.only.clone(),
    };
    let report = conformance::run(&target)?;
    println!("{report}");
    Ok(report.failed().is_empty())
}

/// Not on the command line, where every user of the machine could read it.
fn account(file: &Path) -> Result<Account> {
    let text = fs::read_to_string(file).with_context(|| format!("读不到 {}", file.display()))?;
    let mut lines = text.lines().map(str::trim);
    let (user, password) = (lines.next(), lines.next());
    let (Some(user), Some(password)) = (user, password) else {
        anyhow::bail!("{} 应有两行：用户名、密码", file.display());
    };
    Ok(Account { user: user.to_owned(), password: password.to_owned() })
}
