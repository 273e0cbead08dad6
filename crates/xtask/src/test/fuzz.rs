//! Fuzzing the embedded platform from openapi.json, by schemathesis: no answer of the kind 5xx, and
//! none that the contract doesn't describe.

use super::tally::Tally;
use crate::python::{self, Library};
use crate::{platform, run, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

const LIBRARY: Library = Library {
    name: "schemathesis",
    version: "4.32.5",
    module: "schemathesis",
    needs: Some("tests/fuzz/requirements.txt"),
};

/// Asks as a visitor and as an enterprise. One test.
pub fn tests() -> Result<Tally> {
    let python = python::with(&LIBRARY)?;
    let program = platform::build(true)?;
    let data = workspace::scratch().join("fuzz");
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    fs::create_dir_all(&data)?;
    // Nobody asks for pages here.
    let portal = workspace::root().join("public");
    let mut serve = platform::serve(&program, &data, 0, &portal, "small");
    let log = fs::File::create(data.join("log.txt"))?;
    let mut server = serve.stdout(Stdio::piped()).stderr(log).spawn().context("平台：无法启动")?;
    let fuzzed = address(&mut server).and_then(|address| {
        let mut fuzz = run::command(&python.to_string_lossy());
        fuzz.env("PYTHONDONTWRITEBYTECODE", "1").arg("tests/fuzz/fuzz.py").arg(address);
        run::check(&mut fuzz, "接口模糊测试")
    });
    let _ = server.kill();
    server.wait()?;
    fuzzed.map(|()| Tally::PASSED)
}

/// Where the platform answers, once it does.
fn address(server: &mut Child) -> Result<String> {
    let said = server.stdout.take().context("平台没有输出")?;
    for line in BufReader::new(said).lines() {
        if let Some((_, address)) = line?.split_once("门户已就绪：") {
            return Ok(address.trim_end_matches('/').to_owned());
        }
    }
    anyhow::bail!("平台没有启动")
}
