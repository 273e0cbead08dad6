//! `cargo xtask dev`: hot reload.

use crate::prerequisites::{self, CC, NODE, NPM};
use crate::{child, platform, portal, workspace};
use anyhow::Result;
use clap::Args;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;

/// What `dev` can be told.
#[derive(Args)]
pub struct Options {
    /// 网站的端口
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Serves the portal by Trunk, which compiles it anew on every change, with the platform behind.
pub fn run(options: &Options) -> Result<ExitCode> {
    prerequisites::ensure(&[&CC, &NODE, &NPM])?;
    let mut trunk = portal::trunk()?;
    let program = platform::build(false)?;
    // Apart from dist/, which holds the release build.
    let dist = workspace::scratch().join("dev");
    fs::create_dir_all(&dist)?;
    let port = free_port()?;
    let data = workspace::root().join("data");
    let platform = platform::serve(&program, &data, port, &dist, "small");
    trunk.args(["serve", "--port", &options.port.to_string(), "--dist"]).arg(&dist);
    trunk.args(["--proxy-backend", &format!("http://127.0.0.1:{port}/api/")]);
    trunk.arg("--proxy-no-system-proxy");
    println!("开发模式：编译完成后打开 http://127.0.0.1:{}/，按 Ctrl-C 结束", options.port);
    child::run(vec![platform, trunk])
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
