//! `documents`, `me/documents`, `document-checks`: certificates of lookups and credit reports.

use super::download::attachment;
use super::private::{Answer, Body, PathText, Private, part};
use crate::filing::{Enterprise, Filing, Now, documents, same_site};
use crate::http::{ApiError, Base};
use crate::store::Snapshot;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use contract::document::{Document, DocumentCheck, DocumentNumber, DocumentProof, DocumentRequest};
use contract::problem::ProblemKind;
use contract::{Date, Uscc};
use sha2::{Digest, Sha256};

/// Documents and wrong fingerprints are counted for everybody together: who asks has no name.
const ANYBODY: &str = "";

/// Makes what anybody may ask for.
pub async fn make(
    State(filing): State<Filing>,
    base: Base,
    headers: HeaderMap,
    Body(request): Body<DocumentRequest>,
) -> Result<Response, ApiError> {
    same_site(&headers)?;
    let asked = Sha256::digest(serde_json::to_vec(&request)?).to_vec();
    let compose = move |now: &Snapshot, today| documents::compose(now, &request, today);
    made(&filing, base, &headers, asked, compose).await
}

/// Makes the enterprise's own report.
pub async fn make_own(
    State(filing): State<Filing>,
    me: Enterprise,
    base: Base,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    crate::filing::cases::settle(&filing).await?;
    let compose = move |now: &Snapshot, today| documents::own(now, &me, today);
    made(&filing, base, &headers, Vec::new(), compose).await
}

async fn made(
    filing: &Filing,
    base: Base,
    headers: &HeaderMap,
    request: Vec<u8>,
    compose: impl FnOnce(&Snapshot, Date) -> Result<documents::Composed, ApiError> + Send + 'static,
) -> Result<Response, ApiError> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = key.filter(|key| (8..=128).contains(&key.len())).map(str::to_owned);
    let key = key.ok_or_else(|| {
        let detail =
            "请求缺少提交编号（Idempotency-Key，8 到 128 个字符），没有执行。请刷新页面后再试。";
        ApiError::invalid("Idempotency-Key", detail)
    })?;
    if let Some(minutes) = filing.documents().minutes(ANYBODY) {
        let detail = format!("现在开具的人太多，请 {minutes} 分钟后再试。");
        return Err(ApiError::new(ProblemKind::TooMany, detail));
    }
    let composed = filing.read(compose).await?;
    filing.documents().failed(ANYBODY);
    let make = move |now: &Now| {
        let made = documents::Made { key: &key, request: &request };
        documents::make(now, &composed, &made, &base)
    };
    let document = filing.write(make).await?;
    Ok((StatusCode::CREATED, Private(document)).into_response())
}

/// A document that anybody may have asked for.
pub async fn one(State(filing): State<Filing>, id: PathText) -> Answer<Document> {
    let id = part(id)?;
    filing.read(move |now, today| documents::open(now, &id, None, today)).await.map(Private)
}

/// The enterprise's own.
pub async fn own(State(filing): State<Filing>, me: Enterprise, id: PathText) -> Answer<Document> {
    let (id, code) = (part(id)?, me.subject.code);
    let open = move |now: &Snapshot, today| documents::open(now, &id, Some(&code), today);
    filing.read(open).await.map(Private)
}

/// The file of a document that anybody may have asked for.
pub async fn file(State(filing): State<Filing>, id: PathText) -> Result<Response, ApiError> {
    download(&filing, part(id)?, None).await
}

/// The file of the enterprise's own.
pub async fn own_file(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
) -> Result<Response, ApiError> {
    download(&filing, part(id)?, Some(me.subject.code)).await
}

async fn download(filing: &Filing, id: String, owner: Option<Uscc>) -> Result<Response, ApiError> {
    let find = move |now: &Snapshot, today| documents::file(now, &id, owner.as_ref(), today);
    let (document, file) = filing.read(find).await?;
    let number = &document.head.number;
    let name = format!("{}-{number}.html", document.head.kind.label());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&name, &format!("{number}.html"))),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned(),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

/// Verifies by number and code, or by fingerprint.
pub async fn check(
    State(filing): State<Filing>,
    headers: HeaderMap,
    Body(check): Body<DocumentCheck>,
) -> Answer<DocumentProof> {
    same_site(&headers)?;
    let number = match (&check.fingerprint, check.number.as_deref()) {
        (Some(_), _) => ANYBODY.to_owned(),
        (None, number) => {
            let number = number.and_then(DocumentNumber::parse);
            let wrong = || {
                let detail = "编号不对，请照证明或报告上的写，例如 ZM20261122-00042-18。";
                ApiError::invalid("number", detail)
            };
            number.ok_or_else(wrong)?.to_string()
        }
    };
    let by_file = check.fingerprint.is_some();
    let counted = if by_file { filing.receipts() } else { filing.lookups() };
    counted.check(&number, "核验")?;
    let found = filing.read(move |now, today| documents::proof(now, &check, today)).await?;
    found.map(Private).ok_or_else(|| {
        counted.failed(&number);
        let detail = match by_file {
            true => "平台没有出过这个文件，或者它被改动过。请向出示的人要原来的文件，或用编号和核验码核验。",
            false => "编号和核验码对不上，请照证明或报告核对；仍然对不上的，可能不是真的。",
        };
        ApiError::new(ProblemKind::NotFound, detail)
    })
}
