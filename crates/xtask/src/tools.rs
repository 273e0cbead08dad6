//! The build tools: found on `PATH` when exactly right, otherwise installed into the cache.

use crate::{cache, lockfile, npm, run};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The newest Trunk that the project's Rust version builds.
const TRUNK: &str = "0.21.14";
const WASM: &str = "wasm32-unknown-unknown";

/// Installs what is missing. Gives the folders to put before all others on `PATH`.
pub fn ensure() -> Result<Vec<PathBuf>> {
    wasm_target()?;
    let bindgen = lockfile::locked("wasm-bindgen")?;
    // Trunk runs offline, so it needs neither TLS nor its check for updates.
    let trunk = cargo_tool("trunk", "trunk", TRUNK, &["--locked", "--no-default-features"], 4)?;
    let bindgen = cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &bindgen, &[], 2)?;
    Ok([trunk, bindgen, Some(npm::ensure()?)].into_iter().flatten().collect())
}

/// rust-toolchain.toml asks for the target, but a rustup told not to install by itself ignores
/// that, and so does a toolchain that was linked.
pub fn wasm_target() -> Result<()> {
    let sysroot = run::output(run::command("rustc").args(["--print", "sysroot"]), "rustc")?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    println!("正在安装 Rust 的 WASM 编译目标，约 1 分钟…");
    run::check(run::command("rustup").args(["target", "add", WASM]), "安装 WASM 编译目标")
}

fn cargo_tool(
    program: &str,
    package: &str,
    version: &str,
    flags: &[&str],
    minutes: u32,
) -> Result<Option<PathBuf>> {
    let wanted = format!("{program} {version}");
    let right = |path: &Path| run::version(path).as_deref() == Some(wanted.as_str());
    if run::find(program).is_some_and(|path| right(&path)) {
        return Ok(None);
    }
    let installed = |root: &Path| right(&run::executable(&root.join("bin"), program));
    let root = cache::ensure(&format!("{program}-{version}"), installed, |root| {
        println!("正在编译 {wanted}，只需一次，约 {minutes} 分钟…");
        let mut install = run::cargo();
        install.args(["install", package, "--version", &format!("={version}"), "--root"]);
        install.arg(root).args(flags).current_dir(root);
        // Or cargo advises the user to put the folder on PATH, which nobody needs to do.
        install.env("PATH", run::path_with(&[root.join("bin")])?);
        // A tool that is run for seconds doesn't repay ten minutes of optimising it.
        install.env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        install.env_remove("CARGO_TARGET_DIR");
        run::check(&mut install, &format!("编译 {wanted}"))
    })?;
    Ok(Some(root.join("bin")))
}
