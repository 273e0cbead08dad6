//! Read-only connections for the server.

use super::lines::Lines;
use super::names::Names;
use super::open;
use anyhow::Result;
use contract::Date;
use r2d2::Pool;
use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::{OpenFlags, Transaction};
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::thread;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections, and how long one is waited for.
const CONNECTIONS: u32 = 8;
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a question waits for its turn before it is refused.
const QUEUE: Duration = Duration::from_secs(10);

/// A pool of connections that can only read.
#[derive(Clone)]
pub struct Reader {
    pool: Pool<SqliteConnectionManager>,
    names: Arc<RwLock<Names>>,
    lines: Arc<RwLock<Lines>>,
    turns: Arc<Semaphore>,
}

/// Too many questions at once: this one has waited long enough.
#[derive(Debug)]
pub struct Busy;

impl std::fmt::Display for Busy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("too many questions at once")
    }
}

impl std::error::Error for Busy {}

/// One state of the data: a transaction, and what is held in memory as of then.
pub struct Snapshot<'a> {
    tx: Transaction<'a>,
    names: &'a RwLock<Names>,
    lines: &'a RwLock<Lines>,
}

impl Reader {
    pub(super) fn new(path: &Path) -> Result<Self> {
        let manager = SqliteConnectionManager::file(path)
            .with_flags(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .with_init(open::configure);
        let pool = Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            // The file is local: a connection doesn't go stale between two uses.
            .test_on_check_out(false)
            .build(manager)?;
        // More at once than processors can work on only slow each other down; a few more, since
        // some wait for the disk.
        let at_once = (2 * thread::available_parallelism().map_or(1, usize::from)).clamp(2, 6);
        let turns = Arc::new(Semaphore::new(at_once));
        Ok(Self { pool, names: Arc::default(), lines: Arc::default(), turns })
    }

    /// Waits for one's turn to read, first come, first served; it lasts until it is dropped.
    /// Errors: [`Busy`] after ten seconds.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit> {
        let turn = tokio::time::timeout(QUEUE, self.turns.clone().acquire_owned()).await;
        Ok(turn.map_err(|_| Busy)??)
    }

    /// Runs queries that all see the same state of the data, so that a list and its total agree.
    /// Blocks: call it off the async threads. Errors: `r2d2::Error` when no connection is free
    /// within five seconds, otherwise what `queries` gives.
    pub fn read<T>(&self, queries: impl FnOnce(&Snapshot) -> Result<T>) -> Result<T> {
        let mut db = self.pool.get()?;
        queries(&Snapshot { tx: db.transaction()?, names: &self.names, lines: &self.lines })
    }

    /// Reads names and records into memory, so that the first request need not wait for them.
    pub fn warm(&self, today: Date) -> Result<()> {
        self.read(|now| {
            drop(now.names()?);
            now.lines().map(|lines| lines.warm(today))
        })
    }
}

impl Snapshot<'_> {
    /// The names, with what has been stored since they were last asked for. A transaction begun
    /// before that may not see the subjects added last: whoever finds them passes them over.
    pub fn names(&self) -> Result<RwLockReadGuard<'_, Names>> {
        // A name is added whole or not at all, also when a thread panics.
        let names = self.names.read().unwrap_or_else(PoisonError::into_inner);
        if names.is_current(&self.tx)? {
            return Ok(names);
        }
        drop(names);
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        names.catch_up(&self.tx)?;
        drop(names);
        Ok(self.names.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The records, with what has changed since they were last asked for. A transaction begun
    /// before that may see older ones: whoever reads them looks whether they are still public.
    pub fn lines(&self) -> Result<RwLockReadGuard<'_, Lines>> {
        // A thread that panicked while reading has left the version as it was: read again.
        let lines = self.lines.read().unwrap_or_else(PoisonError::into_inner);
        if lines.is_current(&self.tx)? {
            return Ok(lines);
        }
        drop(lines);
        let mut lines = self.lines.write().unwrap_or_else(PoisonError::into_inner);
        if !lines.is_current(&self.tx)? {
            lines.catch_up(&self.tx)?;
        }
        drop(lines);
        Ok(self.lines.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<'a> Deref for Snapshot<'a> {
    type Target = Transaction<'a>;

    fn deref(&self) -> &Self::Target {
        &self.tx
    }
}
