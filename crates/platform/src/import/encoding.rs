//! Character encodings of text files: found out from the bytes, never asked for.

use anyhow::{Result, bail};
use encoding_rs::{Decoder, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{Read, Seek};

const CHUNK: usize = 64 * 1024;

/// Which encoding the text is in. Reads the whole input once: what tells UTF-8 from GB18030 may
/// be in the last line.
pub fn detect(input: &mut (impl Read + Seek)) -> Result<&'static Encoding> {
    let mut head = Vec::new();
    input.by_ref().take(CHUNK as u64).read_to_end(&mut head)?;
    input.rewind()?;
    if let Some((encoding, _)) = Encoding::for_bom(&head) {
        return Ok(encoding);
    }
    if head.contains(&0) {
        return without_bom(&head);
    }
    let mut tally = Tally::default();
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length(CHUNK).unwrap_or(CHUNK * 4);
    let (mut bytes, mut text) = (vec![0; CHUNK], String::with_capacity(room));
    loop {
        let read = input.read(&mut bytes)?;
        text.clear();
        let _ = decoder.decode_to_string(&bytes[..read], &mut text, read == 0);
        tally.add(&text);
        if read == 0 {
            break;
        }
    }
    input.rewind()?;
    Ok(if tally.looks_like_utf8() { UTF_8 } else { GB18030 })
}

/// UTF-16 without a mark: the zero bytes of separators and digits stand on one side.
fn without_bom(head: &[u8]) -> Result<&'static Encoding> {
    let zeros = |start| head.iter().skip(start).step_by(2).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (even, odd) if odd > even * 4 => Ok(UTF_16LE),
        (even, odd) if even > odd * 4 => Ok(UTF_16BE),
        _ => bail!("这不是文本文件（像是二进制文件）。请导出为 CSV 或 XLSX 再导入。"),
    }
}

#[derive(Default)]
struct Tally {
    good: u64,
    broken: u64,
}

impl Tally {
    fn add(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_ascii()) {
            match c {
                char::REPLACEMENT_CHARACTER => self.broken += 1,
                _ => self.good += 1,
            }
        }
    }

    /// A few broken characters among many good ones are damage, not another encoding: GB18030
    /// read as UTF-8 is broken nearly everywhere.
    fn looks_like_utf8(&self) -> bool {
        self.broken == 0 || self.good > self.broken.saturating_mul(10)
    }
}

/// A reader that gives UTF-8, whatever the encoding beneath, with every line ended by `\n`, the
/// last one too, so that lines can be counted. Bytes that aren't text come out as U+FFFD: the rows
/// they stand in are refused, the others taken.
pub struct Decoded<R> {
    input: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    decoded: String,
    text: String,
    given: usize,
    after_return: bool,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Decodes this input.
    pub fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        // The decoder fills what is there and doesn't ask for more.
        let room = decoder.max_utf8_buffer_length(CHUNK).unwrap_or(CHUNK * 4);
        Self {
            input,
            decoder,
            bytes: vec![0; CHUNK],
            decoded: String::with_capacity(room),
            text: String::new(),
            given: 0,
            after_return: false,
            ended: false,
        }
    }

    fn refill(&mut self) -> std::io::Result<()> {
        let read = self.input.read(&mut self.bytes)?;
        self.ended = read == 0;
        self.decoded.clear();
        let _ = self.decoder.decode_to_string(&self.bytes[..read], &mut self.decoded, self.ended);
        (self.text, self.given) = (String::with_capacity(self.decoded.len()), 0);
        for c in self.decoded.chars() {
            match c {
                '\r' => self.text.push('\n'),
                '\n' if self.after_return => {}
                _ => self.text.push(c),
            }
            self.after_return = c == '\r';
        }
        if self.ended {
            self.text.push('\n');
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            self.refill()?;
        }
        let left = &self.text.as_bytes()[self.given..];
        let count = left.len().min(out.len());
        out[..count].copy_from_slice(&left[..count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn read_back(bytes: &[u8]) -> Option<(&'static str, String)> {
        let encoding = detect(&mut Cursor::new(bytes)).ok()?;
        let mut text = String::new();
        Decoded::new(bytes, encoding).read_to_string(&mut text).unwrap();
        Some((encoding.name(), text))
    }

    fn utf16(text: &str, bom: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        bom.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_reads_back() {
        let text = "CF_WSH,行政相对人名称\r\n示例罚字〔2026〕1号,演示㐂𠮷有限公司\r\n".repeat(5000);
        let gb = GB18030.encode(&text).0;
        let cases: [(&str, Vec<u8>); 7] = [
            ("UTF-8", text.clone().into()),
            ("UTF-8", format!("\u{FEFF}{text}").into()),
            ("gb18030", gb.into_owned()),
            ("UTF-16LE", utf16(&text, true, u16::to_le_bytes)),
            ("UTF-16LE", utf16(&text, false, u16::to_le_bytes)),
            ("UTF-16BE", utf16(&text, true, u16::to_be_bytes)),
            ("UTF-16BE", utf16(&text, false, u16::to_be_bytes)),
        ];
        for (name, bytes) in cases {
            let (found, back) = read_back(&bytes).unwrap();
            assert_eq!(found, name);
            assert!(back == text.replace('\r', "") + "\n", "{name}");
        }
    }

    #[test]
    fn chinese_after_a_long_head_of_ascii_is_still_found() {
        let mut bytes = vec![b'a'; CHUNK * 2];
        bytes.extend_from_slice(&GB18030.encode("示例").0);
        assert_eq!(read_back(&bytes).unwrap().0, "gb18030");
    }

    #[test]
    fn damage_is_not_taken_for_another_encoding() {
        let mut bytes = "示例有限公司,演示".repeat(20).into_bytes();
        bytes[1] = b'x';
        let (name, text) = read_back(&bytes).unwrap();
        assert_eq!(name, "UTF-8");
        assert!(text.contains('\u{FFFD}') && text.contains("演示"));
    }

    #[test]
    fn binary_is_refused() {
        assert_eq!(read_back(&[0; 100]), None);
        assert_eq!(read_back(b"\x7fELF\0\0\x01\0\0\0\0\x02"), None);
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let _ = read_back(&bytes);
        }
    }
}
