//! Files that somebody gets or gives.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlElement, HtmlInputElement,
    SubtleCrypto, TextDecoder, TextDecoderOptions, Url,
};

/// Has the browser save a text as a file of this media type.
pub fn download(name: &str, media: &str, text: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let parts = Array::of1(&text.into());
    let address = Blob::new_with_str_sequence_and_options(&parts, &kind)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().create_element("a").map(JsCast::dyn_into::<HtmlElement>);
    let (Ok(address), Ok(Ok(link))) = (address, link) else { return false };
    let named =
        link.set_attribute("href", &address).and_then(|()| link.set_attribute("download", name));
    link.click();
    // The click has begun the download; the address may go when it has been read.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    named.is_ok()
}

/// The files that were chosen in an input; it is empty afterwards, so that the same file can be
/// chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files.map(|all| (0..all.length()).filter_map(|at| all.get(at)).collect()).unwrap_or_default()
}

/// A piece of a file, as bytes; none if it can't be read any more.
pub async fn bytes(file: &File, from: f64, to: f64) -> Option<Vec<u8>> {
    let piece = file.slice_with_f64_and_f64(from, to).ok()?;
    let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The whole of a file as text.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Bytes as text: UTF-8, or else what Chinese programs and spreadsheets write.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let codes = match bytes {
        [0xFF, 0xFE, ..] => ["utf-16le", "utf-16le"],
        _ => ["utf-8", "gb18030"],
    };
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let decoder = |code: &str| TextDecoder::new_with_label_and_options(code, &strict).ok();
    codes.iter().find_map(|code| decoder(code)?.decode_with_u8_array(bytes).ok())
}

/// SHA-256 of the bytes, hexadecimal; none where the browser doesn't compute it, as on plain http.
pub async fn sha256(bytes: &[u8]) -> Option<String> {
    let subtle = js_sys::Reflect::get(&window(), &"crypto".into()).ok()?;
    let subtle = js_sys::Reflect::get(&subtle, &"subtle".into()).ok()?;
    let subtle: SubtleCrypto = subtle.is_object().then(|| subtle.unchecked_into())?;
    let input = Uint8Array::from(bytes);
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", &input).ok()?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec();
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
