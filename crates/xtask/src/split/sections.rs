//! Writing a section of a WebAssembly module again with fewer entries.

use anyhow::Result;
use std::ops::Range;
use wasmparser::{FromReader, Parser, Payload, SectionLimited};

/// The module with another content of those sections that get one.
pub fn rewritten<'a>(
    module: &'a [u8],
    mut other: impl FnMut(Payload<'a>) -> Result<Option<Vec<u8>>>,
) -> Result<Vec<u8>> {
    let mut end = 8;
    let mut new = module[..8.min(module.len())].to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((number, range)) = payload.as_section() else { continue };
        let whole = bytes(&(end..range.end))?;
        end = range.end;
        match other(payload)? {
            Some(content) => new.extend(section(number, &content)),
            None => new.extend(&module[whole]),
        }
    }
    Ok(new)
}

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

/// A number as a constant, which is signed: one byte more where its top bit would be the sign.
pub fn signed_leb(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x40 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_no_negative_numbers() {
        assert_eq!(signed_leb(63), [63]);
        assert_eq!(signed_leb(64), [0xc0, 0]);
        assert_eq!(signed_leb(8191), [0xff, 0x3f]);
        assert_eq!(signed_leb(8192), [0x80, 0xc0, 0]);
    }
}
