//! Writing a section of a WebAssembly module again with fewer entries.

use anyhow::Result;
use std::ops::Range;
use wasmparser::{FromReader, SectionLimited};

/// The number of entries and the entries, of those that are wanted.
pub fn filtered<'a, T: FromReader<'a>>(
    module: &[u8],
    entries: SectionLimited<'a, T>,
    wanted: impl Fn(&T) -> bool,
) -> Result<Vec<u8>> {
    let end = entries.range().end;
    let mut found = Vec::new();
    for entry in entries.into_iter_with_offsets() {
        let (at, entry) = entry?;
        found.push((at, wanted(&entry)));
    }
    let ends = found.iter().skip(1).map(|(at, _)| *at).chain([end]);
    let (mut kept, mut content) = (0, Vec::new());
    for ((at, wanted), end) in found.iter().zip(ends) {
        if *wanted {
            kept += 1;
            content.extend_from_slice(&module[bytes(&(*at..end))?]);
        }
    }
    Ok([leb(kept), content].concat())
}

/// A section: its number, its length, its content.
pub fn section(number: u8, content: &[u8]) -> Vec<u8> {
    [&[number], leb(content.len()).as_slice(), content].concat()
}

/// A range of the parser's as one of a slice.
pub fn bytes(range: &Range<u64>) -> Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}

/// A number as WebAssembly writes it.
pub fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
