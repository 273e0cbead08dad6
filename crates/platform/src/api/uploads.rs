//! `uploads` (tus 1.0: core, creation, termination, expiration) and `attachments`.

use super::private::{PathText, part};
use crate::filing::uploads::{self, LARGEST, Turn, Upload};
use crate::filing::{Caller, Enterprise, Filing, audit};
use crate::http::{ApiError, Pairs};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use contract::account::Identity;
use contract::case::CaseNumber;
use contract::problem::ProblemKind;
use http_body_util::BodyExt;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use tokio::sync::mpsc;

const VERSION: &str = "1.0.0";

/// What this server can do, for whoever asks.
pub async fn capabilities() -> Response {
    let largest = LARGEST.to_string();
    let can = [
        ("tus-resumable", VERSION),
        ("tus-version", VERSION),
        ("tus-extension", "creation,termination,expiration"),
        ("tus-max-size", largest.as_str()),
    ];
    (StatusCode::NO_CONTENT, AppendHeaders(can)).into_response()
}

pub async fn create(
    State(filing): State<Filing>,
    me: Enterprise,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    speaks_tus(&headers)?;
    let missing = || ApiError::invalid("Upload-Length", "请求没有写明文件的大小，没有开始上传。");
    let size = number(&headers, "upload-length").ok_or_else(missing)?;
    let name = file_name(&headers).ok_or_else(|| {
        ApiError::invalid("Upload-Metadata", "请求没有写明文件的名称，没有开始上传。")
    })?;
    let files = filing.clone();
    let begin = move |now: &crate::filing::Now| {
        uploads::begin(now, files.uploads(), &me.subject.code, &name, size)
    };
    let upload = filing.write(begin).await?;
    let mut answer = state(&filing, &upload, StatusCode::CREATED);
    let place = format!("/api/v1/uploads/{}", upload.id);
    answer.headers_mut().insert(header::LOCATION, value(place)?);
    Ok(answer)
}

pub async fn progress(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
) -> Result<Response, ApiError> {
    let upload = own(&filing, me, id).await?;
    Ok(state(&filing, &upload, StatusCode::OK))
}

pub async fn receive(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    speaks_tus(&headers)?;
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    if kind != Some(b"application/offset+octet-stream") {
        let error = ApiError::invalid("Content-Type", "上传的数据类型不对，请刷新页面后再试。");
        return Err(error.with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let upload = own(&filing, me, id).await?;
    let conflict = |detail| ApiError::new(ProblemKind::Conflict, detail);
    let Some(turn) = uploads::turn(&filing, &upload.id) else {
        return Err(conflict("这个文件正在另一处上传，请稍等再试。"));
    };
    let offset = filing.uploads().received(&upload.id);
    if number(&headers, "upload-offset") != Some(offset) {
        return Err(conflict("上传的位置对不上，请从服务器告知的位置继续。"));
    }
    let received =
        append(turn, filing.uploads().file(&upload.id), (offset, upload.size), body).await?;
    if received == upload.size && upload.media.is_none() {
        uploads::finish(&filing, upload.clone()).await?;
    }
    Ok(state(&filing, &upload, StatusCode::NO_CONTENT))
}

/// Appends what arrives; gives how much there is then. What has arrived when the connection breaks
/// is kept, so that the client goes on from there.
async fn append(
    turn: Turn,
    path: PathBuf,
    (offset, size): (u64, u64),
    mut body: Body,
) -> Result<u64, ApiError> {
    let (sender, mut receiver) = mpsc::channel::<Bytes>(4);
    // A task of its own: the client may hang up, which ends the handler in the midst of a write,
    // and nobody else may write before that write has ended.
    let writing = tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
        let _turn = turn;
        let mut file = File::options().append(true).open(path)?;
        while let Some(data) = receiver.blocking_recv() {
            file.write_all(&data)?;
        }
        Ok(file.sync_all()?)
    });
    let (mut received, mut broken) = (offset, None);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            let detail = "上传中断了，已收到的部分还在，请继续上传。";
            broken = Some(ApiError::new(ProblemKind::Unavailable, detail));
            break;
        };
        let Ok(data) = frame.into_data() else { continue };
        if received + data.len() as u64 > size {
            broken =
                Some(ApiError::invalid("file", "收到的内容比文件写明的大，请移除后重新上传。"));
            break;
        }
        received += data.len() as u64;
        // The writer has ended when the disk is full; it says so below.
        if sender.send(data).await.is_err() {
            break;
        }
    }
    drop(sender);
    writing.await.map_err(anyhow::Error::from)??;
    broken.map_or(Ok(received), Err)
}

