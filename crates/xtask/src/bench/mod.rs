//! `cargo xtask bench`: bytes, times and memory, as tables.

mod crates;
mod symbols;

use crate::prerequisites::{self, CC, CHROMIUM, FONTS, NODE, NPM};
use crate::test::browser;
use crate::{platform, portal, run, split, stamp, workspace};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use std::fs;
use std::path::PathBuf;

/// What the sample data is made from.
const SAMPLE: [&str; 3] =
    ["crates/contract/src", "crates/platform/src/sample", "crates/platform/src/store"];

/// How many parts of the program are looked into.
const LARGEST: usize = 4;

/// What `bench` can be told.
#[derive(Args)]
pub struct Options {
    /// 用哪一套示例数据
    #[arg(long, visible_alias = "sample", value_enum, default_value_t = Size::Small)]
    size: Size,
    /// 只测这些，可写几个；不写就全测
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Part>,
    /// 每个页面只测一次，得到大概的数
    #[arg(long)]
    quick: bool,
    /// 不重新构建，用这个目录里构建好的门户
    #[arg(long, value_name = "DIR")]
    portal: Option<PathBuf>,
    /// 不重新编译，用这个平台程序
    #[arg(long, value_name = "FILE")]
    platform: Option<PathBuf>,
}

/// The sample data to measure with.
#[derive(Clone, Copy, ValueEnum)]
enum Size {
    /// 虚构的小套数据
    Small,
    /// 一座城市的数据量：30 万主体、300 万条记录，首次生成要几分钟
    City,
}

/// A part of the measurements.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// 各页的字节、请求和时间，搜索框的按键
    Pages,
    /// 每个文件的大小，最大的几个里有什么
    Files,
    /// 平台的响应时间和内存
    Platform,
}

impl Part {
    const ALL: [(Self, &str); 3] =
        [(Self::Pages, "pages"), (Self::Files, "files"), (Self::Platform, "platform")];
}

/// Builds, measures, prints.
pub fn run(options: &Options) -> Result<()> {
    prerequisites::ensure(&[&CC, &NODE, &NPM, &CHROMIUM, &FONTS])?;
    let built = match &options.portal {
        Some(portal) => std::path::absolute(portal)?,
        None => portal::build()?,
    };
    let program = match &options.platform {
        Some(program) => std::path::absolute(program)?,
        None => platform::build(true)?,
    };
    let folder = workspace::root().join("tests");
    browser::install(&folder)?;
    let sample = match options.size {
        Size::Small => "small",
        Size::City => "city",
    };
    let data = data(sample)?;
    let mut node = run::command("node");
    node.arg("bench/main.mjs").current_dir(&folder);
    node.env("PORTAL_DIST", &built).env("PLATFORM_BIN", &program);
    node.env("CHROMIUM", prerequisites::chromium().context("没有 Chromium")?);
    node.env("BENCH_DATA", &data).env("BENCH_SAMPLE", sample);
    node.env("BENCH_RUNS", if options.quick { "1" } else { "5" });
    let wanted = |part: Part| options.only.is_empty() || options.only.contains(&part);
    let names: Vec<_> =
        Part::ALL.iter().filter(|(part, _)| wanted(*part)).map(|(_, name)| *name).collect();
    node.env("BENCH_PARTS", names.join(","));
    run::check(&mut node, "测量")?;
    if wanted(Part::Files) { print_crates(&split::parts_with_names()?) } else { Ok(()) }
}

/// Where the data of this size is kept: making a city's takes minutes.
fn data(sample: &str) -> Result<PathBuf> {
    let made = stamp::of(&workspace::root(), &SAMPLE)?;
    let folder = workspace::scratch().join("bench").join(sample);
    let data = folder.join(&made);
    if !data.exists() && folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("清空 {}", folder.display()))?;
    }
    fs::create_dir_all(&data).with_context(|| format!("创建 {}", data.display()))?;
    Ok(data)
}

/// What fills the largest parts of the program.
fn print_crates(parts: &[PathBuf]) -> Result<()> {
    println!("\n## 程序最大的几个文件里有什么（wasm-opt 之前，压缩前）");
    for part in parts.iter().take(LARGEST) {
        let name = part.file_stem().unwrap_or_default().to_string_lossy();
        println!("\n### {name}\n\n{}", crates::table(part)?);
    }
    Ok(())
}
