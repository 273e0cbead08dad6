//! `platform forms`: a department's forms, put in and taken out without a new program. Works beside
//! a running server, in one transaction: all files or, after any fault, none.

mod read;
mod sound;
mod sound_fields;

use crate::clock::{Clock, now};
use crate::filing::{audit, templates};
use crate::import::say;
use crate::store::Store;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use contract::form::FormTemplate;
use rusqlite::{Transaction, params};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `platform forms` can be told.
#[derive(Args)]
pub struct Options {
    /// 数据目录
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 列出全部的表：编号、版本、是否受理、草稿和在办的件数
    List,
    /// 打印一份表，改好后可以再放入
    Show {
        /// 表的编号
        id: String,
    },
    /// 放入新的表，或现有的表的新版本（JSON，写法见 docs/forms.md）
    Load {
        /// 文件，可以有几个，全部放入或全部不放
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// 停止受理一份表；已经提交的照常办理，草稿还在
    Withdraw {
        /// 表的编号
        id: String,
    },
}

/// Does it. The exit status is 1 when a file has faults.
pub fn run(options: &Options) -> Result<ExitCode> {
    let data = options.data.as_ref().context("请用 --data 指定数据目录")?;
    let mut store = Store::open_for_import(data)?;
    match &options.command {
        Command::List => store.write(list).map(|()| ExitCode::SUCCESS),
        Command::Show { id } => {
            let (template, _) =
                store.write(|tx| templates::stored(tx, id)?.with_context(unknown(id)))?;
            say(serde_json::to_string_pretty(&template)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Load { files } => load(&mut store, files),
        Command::Withdraw { id } => store.write(|tx| withdraw(tx, id)).map(|()| ExitCode::SUCCESS),
    }
}

fn load(store: &mut Store, files: &[PathBuf]) -> Result<ExitCode> {
    let mut forms = Vec::new();
    let mut faulty = 0;
    for file in files {
        match read::form(file) {
            Ok(form) => forms.push(form),
            Err(faults) => {
                faulty += 1;
                eprintln!("{}：{} 处不对", file.display(), faults.len());
                faults.iter().for_each(|fault| eprintln!("  {fault}"));
            }
        }
    }
    if faulty == 0 {
        store.write(|tx| forms.iter().try_for_each(|form| put(tx, form)))?;
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("没有放入任何表，数据库没有改变。写法见 docs/forms.md。");
    Ok(ExitCode::FAILURE)
}

fn put(tx: &Transaction, form: &FormTemplate) -> Result<()> {
    let (id, title) = (&form.head.id, &form.head.title);
    let earlier = templates::stored(tx, id)?;
    if let Some((earlier, withdrawn)) = &earlier {
        agreements_keep_their_versions(earlier, form)?;
        if earlier.head.purpose != form.head.purpose {
            bail!("{id} 原来是“{}”，用途不能改，请换一个编号。", earlier.head.purpose.label());
        }
        if same(earlier, form)? {
            return match withdrawn {
                true => offer_again(tx, earlier),
                false => {
                    say(format_args!("{id} “{title}”没有变化，还是第 {} 版", earlier.head.version));
                    Ok(())
                }
            };
        }
    }
    let mut form = form.clone();
    form.head.version = earlier.map_or(0, |(earlier, _)| earlier.head.version) + 1;
    templates::add(tx, &form)?;
    let handled = "SELECT EXISTS (SELECT 1 FROM accounts
        WHERE identity ->> '$.officer.agency.name' = ?)";
    let agency = form.head.agency.name.as_str();
    if !tx.query_row(handled, [agency], |row| row.get::<_, bool>(0))? {
        say(format_args!("  提示：还没有“{agency}”的账号，提交后暂时没有人能办理。"));
    }
    done(tx, "load_form", format!("{id} “{title}”第 {} 版，已开始受理", form.head.version))
}

fn offer_again(tx: &Transaction, form: &FormTemplate) -> Result<()> {
    let (id, version) = (&form.head.id, form.head.version);
    let offer = "UPDATE form_templates SET withdrawn = NULL WHERE id = ? AND version = ?";
    tx.execute(offer, params![id, version])?;
    done(tx, "load_form", format!("{id} “{}”第 {version} 版，重新开始受理", form.head.title))
}

fn withdraw(tx: &Transaction, id: &str) -> Result<()> {
    let (form, withdrawn) = templates::stored(tx, id)?.with_context(unknown(id))?;
    if withdrawn {
        say(format_args!("{id} “{}”已经停止受理，没有改变", form.head.title));
        return Ok(());
    }
    let today = Clock::System.today().to_string();
    let end = "UPDATE form_templates SET withdrawn = ? WHERE id = ? AND version = ?";
    tx.execute(end, params![today, id, form.head.version])?;
    let drafts = count(tx, "SELECT count(*) FROM drafts WHERE template = ?", id)?;
    let left = if drafts > 0 {
        format!("；{drafts} 份草稿还在，可以查看和导出")
    } else {
        String::new()
    };
    done(tx, "withdraw_form", format!("{id} “{}”已停止受理{left}", form.head.title))
}

fn list(tx: &Transaction) -> Result<()> {
    let find = "SELECT id, max(version), withdrawn, template FROM form_templates
        GROUP BY id ORDER BY withdrawn IS NOT NULL, place";
    let mut find = tx.prepare(find)?;
    let mut rows = find.query([])?;
    while let Some(row) = rows.next()? {
        let (id, version, withdrawn): (String, u32, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let form: FormTemplate = serde_json::from_str(&row.get::<_, String>(3)?)?;
        let state = withdrawn.map_or("受理中".to_owned(), |day| format!("{day} 起停止受理"));
        let drafts = count(tx, "SELECT count(*) FROM drafts WHERE template = ?", &id)?;
        let cases = count(tx, "SELECT count(*) FROM cases WHERE template = ?", &id)?;
        say(format_args!("{id}  第 {version} 版  {state}  草稿 {drafts}  办件 {cases}"));
        say(format_args!("    {}（{}）", form.head.title, form.head.agency.name));
    }
    Ok(())
}

fn count(tx: &Transaction, sql: &str, id: &str) -> Result<u32> {
    Ok(tx.query_row(sql, [id], |row| row.get(0))?)
}

fn done(tx: &Transaction, act: &str, what: String) -> Result<()> {
    say(&what);
    audit::append(tx, now(), &audit::Entry { act, note: Some(what), ..Default::default() })
}

/// Whether two forms say the same, whatever their versions.
fn same(earlier: &FormTemplate, form: &FormTemplate) -> Result<bool> {
    let mut form = form.clone();
    form.head.version = earlier.head.version;
    Ok(serde_json::to_value(earlier)? == serde_json::to_value(&form)?)
}

/// What somebody agreed to must stay what it was: another text is another version.
fn agreements_keep_their_versions(earlier: &FormTemplate, form: &FormTemplate) -> Result<()> {
    for new in &form.agreements {
        let old = earlier.agreements.iter().find(|old| old.id == new.id);
        let fault = match old {
            Some(old) if new.version < old.version => "版本不能比原来的小",
            Some(old) if new.version == old.version && new.text != old.text => {
                "文字改了，版本要加一"
            }
            _ => continue,
        };
        bail!("{}：agreements 里的 {} {fault}。", form.head.id, new.id);
    }
    Ok(())
}

fn unknown(id: &str) -> impl Fn() -> String {
    let id = id.to_owned();
    move || format!("没有编号为 {id} 的表，用 platform forms list 查看全部")
}
