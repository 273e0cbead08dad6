//! Documents: made once of the records of a day, kept as they were made, verified by anybody.

mod basis;
mod compose;
mod file;
mod make;

pub use compose::{Composed, compose, own};
pub use make::{Made, make};

use super::random;
use crate::http::ApiError;
use crate::store::Snapshot;
use basis::Kept;
use contract::document::{Document, DocumentCheck, DocumentNumber, DocumentProof};
use contract::problem::ProblemKind;
use contract::text::half_width;
use contract::{Date, Uscc};
use rusqlite::{OptionalExtension, Row};
use sha2::{Digest, Sha256};

const COLUMNS: &str = "id, code, head, content, basis, fingerprint, owner";

/// A document with what it was made from.
struct Stored {
    document: Document,
    kept: Kept,
    owner: String,
}

/// The document with this id that is this enterprise's own, or anybody's. Errors: there is none;
/// 410 if a record in it isn't public any more, so that nothing that has ended is shown again.
pub fn open(
    now: &Snapshot,
    id: &str,
    owner: Option<&Uscc>,
    today: Date,
) -> Result<Document, ApiError> {
    let find = format!("SELECT {COLUMNS} FROM documents WHERE id = ?");
    let stored = now.prepare_cached(&find)?.query_row([id], |row| Ok(stored(row))).optional()?;
    let owner = owner.map_or("", Uscc::as_str);
    let stored = stored.transpose()?.filter(|stored| stored.owner == owner).ok_or_else(unknown)?;
    if stored.kept.compared(now, today)?.basis.ended > 0 {
        let detail = "开具以后，其中有信息已停止公示，这一份不再显示。它仍然可以核验；要现在的，请重新开具。";
        return Err(ApiError::new(ProblemKind::Withdrawn, detail));
    }
    Ok(stored.document)
}

/// The file of a document that can be opened, with its name.
pub fn file(
    now: &Snapshot,
    id: &str,
    owner: Option<&Uscc>,
    today: Date,
) -> Result<(Document, String), ApiError> {
    let document = open(now, id, owner, today)?;
    let find = "SELECT file FROM documents WHERE id = ?";
    let file = now.prepare_cached(find)?.query_row([id], |row| row.get(0))?;
    Ok((document, file))
}

/// What the document must say to be genuine; none if there is no such document, or number and code
/// don't belong together.
pub fn proof(
    now: &Snapshot,
    check: &DocumentCheck,
    today: Date,
) -> Result<Option<DocumentProof>, ApiError> {
    let plain = |text: &Option<String>| -> String {
        let text = text.as_deref().unwrap_or_default();
        let kept = text.chars().take(80).map(half_width).filter(char::is_ascii_alphanumeric);
        kept.map(|c| c.to_ascii_uppercase()).collect()
    };
    let (column, value) = match check.fingerprint {
        Some(_) => ("fingerprint", plain(&check.fingerprint).to_ascii_lowercase()),
        None => {
            let number = check.number.as_deref().and_then(DocumentNumber::parse);
            let Some(number) = number else { return Ok(None) };
            ("number", number.to_string())
        }
    };
    let find = format!("SELECT {COLUMNS} FROM documents WHERE {column} = ?");
    let found = now.prepare_cached(&find)?.query_row([value], |row| Ok(stored(row))).optional()?;
    let Some(Stored { document, kept, owner }) = found.transpose()? else { return Ok(None) };
    if check.fingerprint.is_none() && plain(&check.code) != document.code {
        return Ok(None);
    }
    let compared = kept.compared(now, today)?;
    let (head, fingerprint) = (document.head, document.fingerprint);
    let content = owner.is_empty().then(|| compared.still(document.content));
    Ok(Some(DocumentProof { head, fingerprint, content, basis: compared.basis }))
}

fn stored(row: &Row) -> Result<Stored, ApiError> {
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
    Ok(Stored {
        document: Document {
            id: row.get(0)?,
            code: row.get(1)?,
            head: serde_json::from_str(text(2)?)?,
            content: serde_json::from_str(text(3)?)?,
            fingerprint: row.get(5)?,
        },
        kept: serde_json::from_str(text(4)?)?,
        owner: row.get(6)?,
    })
}

fn unknown() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有这份证明或报告，请核对网址，或重新开具。")
}

fn sha256(bytes: &[u8]) -> String {
    random::hex(&Sha256::digest(bytes))
}
