//! Whether a file can be handed in, before a byte of it is sent. The platform checks again, and
//! more.

use crate::browser;
use web_sys::File;

/// The largest file, in bytes.
const LARGEST: f64 = 20.0 * 1024.0 * 1024.0;

/// Endings, first bytes, and what people call it.
const TYPES: [(&[&str], &[u8], &str); 4] = [
    (&["pdf"], b"%PDF-", "PDF"),
    (&["jpg", "jpeg"], b"\xFF\xD8\xFF", "JPG"),
    (&["png"], b"\x89PNG\r\n\x1A\n", "PNG"),
    (&["ofd"], b"PK\x03\x04", "OFD"),
];

/// What the chooser offers.
pub const OFFERED: &str = ".pdf,.jpg,.jpeg,.png,.ofd,application/pdf,image/jpeg,image/png";

/// Why a file can't be handed in, if it can't.
pub async fn refuse(file: &File) -> Option<String> {
    let start = browser::bytes(file, 0.0, 8.0).await;
    judge(&file.name(), file.size(), start.as_deref())
}

fn judge(name: &str, size: f64, start: Option<&[u8]>) -> Option<String> {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let found = TYPES.iter().find(|(endings, ..)| endings.contains(&ending.as_str()));
    let Some((_, first, label)) = found else {
        return Some("只能上传 PDF、JPG、PNG 或 OFD 文件，请换一个文件。".into());
    };
    if size == 0.0 {
        return Some("这个文件是空的（0 字节），请重新选择。".into());
    }
    if size > LARGEST {
        let size = human(size);
        return Some(format!("文件 {size}，超过 20 MB，请压缩，或分成几个文件上传。"));
    }
    match start {
        None => Some("读不了这个文件，它可能已经移走或正被占用，请重新选择。".into()),
        Some(start) if !start.starts_with(first) => {
            Some(format!("文件名是 {label}，内容却不是，请换成真正的 {label} 文件。"))
        }
        Some(_) => None,
    }
}

/// A size as people read it. Whole numbers: those with fractions take 17 KB of program to write.
pub fn human(bytes: f64) -> String {
    match bytes as u64 {
        b if b < 1024 => format!("{b} 字节"),
        b if b < 1024 * 1024 => format!("{} KB", b.div_ceil(1024)),
        b => {
            let tenths = (b * 10).div_ceil(1024 * 1024);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{human, judge};

    #[test]
    fn a_file_is_what_its_name_says() {
        let bad = |name: &str, size: f64, start: &[u8]| judge(name, size, Some(start));
        assert_eq!(bad("证照.PDF", 10.0, b"%PDF-1.7"), None);
        assert_eq!(bad("a.jpeg", 10.0, b"\xFF\xD8\xFF\xE0"), None);
        for (name, size, start, word) in [
            ("病毒.exe", 10.0, b"MZ".as_slice(), "只能上传"),
            ("没有后缀", 10.0, b"%PDF-", "只能上传"),
            ("假.pdf", 10.0, b"MZ\x90", "内容却不是"),
            ("空.png", 0.0, b"", "0 字节"),
            ("大.pdf", 21.0 * 1048576.0, b"%PDF-", "21.0 MB，超过 20 MB"),
        ] {
            let told = bad(name, size, start).unwrap();
            assert!(told.contains(word), "{told}");
        }
        assert!(judge("a.pdf", 9.0, None).unwrap().contains("读不了"));
        assert_eq!([human(12.0), human(2000.0), human(1.8e6)], ["12 字节", "2 KB", "1.8 MB"]);
    }
}
