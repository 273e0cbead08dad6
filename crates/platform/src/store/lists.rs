//! The named lists of the catalogue, and entries of lists that are not in it yet.

use anyhow::{Context, Result};
use contract::Text;
use contract::record::{Body, CreditList, Record, RecordKind};
use contract::text::search_key;
use rusqlite::{Connection, Transaction, params};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;

/// Names and kinds of lists. Spellings of one name are one list.
#[derive(Default)]
pub struct Lists(HashMap<String, (Text, RecordKind)>);

impl Lists {
    pub(super) fn read(db: &Connection) -> Result<Self> {
        let mut lists = Self::default();
        let mut find = db.prepare("SELECT name, kind FROM lists")?;
        let mut rows = find.query([])?;
        while let Some(row) = rows.next()? {
            let (name, kind): (String, String) = (row.get(0)?, row.get(1)?);
            if let (Some(name), Some(kind)) = (Text::new(name), RecordKind::from_code(&kind)) {
                lists.know(&name, kind);
            }
        }
        Ok(lists)
    }

    /// The list of this name, as the catalogue spells it; one of that kind if it is new.
    pub fn know(&mut self, name: &Text, kind: RecordKind) -> (Text, RecordKind) {
        let list = self.0.entry(search_key(name.as_str()));
        list.or_insert_with(|| (name.clone(), kind)).clone()
    }
}

/// Puts the list of an entry into the catalogue if it isn't there: what the law asks of a list,
/// every entry says.
pub(super) fn put_if_new(tx: &Transaction, record: &Record) -> Result<()> {
    let Body::ListEntry(entry) = &record.body else { return Ok(()) };
    let known: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM lists WHERE name = ?)")?
        .query_row([entry.list.as_str()], |row| row.get(0))?;
    if known {
        return Ok(());
    }
    let criteria = format!("按{}认定。", entry.legal_basis.as_str().trim_end_matches('。'));
    let list = CreditList {
        id: id(&entry.list)?,
        kind: record.head.kind,
        name: entry.list.clone(),
        legal_basis: entry.legal_basis.clone(),
        deciding_body: record.head.authority.clone(),
        criteria: Text::new(criteria).context("名单没有依据")?,
        measures: entry.measures.clone(),
        exit_rule: entry.exit_rule.clone(),
        remedy: entry.remedy.clone(),
        count: 0,
    };
    tx.execute(
        "INSERT INTO lists (id, place, kind, name, definition)
         SELECT ?, ifnull(max(place), 0) + 1, ?, ?, ? FROM lists",
        params![
            list.id.as_str(),
            list.kind.code(),
            list.name.as_str(),
            serde_json::to_string(&list)?
        ],
    )?;
    Ok(())
}

/// Permanent, since people print addresses.
fn id(name: &Text) -> Result<Text> {
    let mut id = "list-".to_owned();
    for byte in Sha256::digest(name.as_str()).iter().take(6) {
        write!(id, "{byte:02x}")?;
    }
    Text::new(id).context("名单没有名称")
}
