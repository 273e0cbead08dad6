//! Short names for what the program calls in its script: wasm-bindgen's are for people, some
//! thirty letters each, in both files.

use super::sections::{bytes, leb, section};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use wasmparser::{Parser, Payload};

/// The script as the program names it.
const SCRIPT: &str = "./portal_bg.js";
const IMPORT_SECTION: u8 = 2;

/// Shortens them in both files of this folder.
pub fn shorten(app: &Path) -> Result<()> {
    let (program, script) = (app.join("portal_bg.wasm"), app.join("portal.js"));
    let (module, names) = shortened(&fs::read(&program)?)?;
    let script_text = replaced(&fs::read_to_string(&script)?, &names)?;
    fs::write(program, module)?;
    Ok(fs::write(script, script_text)?)
}

/// The module, and the names as they were, in the order of the short ones.
fn shortened(module: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut end = 8;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((_, range)) = payload.as_section() else { continue };
        let whole = bytes(&(end..range.end))?;
        end = range.end;
        let Payload::ImportSection(imports) = payload else { continue };
        let mut names = Vec::new();
        let mut content = leb(imports.count() as usize);
        let mut ends = Vec::new();
        let mut found = Vec::new();
        for import in imports.into_imports_with_offsets() {
            let (at, import) = import?;
            ends.push(at);
            found.push((import.module.to_owned(), import.name.to_owned()));
        }
        ends.push(range.end);
        for (span, (from, name)) in ends.windows(2).zip(found) {
            let entry = &module[bytes(&(span[0]..span[1]))?];
            let kind = &entry[text(&from).len() + text(&name).len()..];
            let called = match from == SCRIPT {
                true => short(names.len()),
                false => name.clone(),
            };
            if from == SCRIPT {
                names.push(name);
            }
            content.extend([&text(&from), &text(&called), kind].concat());
        }
        let content = section(IMPORT_SECTION, &content);
        return Ok(([&module[..whole.start], &content, &module[whole.end..]].concat(), names));
    }
    Ok((module.to_vec(), Vec::new()))
}

/// The script with the members of its object named likewise.
fn replaced(script: &str, names: &[String]) -> Result<String> {
    let (before, rest) = script
        .split_once("function __wbg_get_imports()")
        .context("wasm-bindgen 的脚本不是预期的样子")?;
    let mut rest = rest.to_owned();
    for (at, name) in names.iter().enumerate() {
        let member = format!(" {name}: ");
        ensure!(rest.matches(&member).count() == 1, "脚本里找不到 {name}");
        rest = rest.replacen(&member, &format!(" {}: ", short(at)), 1);
    }
    Ok(format!("{before}function __wbg_get_imports(){rest}"))
}

/// `a` to `z`, then two letters and so on.
fn short(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push((b'a' + (at % 26) as u8) as char);
        if at < 26 {
            return letters.into_iter().rev().collect();
        }
        at = at / 26 - 1;
    }
}

/// A text as WebAssembly writes it.
fn text(text: &str) -> Vec<u8> {
    [leb(text.len()).as_slice(), text.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut content = leb(imports.len());
        for (from, name) in imports {
            content.extend([text(from), text(name), vec![0, 0]].concat());
        }
        let head = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0";
        [&head[..], &section(IMPORT_SECTION, &content), b"\x05\x03\x01\0\x01"].concat()
    }

    #[test]
    fn both_files_agree_and_other_names_stay() {
        let before =
            module(&[(SCRIPT, "__wbg_key_01"), ("./x.js", "load"), (SCRIPT, "__wbg_now_02")]);
        let (after, names) = shortened(&before).unwrap();
        assert_eq!(after, module(&[(SCRIPT, "a"), ("./x.js", "load"), (SCRIPT, "b")]));
        let script = "x function __wbg_get_imports() {\n __wbg_now_02: f,\n __wbg_key_01: g }";
        let expected = "x function __wbg_get_imports() {\n b: f,\n a: g }";
        assert_eq!(replaced(script, &names).unwrap(), expected);
        assert!(replaced("function __wbg_get_imports() {}", &names).is_err());
        assert!(shortened(b"<!doctype html>").is_err());
    }

    #[test]
    fn no_two_are_the_same() {
        let all: std::collections::BTreeSet<_> = (0..2000).map(short).collect();
        assert_eq!(
            (all.len(), short(25), short(26), short(27)),
            (2000, "z".into(), "aa".into(), "ab".into())
        );
    }
}
