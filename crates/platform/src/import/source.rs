//! Files before they are read: whether there is one, whether it isn't too large, what it is.

use super::rows::Sheet;
use super::{table, workbook};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek};
use std::path::Path;

const MIB: u64 = 1 << 20;
const LARGEST_TEXT: u64 = 200 * MIB;
const LARGEST_WORKBOOK: u64 = 50 * MIB;

/// What files that are neither text nor workbook begin with.
const OTHERS: [(&[u8], &str); 5] = [
    (b"\xD0\xCF\x11\xE0", "这是旧版 XLS 或加了密码的工作簿。请另存为不加密的 XLSX 再导入。"),
    (b"%PDF", "这是 PDF 文件。请用原始表格（CSV 或 XLSX）导入。"),
    (b"\x1F\x8B", "这是压缩文件。请解压后再导入。"),
    (b"Rar!", "这是压缩文件。请解压后再导入。"),
    (b"7z\xBC\xAF", "这是压缩文件。请解压后再导入。"),
];

/// Opens a file and hands each of its tables to `read`; says how the file is written.
pub fn read(path: &Path, read: &mut dyn FnMut(Sheet) -> Result<()>) -> Result<String> {
    let size = size(path)?;
    let mut file = File::open(path).context("文件打不开")?;
    let mut head = Vec::new();
    file.by_ref().take(8).read_to_end(&mut head).context("文件读不了")?;
    file.rewind()?;
    if let Some((_, message)) = OTHERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        bail!("{message}");
    }
    if !head.starts_with(b"PK") {
        return table::read(&mut file, read);
    }
    at_most(size, LARGEST_WORKBOOK, "XLSX 文件")?;
    workbook::read(&mut file, read)
}

fn size(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("没有这个文件。"),
        ErrorKind::PermissionDenied => anyhow::anyhow!("没有读这个文件的权限。"),
        _ => error.into(),
    })?;
    if metadata.is_dir() {
        bail!("这是一个文件夹，请给出里面的文件。");
    }
    if !metadata.is_file() {
        bail!("这不是普通文件。");
    }
    if metadata.len() == 0 {
        bail!("文件是空的。");
    }
    at_most(metadata.len(), LARGEST_TEXT, "文件")?;
    Ok(metadata.len())
}

fn at_most(size: u64, limit: u64, what: &str) -> Result<()> {
    if size > limit {
        let (size, limit) = (size / MIB, limit / MIB);
        bail!("{what}有 {size} MB，超过 {limit} MB 的上限。请按时间或部门分成几个文件再导入。");
    }
    Ok(())
}
