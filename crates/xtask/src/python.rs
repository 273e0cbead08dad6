//! Libraries from PyPI, each in a virtual environment of its own in the cache.

use crate::prerequisites::{self, PYTHON};
use crate::{cache, run, workspace};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A library of a certain version.
pub struct Library {
    /// Its name on PyPI.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// What it is imported as.
    pub module: &'static str,
    /// A file of the repository that pins everything which it needs itself.
    pub needs: Option<&'static str>,
}

/// Installs the library unless it is there. Gives the Python that has it.
pub fn with(library: &Library) -> Result<PathBuf> {
    prerequisites::ensure(&[&PYTHON])?;
    let Library { name, version, module, needs } = library;
    let usable = |root: &Path| {
        let probe = format!(
            "import {module}; from importlib.metadata import version; \
             assert version('{name}') == '{version}'"
        );
        let probe = Command::new(interpreter(root)).args(["-c", &probe]).output();
        probe.is_ok_and(|output| output.status.success())
    };
    let root = cache::ensure(&format!("{name}-{version}"), usable, |root| {
        println!("正在安装 {name} {version}，约 10 秒…");
        let python = prerequisites::python().context("没有 Python")?;
        run::check(Command::new(python).args(["-m", "venv"]).arg(root), "创建 Python 环境")?;
        let mut pip = Command::new(interpreter(root));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        match needs {
            Some(file) => pip.arg("--requirement").arg(workspace::root().join(file)),
            None => pip.arg(format!("{name}=={version}")),
        };
        run::check(&mut pip, "安装 Python 库")
    })?;
    Ok(interpreter(&root))
}

fn interpreter(root: &Path) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    run::executable(&root.join(folder), "python")
}
