//! `cargo xtask test`: everything that has to hold before a change lands.

pub mod browser;
mod fuzz;
mod identifiers;
mod lint;
mod native;
mod tally;

use anyhow::Result;
use clap::{Args, ValueEnum};
use std::process::ExitCode;
use std::time::Instant;
use tally::Tally;

/// What `test` can be told.
#[derive(Args)]
pub struct Options {
    /// 只运行其中一部分
    #[arg(long, value_enum)]
    only: Option<Part>,
}

/// The parts that can be run alone.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// 格式和代码检查
    Lint,
    /// 本机测试
    Native,
    /// 浏览器测试
    Browser,
}

/// One step, whose failure doesn't keep the following from running.
struct Stage {
    part: Part,
    name: &'static str,
    run: fn() -> Result<Tally>,
}

const STAGES: [Stage; 7] = [
    Stage { part: Part::Lint, name: "代码格式", run: lint::format },
    Stage { part: Part::Lint, name: "代码检查（本机）", run: lint::host },
    Stage { part: Part::Lint, name: "代码检查（WASM）", run: lint::wasm },
    Stage { part: Part::Native, name: "本机测试", run: native::tests },
    Stage { part: Part::Native, name: "信用代码比对", run: identifiers::compare },
    Stage { part: Part::Native, name: "接口模糊测试", run: fuzz::tests },
    Stage { part: Part::Browser, name: "浏览器测试", run: browser::tests },
];

/// Runs the stages, prints a summary and fails when anything did.
pub fn run(options: &Options) -> Result<ExitCode> {
    let wanted = STAGES.iter().filter(|stage| options.only.is_none_or(|part| part == stage.part));
    let results: Vec<_> = wanted
        .map(|stage| {
            println!("\n== {} ==", stage.name);
            let start = Instant::now();
            let tally = (stage.run)().unwrap_or_else(|error| {
                eprintln!("{error:#}");
                Tally::FAILED
            });
            (stage.name, tally, start.elapsed().as_secs())
        })
        .collect();
    println!();
    for (name, tally, seconds) in &results {
        println!("{name}：通过 {}，失败 {}，用时 {seconds} 秒", tally.passed, tally.failed);
    }
    let all: Tally = results.iter().map(|(_, tally, _)| *tally).sum();
    println!("{} passed, {} failed", all.passed, all.failed);
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
