//! Installing Debian packages, where this user may.

use crate::run;
use anyhow::Result;
use std::sync::OnceLock;

/// Whether packages can be installed without asking anybody: a Debian or Ubuntu, as root.
pub fn available() -> bool {
    is_root() && run::find("apt-get").is_some()
}

/// Installs packages, after refreshing the list of packages once.
pub fn install(packages: &[&str]) -> Result<()> {
    static REFRESHED: OnceLock<()> = OnceLock::new();
    if REFRESHED.set(()).is_ok() {
        run::check(run::command("apt-get").args(["update", "-qq"]), "刷新软件包列表")?;
    }
    let mut command = run::command("apt-get");
    command.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    run::check(&mut command, "安装系统软件包")
}

#[cfg(unix)]
fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
