//! Files that are handed in: received in pieces, checked when whole, kept outside the database.

mod content;
mod finish;
mod scan;

pub use finish::finish;

use super::{Filing, Now, random};
use crate::clock;
use crate::http::ApiError;
use anyhow::{Context, Result};
use contract::problem::ProblemKind;
use contract::{Text, Timestamp, Uscc};
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

/// The largest file, in bytes.
pub const LARGEST: u64 = 20 << 20;
/// How long an upload that belongs to nothing is kept, in seconds.
const KEPT: i64 = 7 * 86_400;
/// The most files of an enterprise that belong to no case yet.
const MOST: u32 = 100;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 150;

/// Where the files are, and which are being written to.
pub struct Uploads {
    folder: PathBuf,
    clamd: Option<String>,
    busy: Mutex<HashSet<String>>,
}

/// An upload.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Random id, and the name of its file.
    pub id: String,
    /// Who uploads it.
    pub subject: String,
    /// Name of the file as its owner had it.
    pub name: String,
    /// Bytes in all.
    pub size: u64,
    /// Media type, once all of it is there and was checked.
    pub media: Option<String>,
    /// When it goes, unless it belongs to a draft or a case.
    pub expires: Timestamp,
    /// The case it belongs to.
    pub case: Option<String>,
}

/// The right to write to an upload; nobody else has it meanwhile.
pub struct Turn(Filing, String);

impl Uploads {
    pub(super) fn open(data: &Path, clamd: Option<String>) -> Result<Self> {
        let folder = data.join("uploads");
        fs::create_dir_all(&folder).with_context(|| format!("无法创建 {}", folder.display()))?;
        Ok(Self { folder, clamd, busy: Mutex::default() })
    }

    /// The file of an upload. Ids are made here and found in the database: never a path of a
    /// stranger's making.
    pub fn file(&self, id: &str) -> PathBuf {
        self.folder.join(id)
    }

    /// How much of it has arrived. The file itself knows best, also after a crash.
    pub fn received(&self, id: &str) -> u64 {
        fs::metadata(self.file(id)).map_or(0, |file| file.len())
    }

