//! `documents`, `me/documents`, `document-checks`.

use super::call::Call;
use super::client::{Cancel, get, send};
use super::{Answer, ask, change};
use crate::paths::segment_of_id;
use contract::document::{Document, DocumentCheck, DocumentProof, DocumentRequest};
use std::time::Duration;

/// A long list takes the platform a while.
const LIMIT: Duration = Duration::from_secs(60);

/// Has a certificate or a public report made; the key stands for this one, however often it is
/// asked for.
pub async fn make_document(base: &str, request: &DocumentRequest, key: &str) -> Answer<Document> {
    let call = Call::new("POST", format!("{base}/documents")).json(request)?.once(key);
    send(&call.limit(LIMIT), &Cancel::default()).await?.read()
}

/// Has the enterprise's own report made.
pub async fn make_report(base: &str, key: &str) -> Answer<Document> {
    let call = Call::new("POST", format!("{base}/me/documents")).once(key).limit(LIMIT);
    change(call, &Cancel::default()).await?.read()
}

/// A certificate or public report.
pub async fn document(base: &str, id: &str, cancel: &Cancel) -> Answer<Document> {
    get(&format!("{base}/documents/{}", segment_of_id(id)), cancel).await
}

/// The enterprise's own report.
pub async fn my_report(base: &str, id: &str, cancel: &Cancel) -> Answer<Document> {
    ask(format!("{base}/me/documents/{}", segment_of_id(id)), cancel).await
}

/// The address of a document as a file.
pub fn document_file(base: &str, own: bool, id: &str) -> String {
    let mine = if own { "/me" } else { "" };
    format!("{base}{mine}/documents/{}/file", segment_of_id(id))
}

/// What a document must say to be genuine.
pub async fn check_document(base: &str, check: &DocumentCheck) -> Answer<DocumentProof> {
    let call = Call::new("POST", format!("{base}/document-checks")).json(check)?;
    // It only reads.
    send(&call.repeatable(), &Cancel::default()).await?.read()
}
