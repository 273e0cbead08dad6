//! The database: one SQLite file in the data directory. One server has it at a time, and beside it
//! one import may write: readers see its records all at once, when they are committed.

mod apply;
pub mod articles;
pub mod catalogue;
mod decode;
pub mod disclosed;
pub mod documented;
mod filed;
mod fill;
pub mod findings;
mod found;
mod lines;
mod lists;
mod names;
mod naming;
mod open;
mod public;
mod reader;
pub mod records;
pub mod screening;
pub mod search;
mod seed;
pub mod statistics;
pub mod subjects;
mod writer;

pub use apply::Applied;
pub(crate) use apply::{amend as amend_record, apply as put_records, restand as restand_record};
pub use lists::Lists;
pub(crate) use public::PUBLIC;
pub use reader::{Busy, Reader, Snapshot};
pub use seed::Seed;
pub use writer::Writer;

use anyhow::Context;
use contract::Date;
use contract::article::Article;
use contract::record::Record;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::path::{Path, PathBuf};

/// The data directory, opened for writing. Holds its lock as long as it lives.
pub struct Store {
    db: Connection,
    data: PathBuf,
    _lock: File,
}

const FILE: &str = "credit.db";

impl Store {
    /// For the server: creates the directory if need be, takes it and brings the database to the
    /// present schema. Fails with a Chinese message when another server has it.
    pub fn open(data: &Path) -> anyhow::Result<Store> {
        let lock = open::server_lock(data)?;
        let mut db = open::writer(&data.join(FILE))?;
        open::migrate(&mut db).context("无法升级数据库")?;
        // An import that runs keeps both in order itself, and would be waited for.
        if let Ok(_alone) = open::import_lock(data) {
            let tx = db.transaction()?;
            catalogue::check_lists(&tx)?;
            open::shorten_log(&tx)?;
            tx.commit()?;
        }
        Ok(Store { db, data: data.to_owned(), _lock: lock })
    }

    /// For an import, with or without a server beside it. Fails with a Chinese message when another
    /// import runs, or when the server beside it keeps to an older schema.
    pub fn open_for_import(data: &Path) -> anyhow::Result<Store> {
        let lock = open::import_lock(data)?;
        let mut db = open::writer(&data.join(FILE))?;
        if open::is_behind(&db)? {
            let _alone = open::server_lock(data)
                .context("数据库要先升级。请停止平台，换用同一版本的程序，再导入")?;
            open::migrate(&mut db).context("无法升级数据库")?;
        }
        Ok(Store { db, data: data.to_owned(), _lock: lock })
    }

    /// Stores records in one transaction: all of them or, after any error or crash, none.
    ///
    /// A delivery that equals the last one of the same id changes nothing, even when the record
    /// has been marked or repaired here since. `head.published`, `head.updated` and `revision`
    /// don't count as content: the first `published` is kept, `updated` becomes `today` when the
    /// content changed, `revision` is set here. A caller that derives `withdrawn_after` or
    /// `recourse.repair_from` from a `published` of its own making must derive it from something
    /// stable instead (the decision's date), or every delivery is a revision.
    ///
    /// Subjects that are not known yet are created from `head.subject`, and others get the name that
    /// the latest decision gives them; lists that are not in the catalogue enter it. Identity and mobile
    /// numbers in running text are masked before they are stored.
    ///
    /// Errors: a record about a natural person; one that `Record::validate` refuses.
    pub fn apply(&mut self, records: &[Record], today: Date) -> anyhow::Result<Applied> {
        let tx = self.db.transaction()?;
        let applied = apply::apply(&tx, records, today)?;
        tx.commit()?;
        Ok(applied)
    }

    /// Does all of it or, after any error, nothing.
    pub fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&tx)?;
        tx.commit()?;
        Ok(done)
    }

    /// Looks at one state of the data without taking anything, with or without a server beside it.
    pub fn look<T>(
        data: &Path,
        queries: impl FnOnce(&Transaction) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let mut db = open::reader(&data.join(FILE))?;
        queries(&db.transaction()?)
    }

    /// Whether there is nobody to look up yet.
    pub fn is_empty(&self) -> anyhow::Result<bool> {
        Ok(self.db.query_row("SELECT NOT EXISTS (SELECT 1 FROM subjects)", [], |row| row.get(0))?)
    }

    /// Puts in articles by hand and takes those with these ids away; says how many of them there
    /// were.
    pub fn put_articles(
        &mut self,
        articles: &[Article],
        withdraw: &[String],
    ) -> anyhow::Result<usize> {
        let tx = self.db.transaction()?;
        articles.iter().try_for_each(|article| articles::put(&tx, article, false))?;
        let withdrawn = articles::withdraw(&tx, withdraw)?;
        tx.commit()?;
        Ok(withdrawn)
    }

    /// Puts in the articles that come with the program, unless they are there.
    pub fn refresh_articles(&mut self, today: Date) -> anyhow::Result<()> {
        let tx = self.db.transaction()?;
        articles::refresh(&tx, today)?;
        Ok(tx.commit()?)
    }

    /// The lists of the catalogue.
    pub fn lists(&self) -> anyhow::Result<Lists> {
        Lists::read(&self.db)
    }

    /// Puts a set of sample data into the empty store, in one transaction. No import may run.
    pub fn seed(&mut self, seed: &Seed, today: Date) -> anyhow::Result<Applied> {
        let _alone = self.empty_and_alone()?;
        let tx = self.db.transaction()?;
        let applied = seed::seed(&tx, seed, today)?;
        tx.commit()?;
        Ok(applied)
    }

    /// Fills the empty store with so many batches of sample data, made by number on all
    /// processors. The database is built beside the empty one and takes its place when it is
    /// whole: after any error or crash the store is as empty as before. No reader may be open, and
    /// no import may run.
    pub fn fill(
        &mut self,
        batches: usize,
        make: &(dyn Fn(usize) -> anyhow::Result<Seed> + Sync),
        today: Date,
        progress: impl FnMut(usize, usize),
    ) -> anyhow::Result<()> {
        let _alone = self.empty_and_alone()?;
        let path = self.data.join(FILE);
        let part = path.with_extension("part");
        fill::build(&part, batches, make, today, progress)?;
        // The empty database is closed, so that its log is gone before it is replaced.
        std::mem::replace(&mut self.db, Connection::open_in_memory()?)
            .close()
            .map_err(|(_, error)| error)?;
        std::fs::rename(&part, &path)?;
        self.db = open::writer(&path)?;
        Ok(())
    }

    fn empty_and_alone(&self) -> anyhow::Result<File> {
        let alone = open::import_lock(&self.data)?;
        anyhow::ensure!(self.is_empty()?, "数据目录里已经有数据");
        Ok(alone)
    }

    /// Connections for reading, beside this one.
    pub fn reader(&self) -> anyhow::Result<Reader> {
        Reader::new(&self.data.join(FILE))
    }
}
