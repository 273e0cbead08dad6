//! The directory of a ZIP archive. Every number in it comes from a stranger.

use super::{BROKEN, ENCRYPTED, LARGEST, TOO_LARGE};

/// More parts than any workbook has that somebody would check names from.
const PARTS: usize = 4000;

/// An archive whose end and directory are where they should be.
pub struct Archive<'a> {
    bytes: &'a [u8],
    /// Where the directory begins, and how many parts it names.
    directory: (usize, usize),
}

/// A part as it stands in the archive.
pub struct Packed<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether they are plain.
    pub stored: bool,
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

impl<'a> Archive<'a> {
    /// Finds the directory. Errors: there is none, or it is of a kind that no workbook needs.
    pub fn open(bytes: &'a [u8]) -> Result<Self, &'static str> {
        // The end record is 22 bytes and a comment of at most 65,535.
        let from = bytes.len().saturating_sub(22 + 65_535);
        let tail = bytes.get(from..).unwrap_or_default();
        let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06").ok_or(BROKEN)? + from;
        let parts = short(bytes, end + 10).ok_or(BROKEN)?;
        let start = long(bytes, end + 16).ok_or(BROKEN)?;
        if parts == 0 || parts > PARTS || start >= end {
            return Err(BROKEN);
        }
        Ok(Self { bytes, directory: (start, parts) })
    }

    /// The part of this name, if there is one. Errors: it is encrypted, too large, or not where
    /// the directory says.
    pub fn part(&self, wanted: &str) -> Result<Option<Packed<'a>>, &'static str> {
        let (mut at, parts) = self.directory;
        for _ in 0..parts {
            let entry = self.bytes.get(at..).filter(|rest| rest.starts_with(b"PK\x01\x02"));
            let entry = entry.ok_or(BROKEN)?;
            let number = |place| short(entry, place).ok_or(BROKEN);
            let length = number(28)?;
            let name = entry.get(46..46 + length).ok_or(BROKEN)?;
            if name.eq_ignore_ascii_case(wanted.as_bytes()) {
                return self.packed(entry).map(Some);
            }
            at += 46 + length + number(30)? + number(32)?;
        }
        Ok(None)
    }

    fn packed(&self, entry: &[u8]) -> Result<Packed<'a>, &'static str> {
        let (flags, method) = (short(entry, 8).ok_or(BROKEN)?, short(entry, 10).ok_or(BROKEN)?);
        let size = |place| long(entry, place).ok_or(BROKEN);
        let (packed, plain, local) = (size(20)?, size(24)?, size(42)?);
        if flags & 1 == 1 {
            return Err(ENCRYPTED);
        }
        if plain > LARGEST {
            return Err(TOO_LARGE);
        }
        if !matches!(method, 0 | 8) {
            return Err(BROKEN);
        }
        let head = self.bytes.get(local..).filter(|rest| rest.starts_with(b"PK\x03\x04"));
        let head = head.ok_or(BROKEN)?;
        let skip = 30 + short(head, 26).ok_or(BROKEN)? + short(head, 28).ok_or(BROKEN)?;
        let bytes = skip.checked_add(packed).and_then(|end| head.get(skip..end)).ok_or(BROKEN)?;
        Ok(Packed { bytes, stored: method == 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of one stored part.
    fn archive(name: &str, content: &[u8], flags: u8) -> Vec<u8> {
        let (size, length) = (content.len() as u32, name.len() as u16);
        let mut bytes = b"PK\x03\x04\x14\0".to_vec();
        bytes.extend([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend([size.to_le_bytes(), size.to_le_bytes()].concat());
        bytes.extend(length.to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        let start = bytes.len() as u32;
        bytes.extend(b"PK\x01\x02\x14\0\x14\0");
        bytes.extend([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend([size.to_le_bytes(), size.to_le_bytes()].concat());
        bytes.extend(length.to_le_bytes());
        bytes.extend([0; 16]);
        bytes.extend(name.as_bytes());
        let length = bytes.len() as u32 - start;
        bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
        bytes.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn a_part_is_found_by_its_name() {
        let bytes = archive("xl/workbook.xml", b"<x/>", 0);
        let archive = Archive::open(&bytes).unwrap();
        let part = archive.part("xl/Workbook.xml").unwrap().unwrap();
        assert!(part.stored && part.bytes == b"<x/>");
        assert!(archive.part("xl/other.xml").unwrap().is_none());
    }

    #[test]
    fn whatever_is_cut_or_changed_is_refused_and_never_read_beyond() {
        let bytes = archive("a", b"content", 0);
        for cut in 0..bytes.len() {
            if let Ok(archive) = Archive::open(&bytes[..cut]) {
                let _ = archive.part("a");
            }
            if let Ok(archive) = Archive::open(&bytes[cut..]) {
                let _ = archive.part("a");
            }
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] = 0xFF;
            if let Ok(archive) = Archive::open(&other) {
                let _ = archive.part("a");
            }
        }
        let locked = archive("a", b"content", 1);
        assert_eq!(Archive::open(&locked).unwrap().part("a").err(), Some(ENCRYPTED));
        assert_eq!(Archive::open(b"PK").err(), Some(BROKEN));
    }
}
