//! Comparing the contract's check of 统一社会信用代码 with an independent library's.

use super::tally::Tally;
use crate::prerequisites::{self, PYTHON};
use crate::{cache, run};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LIBRARY: &str = "python-stdnum";
const VERSION: &str = "2.2";
const CODES: &str = "10000";

/// Has both judge the same codes. One test.
pub fn compare() -> Result<Tally> {
    let python = environment()?;
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--package", "contract", "--example", "codes", "--", CODES]);
    let mut codes = cargo.stdout(Stdio::piped()).spawn().context("生成信用代码：无法启动")?;
    let input = codes.stdout.take().map_or_else(Stdio::null, Stdio::from);
    let mut compare = run::command(&python.to_string_lossy());
    compare.arg("tests/identifiers/compare.py").stdin(input);
    // No __pycache__ in the checkout.
    compare.env("PYTHONDONTWRITEBYTECODE", "1");
    let compared = run::check(&mut compare, "比对信用代码");
    // The reader goes away first, so that a writer left over by its failure ends as well.
    drop(compare);
    let generated = codes.wait()?;
    compared?;
    ensure!(generated.success(), "生成信用代码失败（{generated}）");
    Ok(Tally::PASSED)
}

/// A virtual environment with the library, in the cache. Gives its Python.
fn environment() -> Result<PathBuf> {
    prerequisites::ensure(&[&PYTHON])?;
    let usable = |root: &Path| {
        let probe = format!("import stdnum; assert stdnum.__version__ == '{VERSION}'");
        let probe = Command::new(interpreter(root)).args(["-c", &probe]).output();
        probe.is_ok_and(|output| output.status.success())
    };
    let root = cache::ensure(&format!("{LIBRARY}-{VERSION}"), usable, |root| {
        println!("正在安装 {LIBRARY} {VERSION}，约 10 秒…");
        let python = prerequisites::python().context("没有 Python")?;
        run::check(Command::new(python).args(["-m", "venv"]).arg(root), "创建 Python 环境")?;
        let mut pip = Command::new(interpreter(root));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        run::check(pip.arg(format!("{LIBRARY}=={VERSION}")), "安装 Python 库")
    })?;
    Ok(interpreter(&root))
}

fn interpreter(root: &Path) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    run::executable(&root.join(folder), "python")
}
