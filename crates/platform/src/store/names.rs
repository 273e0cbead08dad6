//! The names and codes of all subjects in memory, to find any part of a name at once: some 60 MB
//! for a city of 300,000 subjects. A table of character pairs leads to the names that can match.

use super::found::{Found, Hit, Wanted};
use anyhow::{Context, Result, bail};
use contract::subject::SubjectKind;
use contract::{Uscc, text};
use memchr::memmem::Finder;
use rusqlite::{Row, Transaction};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Answers to searches with more candidates than this are kept; others are quick to find again.
const MANY: usize = 1000;
/// How many answers are kept.
const KEPT: usize = 256;

/// A code as bytes, or a part of one filled up to bound a range.
type Code = [u8; 18];

/// A name that a subject has or had. Those of a subject follow one another, the present first.
pub(super) struct Name {
    /// Its row in `subjects`.
    pub subject: i64,
    pub code: Code,
    /// 0 for the present name, 1 for the latest former one.
    pub place: u8,
    /// Characters of the present name.
    pub length: u16,
    pub kind: SubjectKind,
    /// Index in `regions`.
    pub region: u16,
    /// Where the search key begins in `keys`, and its bytes.
    key: u32,
    bytes: u16,
    /// False once the subject has been stored again: it was read anew.
    live: bool,
}

/// All names that have been read so far.
#[derive(Default)]
pub struct Names {
    /// The last row of `subject_names` that was read.
    last: i64,
    names: Vec<Name>,
    keys: String,
    pairs: HashMap<[char; 2], Vec<u32>>,
    codes: BTreeMap<Code, u32>,
    regions: Vec<(String, String)>,
    answers: Mutex<HashMap<Wanted, Arc<Found>>>,
}

impl Names {
    /// Whether every name that `tx` sees has been read.
    pub fn is_current(&self, tx: &Transaction) -> Result<bool> {
        let last: Option<i64> = tx
            .prepare_cached("SELECT max(id) FROM subject_names")?
            .query_row([], |row| row.get(0))?;
        Ok(last.is_none_or(|last| last <= self.last))
    }

