//! Asking a clamd whether a file is clean.

use crate::filing::off_thread;
use crate::http::ApiError;
use clamav_client::{Tcp, clean as is_clean, scan_file};
use contract::problem::ProblemKind;
use std::path::PathBuf;
use std::time::Duration;

/// How long a scan may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether nothing was found. The file is kept unchecked while the scanner doesn't answer: asking
/// again is enough.
pub async fn clean(clamd: String, file: PathBuf) -> Result<bool, ApiError> {
    let scan = off_thread(move || {
        let answer = scan_file(file, Tcp { host_address: clamd.as_str() }, None);
        Ok(answer.and_then(|answer| is_clean(&answer).map_err(std::io::Error::other)))
    });
    let silent = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "病毒检查没有完成");
        let detail = "文件已经收到，但病毒检查暂时没有完成，请稍后点重试，不用重新上传。";
        ApiError::new(ProblemKind::Unavailable, detail)
    };
    match tokio::time::timeout(PATIENCE, scan).await {
        Ok(answer) => answer?.map_err(|error| silent(&error)),
        Err(late) => Err(silent(&late)),
    }
}
