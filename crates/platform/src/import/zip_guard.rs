//! Looks through a workbook before it is opened: a small file can unpack to anything, and the
//! sizes that its directory names can lie. So every entry is unpacked once, counted, thrown away.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// All entries together. Sheets are read as a stream, so this bounds time, not memory.
const LARGEST_TOTAL: u64 = 1 << 30;
/// Everything that is not a sheet: shared strings and styles are kept in memory.
const LARGEST_KEPT: u64 = 128 << 20;
/// Tags in the kept entries; the smallest string takes one and costs its header in memory.
const MOST_TAGS: u64 = 8_000_000;
/// The longest stretch without a tag: one text is one piece of memory.
const LONGEST_TEXT: u64 = 1 << 20;
const MOST_ENTRIES: usize = 10_000;

const TOO_LARGE: &str = "解压后过大，像是压缩炸弹，没有打开。";

/// Whether the workbook is safe to open.
pub fn check(file: &mut File) -> Result<()> {
    file.rewind()?;
    let mut archive = ZipArchive::new(&mut *file).context("不是完好的 XLSX 工作簿")?;
    if archive.len() > MOST_ENTRIES {
        bail!(TOO_LARGE);
    }
    let (mut sheets, mut kept) = (Tally::default(), Tally::default());
    for index in 0..archive.len() {
        let entry = archive.by_index(index).context("不是完好的 XLSX 工作簿")?;
        let name = entry.name().context("不是完好的 XLSX 工作簿")?.to_ascii_lowercase();
        if is_sheet(&name) {
            sheets.add(entry, &name, LARGEST_TOTAL, &mut |_| Ok(()))?;
            continue;
        }
        let mut tail = Vec::new();
        kept.add(entry, &name, LARGEST_KEPT, &mut |chunk| claims(chunk, &mut tail))?;
        if kept.tags > MOST_TAGS {
            bail!(TOO_LARGE);
        }
    }
    file.rewind()?;
    Ok(())
}

/// Whether the entry is read as a stream. By name, as the reader goes by names.
fn is_sheet(name: &str) -> bool {
    const KEPT: [&str; 3] = ["sharedstrings.xml", "styles.xml", "workbook.xml"];
    name.contains("worksheets/") && !KEPT.iter().any(|k| name.ends_with(k))
}

#[derive(Default)]
struct Tally {
    bytes: u64,
    tags: u64,
}

impl Tally {
    fn add(
        &mut self,
        mut entry: impl Read,
        name: &str,
        limit: u64,
        look: &mut dyn FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        let xml = name.ends_with(".xml") || name.ends_with(".rels");
        let mut chunk = vec![0; 64 * 1024];
        let mut stretch = 0;
        loop {
            let read = entry.read(&mut chunk).context("不是完好的 XLSX 工作簿")?;
            if read == 0 {
                return Ok(());
            }
            self.bytes += read as u64;
            if self.bytes > limit {
                bail!(TOO_LARGE);
            }
            if xml {
                self.scan(&chunk[..read], &mut stretch)?;
                look(&chunk[..read])?;
            }
        }
    }

    fn scan(&mut self, chunk: &[u8], stretch: &mut u64) -> Result<()> {
        if chunk.contains(&0) {
            // UTF-16, which spreadsheets don't write, would slip past the checks below.
            bail!("XLSX 工作簿里有无法识别的内容，没有打开。");
        }
        for byte in chunk {
            *stretch += 1;
            if *byte == b'<' {
                self.tags += 1;
                *stretch = 0;
            }
            if *stretch > LONGEST_TEXT {
                bail!(TOO_LARGE);
            }
        }
        Ok(())
    }
}

/// The reader sets memory aside for as many strings as `uniqueCount` claims.
fn claims(chunk: &[u8], tail: &mut Vec<u8>) -> Result<()> {
    const CLAIM: &[u8] = b"uniqueCount";
    const WINDOW: usize = 64;
    tail.extend_from_slice(chunk);
    for (at, _) in tail.windows(CLAIM.len()).enumerate().filter(|(_, w)| *w == CLAIM) {
        let after = tail[at + CLAIM.len()..].iter().take(WINDOW);
        let digits = after.skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
        if digits.count() > 7 {
            bail!(TOO_LARGE);
        }
    }
    tail.drain(..tail.len().saturating_sub(CLAIM.len() + WINDOW));
    Ok(())
}