    /// Reads the names that have been stored since.
    pub fn catch_up(&mut self, tx: &Transaction) -> Result<()> {
        let mut find = tx.prepare_cached(
            "SELECT n.id, n.subject_id, n.place, n.name, s.code, length(s.name), s.kind,
                s.region_code, s.region_name
             FROM subject_names n JOIN subjects s ON s.id = n.subject_id
             WHERE n.id > ? ORDER BY n.id",
        )?;
        let mut rows = find.query([self.last])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if let Err(error) = self.read(row) {
                tracing::error!(id, %error, "主体名称无法读取，查询时找不到它");
            }
            self.last = id;
        }
        self.answers.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }

    fn read(&mut self, row: &Row) -> Result<()> {
        let text = |column| -> rusqlite::Result<&str> { Ok(row.get_ref(column)?.as_str()?) };
        let key = text::search_key(text(3)?);
        let name = Name {
            subject: row.get(1)?,
            code: text(4)?.as_bytes().try_into().context("代码不是 18 位")?,
            place: row.get(2)?,
            length: row.get(5)?,
            kind: SubjectKind::from_code(text(6)?).context("没有这种主体类型")?,
            region: self.region(text(7)?, text(8)?)?,
            key: u32::try_from(self.keys.len())?,
            bytes: u16::try_from(key.len())?,
            live: true,
        };
        let after = self.names.last().filter(|n| n.subject == name.subject);
        if name.place > 0 && after.map(|n| n.place + 1) != Some(name.place) {
            bail!("曾用名前面没有现用名");
        }
        self.add(name, &key)
    }

    fn add(&mut self, name: Name, key: &str) -> Result<()> {
        let index = u32::try_from(self.names.len())?;
        if name.place == 0
            && let Some(old) = self.codes.insert(name.code, index)
        {
            let old = self.names.iter_mut().skip(old as usize);
            old.take_while(|n| n.subject == name.subject).for_each(|n| n.live = false);
        }
        let chars: Vec<char> = key.chars().collect();
        for pair in chars.windows(2) {
            let names = self.pairs.entry([pair[0], pair[1]]).or_default();
            if names.last() != Some(&index) {
                names.push(index);
            }
        }
        self.keys.push_str(key);
        self.names.push(name);
        Ok(())
    }

    fn region(&mut self, code: &str, name: &str) -> Result<u16> {
        let known = self.regions.iter().position(|(c, n)| c == code && n == name);
        if known.is_none() {
            self.regions.push((code.to_owned(), name.to_owned()));
        }
        Ok(u16::try_from(known.unwrap_or(self.regions.len() - 1))?)
    }

    /// How many subjects there are.
    pub fn subjects(&self) -> u64 {
        self.codes.len() as u64
    }

    /// The subjects that are wanted, best first; computed or, for common words, remembered.
    pub fn find(&self, wanted: &Wanted) -> Arc<Found> {
        // A thread that panicked with the answers in hand has left them whole.
        let answers = || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = answers().get(wanted) {
            return found.clone();
        }
        let hits = self.hits(&wanted.key, wanted.exact, wanted.prefix.as_deref());
        let many = hits.len().max(self.candidates(&wanted.key).len()) > MANY;
        let found = Arc::new(Found::new(self, hits, wanted));
        if many {
            let mut answers = answers();
            if answers.len() >= KEPT {
                answers.clear();
            }
            answers.insert(wanted.clone(), found.clone());
        }
        found
    }

    /// Rows in `subjects` of all whose name contains the key or whose code begins with it.
    pub fn subjects_named(&self, key: &str, prefix: Option<&str>) -> Vec<i64> {
        let hits = self.hits(key, None, prefix).into_iter();
        hits.filter_map(|hit| self.name(&hit).map(|name| name.subject)).collect()
    }

    fn hits(&self, key: &str, exact: Option<Uscc>, prefix: Option<&str>) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let candidates = self.candidates(key);
        // Whoever has a pair of characters has the key, if that is all of the key.
        let whole = key.chars().count() == 2;
        let finder = Finder::new(key);
        for &index in candidates {
            let Some(name) = self.names.get(index as usize).filter(|name| name.live) else {
                continue;
            };
            let own = self.key(name);
            if !whole && finder.find(own.as_bytes()).is_none() {
                continue;
            }
            let rank = match own.starts_with(key) {
                true if own.len() == key.len() => 2,
                true => 4,
                false => 6,
            };
            hits.push(Hit::new(index, name.place, rank));
        }
        Hit::merge(&mut hits);
        if let Some(prefix) = prefix {
            self.codes_with(prefix, exact, &mut hits);
        }
        hits
    }

    /// The fewest names that are sure to contain all with this key.
    fn candidates(&self, key: &str) -> &[u32] {
        let names = |pair| self.pairs.get(&pair).map_or(&[][..], Vec::as_slice);
        let pairs = key.chars().zip(key.chars().skip(1)).map(|(a, b)| names([a, b]));
        pairs.min_by_key(|names| names.len()).unwrap_or_default()
    }

    fn codes_with(&self, prefix: &str, exact: Option<Uscc>, hits: &mut Vec<Hit>) {
        let bound = |filler: u8| {
            let mut bound = [filler; 18];
            bound.iter_mut().zip(prefix.bytes()).for_each(|(to, from)| *to = from);
            bound
        };
        let exact = exact.as_ref().map(|code| code.as_str().as_bytes());
        let by_name = hits.len();
        for (code, &index) in self.codes.range(bound(0)..=bound(b'~')) {
            let rank = if exact == Some(&code[..]) { 0 } else { 4 };
            hits.push(Hit::new(index, 0, rank));
        }
        if by_name > 0 {
            hits.sort_unstable();
            Hit::merge(hits);
        }
    }

    fn key(&self, name: &Name) -> &str {
        let start = name.key as usize;
        self.keys.get(start..start + usize::from(name.bytes)).unwrap_or_default()
    }

    /// The present name of the subject that was hit.
    pub(super) fn name(&self, hit: &Hit) -> Option<&Name> {
        self.names.get(hit.index as usize)
    }

    /// Code and name of the region with this index.
    pub(super) fn regions(&self) -> &[(String, String)] {
        &self.regions
    }
}