    fn remove(&self, id: &str) -> Result<()> {
        match fs::remove_file(self.file(id)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Takes the right to write to an upload, if nobody has it.
pub fn turn(filing: &Filing, id: &str) -> Option<Turn> {
    let mut busy = filing.uploads().busy.lock().unwrap_or_else(PoisonError::into_inner);
    busy.insert(id.to_owned()).then(|| Turn(filing.clone(), id.to_owned()))
}

/// When an upload goes, as headers say it.
pub fn http_date(moment: Timestamp) -> String {
    let seconds = Duration::from_secs(u64::try_from(moment.0).unwrap_or_default());
    httpdate::fmt_http_date(UNIX_EPOCH + seconds)
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.uploads().busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

/// Begins an upload.
pub fn begin(
    now: &Now,
    uploads: &Uploads,
    subject: &Uscc,
    name: &str,
    size: u64,
) -> Result<Upload, ApiError> {
    let name = content::plain_name(name, LONGEST_NAME);
    content::accepted(&name)?;
    if size == 0 {
        return Err(ApiError::invalid("file", "这个文件是空的（0 字节），请重新选择。"));
    }
    if size > LARGEST {
        return Err(too_large());
    }
    let count = "SELECT count(*) FROM uploads WHERE subject = ? AND case_number IS NULL";
    let loose: u32 = now.tx.query_row(count, [subject.as_str()], |row| row.get(0))?;
    if loose >= MOST {
        let detail = format!("还没有提交的附件最多 {MOST} 个，请先移除几个。");
        return Err(ApiError::new(ProblemKind::Conflict, detail));
    }
    let (id, expires) = (random::token()?, clock::now().0 + KEPT);
    fs::File::create_new(uploads.file(&id)).map_err(anyhow::Error::from)?;
    now.tx.execute(
        "INSERT INTO uploads VALUES (?, ?, ?, ?, NULL, ?, NULL)",
        params![id, subject.as_str(), name, size, expires],
    )?;
    find(now.tx, &id)?.ok_or_else(unknown)
}

/// Stores a whole file of known content: for the sample alone.
pub fn put(
    now: &Now,
    uploads: &Uploads,
    (id, subject, name): (&str, &Uscc, &str),
    media: &str,
    bytes: &[u8],
) -> Result<()> {
    fs::write(uploads.file(id), bytes)?;
    let expires = now.at.0 + KEPT;
    now.tx.execute(
        "INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, NULL)",
        params![id, subject.as_str(), name, bytes.len() as u64, media, expires],
    )?;
    Ok(())
}

/// The upload with this id, whosever it is.
pub fn find(tx: &Transaction, id: &str) -> Result<Option<Upload>, ApiError> {
    let mut find = tx.prepare_cached(
        "SELECT id, subject, name, size, media, expires, case_number FROM uploads WHERE id = ?",
    )?;
    let read = |row: &rusqlite::Row| {
        Ok(Upload {
            id: row.get(0)?,
            subject: row.get(1)?,
            name: row.get(2)?,
            size: row.get(3)?,
            media: row.get(4)?,
            expires: Timestamp(row.get(5)?),
            case: row.get(6)?,
        })
    };
    Ok(find.query_row([id], read).optional()?)
}

/// The enterprise's own upload.
pub fn own(tx: &Transaction, id: &str, subject: &Uscc) -> Result<Upload, ApiError> {
    find(tx, id)?.filter(|upload| upload.subject == subject.as_str()).ok_or_else(unknown)
}

/// A whole file of the enterprise's own, or of a case of the agency.
pub fn readable(
    tx: &Transaction,
    id: &str,
    subject: Option<&Uscc>,
    agency: Option<&Text>,
) -> Result<Upload, ApiError> {
    let upload = find(tx, id)?.filter(|upload| upload.media.is_some()).ok_or_else(unknown)?;
    let handled = "SELECT EXISTS (SELECT 1 FROM cases WHERE number = ?1
            AND (agency_name = ?2 OR handler_name = ?2))";
    let may = match (subject, agency) {
        (Some(subject), _) => upload.subject == subject.as_str(),
        (None, Some(agency)) => {
            tx.query_row(handled, params![upload.case, agency.as_str()], |row| row.get(0))?
        }
        (None, None) => false,
    };
    may.then_some(upload).ok_or_else(unknown)
}

/// Removes an upload that belongs to no case.
pub fn remove(tx: &Transaction, uploads: &Uploads, id: &str) -> Result<(), ApiError> {
    uploads.remove(id)?;
    tx.execute("DELETE FROM uploads WHERE id = ? AND case_number IS NULL", [id])?;
    Ok(())
}

/// Removes files that have expired and belong to neither a case nor a draft.
pub async fn clean(filing: &Filing) -> Result<(), ApiError> {
    let uploads = filing.clone();
    let all = "SELECT id FROM uploads AS u WHERE case_number IS NULL AND expires < ?
        AND NOT EXISTS (SELECT 1 FROM drafts WHERE subject = u.subject AND instr(answers, u.id))";
    filing
        .write(move |now| {
            let mut find = now.tx.prepare_cached(all)?;
            let ids = find.query_map([clock::now().0], |row| row.get::<_, String>(0))?;
            for id in ids.collect::<rusqlite::Result<Vec<_>>>()? {
                remove(now.tx, uploads.uploads(), &id)?;
            }
            Ok(())
        })
        .await
}

/// There is no such file, or it is none of the caller's business.
pub fn unknown() -> ApiError {
    ApiError::new(ProblemKind::NotFound, "没有这个附件，它可能已经移除或过期，请重新上传。")
}

/// The file is larger than any may be.
pub fn too_large() -> ApiError {
    let detail = "文件超过 20 MB，请压缩，或分成几个文件上传。";
    ApiError::new(ProblemKind::TooLarge, detail)
}
