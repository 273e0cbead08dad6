//! Making a document: number, code, digest and file, written down in one go.

use super::compose::Composed;
use super::{COLUMNS, file, sha256, stored};
use crate::filing::{Now, random};
use crate::http::{ApiError, Base};
use contract::Uscc;
use contract::document::{Document, DocumentHead, DocumentNumber};
use contract::problem::ProblemKind;
use rusqlite::{OptionalExtension, params};

/// Most lines that are answered on a day: what bounds the room that documents take.
const LINES_A_DAY: u32 = 200_000;

/// A request that is done once: its key and what it asks for.
pub struct Made<'a> {
    /// `Idempotency-Key`.
    pub key: &'a str,
    /// What is asked for, so that another request with the same key is noticed.
    pub request: &'a [u8],
}

impl Made<'_> {
    /// The document that the request came to, if it was done before.
    fn before(&self, now: &Now, owner: &str) -> Result<Option<Document>, ApiError> {
        let find = format!("SELECT {COLUMNS}, request FROM documents WHERE owner = ? AND key = ?");
        let mut find = now.tx.prepare_cached(&find)?;
        let found = find
            .query_row(params![owner, self.key], |row| Ok((stored(row), row.get(7)?)))
            .optional()?;
        let Some((document, request)) = found else { return Ok(None) };
        let request: Vec<u8> = request;
        if request != self.request {
            let detail = "同一个提交编号已经用于另一份内容，没有重复开具。请刷新页面后再试。";
            return Err(ApiError::new(ProblemKind::Conflict, detail));
        }
        Ok(Some(document?.document))
    }
}

/// Makes it, or answers what the same request came to before.
pub fn make(
    now: &Now,
    composed: &Composed,
    made: &Made,
    base: &Base,
) -> Result<Document, ApiError> {
    let owner = composed.owner.as_ref().map_or("", Uscc::as_str);
    if let Some(before) = made.before(now, owner)? {
        return Ok(before);
    }
    let day = now.at.date();
    let (serial, lines): (u32, u32) = now
        .tx
        .prepare_cached(
            "SELECT ifnull(max(serial), 0) + 1, ifnull(sum(lines), 0) FROM documents WHERE day = ?",
        )?
        .query_row([day.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let more = u32::try_from(composed.content.lines.len()).unwrap_or(u32::MAX);
    if lines.saturating_add(more) > LINES_A_DAY {
        let detail = "今天开具的已经太多，请明天再试；查询结果可以先打印或下载。";
        return Err(ApiError::new(ProblemKind::TooMany, detail));
    }
    let content = serde_json::to_string(&composed.content)?;
    let head = DocumentHead {
        number: DocumentNumber::new(composed.kind, day, serial),
        kind: composed.kind,
        made: now.at,
        as_of: composed.as_of,
        version: composed.version.clone(),
        digest: sha256(content.as_bytes()),
    };
    let mut document = Document {
        id: random::token()?,
        code: random::code()?,
        fingerprint: String::new(),
        content: composed.content.clone(),
        head,
    };
    let file = file::html(&document, base);
    document.fingerprint = sha256(file.as_bytes());
    now.tx.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            document.id,
            document.head.number.as_str(),
            day.to_string(),
            serial,
            document.code,
            owner,
            made.key,
            made.request,
            more,
            serde_json::to_string(&document.head)?,
            content,
            serde_json::to_string(&composed.kept)?,
            file,
            document.fingerprint
        ],
    )?;
    Ok(document)
}
