//! The files that are handed in with the sample's cases: a page or a picture that says that it is
//! an example.

use anyhow::Result;
use std::fmt::Write;

/// 示例, twelve rows of twice twelve points.
const MARK: [&str; 12] = [
    "..########.....#.#####..#.",
    "...............#...#....#.",
    "..............#...#..#..#.",
    "############..#...###.#.#.",
    ".....##......##..#..#.#.#.",
    ".....##.......#.#.#.#.#.#.",
    "..#..##..#....#....##.#.#.",
    ".##..##..##...#....#..#.#.",
    "##...##...##..#...#...#.#.",
    ".....##.......#..#......#.",
    ".....##.......#.#.......#.",
    "...###........##.....##...",
];
/// Points of the picture per point of the mark.
const SCALE: usize = 16;
/// White around it.
const MARGIN: usize = 4;

/// The bytes of a file of this name, which ends in .pdf or .png.
pub fn file(name: &str) -> Result<(Vec<u8>, &'static str)> {
    Ok(match name.ends_with(".png") {
        true => (picture()?, "image/png"),
        false => (page(name)?, "application/pdf"),
    })
}

fn picture() -> Result<Vec<u8>> {
    let (width, height) = (MARK[0].len() + 2 * MARGIN, MARK.len() + 2 * MARGIN);
    let mut points = Vec::with_capacity(width * height * SCALE * SCALE);
    for y in 0..height * SCALE {
        let row = (y / SCALE).checked_sub(MARGIN).and_then(|y| MARK.get(y));
        for x in 0..width * SCALE {
            let place = (x / SCALE).checked_sub(MARGIN);
            let sign = row.zip(place).and_then(|(row, x)| row.as_bytes().get(x));
            points.push(if sign == Some(&b'#') { 0x66 } else { 0xff });
        }
    }
    let mut bytes = Vec::new();
    let mut png = png::Encoder::new(&mut bytes, (width * SCALE) as u32, (height * SCALE) as u32);
    png.set_color(png::ColorType::Grayscale);
    let mut png = png.write_header()?;
    png.write_image_data(&points)?;
    png.finish()?;
    Ok(bytes)
}

/// One page of text, in a font that every reader has for Chinese.
fn page(name: &str) -> Result<Vec<u8>> {
    let lines = ["示例文件", name, "内容均为虚构，只用于演示和测试。"];
    let mut text = String::from("BT /F1 20 Tf 72 760 Td 36 TL\n");
    for line in lines {
        let units = line.encode_utf16().map(|unit| format!("{unit:04X}"));
        writeln!(text, "<{}> Tj T*", units.collect::<String>())?;
    }
    text.push_str("ET\n");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{text}endstream", text.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H\
         /DescendantFonts[6 0 R]>>"
            .to_owned(),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 7 0 R\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>"
            .to_owned(),
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]\
         /ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
            .to_owned(),
    ];
    let (mut pdf, mut places) = (String::from("%PDF-1.4\n"), Vec::new());
    for (place, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        write!(pdf, "{} 0 obj\n{object}\nendobj\n", place + 1)?;
    }
    let (start, size) = (pdf.len(), objects.len() + 1);
    write!(pdf, "xref\n0 {size}\n0000000000 65535 f \n")?;
    for place in places {
        writeln!(pdf, "{place:010} 00000 n ")?;
    }
    write!(pdf, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")?;
    Ok(pdf.into_bytes())
}
