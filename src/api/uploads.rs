//! Files, by tus: begun, sent in pieces, gone on with after an interruption.

use super::call::{Call, Reply};
use super::client::Cancel;
use super::{Answer, ApiError, change};
use crate::paths::segment;
use leptos::prelude::window;
use std::time::Duration;
use web_sys::Blob;

/// A piece may take long on a slow line.
const PATIENCE: Duration = Duration::from_secs(90);

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Name of the file.
    pub name: String,
    /// Bytes in all.
    pub size: u64,
    /// Bytes that have arrived.
    pub received: u64,
}

fn tus(method: &'static str, address: String) -> Call {
    Call::new(method, address).header("Tus-Resumable", "1.0.0".to_owned())
}

fn place(base: &str, id: &str) -> String {
    format!("{base}/uploads/{}", segment(id))
}

/// Begins an upload; gives its id.
pub async fn begin_upload(base: &str, name: &str, size: u64, cancel: &Cancel) -> Answer<String> {
    let latin: String = name.bytes().map(char::from).collect();
    let encoded = window().btoa(&latin).unwrap_or_default();
    let call = tus("POST", format!("{base}/uploads"))
        .header("Upload-Length", size.to_string())
        .header("Upload-Metadata", format!("filename {encoded}"));
    let reply = change(call, cancel).await?;
    let place = reply.header("Location").unwrap_or_default();
    match place.rsplit('/').next() {
        Some(id) if !id.is_empty() => Ok(id.to_owned()),
        _ => Err(ApiError::Unreadable),
    }
}

/// How far an upload is.
pub async fn upload_progress(base: &str, id: &str, cancel: &Cancel) -> Answer<Progress> {
    let reply = change(tus("HEAD", place(base, id)), cancel).await?;
    Ok(Progress {
        name: file_name(&reply.header("Upload-Metadata").unwrap_or_default()),
        size: number(&reply, "Upload-Length")?,
        received: number(&reply, "Upload-Offset")?,
    })
}

/// Sends a piece; gives how much has arrived then.
pub async fn send_piece(
    base: &str,
    id: &str,
    from: u64,
    piece: &Blob,
    cancel: &Cancel,
) -> Answer<u64> {
    let call = tus("PATCH", place(base, id))
        .header("Upload-Offset", from.to_string())
        .bytes(piece, "application/offset+octet-stream")
        .limit(PATIENCE);
    number(&change(call, cancel).await?, "Upload-Offset")
}

/// Removes an upload that belongs to no case.
pub async fn remove_upload(base: &str, id: &str) -> Answer<()> {
    change(tus("DELETE", place(base, id)), &Cancel::default()).await.map(drop)
}

fn number(reply: &Reply, name: &str) -> Answer<u64> {
    reply.header(name).and_then(|text| text.parse().ok()).ok_or(ApiError::Unreadable)
}

/// `filename` of the metadata: UTF-8 in Base64.
fn file_name(metadata: &str) -> String {
    let encoded = metadata.split(',').find_map(|pair| pair.trim().strip_prefix("filename "));
    let latin = encoded.and_then(|text| window().atob(text.trim()).ok()).unwrap_or_default();
    let bytes: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    String::from_utf8(bytes).unwrap_or_default()
}
