//! Finding and running other programs.

use crate::workspace;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The full path of a program on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    which::which(program).ok()
}

/// A command for a program on `PATH`, to be run at the root of the checkout.
pub fn command(program: &str) -> Command {
    // The full path also finds npm.cmd on Windows, which a bare name does not.
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.current_dir(workspace::root());
    command
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace::root());
    command
}

/// Runs to the end, with the caller's terminal, and fails when the program does.
pub fn check(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("{what}：无法启动"))?;
    if !status.success() {
        bail!("{what}失败（{status}）");
    }
    Ok(())
}

/// Runs to the end and gives what the program printed.
pub fn output(command: &mut Command, what: &str) -> Result<String> {
    let output = command.output().with_context(|| format!("{what}：无法启动"))?;
    if !output.status.success() {
        let details = String::from_utf8_lossy(&output.stderr);
        bail!("{what}失败（{}）\n{}", output.status, details.trim_end());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{what}：输出不是 UTF-8"))
}

/// What a program answers to `--version`; none when it isn't there or doesn't run.
pub fn version(program: impl AsRef<OsStr>) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// `PATH` with folders put before all others.
pub fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(all).context("PATH 中含有不能使用的字符")
}

/// The name of an executable file on this system.
pub fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension(env::consts::EXE_EXTENSION)
}
