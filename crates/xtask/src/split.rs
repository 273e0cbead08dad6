//! Cutting the portal into the main module and a chunk for each page.
//!
//! Trunk knows nothing of it (its pipeline runs from cargo straight through wasm-bindgen), so its
//! last hook takes the module that cargo linked and does it anew: split, wasm-bindgen on the main
//! part, wasm-opt on every part. All parts refer to each other by relative address, so they live
//! in one folder, which `finish.mjs` then names by its content.

mod data;
mod exports;
mod join;
mod names;
mod nulls;
mod panics;
mod parts;
mod sections;
mod shared;
mod written;

use crate::{run, workspace};
use anyhow::{Context, Result, anyhow};
use std::cmp::Reverse;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// What the linked module may contain; never `--all-features`, which emits what Chromium rejects.
const WASM_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-extended-const",
];

/// The last hook of a Trunk build. A development build stays as it is.
pub fn finish() -> Result<()> {
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let staging = env::var_os("TRUNK_STAGING_DIR").context("只能由 Trunk 调用")?;
    split(&Path::new(&staging).join("app"))?;
    let script = workspace::root().join("crates/xtask/finish.mjs");
    run::check(run::command("node").arg(script), "压缩并命名门户文件")
}

fn split(app: &Path) -> Result<()> {
    let linked = workspace::target().join("wasm32-unknown-unknown/portal/credit-portal.wasm");
    let module = fs::read(&linked).with_context(|| format!("读不到 {}", linked.display()))?;
    let module = exports::without_unused(&module).context("读不懂链接好的程序")?;
    let module = panics::silenced(&module).context("读不懂链接好的程序")?;
    if app.exists() {
        fs::remove_dir_all(app)?;
    }
    fs::create_dir_all(app)?;
    let main = workspace::scratch().join("portal.wasm");
    fs::create_dir_all(workspace::scratch())?;
    let mut options = wasm_split_cli_support::Options::new(&module);
    options.output_dir = app;
    options.main_out_path = &main;
    options.main_module = "./portal.js";
    // The library's reports are of another kind than ours.
    let cut = wasm_split_cli_support::transform(options);
    let cut = cut.map_err(|e| anyhow!("切分程序失败：{e:?}"))?;
    let pages =
        cut.prefetch_map.into_iter().map(|(page, files)| (page, files.into_iter().collect()));
    shared::merge(app, &pages.collect(), &module, &main)?;

    let mut bindgen = run::command("wasm-bindgen");
    bindgen.args(["--target", "web", "--keep-lld-exports", "--no-typescript"]);
    bindgen.arg("--out-dir").arg(app).args(["--out-name", "portal"]).arg(&main);
    run::check(&mut bindgen, "wasm-bindgen")?;
    names::shorten(app)?;
    keep_names(app, &main)?;
    optimise(parts(app)?)
}

/// Several at a time: there are dozens, and each takes seconds.
fn optimise(parts: Vec<PathBuf>) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let work = |share: Vec<PathBuf>| share.iter().try_for_each(|part| optimise_one(part));
        // Dealt out in turn, so that all have about as much to do.
        let shares = (0..workers).map(|first| parts.iter().skip(first).step_by(workers).cloned());
        let running: Vec<_> = shares
            .map(|share| share.collect())
            .map(|share| scope.spawn(move || work(share)))
            .collect();
        running.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow!("wasm-opt 中断"))?)
    })
}

fn optimise_one(part: &Path) -> Result<()> {
    fs::write(part, nulls::without_nulls(&fs::read(part)?)?)?;
    let mut optimise = run::command("wasm-opt");
    // Compressed, -Os is smaller than -Oz. Rust keeps nothing at the lowest addresses.
    optimise.args([
        "-Os",
        "--low-memory-unused",
        "--strip-debug",
        "--strip-producers",
        "--strip-target-features",
    ]);
    optimise.args(WASM_FEATURES);
    // Measured compressed: what is short is smaller inlined in the chunks, but not in the main part.
    if part.file_name().is_some_and(|name| name != "portal_bg.wasm") {
        optimise.arg("--always-inline-max-function-size=10");
    }
    run::check(optimise.arg(part).arg("-o").arg(part), "wasm-opt")
}

/// Lays the parts aside as they are now, with the names of their functions, for `xtask bench`.
fn keep_names(app: &Path, main: &Path) -> Result<()> {
    let kept = workspace::scratch().join("parts");
    if kept.exists() {
        fs::remove_dir_all(&kept)?;
    }
    fs::create_dir_all(&kept)?;
    for part in parts(app)? {
        let name = part.file_name().unwrap_or_default();
        // wasm-bindgen has taken the main part's names away.
        let from = if name == "portal_bg.wasm" { main } else { &part };
        fs::copy(from, kept.join(name))?;
    }
    Ok(())
}

/// The parts of the last build with the names of their functions, the largest first.
pub fn parts_with_names() -> Result<Vec<PathBuf>> {
    let mut parts = parts(&workspace::scratch().join("parts"))?;
    parts.sort_by_cached_key(|part| Reverse(fs::metadata(part).map_or(0, |data| data.len())));
    Ok(parts)
}

fn parts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "wasm") {
            parts.push(path);
        }
    }
    Ok(parts)
}
