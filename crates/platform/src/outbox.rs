//! `platform outbox`: messages that could not be sent, and sending them again.

use crate::clock;
use crate::import::say;
use crate::store::Store;
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use contract::Timestamp;
use rusqlite::{Transaction, params};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `platform outbox` can be told.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 列出还没有送出的通知，不再自动重试的在前
    List {
        /// 数据目录
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
    },
    /// 让没有送出的通知马上再试；平台运行时就会发送
    Retry {
        /// 数据目录
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// 列表里的编号，不写时为不再自动重试的全部
        #[arg(value_name = "N")]
        numbers: Vec<i64>,
    },
}

/// Does it.
pub fn run(options: &Options) -> Result<ExitCode> {
    match &options.command {
        Command::List { data } => Store::look(data, list)?,
        Command::Retry { data, numbers } => {
            Store::open_for_import(data)?.write(|tx| retry(tx, numbers))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(tx: &Transaction) -> Result<()> {
    let mut find = tx.prepare(
        "SELECT id, channel, case_number, created, attempts, next, error FROM outbox
         WHERE sent IS NULL ORDER BY next IS NOT NULL, next, id",
    )?;
    let mut rows = find.query([])?;
    let (mut waiting, mut dead) = (0, 0);
    while let Some(row) = rows.next()? {
        let (id, channel, case): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let written = Timestamp(row.get(3)?).chinese();
        let (attempts, next): (u32, Option<i64>) = (row.get(4)?, row.get(5)?);
        let state = match next {
            Some(next) => {
                waiting += 1;
                format!("{} 再试", Timestamp(next).chinese())
            }
            None => {
                dead += 1;
                "不再自动重试".to_owned()
            }
        };
        let error = row.get::<_, Option<String>>(6)?.map(|e| format!("  {e}")).unwrap_or_default();
        say(format_args!(
            "{id}  {channel}  办件 {case}  {written}  试过 {attempts} 次  {state}{error}"
        ));
    }
    say(format_args!("等着发送 {waiting} 条，不再自动重试 {dead} 条"));
    Ok(())
}

fn retry(tx: &Transaction, numbers: &[i64]) -> Result<()> {
    let moment = clock::now().0;
    let again = "UPDATE outbox SET next = ?, attempts = 0 WHERE sent IS NULL";
    let count = match numbers {
        [] => tx.execute(&format!("{again} AND next IS NULL"), [moment])?,
        numbers => {
            let mut count = 0;
            for number in numbers {
                match tx.execute(&format!("{again} AND id = ?"), params![moment, number])? {
                    0 => bail!("没有编号为 {number} 的、还没有送出的通知，什么都没有改变"),
                    n => count += n,
                }
            }
            count
        }
    };
    say(format_args!("{count} 条通知会马上再试"));
    Ok(())
}
