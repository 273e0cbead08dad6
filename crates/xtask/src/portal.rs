//! Building the portal with Trunk.

use crate::{run, stamp, tools, workspace};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What the built portal depends on.
const INPUTS: [&str; 18] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates/contract/Cargo.toml",
    "crates/contract/src",
    "crates/xtask/finish.mjs",
    "crates/xtask/package-lock.json",
    "crates/xtask/src/css.rs",
    "crates/xtask/src/split",
    "crates/xtask/src/split.rs",
    "crates/xtask/src/tools.rs",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
];

/// Builds the release into dist/ unless it is there already, and gives its place.
pub fn build() -> Result<PathBuf> {
    let (root, dist) = (workspace::root(), workspace::dist());
    let record = workspace::scratch().join("dist.stamp");
    let inputs = stamp::of(&root, &INPUTS)?;
    // The stamp covers the result too: dist/ may have been emptied or written by somebody else.
    let now = format!("{inputs} {}", stamp::of(&root, &["dist"])?);
    if fs::read_to_string(&record).is_ok_and(|then| then == now) {
        println!("门户没有改动，沿用 dist/");
        return Ok(dist);
    }
    let mut trunk = trunk()?;
    println!("正在编译门户（发布版），首次约 3 分钟…");
    run::check(trunk.args(["build", "--release", "--features", "split"]), "编译门户")?;
    fs::create_dir_all(workspace::scratch())?;
    fs::write(&record, format!("{inputs} {}", stamp::of(&root, &["dist"])?))?;
    Ok(dist)
}

/// Trunk with all that it needs in place: its tools on `PATH` and the crates downloaded.
pub fn trunk() -> Result<Command> {
    let path = run::path_with(&tools::ensure()?)?;
    // Trunk is told to work offline, so that it never downloads a tool; crates come from here.
    run::check(run::cargo().args(["fetch", "--locked", "--quiet"]), "下载依赖")?;
    let program = which::which_in("trunk", Some(&path), workspace::root())?;
    let mut trunk = Command::new(program);
    trunk.current_dir(workspace::root()).env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk 0.21 doesn't start when NO_COLOR holds what the convention says: anything.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}
