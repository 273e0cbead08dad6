//! The project's commands: `cargo xtask serve`, `cargo xtask test` and the rest.

mod apt;
mod bench;
mod cache;
mod child;
mod conformance;
mod css;
mod dev;
mod dist;
mod lockfile;
mod npm;
mod openapi;
mod platform;
mod portal;
mod prerequisites;
mod python;
mod run;
mod serve;
mod split;
mod stamp;
mod test;
mod tools;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 公共信用门户的项目命令
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 准备好所需工具，构建并启动带示例数据的完整网站
    Serve(serve::Options),
    /// 开发模式：改动代码后自动重新编译并刷新页面
    Dev(dev::Options),
    /// 只构建门户的发布版，结果在 dist/
    Build,
    /// 只编译样式表，结果在 target/portal/portal.css
    Css,
    /// Trunk 发布构建的最后一步：把程序按页面切开、压缩、按内容命名
    #[command(hide = true)]
    Finish,
    /// 测量字节、时间和内存，打印成表
    Bench(bench::Options),
    /// 生成城市部署用的全部文件：门户和 nginx 配置
    Dist(dist::Options),
    /// 运行全部检查和测试
    Test(test::Options),
    /// 由接口类型重新生成 openapi.json
    Openapi,
    /// 检查一个平台是否遵守接口约定：--base-url URL
    Conformance(conformance::Options),
}

fn main() -> ExitCode {
    match dispatch(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("出错了：{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(options) => serve::run(&options),
        Command::Dev(options) => dev::run(&options),
        Command::Build => portal::build().map(|_| ExitCode::SUCCESS),
        Command::Css => css::compile().map(|_| ExitCode::SUCCESS),
        Command::Finish => split::finish().map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Dist(options) => dist::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Test(options) => test::run(&options),
        Command::Conformance(options) => conformance::run(&options),
        Command::Openapi => openapi::write().map(|()| ExitCode::SUCCESS),
    }
}
