//! Data that can be written to, moved from the chunks into the main part. A chunk that has none can
//! come with each of the pages that share it, any number of times: it changes nothing then.

use super::data::address;
use super::sections::{bytes, leb, rewritten, signed_leb};
use anyhow::{Result, ensure};
use std::ops::Range;
use wasmparser::{Data, DataSectionReader, Payload};

/// A piece of data: where it lies, and how it begins.
pub type Piece = (u32, Vec<u8>);

/// The module without the data from this address on, and those data. Each leaves an empty segment:
/// instructions know the others by their number.
pub fn taken(module: &[u8], end: u64) -> Result<(Vec<u8>, Vec<Piece>)> {
    let mut pieces = Vec::new();
    let module = rewritten(module, |payload| {
        let Payload::DataSection(data) = payload else { return Ok(None) };
        let mut content = leb(data.count() as usize);
        for (range, segment) in segments(data)? {
            let at = address(&segment)?;
            if u64::from(at) >= end && !segment.data.is_empty() {
                pieces.push((at, segment.data.to_vec()));
                content.extend(active(at, &[]));
            } else {
                content.extend(&module[range]);
            }
        }
        Ok(Some(content))
    })?;
    Ok((module, pieces))
}

/// The module with these data besides its own.
pub fn put(module: &[u8], pieces: &[Piece]) -> Result<Vec<u8>> {
    let more = |count: u32| leb(count as usize + pieces.len());
    let mut done = false;
    let module = rewritten(module, |payload| match payload {
        Payload::DataCountSection { count, .. } => Ok(Some(more(count))),
        Payload::DataSection(data) => {
            done = true;
            let mut content = more(data.count());
            for (range, _) in segments(data)? {
                content.extend(&module[range]);
            }
            pieces.iter().for_each(|(at, bytes)| content.extend(active(*at, bytes)));
            Ok(Some(content))
        }
        _ => Ok(None),
    })?;
    ensure!(done, "the main part has no data");
    Ok(module)
}

type Segments<'a> = Vec<(Range<usize>, Data<'a>)>;

/// The segments, each with its place in the module.
fn segments(data: DataSectionReader) -> Result<Segments> {
    let segments = data.into_iter().map(|segment| {
        let segment = segment?;
        Ok((bytes(&segment.range)?, segment))
    });
    segments.collect()
}

/// A segment as WebAssembly writes it.
fn active(at: u32, data: &[u8]) -> Vec<u8> {
    const I32_CONST: u8 = 0x41;
    const END: u8 = 0x0b;
    [&[0, I32_CONST], signed_leb(at).as_slice(), &[END], &leb(data.len()), data].concat()
}

#[cfg(test)]
mod tests {
    use super::super::sections::section;
    use super::*;

    const DATA: u8 = 11;
    const DATA_COUNT: u8 = 12;
    const HEAD: &[u8] = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01";

    fn module(count: Option<u8>, data: &[u8]) -> Vec<u8> {
        let count = count.map(|count| section(DATA_COUNT, &[count])).unwrap_or_default();
        [HEAD, &count, &section(DATA, data)].concat()
    }

    #[test]
    fn what_can_be_written_to_moves() {
        let chunk = module(None, b"\x02\0\x41\x08\x0b\x03abc\0\x41\xd0\0\x0b\x02de");
        let (without, pieces) = taken(&chunk, 64).unwrap();
        assert_eq!(without, module(None, b"\x02\0\x41\x08\x0b\x03abc\0\x41\xd0\0\x0b\0"));
        assert_eq!(pieces, [(80, b"de".to_vec())]);
        assert_eq!(taken(&without, 64).unwrap(), (without.clone(), Vec::new()));
        let main = module(Some(1), b"\x01\0\x41\x08\x0b\x01x");
        let with = module(Some(2), b"\x02\0\x41\x08\x0b\x01x\0\x41\xd0\0\x0b\x02de");
        assert_eq!(put(&main, &pieces).unwrap(), with);
        assert!(put(HEAD, &pieces).is_err());
    }
}
