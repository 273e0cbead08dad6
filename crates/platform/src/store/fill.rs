//! Filling a new database fast: made on all processors, indexed afterwards.

use super::apply::{self, Ready};
use super::{Seed, open, seed, subjects};
use anyhow::{Context, Result};
use contract::{Date, Uscc};
use rusqlite::{Connection, Transaction};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

type Make<'a> = &'a (dyn Fn(usize) -> Result<Seed> + Sync);

/// A batch whose records are ready to be stored.
struct Batch {
    seed: Seed,
    records: Vec<Ready>,
}

/// Builds a database at this path, in place of what an interrupted attempt has left there.
pub fn build(
    path: &Path,
    batches: usize,
    make: Make,
    today: Date,
    mut progress: impl FnMut(usize, usize),
) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut db = Connection::open(path).with_context(|| format!("无法创建 {}", path.display()))?;
    // Nobody else has the file, and it is thrown away if anything goes wrong.
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA cache_size = -64000; PRAGMA temp_store = FILE;",
    )?;
    open::migrate(&mut db)?;
    let tx = db.transaction()?;
    let later = set_aside(&tx)?;
    each(batches, make, today, |number, batch| {
        put(&tx, &batch)?;
        progress(number + 1, batches);
        Ok(())
    })?;
    later.iter().try_for_each(|sql| tx.execute_batch(sql))?;
    apply::set_as_of(&tx, today)?;
    tx.commit()?;
    db.close().map_err(|(_, error)| error)?;
    Ok(File::open(path)?.sync_all()?)
}

/// Drops indexes and triggers; gives the statements that make them again.
fn set_aside(tx: &Transaction) -> Result<Vec<String>> {
    let mut find = tx.prepare(
        "SELECT type, name, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND (type = 'index' OR type = 'trigger' AND tbl_name = 'records')",
    )?;
    let found: Vec<(String, String, String)> = find
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (what, name, _) in &found {
        tx.execute_batch(&format!("DROP {what} {name}"))?;
    }
    Ok(found.into_iter().map(|(.., sql)| sql).collect())
}

/// Takes the batches in order, while others are made.
fn each(
    batches: usize,
    make: Make,
    today: Date,
    mut take: impl FnMut(usize, Batch) -> Result<()>,
) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(8);
    thread::scope(|scope| {
        let made: Vec<Receiver<Result<Batch>>> = (0..workers)
            .map(|worker| {
                let (sender, receiver) = sync_channel(1);
                let numbers = (worker..batches).step_by(workers);
                scope.spawn(move || work(numbers, make, today, &sender));
                receiver
            })
            .collect();
        (0..batches).try_for_each(|number| {
            take(number, made[number % workers].recv().context("示例数据生成中断")??)
        })
    })
}

fn work(
    mut numbers: impl Iterator<Item = usize>,
    make: Make,
    today: Date,
    to: &SyncSender<Result<Batch>>,
) {
    let one = |number| -> Result<Batch> {
        let seed = make(number)?;
        let ready = |record| Ready::new(record, today);
        let records = seed.records.iter().map(ready).collect::<Result<_>>()?;
        Ok(Batch { seed, records })
    };
    // Nobody takes any more after an error.
    while let Some(number) = numbers.next()
        && to.send(one(number)).is_ok()
    {}
}

fn put(tx: &Transaction, batch: &Batch) -> Result<()> {
    let mut rows: HashMap<Uscc, i64> = HashMap::new();
    for profile in &batch.seed.subjects {
        rows.insert(profile.subject.code, subjects::put(tx, profile, profile.updated)?);
    }
    // A subject's records stand together: its page reads few places of a large file.
    let mut records: Vec<&Ready> = batch.records.iter().collect();
    records.sort_by_key(|ready| ready.record.head.subject.code);
    for ready in records {
        let row = rows.get(&ready.record.head.subject.code).context("记录的主体不在同一批")?;
        apply::save(tx, ready, *row)?;
    }
    seed::put_catalogue(tx, &batch.seed)
}
