//! The server's connection for writing.

use super::{FILE, Store, open};
use anyhow::Result;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// One connection that writes, one transaction at a time.
pub struct Writer {
    db: Mutex<Connection>,
    data: PathBuf,
}

impl Store {
    /// A connection for writing, beside this one.
    pub fn writer(&self) -> Result<Writer> {
        Ok(Writer { db: Mutex::new(open::writer(&self.data.join(FILE))?), data: self.data.clone() })
    }
}

impl Writer {
    /// Does all of it or, after any error, nothing. Blocks: call it off the async threads.
    pub fn write<T, E: From<anyhow::Error>>(
        &self,
        work: impl FnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic rolls its transaction back: the connection is as good as before.
        let mut db = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = |error: rusqlite::Error| E::from(error.into());
        // Immediate: a transaction that begins by reading can't lose its right to write later.
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let done = work(&tx)?;
        tx.commit().map_err(fault)?;
        Ok(done)
    }

    /// The data directory.
    pub fn directory(&self) -> &Path {
        &self.data
    }
}
