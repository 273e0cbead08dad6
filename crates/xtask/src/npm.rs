//! The build tools that come from npm: wasm-opt, Lightning CSS and esbuild.

use crate::{cache, run, stamp, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// Installs the tools if need be. Gives the folder of their programs.
pub fn ensure() -> Result<PathBuf> {
    let source = workspace::root().join("crates/xtask");
    let lock = stamp::of(&source, &["package.json", "package-lock.json"])?;
    let usable = |root: &Path| root.join("node_modules/.bin").is_dir();
    let root = cache::ensure(&format!("npm-{lock}"), usable, |root| {
        println!("正在安装 wasm-opt、Lightning CSS 和 esbuild，约 10 秒…");
        for file in FILES {
            fs::copy(source.join(file), root.join(file)).with_context(|| format!("复制 {file}"))?;
        }
        clean_install(root)
    })?;
    Ok(root.join("node_modules/.bin"))
}

/// Installs exactly what the lock file in a folder says.
pub fn clean_install(folder: &Path) -> Result<()> {
    let mut npm = run::command("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    run::check(&mut npm, "npm ci")
}
