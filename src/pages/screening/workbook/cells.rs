//! Texts of cells. As much of XML as a sheet needs: tags, attributes, texts; entities only those
//! that XML itself has.

/// Most characters that are taken of a sheet.
const LONGEST: usize = 1_000_000;
/// Most cells of a row that are looked at.
const COLUMNS: usize = 60;

/// A tag, or the text between two.
enum Token<'a> {
    /// Name without its prefix, attributes as they stand, whether it is closed at once.
    Open(&'a str, &'a str, bool),
    Close(&'a str),
    Text(&'a str),
}

fn tokens(xml: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = xml;
    std::iter::from_fn(move || {
        loop {
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                let (text, after) = rest.split_at(end);
                rest = after;
                return (!text.is_empty()).then_some(Token::Text(text));
            };
            let (tag, after) = tag.split_once('>')?;
            rest = after;
            if tag.starts_with(['?', '!']) {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                return Some(Token::Close(local(name.trim())));
            }
            let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            return Some(Token::Open(local(name), attributes, closed));
        }
    })
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The value of an attribute; `r:id` and `id` are two.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        let (found, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        if found.trim() == name {
            return Some(value);
        }
        rest = after;
    }
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let Some((name, after)) = after.split_once(';') else { return plain };
        let code = match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
        };
        plain.extend(match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => code.and_then(char::from_u32),
        });
        rest = after;
    }
    plain + rest
}

/// The part that holds the first sheet that is shown.
pub fn first_sheet(book: &str, links: &str) -> Option<String> {
    let id = tokens(book).find_map(|token| match token {
        Token::Open("sheet", attributes, _) if attribute(attributes, "state").is_none() => {
            attribute(attributes, "r:id").or_else(|| attribute(attributes, "d3p1:id"))
        }
        _ => None,
    })?;
    let target = tokens(links).find_map(|token| match token {
        Token::Open("Relationship", attributes, _) if attribute(attributes, "Id") == Some(id) => {
            attribute(attributes, "Target")
        }
        _ => None,
    })?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

/// The texts that cells refer to by number.
pub fn shared(xml: &str) -> Vec<String> {
    let (mut texts, mut inside, mut spoken) = (Vec::new(), false, false);
    for token in tokens(xml) {
        match token {
            Token::Open("si", _, _) => texts.push(String::new()),
            // How a text is read aloud, in Japanese workbooks.
            Token::Open("rPh", _, closed) => spoken = !closed,
            Token::Close("rPh") => spoken = false,
            Token::Open("t", _, closed) => inside = !closed,
            Token::Close("t") => inside = false,
            Token::Text(text) if inside && !spoken => {
                if let Some(last) = texts.last_mut() {
                    last.push_str(&plain(text));
                }
            }
            _ => {}
        }
    }
    texts
}

/// The rows of a sheet as lines, their cells separated by tabs.
pub fn rows(sheet: &str, shared: &[String]) -> String {
    let mut lines = String::new();
    let (mut row, mut kind, mut cell, mut inside) = (Vec::new(), "", String::new(), false);
    for token in tokens(sheet) {
        match token {
            Token::Open("row", _, _) => row.clear(),
            Token::Open("c", attributes, _) => {
                kind = attribute(attributes, "t").unwrap_or_default();
                cell.clear();
            }
            Token::Open("v" | "t", _, closed) => inside = !closed,
            Token::Close("v" | "t") => inside = false,
            Token::Text(text) if inside => cell.push_str(&plain(text)),
            Token::Close("c") => {
                let text = match kind {
                    "s" => cell.parse().ok().and_then(|at: usize| shared.get(at).cloned()),
                    "e" => None,
                    _ => Some(std::mem::take(&mut cell)),
                };
                let text = text.unwrap_or_default().replace(['\t', '\r', '\n'], " ");
                if row.len() < COLUMNS {
                    row.push(text.trim().to_owned());
                }
            }
            Token::Close("row") if lines.len() < LONGEST => {
                lines.push_str(row.join("\t").trim_end());
                lines.push('\n');
            }
            _ => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sheet_that_is_shown() {
        let book = r#"<?xml version="1.0"?><x:workbook><x:sheets><x:sheet name="a" state="hidden" r:id="r1"/>
            <x:sheet name="b" r:id='r2'/></x:sheets></x:workbook>"#;
        let links = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>
            <Relationship Target="/xl/worksheets/sheet2.xml" Id="r2"/></Relationships>"#;
        assert_eq!(first_sheet(book, links).as_deref(), Some("xl/worksheets/sheet2.xml"));
        assert_eq!(first_sheet("", links), None);
    }

    #[test]
    fn texts_numbers_and_inline_ones() {
        let texts = shared(
            "<sst><si><t>示例&amp;一</t></si><si><r><t>示</t></r><r><t>例</t></r><rPh><t>x</t></rPh></si></sst>",
        );
        assert_eq!(texts, ["示例&一", "示例"]);
        let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
            <row><c><f>1+1</f><v>2</v></c><c t="inlineStr"><is><t>甲
乙</t></is></c><c t="e"><v>#N/A</v></c></row><row/></sheetData></worksheet>"#;
        assert_eq!(rows(sheet, &texts), "示例&一\t示例\n2\t甲 乙\n");
    }

    #[test]
    fn hostile_xml_is_text_or_nothing() {
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;&a;&#x41;&#xFFFFFFFF;&lt;b&gt;</t></si>"#;
        assert_eq!(shared(bomb), ["A<b>"]);
        let odd = r#"<row><c t="s"><v>99999999999999999999</v></c><c t="s"><v>-1</v></c></row>"#;
        assert_eq!(rows(odd, &[]), "\n");
        for cut in ["<", "<c", "<c t=", "<c t='", "<row><c><v>&", "</", "<row><c><v>&amp"] {
            let _ = (rows(cut, &[]), shared(cut), first_sheet(cut, cut));
        }
    }
}
