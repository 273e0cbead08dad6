//! Workbooks (.xlsx): read in this browser, by a chunk that comes when somebody chooses one. Of the
//! first sheet only the cells' texts are taken; formulas, links, macros and pictures aren't looked at.

mod cells;
mod inflate;
mod zip;

use crate::pages::lazy::Missing;
use std::rc::Rc;
use zip::Archive;

/// Largest part of a workbook, unpacked, in bytes: what unpacks to more isn't read.
const LARGEST: usize = 24_000_000;

/// What a file couldn't be read for.
const BROKEN: &str = "坏了，读不出来。请用 Excel 打开、另存一次，或复制那一列，粘贴到框里。";
const ENCRYPTED: &str = "加了密码，读不了。请在 Excel 里去掉密码，另存后再选。";
const TOO_LARGE: &str = "展开后太大，没有读入。请只留名称或代码那一列，另存后再选。";
const EMPTY: &str = "的第一张表是空的。请把名称或代码放在第一张表里。";

/// Where the text goes, or why there is none.
type Done = Rc<dyn Fn(Result<String, &'static str>)>;

/// Reads a workbook: rows as lines, cells separated by tabs. `done` gets what is in it.
pub fn read(bytes: Vec<u8>, done: Done) {
    let told = done.clone();
    leptos::task::spawn_local(async move {
        #[cfg(feature = "split")]
        let begun = workbook(bytes, done).await;
        #[cfg(not(feature = "split"))]
        let begun = workbook(bytes, done);
        if begun.is_err() {
            told(Err("没有读入：读表格的程序没有装好。请检查网络后再选一次。"));
        }
    });
}

#[cfg_attr(
    feature = "split",
    leptos::wasm_split::wasm_split(workbook, wasm_split_path = leptos::wasm_split, fallible)
)]
fn workbook(bytes: Vec<u8>, done: Done) -> Result<(), Missing> {
    leptos::task::spawn_local(async move { done(text(&bytes).await) });
    Ok(())
}

async fn text(bytes: &[u8]) -> Result<String, &'static str> {
    let archive = Archive::open(bytes)?;
    let part = async |name: &str| -> Result<Option<String>, &'static str> {
        let Some(packed) = archive.part(name)? else { return Ok(None) };
        let plain = match packed.stored {
            true => packed.bytes.to_vec(),
            false => inflate::raw(packed.bytes, LARGEST).await?,
        };
        String::from_utf8(plain).map(Some).map_err(|_| BROKEN)
    };
    let book = part("xl/workbook.xml").await?.ok_or(BROKEN)?;
    let links = part("xl/_rels/workbook.xml.rels").await?.ok_or(BROKEN)?;
    let sheet = cells::first_sheet(&book, &links).ok_or(BROKEN)?;
    let sheet = part(&sheet).await?.ok_or(BROKEN)?;
    let shared = part("xl/sharedStrings.xml").await?.unwrap_or_default();
    let text = cells::rows(&sheet, &cells::shared(&shared));
    if text.trim().is_empty() { Err(EMPTY) } else { Ok(text) }
}
