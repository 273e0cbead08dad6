//! The command line of the embedded platform.

use clap::{Parser, Subcommand};
use platform::{articles, audit, forms, import, outbox, serve};
use std::path::PathBuf;
use std::process::ExitCode;

/// 公共信用门户的内嵌平台
#[derive(Parser)]
#[command(name = "platform", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 启动平台和门户，按 Ctrl-C 停止
    Serve(Box<serve::Options>),
    /// 导入双公示文件和名单（CSV、XLSX），栏目见 docs/import.md
    Import {
        /// 数据目录
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// 要导入的文件，可以有几个，各自成败
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// 放入文章（Markdown，文件名就是网址里的名字），或者撤下，格式见 docs/articles.md
    Articles {
        /// 数据目录
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// 要放入的文件，可以有几个，一起成败
        #[arg(value_name = "FILE", required_unless_present = "withdraw")]
        files: Vec<PathBuf>,
        /// 要撤下的文章名，可以写几次
        #[arg(long, value_name = "ID")]
        withdraw: Vec<String>,
    },
    /// 查看、放入和停用部门的表，平台运行时也可以
    Forms(forms::Options),
    /// 核对审计日志
    Audit(audit::Options),
    /// 查看和重发没有送出的通知，平台运行时也可以
    Outbox(outbox::Options),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(options) => serve::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Import { data, files } => import::run(&data, &files),
        Command::Articles { data, files, withdraw } => {
            articles::run(&data, &files, &withdraw).map(|()| ExitCode::SUCCESS)
        }
        Command::Audit(options) => audit::run(&options),
        Command::Outbox(options) => outbox::run(&options),
        Command::Forms(options) => forms::run(&options),
    };
    result.unwrap_or_else(|error| {
        eprintln!("错误：{error:#}");
        ExitCode::FAILURE
    })
}
