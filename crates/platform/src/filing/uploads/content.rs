//! Whether a file is what its name says, and nothing else besides.

use crate::http::ApiError;
use contract::text::is_invisible;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Endings that are taken, with media type and what people call it.
const TYPES: [(&str, &str, &str); 5] = [
    ("pdf", "application/pdf", "PDF"),
    ("jpg", "image/jpeg", "JPG"),
    ("jpeg", "image/jpeg", "JPG"),
    ("png", "image/png", "PNG"),
    ("ofd", "application/ofd", "OFD"),
];

/// A zip archive says where it begins within so many bytes of the end of a file.
const ZIP_END: u64 = 65_557;

/// The name without folders and without characters that show nothing or turn text around.
pub fn plain_name(raw: &str, longest: usize) -> String {
    let name = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: Vec<char> = name.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    // The ending stays: it says what the file claims to be.
    kept[kept.len().saturating_sub(longest)..].iter().collect()
}

/// Refuses a name whose ending isn't taken.
pub fn accepted(name: &str) -> Result<(&'static str, &'static str), ApiError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let found = TYPES.iter().find(|(known, ..)| ending.as_deref() == Some(known));
    found.map(|(_, media, label)| (*media, *label)).ok_or_else(|| {
        ApiError::invalid("file", "只能上传 PDF、JPG、PNG 或 OFD 文件，请换一个文件。")
    })
}

/// The media type of a file that is what its name says, or why it isn't taken.
pub fn check(path: &Path, name: &str) -> std::io::Result<Result<&'static str, ApiError>> {
    let mut file = File::open(path)?;
    let (start, end) = ends(&mut file)?;
    Ok(accepted(name).and_then(|(media, label)| {
        let found = kind(&start);
        if found != label && !(label == "OFD" && found == "ZIP") {
            let detail =
                format!("文件名是 {label}，内容却是{found}，没有保存。请换成真正的 {label} 文件。");
            return Err(ApiError::invalid("file", detail));
        }
        let sound = match label {
            "OFD" => is_ofd(file),
            // Nothing may follow the end, nor may another format hide inside.
            "PNG" => end.ends_with(b"IEND\xAE\x42\x60\x82") && !hides(&start, &end),
            "PDF" => contains(&end, b"%%EOF") && !contains(&end, b"PK\x05\x06"),
            _ => !hides(&start, &end),
        };
        sound.then_some(media).ok_or_else(|| {
            let detail = format!(
                "这个 {label} 文件不完整，或夹带了别的内容，没有保存。请重新导出后再上传。"
            );
            ApiError::invalid("file", detail)
        })
    }))
}

/// The first kilobytes of a file, and the last.
fn ends(file: &mut File) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let (mut start, mut end) = (Vec::new(), Vec::new());
    file.by_ref().take(4096).read_to_end(&mut start)?;
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(size.saturating_sub(ZIP_END)))?;
    file.by_ref().take(ZIP_END).read_to_end(&mut end)?;
    file.rewind()?;
    Ok((start, end))
}

/// What the first bytes say, in the words of the answer.
fn kind(start: &[u8]) -> &'static str {
    let signatures: [(&[u8], &str); 7] = [
        (b"%PDF-", "PDF"),
        (b"\xFF\xD8\xFF", "JPG"),
        (b"\x89PNG\r\n\x1A\n", "PNG"),
        (b"PK\x03\x04", "ZIP"),
        (b"MZ", "可执行程序"),
        (b"\x7FELF", "可执行程序"),
        (b"#!", "可执行程序"),
    ];
    signatures
        .iter()
        .find(|(bytes, _)| start.starts_with(bytes))
        .map_or("别的格式", |(_, kind)| kind)
}

/// Whether an image is also an archive or a document: readers of those look for their marks
/// anywhere near the end or the start.
fn hides(start: &[u8], end: &[u8]) -> bool {
    contains(end, b"PK\x05\x06") || contains(start, b"%PDF-")
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    memchr::memmem::find(bytes, mark).is_some()
}

/// An OFD (GB/T 33190) is a zip archive that begins with the file's first byte and has OFD.xml.
fn is_ofd(file: File) -> bool {
    match zip::ZipArchive::new(file) {
        Ok(archive) => archive.offset() == 0 && archive.index_for_name("OFD.xml").is_some(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_folders_and_hidden_characters_and_keep_their_ending() {
        assert_eq!(plain_name("C:\\秘密\\证照.pdf", 50), "证照.pdf");
        assert_eq!(plain_name("../../etc/a\u{202E}fdp.exe", 50), "afdp.exe");
        assert_eq!(plain_name(&format!("{}.png", "长".repeat(300)), 10), "长长长长长长.png");
        assert!(accepted("照片.JPEG").is_ok());
        for bad in ["a.exe", "a", "a.pdf.exe", "pdf", "a.svg", ""] {
            assert!(accepted(bad).is_err(), "{bad}");
        }
    }
}
