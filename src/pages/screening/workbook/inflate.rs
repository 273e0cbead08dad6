//! Unpacking, by the browser itself; stopped as soon as it is more than it may be.

use super::{BROKEN, TOO_LARGE};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// The bytes of a raw deflate stream. Errors: it is broken, or larger than `most`.
pub async fn raw(packed: &[u8], most: usize) -> Result<Vec<u8>, &'static str> {
    let reader = unpacking(packed)
        .ok_or("没有读入：这个浏览器太旧，读不了 Excel 表格。请复制那一列，粘贴到框里。")?;
    let mut plain = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| BROKEN)?;
        let is_done = Reflect::get(&piece, &"done".into()).is_ok_and(|done| done.is_truthy());
        if is_done {
            return Ok(plain);
        }
        let value = Reflect::get(&piece, &"value".into()).map_err(|_| BROKEN)?;
        let value: Uint8Array = value.dyn_into().map_err(|_| BROKEN)?;
        if plain.len() + value.length() as usize > most {
            let _ = reader.cancel();
            return Err(TOO_LARGE);
        }
        plain.extend(value.to_vec());
    }
}

fn unpacking(packed: &[u8]) -> Option<ReadableStreamDefaultReader> {
    let parts = Array::of1(&Uint8Array::from(packed));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let through = DecompressionStream::new("deflate-raw").ok()?;
    let through: &ReadableWritablePair = through.unchecked_ref();
    let plain: ReadableStream = blob.stream().pipe_through(through);
    plain.get_reader().dyn_into().ok()
}
