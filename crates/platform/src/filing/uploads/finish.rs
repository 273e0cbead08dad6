//! What happens when all of a file has arrived.

use super::{Upload, content, remove, scan};
use crate::filing::{Filing, off_thread};
use crate::http::ApiError;
use rusqlite::params;

/// Checks a file that is whole. One that can't be taken is removed, and it is said why.
pub async fn finish(filing: &Filing, upload: Upload) -> Result<(), ApiError> {
    let file = filing.uploads().file(&upload.id);
    let name = upload.name.clone();
    let (path, clamd) = (file.clone(), filing.uploads().clamd.clone());
    let check = move || content::check(&path, &name).map_err(|e| anyhow::Error::from(e).into());
    let media = match off_thread(check).await? {
        Ok(media) => match clamd {
            Some(clamd) => scan::clean(clamd, file).await?.then_some(media).ok_or_else(infected),
            None => Ok(media),
        },
        Err(refusal) => Err(refusal),
    };
    let (uploads, id) = (filing.clone(), upload.id);
    filing
        .write(move |now| match media {
            Ok(media) => {
                let keep = "UPDATE uploads SET media = ? WHERE id = ?";
                now.tx.execute(keep, params![media, id])?;
                Ok(Ok(()))
            }
            Err(refusal) => remove(now.tx, uploads.uploads(), &id).map(|()| Err(refusal)),
        })
        .await?
}

fn infected() -> ApiError {
    ApiError::invalid("file", "这个文件没有通过病毒检查，没有保存。请检查您的电脑后换一个文件。")
}
