//! Opening the data directory: lock, connections, schema.

use super::filed;
use crate::filing::chain;
use anyhow::{Context, Result, bail};
use rusqlite::{Connection, OpenFlags, Transaction};
use std::fs::{self, File, TryLockError};
use std::path::Path;

/// What leads from one schema to the next, the oldest first.
const MIGRATIONS: [&str; 10] = [
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
    include_str!("schema_6.sql"),
    include_str!("schema_7.sql"),
    include_str!("schema_8.sql"),
    include_str!("schema_9.sql"),
    include_str!("schema_10.sql"),
];
/// The schema whose new columns are filled from the records.
const FILED: usize = 4;
/// The schema by which the rows of the audit log are linked.
const LINKED: usize = 6;

/// How many changes are kept for readers to catch up with.
const KEPT_CHANGES: u32 = 100_000;

/// Takes the directory for this server; the lock ends with the file handle, even after a kill.
pub fn server_lock(data: &Path) -> Result<File> {
    let busy = "正在被另一个平台进程使用。请先停止那个进程，或用 --data 指定别的目录。";
    lock(data, "lock", busy)
}

/// Takes the right to put in whole files, beside a server that runs.
pub fn import_lock(data: &Path) -> Result<File> {
    lock(data, "import.lock", "正在由另一个导入进程写入。请等它结束再导入。")
}

fn lock(data: &Path, name: &str, busy: &str) -> Result<File> {
    fs::create_dir_all(data).with_context(|| format!("无法创建数据目录 {}", data.display()))?;
    let path = data.join(name);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .with_context(|| format!("无法写入 {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("数据目录 {} {busy}", data.display()),
        Err(TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("无法锁定 {}", path.display()))
        }
    }
}

/// Forgets old entries of the log of changes. A reader that has not read them yet notices the gap
/// and reads everything anew.
pub fn shorten_log(tx: &Transaction) -> rusqlite::Result<usize> {
    tx.execute("DELETE FROM changes WHERE id <= (SELECT max(id) FROM changes) - ?", [KEPT_CHANGES])
}

/// Settings of every connection: waits for a busy writer at most five seconds.
pub fn configure(db: &mut Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -4000;
         PRAGMA temp_store = MEMORY;",
    )?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// The connection that writes, its schema as it is.
pub fn writer(path: &Path) -> Result<Connection> {
    let mut db = Connection::open(path).with_context(|| format!("无法打开 {}", path.display()))?;
    let unusable = || format!("{} 不是可用的数据库", path.display());
    configure(&mut db).with_context(unusable)?;
    // WAL: readers go on while a transaction is written. FULL: what was committed survives a
    // power cut. The log of a large import doesn't stay as large.
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA journal_size_limit = 64000000;",
    )
    .with_context(unusable)?;
    Ok(db)
}

/// A connection that only reads. Fails with a Chinese message when the schema isn't this program's.
pub fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)
        .with_context(|| format!("无法打开 {}", path.display()))?;
    db.execute_batch("PRAGMA busy_timeout = 5000;")?;
    if is_behind(&db)? {
        bail!("数据库要先升级。请用同一版本的程序启动平台，再试。");
    }
    Ok(db)
}

/// Whether the schema is older than this program's.
pub fn is_behind(db: &Connection) -> Result<bool> {
    Ok(version(db)? < MIGRATIONS.len())
}

fn version(db: &Connection) -> Result<usize> {
    let version = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > MIGRATIONS.len() {
        bail!("数据由更新版本的平台写成，请换用那个版本的程序。");
    }
    Ok(version)
}

/// Brings the schema up to date.
pub fn migrate(db: &mut Connection) -> Result<()> {
    let version = version(db)?;
    for (done, sql) in MIGRATIONS.iter().enumerate().skip(version) {
        let tx = db.transaction()?;
        tx.execute_batch(sql)?;
        if done + 1 == FILED {
            filed::fill_in(&tx)?;
        }
        if done + 1 == LINKED {
            chain::link_all(&tx)?;
        }
        tx.pragma_update(None, "user_version", done + 1)?;
        tx.commit()?;
    }
    Ok(())
}
