//! Building the embedded platform.

use crate::{run, workspace};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds it, and gives the program.
pub fn build(release: bool) -> Result<PathBuf> {
    println!("正在编译平台，首次约 4 分钟…");
    let mut cargo = run::cargo();
    cargo.args(["build", "--package", "platform"]);
    if release {
        cargo.arg("--release");
    }
    run::check(&mut cargo, "编译平台")?;
    let profile = if release { "release" } else { "debug" };
    Ok(run::executable(&workspace::target().join(profile), "platform"))
}

/// The command that serves the API and a built portal from one origin.
pub fn serve(program: &Path, data: &Path, port: u16, portal: &Path, sample: &str) -> Command {
    let mut command = Command::new(program);
    command.arg("serve").arg("--data").arg(data).args(["--port", &port.to_string()]);
    command.arg("--portal").arg(portal).args(["--sample", sample]);
    command.current_dir(workspace::root());
    command
}
