//! A wrong file ends with a clear message, exit status 1, and an unchanged database.

use crate::fixtures::{PENALTY, text};
use crate::platform::{Ended, Platform, command};
use rust_xlsxwriter::Workbook;
use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Imports with little memory at hand, into a database that holds one record.
fn refused(platform: &Platform, path: &Path) -> String {
    platform.import_text(&text(PENALTY, &[&[]]));
    let before = platform.records();
    let plain = command(&platform.data(), &[path]);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -v 700000; exec \"$@\"", "sh"]);
    let ended =
        Ended::of(limited.arg(plain.get_program()).args(plain.get_args()).output().unwrap());
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(!ended.err.contains("panicked"), "{ended:?}");
    assert_eq!(platform.records(), before);
    let report = format!("{}.rejected.csv", path.display());
    assert!(!Path::new(&report).exists());
    ended.err
}

fn refused_bytes(bytes: &[u8]) -> String {
    let platform = Platform::new();
    let path = platform.write("坏文件.csv", bytes);
    refused(&platform, &path)
}

#[test]
fn files_that_are_something_else() {
    let noise: Vec<u8> =
        (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: [(&[u8], &str); 11] = [
        (b"", "文件是空的"),
        (b"\n \n\n", "没有找到表头"),
        (b"\xEF\xBB\xBF", "没有找到表头"),
        (&noise, "二进制"),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "二进制"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 XLS"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1F\x8B\x08\0", "压缩文件"),
        (b"PK\x03\x04 broken", "不是完好的 XLSX"),
        ("姓名,年龄\n演示,1\n".as_bytes(), "没有找到表头"),
        (b"CF_WSH,CF_SY,CF_YJ,BZ\n1,2,3,4\n", "缺少这些列"),
    ];
    for (bytes, message) in cases {
        let err = refused_bytes(bytes);
        assert!(err.contains(message), "{message}: {err}");
    }
}

#[test]
fn files_that_are_none_or_too_large() {
    let platform = Platform::new();
    assert!(refused(&platform, &platform.path("没有")).contains("没有这个文件"));
    fs::create_dir(platform.path("夹")).unwrap();
    assert!(refused(&platform, &platform.path("夹")).contains("文件夹"));
    assert!(refused(&platform, Path::new("/dev/zero")).contains("不是普通文件"));
    let path = platform.path("大.csv");
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    assert!(refused(&platform, &path).contains("超过 200 MB"));
    let path = platform.path("大.xlsx");
    let mut file = File::create(&path).unwrap();
    file.write_all(b"PK\x03\x04").unwrap();
    file.set_len(60 << 20).unwrap();
    assert!(refused(&platform, &path).contains("超过 50 MB"));
}

/// A good workbook with one entry replaced.
fn workbook_with(entry: &str, content: &mut dyn Read) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "演示").unwrap();
    let mut good = ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for index in 0..good.len() {
        let mut part = good.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        out.start_file(&name, options).unwrap();
        match name == entry {
            true => std::io::copy(content, &mut out).unwrap(),
            false => std::io::copy(&mut part, &mut out).unwrap(),
        };
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn zip_bombs() {
    let sheet = "xl/worksheets/sheet1.xml";
    let strings = "xl/sharedStrings.xml";
    let blanks = || std::io::repeat(b' ').take(300 << 20);
    let cycle = |unit: &str| Cursor::new(unit.repeat((200 << 20) / unit.len()));
    let bombs = [
        workbook_with(sheet, &mut blanks()),
        workbook_with(strings, &mut blanks()),
        workbook_with(strings, &mut cycle("<si/>")),
        workbook_with(strings, &mut Cursor::new(r#"<sst uniqueCount="99999999999999999"></sst>"#)),
        workbook_with(strings, &mut Cursor::new(r#"<sst uniqueCount="18446744073709551615"/>"#)),
    ];
    for bomb in bombs {
        assert!(bomb.len() < 5 << 20);
        let err = refused_bytes(&bomb);
        assert!(err.contains("压缩炸弹"), "{err}");
    }
}

#[test]
fn a_zip_bomb_that_lies_about_its_size() {
    let mut bomb =
        workbook_with("xl/sharedStrings.xml", &mut std::io::repeat(b' ').take(300 << 20));
    let size = (300u32 << 20).to_le_bytes();
    let places: Vec<_> =
        bomb.windows(4).enumerate().filter(|(_, w)| *w == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    let err = refused_bytes(&bomb);
    assert!(err.contains("压缩炸弹") || err.contains("不是完好的"), "{err}");
}

#[test]
fn workbooks_with_impossible_numbers() {
    let row = |cell: &str| {
        format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cell}</sheetData></worksheet>"#
        )
    };
    for cell in [
        r#"<row r="4294967295"><c r="XFD4294967295"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="ZZZZZZZZZZZ1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="s"><v>999999</v></c></row>"#,
        r#"<row r="1"><c r="A1" s="999999"><v>1e308</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>NaN</v></c><c r="A1""#,
    ] {
        let platform = Platform::new();
        let bytes = workbook_with("xl/worksheets/sheet1.xml", &mut Cursor::new(row(cell)));
        let path = platform.write("怪.xlsx", bytes);
        let ended = platform.import(&[&path]);
        assert_eq!(ended.code, Some(1), "{cell} {ended:?}");
        assert!(ended.err.contains("没有导入"), "{cell} {ended:?}");
    }
}
