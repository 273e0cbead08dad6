//! `platform import`: the national 双公示 files and the lists, from CSV and XLSX.
//!
//! Each file is one transaction: its good rows go in together, its bad rows are reported, and a
//! file that can't be read changes nothing. The layouts are documented in docs/import.md.

mod cells;
mod columns;
mod encoding;
mod header;
mod intake;
mod key;
mod records;
mod report;
mod row;
mod rows;
mod source;
mod subject;
mod table;
mod workbook;
mod zip_guard;

use crate::clock::Clock;
use crate::store::{Applied, Store};
use anyhow::{Context, Result, bail};
use contract::Date;
use intake::Intake;
use report::Report;
pub(crate) use report::say;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Imports these files into the data directory. The exit status is 0 when every file was
/// imported, with or without rejected rows, and 1 when one could not be.
pub fn run(data: &Path, files: &[PathBuf]) -> Result<ExitCode> {
    let mut store = Store::open_for_import(data)?;
    let today = Clock::System.today();
    let (mut total, mut failed) = (Counts::default(), 0);
    for file in files {
        say(file.display());
        match import(&mut store, file, today) {
            Ok(counts) if files.len() > 1 => {
                say(format_args!("  {counts}"));
                total.add(&counts);
            }
            Ok(counts) => total.add(&counts),
            Err(error) => {
                failed += 1;
                eprintln!("没有导入 {}：{error:#}", file.display());
            }
        }
    }
    if failed > 0 {
        eprintln!("{} 个文件里有 {failed} 个没有导入，数据库没有因它们改变。", files.len());
    }
    if failed < files.len() {
        total.print();
    }
    Ok(if failed > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn import(store: &mut Store, file: &Path, today: Date) -> Result<Counts> {
    let mut intake = Intake::new(today, Report::new(file), store.lists()?);
    let written = source::read(file, &mut |sheet| intake.take(sheet))?;
    if intake.found.is_empty() {
        bail!(
            "没有找到表头。第一行应是行政许可、行政处罚的数据项代码（如 CF_WSH）或标准名称，\
             或者名单的列名，见 docs/import.md。"
        );
    }
    say(format_args!("  {written}；{}", intake.found.join("；")));
    let applied = store.apply(&intake.records, today).context("写入数据库时出错")?;
    let counts = Counts::of(&intake, &applied);
    if intake.doubtful > 0 {
        let rows = intake.doubtful;
        say(format_args!("  {rows} 行的工商注册号或组织机构代码校验不符（不影响导入）"));
    }
    intake.report.finish();
    Ok(counts)
}

/// What became of the rows.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    added: u64,
    revised: u64,
    unchanged: u64,
    hidden: u64,
    rejected: u64,
}

impl Counts {
    fn of(intake: &Intake, applied: &Applied) -> Self {
        Self {
            added: applied.added.into(),
            revised: applied.revised.into(),
            unchanged: u64::from(applied.unchanged) + intake.repeated,
            hidden: intake.hidden,
            rejected: intake.report.rows(),
        }
    }

    fn add(&mut self, other: &Self) {
        self.added += other.added;
        self.revised += other.revised;
        self.unchanged += other.unchanged;
        self.hidden += other.hidden;
        self.rejected += other.rejected;
    }

    fn print(&self) {
        say(self);
        let imported = self.added + self.revised + self.unchanged;
        say(format_args!("导入 {imported} 行，退回 {} 行", self.rejected));
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { added, revised, unchanged, hidden, .. } = self;
        write!(f, "新增 {added}，更新 {revised}，未变 {unchanged}，不公开 {hidden}")
    }
}