pub async fn delete(
    State(filing): State<Filing>,
    me: Enterprise,
    id: PathText,
) -> Result<Response, ApiError> {
    let upload = own(&filing, me, id).await?;
    if upload.case.is_some() {
        let detail = "这个附件已经随办件提交，不能单独移除。";
        return Err(ApiError::new(ProblemKind::Conflict, detail));
    }
    let Some(_turn) = uploads::turn(&filing, &upload.id) else {
        return Err(ApiError::new(ProblemKind::Conflict, "这个文件正在上传，请先取消上传。"));
    };
    let (files, id) = (filing.clone(), upload.id);
    filing.write(move |now| uploads::remove(now.tx, files.uploads(), &id)).await?;
    Ok((StatusCode::NO_CONTENT, [("tus-resumable", VERSION)]).into_response())
}

/// A file to be saved, never to be shown as part of the site. With `open=1` what browsers show
/// without running anything in it opens in a window of its own.
pub async fn download(
    State(filing): State<Filing>,
    caller: Caller,
    id: PathText,
    Pairs(pairs): Pairs,
) -> Result<Response, ApiError> {
    let id = part(id)?;
    let open = pairs.iter().any(|(name, value)| name == "open" && value == "1");
    let identity = caller.account.identity.clone();
    let officer = matches!(identity, Identity::Officer { .. });
    let find = move |tx: &crate::store::Snapshot, _| match &identity {
        Identity::Enterprise { subject } => uploads::readable(tx, &id, Some(&subject.code), None),
        Identity::Officer { agency } => uploads::readable(tx, &id, None, Some(&agency.name)),
    };
    let upload = filing.read(find).await?;
    if officer {
        let case = upload.case.as_deref().and_then(CaseNumber::parse);
        let about = Some(upload.id.clone());
        audit::seen(&filing, &caller.account, "read_attachment", case, about).await?;
    }
    let file = filing.uploads().file(&upload.id);
    let bytes = tokio::fs::read(file).await.map_err(anyhow::Error::from)?;
    let name = utf8_percent_encode(&upload.name, NON_ALPHANUMERIC);
    let media = upload.media.unwrap_or_default();
    let (way, policy) = match media.as_str() {
        // The browser's viewer is an extension of its own, which a sandbox would keep out.
        "application/pdf" if open => ("inline", "default-src 'none'; style-src 'unsafe-inline'"),
        "image/jpeg" | "image/png" if open => ("inline", "default-src 'none'; sandbox"),
        _ => ("attachment", "default-src 'none'; sandbox"),
    };
    let headers = [
        (header::CONTENT_TYPE, value(media)?),
        (header::CONTENT_DISPOSITION, value(format!("{way}; filename*=UTF-8''{name}"))?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

async fn own(filing: &Filing, me: Enterprise, id: PathText) -> Result<Upload, ApiError> {
    let id = part(id)?;
    filing.read(move |tx, _| uploads::own(tx, &id, &me.subject.code)).await
}

/// How far an upload is.
fn state(filing: &Filing, upload: &Upload, status: StatusCode) -> Response {
    let numbers =
        [("upload-offset", filing.uploads().received(&upload.id)), ("upload-length", upload.size)];
    let fixed = [("tus-resumable", VERSION), ("cache-control", "no-store")];
    let mut answer = (status, AppendHeaders(fixed)).into_response();
    for (name, number) in numbers {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from(number));
    }
    // Who goes on at another device learns the name from here.
    let metadata = format!("filename {}", BASE64_STANDARD.encode(&upload.name));
    if let Ok(metadata) = HeaderValue::from_str(&metadata) {
        answer.headers_mut().insert("upload-metadata", metadata);
    }
    if upload.case.is_none()
        && let Ok(day) = HeaderValue::from_str(&uploads::http_date(upload.expires))
    {
        answer.headers_mut().insert("upload-expires", day);
    }
    answer
}

fn speaks_tus(headers: &HeaderMap) -> Result<(), ApiError> {
    match headers.get("tus-resumable").map(HeaderValue::as_bytes) {
        Some(b"1.0.0") => Ok(()),
        _ => {
            let detail = "上传方式的版本不对，请刷新页面后再试。（Tus-Resumable 应为 1.0.0）";
            let error = ApiError::invalid("Tus-Resumable", detail);
            Err(error.with_status(StatusCode::PRECONDITION_FAILED))
        }
    }
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// `filename` of Upload-Metadata: pairs of a key and Base64, separated by commas.
fn file_name(headers: &HeaderMap) -> Option<String> {
    let metadata = headers.get("upload-metadata")?.to_str().ok()?;
    let pairs = metadata.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let (_, name) = pairs.into_iter().find(|(key, _)| *key == "filename")?;
    String::from_utf8(BASE64_STANDARD.decode(name.trim()).ok()?).ok()
}

fn value(text: String) -> Result<HeaderValue, ApiError> {
    Ok(HeaderValue::from_str(&text).map_err(anyhow::Error::from)?)
}
