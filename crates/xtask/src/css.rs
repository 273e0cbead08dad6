//! Compiling the style sheets for the browsers that people have.

use crate::{npm, run, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The oldest browsers that are supported: what they don't know is compiled away.
const BROWSERS: &str = "chrome 105, safari 16, ios_saf 16, firefox 121";

/// Bundles style/main.css and all that it imports into one file, and gives its place; compiles
/// the sheets of areas, which build.rs takes from beside it.
pub fn compile() -> Result<PathBuf> {
    let program = npm::ensure()?.join("lightningcss");
    let root = workspace::root();
    // Where index.html looks for it, wherever cargo's target directory is.
    let folder = root.join("target").join("portal");
    let areas = folder.join("areas");
    fs::create_dir_all(&areas)?;
    let bundle = |from: &Path, to: &Path| {
        let mut lightningcss = run::command(&program.to_string_lossy());
        lightningcss.args(["--bundle", "--minify", "--targets", BROWSERS]);
        run::check(lightningcss.arg(from).arg("-o").arg(to), "编译样式表")
    };
    for sheet in fs::read_dir(root.join("style/areas"))? {
        let from = sheet?.path();
        let to = areas.join(from.file_name().context("样式表没有名字")?);
        bundle(&from, &to)?;
    }
    let result = folder.join("portal.css");
    bundle(&root.join("style/main.css"), &result)?;
    Ok(result)
}
